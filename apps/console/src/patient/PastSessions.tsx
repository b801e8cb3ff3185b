import type { Patient } from '@keel/clinical/patient';
import { figure } from '@keel/ui/figure';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayText } from '../time/index.ts';
import { Lifetime } from './Lifetime.tsx';
import styles from './PatientScreen.module.css';
import { Missing, Section } from './Section.tsx';

/** Sessions that ended, the latest first, and what came together in a life. */
export function PastSessions(props: {
  readonly patient: Patient;
  readonly zone: string;
  /** Today where the clinic is, `YYYY-MM-DD`. */
  readonly today: string;
  /** What is said when none is known; null where one that has not ended says enough. */
  readonly none: string | null;
}) {
  const { t, i18n } = useTranslation();
  const { patient, zone, today, none } = props;
  return (
    <Section title={t('patient.sessions')}>
      {patient.sessions.length === 0 && none !== null && <Missing>{none}</Missing>}
      <ul className={styles['list']}>
        {patient.sessions.toReversed().map((entry) => (
          <li key={entry.id}>
            <Link to="/session/$id/record" params={{ id: entry.body.session }}>
              <b>{dayText(entry.body.startedAt ?? entry.at, zone, i18n.language)}</b>
            </Link>
            <span>
              {[
                entry.body.route && t(`route.${entry.body.route}`),
                `${figure(entry.body.deliveredMg)} mg`,
                entry.body.mgPerKg !== null && `${figure(entry.body.mgPerKg, 2)} mg/kg`,
                entry.body.peakBp &&
                  t('patient.peak', {
                    bp: `${entry.body.peakBp.systolicMmHg}/${entry.body.peakBp.diastolicMmHg}`,
                  }),
                t(`patient.outcome.${entry.body.outcome}`),
                entry.body.rescueMedicines.join(', '),
                entry.body.adverseEvents.join(', '),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <Lifetime patient={patient} today={today} />
    </Section>
  );
}
