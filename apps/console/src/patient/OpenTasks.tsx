import type { Patient } from '@keel/clinical/patient';
import { isSuicideTask } from '@keel/clinical/tasks';
import { useTranslation } from 'react-i18next';
import { useTaskTitle } from '../tasks/index.ts';
import styles from './PatientScreen.module.css';
import { Section } from './Section.tsx';

/** What somebody still has to do for this person; `when` puts a time into words. */
export function OpenTasks({ patient, when }: { readonly patient: Patient; readonly when: (at: number) => string }) {
  const { t } = useTranslation();
  const taskTitle = useTaskTitle();
  // What is about suicide first, then what is urgent, each by when it is due.
  const tasks = patient.tasks
    .filter(({ state }) => state === 'open')
    .toSorted(
      (a, b) =>
        Number(isSuicideTask(b.kind)) - Number(isSuicideTask(a.kind)) ||
        Number(b.urgent) - Number(a.urgent) ||
        a.dueAt - b.dueAt,
    );
  if (tasks.length === 0) return null;
  return (
    <Section title={t('patient.tasks')}>
      <ul className={styles['list']}>
        {tasks.map((task) => (
          <li key={task.task} data-urgent={task.urgent}>
            <b>{taskTitle(task)}</b>
            <span>
              {t(`role.${task.ownerRole}`)} · {t('patient.due', { when: when(task.dueAt) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
