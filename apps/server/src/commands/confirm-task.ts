import { decidePatient, patientFold } from '@keel/clinical/patient';
import type { Command, Context, StreamEvents, StreamName } from '@keel/clinical/record';
import { addMs, HOUR_MS } from '@keel/clinical/units';
import type { States } from './definition.ts';

const CONFIRM_HOURS = 24;

/** Somebody who may still sign looks at what was recorded by one who may no longer. */
export function confirmTask(
  states: States,
  patient: string,
  command: Command,
  context: Context,
): readonly StreamEvents[] {
  const stream: StreamName = `patient/${patient}`;
  const decision = decidePatient(
    { patient: states.of(patientFold, stream) },
    {
      id: command.id,
      kind: 'open-task',
      stream,
      seenSeq: states.seq(stream),
      occurredAt: context.now,
      body: {
        task: `confirm-entry/${command.id}`,
        kind: 'confirm-entry',
        title: 'Confirm an entry by somebody whose right had ended',
        ownerRole: 'prescriber',
        dueAt: addMs(context.now, CONFIRM_HOURS * HOUR_MS),
        urgent: false,
        about: { stream: command.stream, entry: { command: command.id, index: 0 } },
      },
    },
    context,
  );
  return decision.kind === 'accepted' ? decision.streams : [];
}
