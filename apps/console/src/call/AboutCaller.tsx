import { latestPatientEntry, type Patient } from '@keel/clinical/patient';
import { figure } from '@keel/ui/figure';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../opened-chart/index.ts';
import { dateTimeText } from '../time/index.ts';
import styles from './CallDesk.module.css';

/** The plan in the order in which it is used. */
const PLAN_PARTS = ['signs', 'myself', 'places', 'people', 'professionals', 'surroundings', 'reasons'] as const;

/** Numbers to call back on, the patient's own first. */
export const callBackNumbers = (patient: Patient): readonly string[] => [
  ...new Set([
    ...(patient.details?.phone === undefined ? [] : [patient.details.phone]),
    ...patient.contacts.flatMap(({ body }) => body.phone ?? []),
  ]),
];

/** What must be known about the one on the phone: whom to call, what was given and when, and the plan they made. */
export function AboutCaller(props: {
  readonly patient: Patient | null;
  readonly known: boolean;
  readonly now: number;
  readonly zone: string;
}) {
  if (props.patient === null) return props.known ? <aside /> : null;
  return <About patient={props.patient} now={props.now} zone={props.zone} />;
}

function About({ patient, now, zone }: { readonly patient: Patient; readonly now: number; readonly zone: string }) {
  const { t, i18n } = useTranslation();
  const sees = useMay(patient.id)('class/clinical');
  // What is held back from a reader is not said to be missing.
  const none = (words: string): string => (sees ? words : t('patient.held'));
  const session = patient.sessions.findLast(({ body }) => body.startedAt !== null);
  const emergency = patient.contacts.filter(({ body }) => body.contact === 'emergency' || body.contact === 'family');
  const plan = latestPatientEntry(patient, 'safety-plan-written');
  const medicines = patient.medicines?.body.medicines.filter(({ stopped }) => stopped === undefined);
  return (
    <aside className={styles['about']}>
      <Part title={t('call.contact')}>
        {emergency.length === 0 ? (
          <p className={styles['soft']}>{t('call.noContact')}</p>
        ) : (
          emergency.map(({ id, body }) => (
            <p key={id}>
              <b>{body.name}</b> {[body.relation, body.phone].filter(Boolean).join(' · ')}
            </p>
          ))
        )}
      </Part>
      <Part title={t('call.numbers')}>
        {callBackNumbers(patient).length === 0 ? (
          <p className={styles['soft']}>{t('call.noNumber')}</p>
        ) : (
          callBackNumbers(patient).map((number) => <p key={number}>{number}</p>)
        )}
      </Part>
      <Part title={t('call.lastVisit')}>
        {session === undefined ? (
          <p className={styles['soft']}>{none(t('call.noVisit'))}</p>
        ) : (
          <>
            <p>
              <b>
                {[
                  session.body.route && t(`route.${session.body.route}`),
                  `${figure(session.body.deliveredMg)} mg`,
                  session.body.mgPerKg !== null && `${figure(session.body.mgPerKg, 2)} mg/kg`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </b>
            </p>
            <p>
              {dateTimeText(session.body.startedAt ?? session.at, zone, i18n.language)} ·{' '}
              {t('call.ago', { time: agoText(now - (session.body.startedAt ?? session.at)) })}
            </p>
            <p className={styles['soft']}>
              {[
                session.body.peakBp &&
                  t('patient.peak', { bp: `${session.body.peakBp.systolicMmHg}/${session.body.peakBp.diastolicMmHg}` }),
                t(`patient.outcome.${session.body.outcome}`),
                session.body.rescueMedicines.length > 0 &&
                  t('call.rescue', { list: session.body.rescueMedicines.join(', ') }),
                session.body.adverseEvents.join(', '),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </>
        )}
      </Part>
      <Part title={t('call.medicines')}>
        <p className={medicines === undefined ? styles['soft'] : undefined}>
          {medicines === undefined
            ? none(t('call.notListed'))
            : medicines.map(({ name, dose }) => [name, dose].filter(Boolean).join(' ')).join(', ')}
        </p>
      </Part>
      <Part title={t('call.plan')}>
        {plan === undefined ? (
          <p className={styles['soft']}>{none(t('call.noPlan'))}</p>
        ) : (
          PLAN_PARTS.filter((part) => plan.body[part].length > 0).map((part) => (
            <div key={part}>
              <p className={styles['soft']}>{t(`call.planPart.${part}`)}</p>
              <p>{plan.body[part].join('; ')}</p>
            </div>
          ))
        )}
      </Part>
    </aside>
  );
}

/** Hours and minutes, then days: how long ago a drug was given. */
function agoText(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.floor(minutes / 1_440)} d`;
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
