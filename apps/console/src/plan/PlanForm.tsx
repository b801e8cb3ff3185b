import { type Patient, planInForce } from '@keel/clinical/patient';
import { planReasons, proposeDates, sessionsHad } from '@keel/clinical/plan';
import { type Policy, standingOrdersInForce } from '@keel/clinical/policy';
import type { Instant } from '@keel/clinical/units';
import type { PlacesView } from '@keel/formats/api';
import type { Person } from '@keel/pk';
import { Chips } from '@keel/ui/chips';
import { ageOn } from '@keel/ui/identity';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Comparison } from '../chart/index.ts';
import { useSaid } from '../clinical-words/index.ts';
import { draftOf, type Measured, type OrderDraft, OrderFields, OrderSum, orderOf } from '../order/index.ts';
import { dayIn } from '../time/index.ts';
import { Ceilings } from './Ceilings.tsx';
import { Cost } from './Cost.tsx';
import { Inverse } from './Inverse.tsx';
import styles from './Plan.module.css';
import { type DatesDraft, PlanDates } from './PlanDates.tsx';
import { Planner } from './Planner.tsx';
import { SignPlan } from './SignPlan.tsx';

/** A course as a form: what is chosen on the left, what follows from it beside it, the signature last. */
export function PlanForm(props: {
  readonly patient: Patient;
  readonly seq: number;
  readonly policy: Policy;
  readonly sites: PlacesView['sites'];
  readonly now: Instant;
  readonly zone: string;
  readonly running: boolean;
  readonly roles: readonly string[];
  readonly name: string | undefined;
}) {
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const { patient, policy, now, zone } = props;
  const plan = planInForce(patient);
  const open = patient.courses.findLast(({ endedAt }) => endedAt === null);
  const [key, setKey] = useState<string | undefined>(plan?.body.regimen ?? open?.body.regimen);
  const [phase, setPhase] = useState<'series' | 'maintenance'>(plan?.body.phase ?? 'series');
  const [draft, setDraft] = useState<OrderDraft>(() => (plan === null ? {} : draftOf(plan.body.order)));
  const [newCourse] = useState(() => `c-${crypto.randomUUID().slice(0, 13)}`);
  const today = dayIn(now, zone);
  const [dates, setDates] = useState<DatesDraft>({ from: today, weekdays: [1, 2, 3, 4, 5], sessions: '', left: [] });
  const [level, setLevel] = useState('100');
  const course = open?.body.course ?? newCourse;
  const regimen = key === undefined ? undefined : policy.regimens[key];
  const sex = patient.details?.sexAtBirth;
  const measured: Measured = {
    kg: patient.weight?.kg,
    at: patient.weight?.at,
    heightCm: patient.height?.cm,
    sex: sex === 'female' || sex === 'male' ? sex : undefined,
  };
  const route = regimen?.route ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the measured body is read anew with each patient.
  const order = useMemo(() => orderOf(route, draft, measured), [route, draft, patient]);
  const had = sessionsHad(patient, course);
  const wanted = dates.sessions === '' ? Math.max(0, (regimen?.series.sessions ?? 0) - had) : Number(dates.sessions);
  const proposed =
    regimen === undefined || !(wanted > 0)
      ? []
      : proposeDates({
          series: regimen.series,
          phase,
          from: dates.from,
          sessions: wanted,
          weekdays: dates.weekdays,
          opens: (date) => (dates.left.includes(date) ? false : undefined),
        });
  const person: Person | null =
    patient.weight === null
      ? null
      : {
          weightKg: patient.weight.kg,
          covariates: patient.details === null ? {} : { age: ageOn(patient.details.birthDate, today) },
        };
  const reasons =
    regimen === undefined || key === undefined || order === null
      ? []
      : planReasons({ patient, policy, course, regimen: key, phase, order, dates: proposed, today, now });
  const standing = standingOrdersInForce(policy, now);
  return (
    <div className={styles['form']}>
      <section className={styles['section']}>
        <h2>{t('plan.what')}</h2>
        <Chips
          label={t('plan.regimen')}
          options={Object.entries(policy.regimens).map(([value, one]) => ({
            value,
            label: said(one.title),
            more: said(one.usual),
          }))}
          chosen={key === undefined ? [] : [key]}
          onChoose={(chosen) => {
            // Another route has other questions; what was answered for this one would be a guess there.
            if (policy.regimens[chosen]?.route !== route) setDraft({});
            setKey(chosen);
          }}
        />
        {regimen && (
          <p className={styles['soft']}>
            {t('plan.basis', {
              indication: t(`plan.indication.${regimen.indication}`),
              route: t(`route.${regimen.route}`),
              version: policy.version,
              sources: regimen.series.sources.join(', '),
            })}
          </p>
        )}
        {regimen && regimen.series.maintenance.length > 0 && (
          <Chips
            label={t('plan.phase')}
            options={(['series', 'maintenance'] as const).map((value) => ({ value, label: t(`plan.phases.${value}`) }))}
            chosen={[phase]}
            onChoose={setPhase}
          />
        )}
      </section>
      {regimen && (
        <>
          <section className={styles['section']}>
            <h2>{t('plan.dose')}</h2>
            <div className={styles['split']}>
              <OrderFields
                route={regimen.route}
                forms={regimen.forms}
                byHour={regimen.indication === 'chronic-pain'}
                draft={draft}
                onChange={setDraft}
                measured={measured}
                zone={zone}
              />
              <div className={styles['aside']}>
                <OrderSum order={order} zone={zone} />
                <Ceilings policy={policy} regimen={regimen} />
              </div>
            </div>
          </section>
          <section className={styles['section']}>
            <h2>{t('plan.expected')}</h2>
            {person === null ? (
              <p className={styles['missing']}>{t('level.none.no-weight')}</p>
            ) : (
              <Planner order={order} person={person} levelNgPerMl={Number(level.replace(',', '.')) || 0} />
            )}
          </section>
          {person !== null && (
            <Inverse order={order} person={person} running={props.running} level={level} onLevel={setLevel} />
          )}
          <PlanDates
            draft={dates}
            onChange={setDates}
            proposed={proposed}
            site={props.sites[0]?.id}
            series={regimen.series}
            phase={phase}
            had={had}
            today={today}
            sessions={wanted}
          />
          <section className={styles['section']}>
            <h2>{t('plan.rescue')}</h2>
            {standing.length === 0 ? (
              <p className={styles['missing']}>{t('plan.noStanding')}</p>
            ) : (
              <ul className={styles['list']}>
                {standing.map((one) => (
                  <li key={one.id}>
                    <b>
                      {one.medicine} {one.doseMg} mg {one.route.toUpperCase()}
                    </b>
                    <span>
                      {one.reasonFor}. {t('plan.standing', { max: one.maxMg, min: one.minIntervalMinutes })}{' '}
                      {t(`role.${one.givenBy}`)}; {one.tell}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </section>
          <Cost route={regimen.route} sessions={proposed.length} today={today} />
          {regimen.indication !== 'chronic-pain' && <Comparison condition={regimen.indication} />}
          <SignPlan
            patient={patient}
            seq={props.seq}
            course={course}
            regimen={key!}
            indication={regimen.indication}
            phase={phase}
            order={order}
            dates={proposed}
            reasons={reasons}
            changes={plan !== null}
            roles={props.roles}
            name={props.name}
            language={i18n.language}
          />
        </>
      )}
    </div>
  );
}
