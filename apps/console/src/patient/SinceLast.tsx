import type { Patient } from '@keel/clinical/patient';
import { useTranslation } from 'react-i18next';
import styles from './PatientScreen.module.css';
import { Section } from './Section.tsx';

/** What is worth telling somebody who saw this person at the last session, and the word for it. */
const NEWS = {
  'scale-answered': 'chart.scores',
  'adverse-event-reported': 'chart.events',
  'medicines-listed': 'patient.medicines',
  'allergies-listed': 'patient.allergies',
  'conditions-listed': 'patient.conditions',
  'result-recorded': 'chart.item.title',
  'bladder-asked': 'chart.bladder.title',
  'task-opened': 'patient.tasks',
  'letter-followed': 'chart.letters',
  'consent-withdrawn': 'patient.consents',
  'patient-note-written': 'patient.notes',
} as const;

/** What has come to the record since the last session; nothing where there was none. `when` puts a time into words. */
export function SinceLast({ patient, when }: { readonly patient: Patient; readonly when: (at: number) => string }) {
  const { t } = useTranslation();
  const lastSession = patient.sessions.at(-1)?.at;
  if (lastSession === undefined) return null;
  const news = patient.entries.filter(({ at, kind }) => at > lastSession && kind in NEWS);
  return (
    <Section title={t('chart.sinceLast')}>
      {news.length === 0 ? (
        <p>{t('chart.nothingSince')}</p>
      ) : (
        <ul className={styles['list']}>
          {news.map((entry) => (
            <li key={entry.id}>
              <b>{t(NEWS[entry.kind as keyof typeof NEWS])}</b>
              <span>{when(entry.at)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
