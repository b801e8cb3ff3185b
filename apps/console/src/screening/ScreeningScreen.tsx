import { assessRecord, changedSince } from '@keel/clinical/decision';
import type { Route } from '@keel/clinical/dosing';
import { type Patient, patientFold, planInForce, readPatient } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import { isSuicideTask } from '@keel/clinical/tasks';
import { type Instant, instant } from '@keel/clinical/units';
import type { PatientView, PolicyView, StaffView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Identity } from '@keel/ui/identity';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { ScaleSheet } from '../chart/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { useTaskTitle } from '../tasks/index.ts';
import { dateTimeText, dayIn } from '../time/index.ts';
import { fromWire } from '../visit/index.ts';
import { DecideForm } from './DecideForm.tsx';
import { DecisionLine } from './DecisionLine.tsx';
import { EntrySheet, type ListAsked } from './EntrySheet.tsx';
import { FlagGroups } from './FlagGroups.tsx';
import { QuestionList } from './QuestionList.tsx';
import { questionsOf } from './questions-of.ts';
import { RouteComparison } from './RouteComparison.tsx';
import styles from './Screening.module.css';

/** Is this person a candidate, and what must happen first? */
export function ScreeningScreen() {
  const { id } = useParams({ from: '/inside/patient/$id/screening' });
  const view = useQuery(viewQuery<PatientView>('patient', id));
  const policies = useQuery(viewQuery<PolicyView>('policy'));
  useTopics([`view/patient/${id}`, 'view/policy'], view.data?.position);
  const failed = view.error ?? policies.error;
  if (view.data && policies.data) return <Review view={view.data} policies={policies.data} />;
  return failed ? <Failed error={failed} reset={() => void view.refetch()} /> : <Waiting />;
}

function Review({ view, policies }: { readonly view: PatientView; readonly policies: PolicyView }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  // Judged by the minute: a value that grows too old while somebody reads is said to be so.
  const now = instant(Math.round(useNow(60_000)));
  const zone = me?.clinic.zone ?? 'UTC';
  const patient = useMemo<Patient>(
    () =>
      readPatient(
        view.events.map(fromWire).reduce(patientFold.evolve, patientFold.initial(`patient/${view.brief.id}`)),
      ),
    [view],
  );
  const policy = policies.versions.find(({ state }) => state === 'in-force')?.policy as Policy | undefined;
  return (
    <div className={styles['screen']}>
      <header className={styles['band']}>
        <Identity brief={view.brief} today={dayIn(now, zone)} />
        <Link to="/patient/$id" params={{ id: view.brief.id }} className={styles['back']!}>
          {t('plan.back')}
        </Link>
      </header>
      {policy === undefined ? (
        <p className={styles['gap']}>{t('screening.noPolicy')}</p>
      ) : (
        <Judged
          patient={patient}
          policy={policy}
          now={now}
          zone={zone}
          roles={me?.roles ?? []}
          name={me?.person.name}
        />
      )}
    </div>
  );
}

function Judged(props: {
  readonly patient: Patient;
  readonly policy: Policy;
  readonly now: Instant;
  readonly zone: string;
  readonly roles: readonly string[];
  readonly name: string | undefined;
}) {
  const { patient, policy, now, zone } = props;
  const { t, i18n } = useTranslation();
  const taskTitle = useTaskTitle();
  const staff = useQuery({ ...viewQuery<StaffView>('staff'), retry: false }).data;
  const nameOf = (id: string): string => staff?.people.find((person) => person.id === id)?.name ?? id;
  const offered = [...new Set(Object.values(policy.regimens).map(({ route }) => route))];
  const [chosen, setChosen] = useState<Route | null>();
  const [asked, setAsked] = useState<ListAsked>();
  const [scale, setScale] = useState<string>();
  const route =
    chosen !== undefined ? chosen : (planInForce(patient)?.body.route ?? patient.decision?.body.route ?? null);
  const on = dayIn(now, zone);
  const indication = patient.courses.at(-1)?.body.indication ?? patient.decision?.body.indication;
  const assessed = useMemo(
    () => assessRecord(patient, { route, policy, now, on, ...(indication === undefined ? {} : { indication }) }),
    [patient, route, policy, now, on, indication],
  );
  const { answer } = assessed;
  const questions = questionsOf(answer.flags);
  const riskTasks = patient.tasks.filter(({ kind, state }) => state === 'open' && isSuicideTask(kind));
  const basis = patient.decision?.body.basis;
  // What changed is measured by the route that was decided on, whichever is looked at now.
  const changes = useMemo(
    () =>
      basis === undefined
        ? []
        : changedSince(
            basis,
            assessRecord(patient, { route: patient.decision?.body.route ?? null, policy, now, on }).answer,
          ),
    [basis, patient, policy, now, on],
  );
  const counted = (verdict: string): number => answer.flags.filter((flag) => flag.verdict === verdict).length;
  return (
    <div className={styles['body']}>
      <div className={styles['verdict']} data-verdict={answer.verdict}>
        <h1>{t('screening.title')}</h1>
        <p className={styles['answer']} role="status">
          {t(`screeningVerdict.${answer.verdict}`)}
        </p>
        <p className={styles['soft']}>
          {t('screening.counts', {
            stop: counted('contraindicated'),
            wait: counted('defer'),
            weigh: counted('caution'),
          })}{' '}
          {t('screening.judgedBy', { version: policy.version })}
        </p>
      </div>
      {answer.escalate && (
        <section className={styles['escalate']} aria-label={t('screening.escalate.title')}>
          <IconHeartHandshake size={32} stroke={1.6} aria-hidden />
          <div>
            <h2>{t('screening.escalate.title')}</h2>
            <p>{t('screening.escalate.lead')}</p>
            {riskTasks.length === 0 ? (
              <p>{t('screening.escalate.noTask')}</p>
            ) : (
              <ul>
                {riskTasks.map((task) => (
                  <li key={task.task}>
                    {taskTitle(task)}, {t(`role.${task.ownerRole}`)},{' '}
                    {t('patient.due', { when: dateTimeText(task.dueAt, zone, i18n.language) })}
                  </li>
                ))}
              </ul>
            )}
          </div>
          <div className={styles['acts']}>
            <Button kind="next" size="large" onClick={() => setScale('cssrsScreener')}>
              {t('screening.escalate.ask')}
            </Button>
            <Link to="/tasks" className={buttonClass({ size: 'large' })}>
              {t('screening.escalate.tasks')}
            </Link>
          </div>
        </section>
      )}
      {patient.decision !== null && <DecisionLine patient={patient} changes={changes} zone={zone} nameOf={nameOf} />}
      <Chips
        label={t('screening.route')}
        hint={t('screening.routeHint')}
        options={[
          ...offered.map((value) => ({ value, label: t(`route.${value}`) })),
          { value: 'any' as const, label: t('screening.anyRoute') },
        ]}
        chosen={[route ?? 'any']}
        onChoose={(value) => setChosen(value === 'any' ? null : value)}
      />
      <div className={styles['columns']}>
        <div>
          <QuestionList
            patient={patient}
            questions={questions}
            setAside={assessed.setAside}
            zone={zone}
            titles={new Map(answer.flags.map(({ rule, title }) => [rule, title]))}
            onList={setAsked}
            onScale={setScale}
          />
          <FlagGroups
            assessed={assessed}
            zone={zone}
            now={now}
            nameOf={nameOf}
            onEntry={(list, at) => setAsked({ list, at })}
          />
        </div>
        <div>
          <DecideForm
            key={patient.decision?.id ?? 'first'}
            patient={patient}
            answer={answer}
            route={route}
            indication={indication}
            now={now}
            zone={zone}
            roles={props.roles}
            name={props.name}
            onAskRisk={() => setScale('cssrsScreener')}
          />
        </div>
      </div>
      <RouteComparison patient={patient} policy={policy} routes={offered} now={now} on={on} chosen={route} />
      {asked && (
        <EntrySheet patient={patient} request={assessed.request} asked={asked} onClose={() => setAsked(undefined)} />
      )}
      {scale && <ScaleSheet patient={patient} instrument={scale} due={[]} onClose={() => setScale(undefined)} />}
    </div>
  );
}
