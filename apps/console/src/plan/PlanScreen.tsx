import { type Patient, patientFold, planInForce, readPatient } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import { instant } from '@keel/clinical/units';
import type { PatientView, PlacesView, PolicyView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { figure } from '@keel/ui/figure';
import { Identity } from '@keel/ui/identity';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { OpenedChart, useMay } from '../opened-chart/index.ts';
import { BookPlanSheet, unbookedDates } from '../schedule/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dayIn } from '../time/index.ts';
import { fromWire } from '../visit/index.ts';
import { InForce } from './InForce.tsx';
import styles from './Plan.module.css';
import { PlanForm } from './PlanForm.tsx';

/** What course, at what cost? */
export function PlanScreen() {
  const { id } = useParams({ from: '/inside/patient/$id/plan' });
  const view = useQuery(viewQuery<PatientView>('patient', id));
  const policies = useQuery(viewQuery<PolicyView>('policy'));
  const places = useQuery(viewQuery<PlacesView>('places'));
  useTopics([`view/patient/${id}`, 'view/policy'], view.data?.position);
  const failed = view.error ?? policies.error ?? places.error;
  if (view.data && policies.data && places.data)
    return <Course view={view.data} policies={policies.data} places={places.data} />;
  return failed ? <Failed error={failed} reset={() => void view.refetch()} /> : <Waiting />;
}

function Course(props: { readonly view: PatientView; readonly policies: PolicyView; readonly places: PlacesView }) {
  const { t } = useTranslation();
  const { view } = props;
  const me = useQuery(meQuery).data;
  const now = instant(useNow(60_000));
  const zone = me?.clinic.zone ?? 'UTC';
  const patient = useMemo<Patient>(
    () =>
      readPatient(
        view.events.map(fromWire).reduce(patientFold.evolve, patientFold.initial(`patient/${view.brief.id}`)),
      ),
    [view],
  );
  const policy = props.policies.versions.find(({ state }) => state === 'in-force')?.policy as Policy | undefined;
  const inForce = planInForce(patient);
  const sees = useMay(patient.id)('class/clinical');
  const [booking, setBooking] = useState(false);
  const unbooked = unbookedDates(patient, inForce?.body.dates ?? [], dayIn(now, zone), zone);
  const running = view.sessions.some(({ phase }) => phase === 'dosing' || phase === 'recovery');
  return (
    <div className={styles['screen']}>
      <header className={styles['band']}>
        <Identity brief={view.brief} today={dayIn(now, zone)} large>
          {patient.weight && <span>{t('visit.weight', { kg: figure(patient.weight.kg) })}</span>}
        </Identity>
        <Link to="/patient/$id" params={{ id: view.brief.id }} className={styles['back']!}>
          {t('plan.back')}
        </Link>
      </header>
      <div className={styles['body']}>
        <h1>{t('plan.title')}</h1>
        {sees ? (
          <InForce patient={patient} zone={zone} />
        ) : (
          <>
            <p className={styles['soft']}>{t('patient.held')}</p>
            <OpenedChart patient={patient.id} seq={patient.seq} />
          </>
        )}
        {inForce !== null && (
          <p>
            <Button kind={unbooked.length > 0 ? 'next' : 'plain'} onClick={() => setBooking(true)}>
              {t('plan.bookDays', { count: unbooked.length })}
            </Button>
          </p>
        )}
        {booking && inForce !== null && (
          <BookPlanSheet
            patient={patient}
            plan={inForce}
            sites={props.places.sites}
            now={now}
            onClose={() => setBooking(false)}
          />
        )}
        {/* Nothing is reckoned from a chart that is held back: what it needs would be missing. */}
        {!sees ? null : policy === undefined ? (
          <p className={styles['missing']}>{t('plan.noPolicy')}</p>
        ) : (
          <PlanForm
            key={patient.plans.length}
            patient={patient}
            seq={patient.seq}
            policy={policy}
            sites={props.places.sites}
            now={now}
            zone={zone}
            running={running}
            roles={me?.roles ?? []}
            name={me?.person.name}
          />
        )}
      </div>
    </div>
  );
}
