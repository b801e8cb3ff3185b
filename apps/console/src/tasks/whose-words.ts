import type { TasksView } from '@keel/formats/api';

type Owner = NonNullable<TasksView['tasks'][number]['owner']>;

/** Under which words it is told who has a task: whoever reads of himself is not told of in the third person, as somebody elsewhere. */
export function whoseWords({ id }: Owner, away: boolean, reader: string | undefined) {
  if (id === reader) return away ? 'ownNotOnDuty' : 'own';
  return away ? 'ownerAway' : 'ownedBy';
}
