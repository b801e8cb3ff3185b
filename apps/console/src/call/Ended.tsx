import { tasksAfter } from '@keel/clinical/calls';
import { taskKind } from '@keel/clinical/tasks';
import { buttonClass } from '@keel/ui/button';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/index.ts';
import { useTaskTitle } from '../tasks/index.ts';
import { clockText, dateTimeText } from '../time/index.ts';
import styles from './CallDesk.module.css';
import type { CallHere, useCalls } from './use-calls.ts';

/** A call that ended, as the entry it is: how, what was advised, and what it leaves to do, with its clocks. */
export function Ended(props: { readonly here: CallHere; readonly staff: ReturnType<typeof useCalls>['staff'] }) {
  const { t, i18n } = useTranslation();
  const taskTitle = useTaskTitle();
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const { call, patient, whole } = props.here;
  if (call.ended === null) return null;
  // The same rule that the server opened them by.
  const tasks = whole ? tasksAfter(call, call.ended, call.ended.at) : [];
  return (
    <section className={styles['question']}>
      <h2>
        {t('call.ended', { how: t(`call.outcome.${call.ended.outcome}`) })}{' '}
        {t('call.endedAt', { time: clockText(call.ended.at, zone, i18n.language) })}
      </h2>
      {call.ended.words && <p>{call.ended.words}</p>}
      {call.ended.advice.length > 0 && (
        <ul>
          {call.ended.advice.map((id) => (
            <li key={id}>{t(`call.say.${id as 'advice-rest'}`)}</li>
          ))}
        </ul>
      )}
      {tasks.length > 0 && (
        <>
          <p>{t('call.leaves')}</p>
          <ul className={styles['said']}>
            {tasks.map(({ key, kind, dueAt, owner }) => {
              const row = taskKind(kind);
              const named = props.staff.find(({ id }) => id === owner)?.name;
              return (
                <li key={key}>
                  <b>{taskTitle({ kind, title: row?.title ?? kind })}</b>
                  <span className={styles['soft']}>
                    {named ?? (row && t(`role.${row.ownerRole}`))} ·{' '}
                    {t('call.due', { when: dateTimeText(dueAt, zone, i18n.language) })}
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
      <p className={styles['foot']}>
        <Link to="/call" className={buttonClass({})}>
          {t('call.back')}
        </Link>
        <Link to="/tasks" className={buttonClass({})}>
          {t('call.toTasks')}
        </Link>
        {patient !== null && (
          <Link to="/patient/$id" params={{ id: patient.id }} className={buttonClass({})}>
            {t('call.toPatient')}
          </Link>
        )}
      </p>
    </section>
  );
}
