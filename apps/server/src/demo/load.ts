import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AdoptionCommand, adoptionFold, decideAdoption, POLICY_STREAM } from '@keel/clinical/adoption';
import { decideFees, FEES_STREAM, type FeesCommand, feesFold } from '@keel/clinical/costs';
import { COVER_STREAM, type CoverCommand, coverFold, decideCover } from '@keel/clinical/cover';
import { type DeviceCommand, decideDevice, deviceFold, deviceStream } from '@keel/clinical/feed';
import { decidePatient, type PatientCommand, patientFold, readPatient } from '@keel/clinical/patient';
import { decidePlaces, PLACES_STREAM, type PlacesCommand, placesFold } from '@keel/clinical/places';
import { STARTING_POLICIES } from '@keel/clinical/policy';
import {
  decidePublicFacts,
  PUBLIC_FACTS_STREAM,
  type PublicFactsCommand,
  publicFactsFold,
} from '@keel/clinical/public-facts';
import type { Actor, Command, Context, Decision, Fold, StreamName } from '@keel/clinical/record';
import { decideRegister, type RegisterCommand, registerFold, registerStream } from '@keel/clinical/register';
import { instrumentById } from '@keel/clinical/scales';
import { type Scenario, scenarioId } from '@keel/clinical/session';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import { addMinutes, addMs, DAY_MS, type Instant, localDateOf } from '@keel/clinical/units';
import { canonical, type OpenRecord, sha256 } from '../record/index.ts';
import { awkwardDemo } from './awkward.ts';
import { bookDemo } from './bookings.ts';
import {
  DEMO_BILLING,
  DEMO_CLINIC,
  DEMO_COVER,
  DEMO_FACTS,
  DEMO_FEES,
  DEMO_KIT,
  DEMO_MONITORS,
  DEMO_PATIENTS,
  DEMO_PLACE,
  DEMO_SITE,
  DEMO_STAFF,
  DEMO_ZONE,
  type DemoPatient,
} from './cast.ts';
import { DEMO_DAY, DEMO_HISTORY } from './day.ts';
import { moneyDemo } from './money.ts';
import { replayInto } from './replay.ts';
import { saidOf } from './said-of.ts';
import { askDemo } from './sign-ups.ts';
import { DEMO_LOCATION, demoStock, fromShelf, morningCount, type StockSaid } from './stock.ts';
import { talkDemo } from './talks.ts';

const SCENARIOS = join(import.meta.dirname, '../../../../scenarios/session');
const OWNER: Actor = { kind: 'person', id: 'marsh', roles: ['owner'] };
const PRESCRIBER: Actor = { kind: 'person', id: 'okafor', roles: ['prescriber'] };
const DESK: Actor = { kind: 'person', id: 'reyes', roles: ['front-desk'] };
const NURSE: Actor = { kind: 'person', id: 'lindqvist', roles: ['nurse'] };

const readScenario = (name: string): Scenario =>
  JSON.parse(readFileSync(join(SCENARIOS, `${name}.json`), 'utf8')) as Scenario;

/**
 * Fills an empty clinic with the demo day, command by command through the same decisions as everything else. Staff and
 * their logins are made by the caller, who owns identity.
 */
export async function loadDemo(record: OpenRecord, now: Instant): Promise<void> {
  const seqs = new Map<string, number>();
  const states = new Map<string, unknown>();
  let place = 0;

  /** Decides one command on one stream and keeps its state. @throws Error when it is refused: the demo is wrong then. */
  async function say<State, C extends Command>(
    fold: Fold<State>,
    decide: (state: State, command: C, context: Context) => Decision,
    actor: Actor,
    stream: StreamName,
    at: Instant,
    kind: C['kind'],
    body: C['body'],
  ): Promise<void> {
    place += 1;
    const state = (states.get(stream) ?? fold.initial(stream)) as State;
    const command = {
      id: scenarioId(at, `demo/${stream}`, place),
      kind,
      stream,
      seenSeq: seqs.get(stream) ?? 0,
      occurredAt: at,
      body,
    } as unknown as C;
    const decision = decide(state, command, { now: at, zone: DEMO_ZONE, actor });
    if (decision.kind === 'refused')
      throw new Error(`demo: ${kind} refused: ${decision.reasons.map(({ rule }) => rule).join()}`);
    const { events } = await record.append(DEMO_CLINIC, {
      command: { id: command.id, bodyHash: sha256(canonical({ kind, body })) },
      author: { kind: actor.kind, id: actor.id, right: `command/${kind} demo` },
      streams: decision.streams.map((one) => ({ ...one, expectedSeq: seqs.get(one.stream) ?? 0 })),
      answer: null,
    });
    for (const event of events) {
      seqs.set(event.stream, event.seq);
      states.set(event.stream, fold.evolve((states.get(event.stream) ?? fold.initial(event.stream)) as State, event));
    }
  }

  const opened = addMs(now, -60 * DAY_MS);
  const places = (kind: PlacesCommand['kind'], body: unknown) =>
    say(placesFold, decidePlaces, OWNER, PLACES_STREAM, opened, kind, body as PlacesCommand['body']);
  await places('name-clinic', { name: DEMO_PLACE.name });
  await places('open-site', DEMO_PLACE.site);
  await places('list-kit', { siteId: DEMO_SITE, ...DEMO_KIT });
  for (const chair of DEMO_PLACE.chairs) await places('open-chair', { siteId: DEMO_SITE, ...chair });

  await say(adoptionFold, decideAdoption, PRESCRIBER, POLICY_STREAM, opened, 'adopt-policy', {
    policy: STARTING_POLICIES.mixed,
    printedName: 'Dr. Mara Okafor',
    meaning: 'responsible-prescriber',
    from: null,
    because: 'Starting policy of the demo clinic',
  } satisfies AdoptionCommand['body']);

  const money = (kind: FeesCommand['kind'], body: unknown) =>
    say(feesFold, decideFees, OWNER, FEES_STREAM, opened, kind, body as FeesCommand['body']);
  await money('set-billing-identity', DEMO_BILLING);
  await money('set-fees', { ...DEMO_FEES, from: localDateOf(opened, DEMO_ZONE) });

  await say(
    publicFactsFold,
    (_, command: PublicFactsCommand, context) => decidePublicFacts(command, context),
    OWNER,
    PUBLIC_FACTS_STREAM,
    opened,
    'state-public-facts',
    DEMO_FACTS,
  );

  const people = (await record.load(DEMO_CLINIC, STAFF_STREAM)).reduce(
    staffFold.evolve,
    staffFold.initial(STAFF_STREAM),
  );
  await say(
    coverFold,
    (_, command: CoverCommand, context) => decideCover(people, command, context),
    OWNER,
    COVER_STREAM,
    opened,
    'set-cover',
    DEMO_COVER,
  );

  const device = (id: string, at: Instant, kind: DeviceCommand['kind'], body: unknown) =>
    say(deviceFold, decideDevice, NURSE, deviceStream(id), at, kind, body as DeviceCommand['body']);
  for (const monitor of DEMO_MONITORS) {
    await device(monitor.device, opened, 'register-device', {
      name: monitor.name,
      maker: 'Keel',
      model: 'simulated bedside monitor',
      identity: monitor.identity,
      addresses: ['127.0.0.1', '::1'],
      zone: DEMO_ZONE,
      siteId: DEMO_SITE,
    });
  }

  for (const person of DEMO_PATIENTS) await registerPatient(person);
  async function registerPatient(person: DemoPatient): Promise<void> {
    const at = addMs(now, -40 * DAY_MS);
    const stream: StreamName = `patient/${person.id}`;
    const patient = (actor: Actor, kind: PatientCommand['kind'], body: unknown) =>
      say(
        patientFold,
        (state, command: PatientCommand, context) => decidePatient({ patient: state }, command, context),
        actor,
        stream,
        at,
        kind,
        body as PatientCommand['body'],
      );
    await patient(DESK, 'register-patient', detailsOf(person));
    await patient(NURSE, 'list-allergies', allergiesOf(person));
    await patient(NURSE, 'list-medicines', { medicines: person.medicines.map((name) => ({ name })) });
    await patient(NURSE, 'list-conditions', {
      conditions: person.conditions.map(({ code, words }) => ({ system: 'ICD-10-CM', code, words, status: 'active' })),
    });
    await patient(NURSE, 'measure-body', { weightKg: person.kg, heightCm: person.cm });
    await patient(DESK, 'name-contact', { contact: 'escort', ...person.escort });
  }

  const cabinet = registerStream(DEMO_LOCATION);
  const stock = async ({ actor, at, kind, body, second }: StockSaid): Promise<void> => {
    const events = await record.load(DEMO_CLINIC, cabinet);
    seqs.set(cabinet, events.at(-1)?.seq ?? 0);
    states.set(cabinet, events.reduce(registerFold.evolve, registerFold.initial(cabinet)));
    await say(
      registerFold,
      (state, command: RegisterCommand, context) =>
        decideRegister(state, command, second === undefined ? context : { ...context, second }),
      actor,
      cabinet,
      at,
      kind,
      body as RegisterCommand['body'],
    );
  };
  for (const said of demoStock(now, OWNER, NURSE)) await stock(said);

  const replay = async (
    scenarioName: string,
    patientId: string,
    session: string,
    chair: string,
    startsAt: Instant,
    until: Instant,
  ) => {
    const scenario = readScenario(scenarioName);
    const person = DEMO_PATIENTS.find(({ id }) => id === patientId);
    if (person === undefined) throw new Error(`demo: nobody is called ${patientId}`);
    const policy = STARTING_POLICIES.mixed;
    await replayInto(scenario, {
      record,
      clinic: DEMO_CLINIC,
      zone: DEMO_ZONE,
      policy,
      session,
      patient: patientId,
      startsAt,
      until,
      cast: (who) => castOf(scenario, who),
      shelf: { location: DEMO_LOCATION, take: fromShelf },
      adapt: (kind, body, by) => adapted(scenario, person, chair, { kind, by }, body),
    });
  };
  for (const { patient, scenario, visits } of DEMO_HISTORY) {
    for (const [index, { daysAgo, phq9 }] of visits.entries()) {
      const startsAt = addMs(now, -daysAgo * DAY_MS);
      await record.append(DEMO_CLINIC, await scaleAnswer(record, patient, phq9, addMinutes(startsAt, -60)));
      await closeReviews(record, patient, addMinutes(startsAt, -30));
      await replay(
        scenario,
        patient,
        `past-${patient}-${index + 1}`,
        'chair-2',
        startsAt,
        addMinutes(startsAt, 24 * 60),
      );
    }
  }
  const book = await record.load(DEMO_CLINIC, cabinet);
  await stock(morningCount(book.reduce(registerFold.evolve, registerFold.initial(cabinet)), now, NURSE, PRESCRIBER));
  for (const visit of DEMO_DAY) {
    const startsAt = addMinutes(now, -visit.minute);
    const session = `today-${visit.patient}`;
    await replay(visit.scenario, visit.patient, session, visit.chair, startsAt, now);
    if (visit.monitor !== null) {
      await device(visit.monitor, addMinutes(now, Math.min(-1, -visit.minute - 15)), 'associate-device', {
        sessionId: session,
        patientId: visit.patient,
        chairId: visit.chair,
        identifiersConfirmed: ['name', 'date-of-birth'],
      });
    }
  }
  await awkwardDemo(record, STARTING_POLICIES.mixed, now);
  await bookDemo(record, STARTING_POLICIES.mixed, now);
  await talkDemo(record, now);
  await moneyDemo(record, now);
  await askDemo(record, STARTING_POLICIES.mixed, now);
}

const detailsOf = (person: DemoPatient) => ({
  givenName: person.given,
  familyName: person.family,
  ...(person.called === undefined ? {} : { calledName: person.called }),
  birthDate: person.born,
  sexAtBirth: person.sex,
  recordNumber: person.record,
  language: 'en',
  phone: person.phone,
  email: `${person.id}@mail.example`,
});
const allergiesOf = (person: DemoPatient) =>
  person.allergies.length === 0
    ? { answer: 'none-known', allergies: [] }
    : { answer: 'listed', allergies: person.allergies.map((substance) => ({ substance, severity: 'unknown' })) };

/** Nine answers that add up to the total, the heaviest first, the last one (thoughts of death) none. */
function phq9Answers(total: number): Record<string, number> {
  const items = [4, 3, 2, 1, 6, 5, 7, 8];
  const answers: Record<string, number> = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`phq9.${i + 1}`, 0]));
  let left = total;
  while (left > 0)
    for (const item of items)
      if (left > 0 && answers[`phq9.${item}`]! < 3) {
        answers[`phq9.${item}`]! += 1;
        left -= 1;
      }
  return answers;
}

async function scaleAnswer(record: OpenRecord, patient: string, total: number, at: Instant) {
  const version = instrumentById('phq9')?.version ?? '';
  const answers = phq9Answers(total);
  const body = { instrument: 'phq9', version, answers, total, askedIn: 'clinic', answeredBy: 'patient' };
  return saidOf(record, patient, NURSE, 'answer-scale', body, at);
}

/** What a high score asked the prescriber to look at is looked at before the session, as it would be. */
async function closeReviews(record: OpenRecord, patient: string, at: Instant): Promise<void> {
  const stream: StreamName = `patient/${patient}`;
  const events = await record.load(DEMO_CLINIC, stream);
  const { tasks } = readPatient(events.reduce(patientFold.evolve, patientFold.initial(stream)));
  for (const { task, kind, state } of tasks) {
    if (kind !== 'score-review' || state === 'closed') continue;
    const body = { task, evidence: 'Looked at with the patient; the series goes on.' };
    await record.append(DEMO_CLINIC, await saidOf(record, patient, PRESCRIBER, 'close-task', body, at));
  }
}

/** Who of the demo plays a person of the scenario: by role, several nurses one after the other. */
function castOf(scenario: Scenario, who: string): Actor {
  const roles = scenario.staff[who] ?? [];
  const [role] = roles;
  if (role === undefined) return { kind: 'system', id: who, roles: [] };
  const players = DEMO_STAFF.filter((person) => person.roles.includes(role));
  const nth = Object.entries(scenario.staff)
    .filter(([, list]) => list[0] === role)
    .findIndex(([name]) => name === who);
  const player = players[Math.max(0, nth) % Math.max(1, players.length)];
  return { kind: 'person', id: player?.id ?? who, roles };
}

/** What the demo tells of its own people. */
const TOLD_ALREADY: ReadonlySet<string> = new Set([
  'register-patient',
  'list-allergies',
  'list-medicines',
  'list-conditions',
  'name-contact',
  'change-patient-details',
]);
/** How a person is screened, which only who waits with a raised pressure was here: a question to the prescriber is about it alone. */
const SCREENING: ReadonlySet<string> = new Set(['answer-screening', 'answer-scale', 'record-screening']);
const SCREENED_HERE = 'arrives-raised-pressure';
/** The others came from a clinic on paper: nothing is recorded behind the verdict that is entered for them. */
const SCREENED_ON_PAPER = {
  rule: 'screening-missing',
  reason: 'Screened on paper before this record began; I have read it today',
};

/** A step as it is in the demo clinic: its people, its chair, its patient's own name and escort. */
function adapted(
  scenario: Scenario,
  person: DemoPatient,
  chair: string,
  { kind, by }: { readonly kind: string; readonly by: string },
  body: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | null {
  // Who they are is registered already, with the name that the demo gives them.
  if (TOLD_ALREADY.has(kind) || (SCREENING.has(kind) && scenario.name !== SCREENED_HERE)) return null;
  const escort = { ...person.escort };
  const swap = (value: unknown): unknown => {
    if (typeof value === 'string') return scenario.staff[value] === undefined ? value : castOf(scenario, value).id;
    if (Array.isArray(value)) return value.map(swap);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, swap(item)]));
  };
  const own = swap(body) as Record<string, unknown>;
  if ('site' in own) own['site'] = DEMO_SITE;
  if ('chair' in own) own['chair'] = chair;
  if ('escortName' in own) own['escortName'] = escort.name;
  if (kind === 'arrange-escort' && own['escort'] === 'adult') Object.assign(own, escort);
  if (kind === 'record-escort-arrival') own['name'] = escort.name;
  if (kind === 'measure-body') Object.assign(own, { weightKg: person.kg, heightCm: person.cm });
  if (kind === 'pass-gate' && scenario.staff[by]?.includes('prescriber') === true)
    own['overrides'] = [...(own['overrides'] as readonly unknown[]), SCREENED_ON_PAPER];
  if (kind === 'sign-session') own['printedName'] = 'Dr. Mara Okafor';
  return own;
}
