import { buttonClass } from '@keel/ui/button';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTaskTitle } from '../tasks/index.ts';
import { useVisit } from '../visit/index.ts';
import styles from './OwedTasks.module.css';

/** What a visit that has ended otherwise than by release leaves to do, and the way there. Nothing where nothing is owed. */
export function OwedTasks() {
  const { t } = useTranslation();
  const taskTitle = useTaskTitle();
  const { session, patient } = useVisit();
  const owed = patient.tasks.filter(({ state, about }) => state !== 'closed' && about?.stream === session.stream);
  if (owed.length === 0) return null;
  return (
    <section className={styles['owed']}>
      <h3>{t('ready.owed')}</h3>
      <ul>
        {owed.map((task) => (
          <li key={task.task}>
            {taskTitle(task)}, {t(`role.${task.ownerRole}`)}
          </li>
        ))}
      </ul>
      <p>
        <Link to="/tasks" className={buttonClass({ kind: 'next', size: 'large' })}>
          {t('nav.tasks')}
        </Link>
      </p>
    </section>
  );
}
