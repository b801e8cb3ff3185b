import { assessRecord, changedSince } from '@keel/clinical/decision';
import { dueScales } from '@keel/clinical/follow-up';
import { latestPatientEntry, type Patient, patientFold, planInForce, readPatient } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import { type EventClass, mayDo } from '@keel/clinical/rights';
import { isSuicideTask } from '@keel/clinical/tasks';
import { instant } from '@keel/clinical/units';
import type { PatientView, PlacesView, PolicyView, StaffView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { figure } from '@keel/ui/figure';
import { dateText, fullName, Identity } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { EventsPanel, FollowUpPanel, LettersPanel, ProgressPanel, ProposalsPanel, ScaleSheet } from '../chart/index.ts';
import { HomePanel } from '../home/index.ts';
import { ConsentsPanel, HoldsPanel, IntakePanel } from '../intake/index.ts';
import { IntegrationPanel } from '../integration/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { OpenedChart, useMay } from '../opened-chart/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { DocumentSheet, PhotoSheet } from '../photo/index.ts';
import { InForce } from '../plan/index.ts';
import { DecisionLine } from '../screening/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { taskTitle } from '../tasks/index.ts';
import { dateTimeText, dayIn, dayText } from '../time/index.ts';
import { fromWire } from '../visit/index.ts';
import { AddSheet } from './AddSheet.tsx';
import type { AdditionKey } from './additions.ts';
import { EntriesSheet } from './EntriesSheet.tsx';
import { Lifetime } from './Lifetime.tsx';
import styles from './PatientScreen.module.css';
import { TimeLine } from './TimeLine.tsx';

/** What is the story so far? */
export function PatientScreen() {
  const { id } = useParams({ from: '/inside/patient/$id' });
  const view = useQuery(viewQuery<PatientView>('patient', id));
  useTopics([`view/patient/${id}`], view.data?.position);
  // While it is asked anew, as when an opening in an emergency ends, nothing of the chart is left and what is half written is.
  const [last, setLast] = useState<PatientView>();
  if (view.data && view.data !== last) setLast(view.data);
  const held = view.data ?? (view.error || last?.brief.id !== id ? undefined : { ...last, events: [], sessions: [] });
  if (held) return <Story key={id} view={held} asking={view.data === undefined} />;
  return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
}

function Story({ view, asking }: { readonly view: PatientView; readonly asking: boolean }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const [planning, setPlanning] = useState(false);
  const [adding, setAdding] = useState<'menu' | 'photo' | 'document' | 'entries' | AdditionKey | null>(null);
  const may = useMay(view.brief.id);
  const me = useQuery(meQuery).data;
  const staff = useQuery(viewQuery<StaffView>('staff'));
  const asked = /^scale=(\w+)$/.exec(useLocation().hash)?.[1];
  const [scale, setScale] = useState<{ readonly instrument?: string; readonly form?: string } | undefined>(
    asked === undefined ? undefined : { instrument: asked },
  );
  const patient = useMemo<Patient>(
    () =>
      readPatient(
        view.events.map(fromWire).reduce(patientFold.evolve, patientFold.initial(`patient/${view.brief.id}`)),
      ),
    [view],
  );
  const when = (at: number): string => dateTimeText(at, zone, i18n.language);
  const open = view.sessions.find(({ phase }) => ['planned', 'arrived', 'ready', 'dosing', 'recovery'].includes(phase));
  // What is about suicide first, then what is urgent, each by when it is due.
  const tasks = patient.tasks
    .filter(({ state }) => state === 'open')
    .toSorted(
      (a, b) =>
        Number(isSuicideTask(b.kind)) - Number(isSuicideTask(a.kind)) ||
        Number(b.urgent) - Number(a.urgent) ||
        a.dueAt - b.dueAt,
    );
  const treats = (me?.roles ?? []).some((role) => role === 'nurse' || role === 'prescriber');
  const clinical = patient.entries.length > 0 && may('class/clinical');
  // What a reader may not see, or what is on its way, is not said to be unasked or none.
  const none = (of: EventClass, words: string): string =>
    asking ? t('state.loading') : may(`class/${of}`) ? words : t('patient.held');
  const unknown = none('clinical', t('patient.notAsked'));
  const books = (me?.roles ?? []).some(
    (role) => mayDo({ kind: 'person', id: '', roles: [role] }, 'command/book-integration', 'clinic').verdict !== 'deny',
  );
  const policies = useQuery({ ...viewQuery<PolicyView>('policy'), enabled: clinical }).data;
  const policy = policies?.versions.find(({ state }) => state === 'in-force')?.policy as Policy | undefined;
  const minute = instant(Math.round(now));
  // What of the signed decision no longer holds: said here too, since this is where somebody looks first.
  const changes = useMemo(() => {
    const signed = patient.decision?.body;
    if (signed?.basis === undefined || policy === undefined) return [];
    const asked = { route: signed.route, policy, now: minute, on: dayIn(minute, zone) };
    return changedSince(signed.basis, assessRecord(patient, asked).answer);
  }, [patient, policy, minute, zone]);
  const due = clinical ? dueScales(patient, instant(Math.round(now)), open ? 'session-today' : 'none') : [];
  const lastSession = patient.sessions.at(-1)?.at;
  const news =
    lastSession === undefined ? [] : patient.entries.filter(({ at, kind }) => at > lastSession && kind in NEWS);
  const ended = latestPatientEntry(patient, 'portal-logins-ended');
  const notes = patient.entries.filter(({ kind }) => kind === 'patient-note-written');
  return (
    <div className={styles['story']}>
      <header className={styles['band']}>
        <Identity brief={view.brief} today={dayIn(now, zone)} large heading>
          {patient.weight && <span>{t('visit.weight', { kg: figure(patient.weight.kg) })}</span>}
          {view.brief.recordNumber && <span>{view.brief.recordNumber}</span>}
        </Identity>
        <div className={styles['acts']}>
          {clinical && treats && (
            <Button size="large" onClick={() => setScale({})}>
              {t('chart.answerScale')}
            </Button>
          )}
          {clinical && (
            <Link to="/patient/$id/screening" params={{ id: view.brief.id }} className={buttonClass({ size: 'large' })}>
              {t('screening.toReview')}
            </Link>
          )}
          <Button size="large" onClick={() => setAdding('menu')}>
            {t('addition.title')}
          </Button>
          <Button size="large" onClick={() => setAdding('entries')}>
            {t('patient.entries')}
          </Button>
          {mayDo({ kind: 'person', id: me?.person.id ?? '', roles: me?.roles ?? [] }, 'view/costs', 'clinic')
            .verdict !== 'deny' && (
            <Link to="/patient/$id/costs" params={{ id: view.brief.id }} className={buttonClass({ size: 'large' })}>
              {t('money.open')}
            </Link>
          )}
          {may('class/clinical') && (
            <Link to="/patient/$id/plan" params={{ id: view.brief.id }} className={buttonClass({ size: 'large' })}>
              {t(patient.plans.length === 0 ? 'plan.toPlan' : 'plan.change')}
            </Link>
          )}
          {open ? (
            <Link
              to={open.phase === 'planned' || open.phase === 'arrived' ? '/session/$id/ready' : '/session/$id'}
              params={{ id: open.session }}
              className={buttonClass({ kind: 'next', size: 'large' })}
            >
              {t('patient.toSession', { phase: t(`phase.${open.phase as 'planned'}`) })}
            </Link>
          ) : (
            <Button kind="next" size="large" onClick={() => setPlanning(true)}>
              {t('patient.plan')}
            </Button>
          )}
        </div>
      </header>
      <OpenedChart patient={patient.id} seq={patient.seq} />
      {planInForce(patient) !== null && (
        <div className={styles['plan']}>
          <InForce patient={patient} zone={zone} />
        </div>
      )}
      <TimeLine patient={patient} zone={zone} now={now} none={none('clinical', t('patient.noStory'))} />
      <div className={styles['columns']}>
        <div>
          {tasks.length > 0 && (
            <Section title={t('patient.tasks')}>
              <ul className={styles['list']}>
                {tasks.map((task) => (
                  <li key={task.task} data-urgent={task.urgent}>
                    <b>{taskTitle(t, task)}</b>
                    <span>
                      {t(`role.${task.ownerRole}`)} · {t('patient.due', { when: when(task.dueAt) })}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {clinical && <ProgressPanel patient={patient} zone={zone} />}
          {clinical && treats && <ProposalsPanel patient={patient} zone={zone} now={now} />}
          {clinical && (
            <HomePanel
              patient={patient}
              policy={policy ?? null}
              zone={zone}
              now={now}
              prescriber={me?.roles.includes('prescriber') === true}
            />
          )}
          {books && (
            <Section title={t('integration.title')}>
              <IntegrationPanel patient={patient} zone={zone} now={now} mayRefer={clinical && treats} asking={asking} />
            </Section>
          )}
          {lastSession !== undefined && clinical && (
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
          )}
          <Section title={t('patient.sessions')}>
            {patient.sessions.length === 0 && (view.sessions.length === 0 || asking || !may('class/clinical')) && (
              <Missing>{none('clinical', t('ready.noLast'))}</Missing>
            )}
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
            <Lifetime patient={patient} today={dayIn(now, zone)} />
          </Section>
          {clinical && treats && (
            <FollowUpPanel
              patient={patient}
              zone={zone}
              now={now}
              scales={due}
              session={open?.startsAt ? Date.parse(open.startsAt) : null}
              onScale={setScale}
            />
          )}
          {clinical && (
            <Section title={t('patient.screening')}>
              {patient.decision === null ? (
                <Missing>{t(patient.screening === null ? 'patient.notScreened' : 'patient.notDecided')}</Missing>
              ) : (
                <DecisionLine patient={patient} changes={changes} zone={zone} />
              )}
            </Section>
          )}
          {notes.length > 0 && (
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
          )}
        </div>
        <div>
          <Section title={t('patient.allergies')}>
            {patient.allergies === null ? (
              <Missing>{unknown}</Missing>
            ) : patient.allergies.body.answer === 'none-known' ? (
              <p>{t('patient.noneKnown')}</p>
            ) : (
              <ul className={styles['list']}>
                {patient.allergies.body.allergies.map((allergy) => (
                  <li key={allergy.substance}>
                    <b>{allergy.substance}</b>
                    <span>{[allergy.reaction, allergy.severity].filter(Boolean).join(', ')}</span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Section title={t('patient.medicines')}>
            {patient.medicines === null ? (
              <Missing>{unknown}</Missing>
            ) : (
              <>
                <ul className={styles['list']}>
                  {patient.medicines.body.medicines
                    .filter(({ stopped }) => stopped === undefined)
                    .map((medicine) => (
                      <li key={medicine.name}>
                        <b>{medicine.name}</b>
                        <span>
                          {[
                            medicine.dose,
                            medicine.since && t('patient.since', { date: dateText(medicine.since, i18n.language) }),
                          ]
                            .filter(Boolean)
                            .join(', ')}
                        </span>
                      </li>
                    ))}
                </ul>
                <p className={styles['soft']}>{t('patient.listed', { when: when(patient.medicines.at) })}</p>
              </>
            )}
          </Section>
          <Section title={t('patient.conditions')}>
            {patient.conditions === null ? (
              <Missing>{unknown}</Missing>
            ) : (
              <ul className={styles['list']}>
                {patient.conditions.body.conditions.map((condition) => (
                  <li key={`${condition.code ?? ''}${condition.words}`}>
                    <b>{condition.words}</b>
                    <span>{[condition.code, condition.status].filter(Boolean).join(' · ')}</span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          {clinical && (
            <>
              <IntakePanel patient={patient} zone={zone} now={now} />
              <HoldsPanel
                patient={patient}
                zone={zone}
                prescriber={(me?.roles ?? []).includes('prescriber')}
                nameOf={(person) => staff.data?.people.find(({ id }) => id === person)?.name ?? person}
              />
              <EventsPanel patient={patient} zone={zone} now={now} />
              {treats && <LettersPanel patient={patient} zone={zone} clinic={me?.clinic.name ?? ''} />}
            </>
          )}
          <ConsentsPanel
            patient={patient}
            zone={zone}
            none={none('administrative', t('patient.noConsent'))}
            papers={may('view/consent-pdf')}
          />
          <Section title={t('patient.contacts')}>
            {patient.contacts.length === 0 ? (
              <Missing>{none('administrative', t('patient.noContact'))}</Missing>
            ) : (
              <ul className={styles['list']}>
                {patient.contacts.map((contact) => (
                  <li key={contact.id}>
                    <b>{contact.body.name}</b>
                    <span>{[contact.body.relation, contact.body.phone].filter(Boolean).join(' · ')}</span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          {mayDo(
            { kind: 'person', id: me?.person.id ?? '', roles: me?.roles ?? [] },
            'command/end-portal-logins',
            'clinic',
          ).verdict !== 'deny' && (
            <Section title={t('patient.pages')}>
              <p className={styles['soft']}>
                {ended === undefined
                  ? t('patient.pagesMore')
                  : t(`patient.pagesEnded.${ended.body.because}`, { when: when(ended.at) })}
              </p>
              <Button onClick={() => setAdding('portal-logins')}>{t('patient.endPages')}</Button>
            </Section>
          )}
        </div>
      </div>
      {scale && (
        <ScaleSheet
          patient={patient}
          instrument={scale.instrument}
          form={scale.form}
          due={due}
          onClose={() => setScale(undefined)}
        />
      )}
      {adding !== null && adding !== 'photo' && adding !== 'document' && adding !== 'entries' && (
        <AddSheet
          patient={patient}
          now={now}
          first={adding === 'menu' ? undefined : adding}
          onBring={setAdding}
          onClose={() => setAdding(null)}
        />
      )}
      {adding === 'photo' && (
        <PhotoSheet patient={patient.id} name={fullName(view.brief) ?? ''} onClose={() => setAdding(null)} />
      )}
      {adding === 'document' && <DocumentSheet patient={patient.id} onClose={() => setAdding(null)} />}
      {adding === 'entries' && (
        <EntriesSheet
          patient={patient}
          zone={zone}
          nameOf={(person) => staff.data?.people.find(({ id }) => id === person)?.name ?? person}
          onClose={() => setAdding(null)}
        />
      )}
      {planning && <PlanSheet patient={patient} onClose={() => setPlanning(false)} />}
    </div>
  );
}

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

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['section']}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What was never asked is shown as a gap, not as nothing. */
const Missing = ({ children }: { readonly children: ReactNode }) => <p className={styles['missing']}>{children}</p>;

/** A session now, in this chair, by this regimen. */
function PlanSheet({ patient, onClose }: { readonly patient: Patient; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const places = useQuery(viewQuery<PlacesView>('places')).data;
  const { say, trouble } = useClinicSay();
  const now = useNow(60_000);
  const adopted = useQuery(viewQuery<PolicyView>('policy')).data;
  /** What the clinic has adopted, and nothing else: without it there is nothing to plan by. */
  const regimens =
    (adopted?.versions.find(({ state }) => state === 'in-force')?.policy as Policy | undefined)?.regimens ?? {};
  const [regimen, setRegimen] = useState<string>();
  const [chair, setChair] = useState<string>();
  const site = places?.sites.find(({ chairs }) => chairs.some(({ id }) => id === chair));
  const plan = async (): Promise<void> => {
    const chosen = regimen === undefined ? undefined : regimens[regimen];
    if (chosen === undefined || chair === undefined || !site) return;
    const session = `s-${crypto.randomUUID().slice(0, 13)}`;
    const done = await say({
      kind: 'plan-session',
      stream: `session/${session}`,
      seenSeq: 0,
      body: {
        patient: patient.id,
        site: site.id,
        startsAt: Math.round(now),
        route: chosen.route,
        regimen,
        chair,
        firstTreatment: patient.sessions.every(({ body }) => body.route !== chosen.route),
      },
    });
    if (done) await navigate({ to: '/session/$id/ready', params: { id: session } });
  };
  return (
    <Sheet open wide title={t('patient.plan')} onClose={onClose}>
      <div className={styles['sheet']}>
        <Chips
          label={t('patient.regimen')}
          options={Object.entries(regimens).map(([key, { title, usual }]) => ({
            value: key,
            label: title,
            more: usual,
          }))}
          chosen={regimen === undefined ? [] : [regimen]}
          onChoose={setRegimen}
        />
        <Chips
          label={t('patient.chair')}
          options={(places?.sites ?? []).flatMap((one) =>
            one.chairs.filter((seat) => seat.open).map((seat) => ({ value: seat.id, label: seat.name })),
          )}
          chosen={chair === undefined ? [] : [chair]}
          onChoose={setChair}
        />
        {trouble && <p className={styles['missing']}>{trouble}</p>}
        <Button
          kind="next"
          size="large"
          wide
          disabled={regimen === undefined || chair === undefined}
          onClick={() => void plan()}
        >
          {t('patient.plan')}
        </Button>
      </div>
    </Sheet>
  );
}
