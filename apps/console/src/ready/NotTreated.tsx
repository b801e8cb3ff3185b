import { latestOf } from '@keel/clinical/session';
import { useTranslation } from 'react-i18next';
import { OwedTasks } from '../owed/index.ts';
import { clockText, dayText } from '../time/index.ts';
import { useVisit } from '../visit/index.ts';
import styles from './ReadyScreen.module.css';

/** The visit ended without a dose: who said so, when and why, what is still owed for it, and when they come next. */
export function NotTreated() {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const { session, patient, zone, now } = visit;
  const stopped = latestOf(session, 'session-stopped');
  const ended =
    stopped ??
    latestOf(session, 'session-cancelled') ??
    latestOf(session, 'left-before-release') ??
    latestOf(session, 'patient-transferred');
  const next = patient.visits
    .filter(({ body }) => body.kind === 'session' && body.session !== session.id && body.startsAt > now)
    .sort((a, b) => a.body.startsAt - b.body.startsAt)[0]?.body;
  const why = stopped && t(`ask.a.${stopped.body.because as 'deferred'}`);
  const words = stopped !== undefined && stopped.body.reason !== stopped.body.because ? stopped.body.reason : undefined;
  return (
    <header className={styles['head']}>
      <h2 className={styles['title']}>{t(`phase.${session.phase}`)}</h2>
      {ended && (
        <p>
          {[clockText(ended.at, zone, i18n.language), visit.nameOf(ended.author.id), why, words]
            .filter((part) => part !== undefined)
            .join(', ')}
        </p>
      )}
      <p>
        {next === undefined
          ? t('ready.noNext')
          : t('ready.next', {
              when: `${dayText(next.startsAt, zone, i18n.language)}, ${clockText(next.startsAt, zone, i18n.language)}`,
            })}
      </p>
      <OwedTasks />
    </header>
  );
}
