import type { Patient } from '@keel/clinical/patient';
import { useTranslation } from 'react-i18next';
import styles from './PatientScreen.module.css';
import { Section } from './Section.tsx';

/** What was noted by hand, in its writer's words; `when` puts a time into words. */
export function Notes({ patient, when }: { readonly patient: Patient; readonly when: (at: number) => string }) {
  const { t } = useTranslation();
  const notes = patient.entries.filter(({ kind }) => kind === 'patient-note-written');
  if (notes.length === 0) return null;
  return (
    <Section title={t('patient.notes')}>
      <ul className={styles['list']}>
        {notes.map((entry) => (
          <li key={entry.id}>
            <b>{when(entry.at)}</b>
            <span>{entry.kind === 'patient-note-written' ? entry.body.words : ''}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
