import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decidePatient, type PatientCommand, patientFold, readPatient } from '../patient/index.ts';
import type { Decision, RecordedEvent, Role } from '../record/index.ts';
import { gate, type Replayed, readSession, replayScenario, type Scenario } from './index.ts';
import { after, at, decide, given, until, without } from './told.fixture.ts';

const infusion = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
) as Scenario;

/** The infusion up to its gate, with an earlier session of this person that began so many hours before and was closed in this minute. */
function told(
  hoursAgo: number,
  change: { readonly session?: string } & object = {},
  closedAt = -30,
  replayed: Replayed = until(infusion, -1, without('pass-gate')),
): Replayed {
  const body = {
    session: 'in-the-morning',
    startedAt: at(-1 - hoursAgo * 60),
    outcome: 'released',
    route: 'iv-ketamine',
    deliveredMg: 40,
    deliveredMgMax: 40,
    rescueMedicines: [],
    adverseEvents: [],
    ...change,
  };
  const patient = patientFold.evolve(replayed.patient, {
    kind: 'session-closed',
    body,
    version: 1,
    occurredAt: at(closedAt),
    recordedAt: at(closedAt),
    zone: 'UTC',
    command: `x${closedAt}`,
    index: 0,
    stream: replayed.patient.stream,
    seq: replayed.patient.seq + 1_000,
    position: replayed.patient.seq + 1_000,
    author: { kind: 'person', id: 'p1', right: 'test' },
    hash: '',
  } as unknown as RecordedEvent);
  return { ...replayed, patient };
}
const said = (hoursAgo: number, change: object = {}): string | null => saidBy(told(hoursAgo, change));
const saidBy = ({ session, patient, policy }: Replayed): string | null => {
  const answer = gate(readSession(session), readPatient(patient), policy, at(-1));
  return answer.reasons.find(({ rule }) => rule === 'treated-today')?.because ?? null;
};

test.each([
  ['five hours ago', said(5), '5 h ago, 40 mg'],
  ['just short of a day', said(15.9), '15 h ago, 40 mg'],
  ['the evening before', said(16), null],
  ['nothing was given', said(5, { deliveredMg: 0, deliveredMgMax: 0 }), null],
  ['nobody knows how much got in', said(5, { deliveredMg: 0, deliveredMgMax: 28 }), '5 h ago, 0 to 28 mg'],
  [
    'a session of the day before was closed after it',
    saidBy(told(30, { session: 'yesterday' }, -10, told(5))),
    '5 h ago, 40 mg',
  ],
  ['entered late, and the other one came after it', said(-3), '3 h later, 40 mg'],
  ['entered a month late, and the other one came since', said(-24 * 30), null],
  ['it never began', said(5, { startedAt: null, deliveredMg: 0, deliveredMgMax: 0, outcome: 'cancelled' }), null],
  ['it is this one', said(5, { session: given.session }), null],
] as const)('a second treatment of a day, %s', (_, found, wanted) => {
  expect(found).toBe(wanted);
});

/** The gate with doses at home, each taken so many minutes before it is asked; `heard` says of the dose whether more was taken. */
function atHome(minutesAgo: number, heard: object | null = { moreTaken: false }): string | null {
  const here = until(infusion, -1, without('pass-gate'));
  const ordered = {
    order: 'o1',
    route: 'oral-ketamine',
    mg: 100,
    doses: 2,
    refills: 0,
    intervalDays: 3,
    holdsDays: 30,
  };
  const taken = at(-1 - minutesAgo);
  const lines: readonly (readonly [string, object, number])[] = [
    ['home-ordered', ordered, at(-10_000)],
    ['home-dose-told', { dose: 'd1', step: 'before', systolic: 120, diastolic: 70 }, taken],
    ['home-dose-told', { dose: 'd1', step: 'taken' }, taken],
    ...(heard === null ? [] : [['home-dose-told', { dose: 'd1', step: 'heard', ...heard }, at(-1)] as const]),
  ];
  const patient = lines.reduce(
    (state, [kind, body, when]) =>
      patientFold.evolve(state, {
        kind,
        body,
        version: 1,
        occurredAt: when,
        recordedAt: at(-1),
        zone: 'UTC',
        command: `h${state.seq}`,
        index: 0,
        stream: state.stream,
        seq: state.seq + 1_000,
        position: state.seq + 1_000,
        author: { kind: 'patient', id: 'p1', right: 'test' },
        hash: '',
      } as unknown as RecordedEvent),
    here.patient,
  );
  return saidBy({ ...here, patient });
}

test.each([
  ['two hours ago', atHome(120), '2 h ago, at home, 100 mg'],
  ['of which nobody has said whether it was more', atHome(120, null), '2 h ago, at home, amount not known'],
  ['of which more was taken', atHome(120, { moreTaken: true }), '2 h ago, at home, amount not known'],
  ['the evening before', atHome(16 * 60), null],
] as const)('a dose taken at home, %s, is a treatment of the day as one in the clinic is', (_, found, wanted) => {
  expect(found).toBe(wanted);
});

/** Another session of this person that began so many minutes before this gate is asked, told up to a minute of its own. */
const other = (minutesAgo: number, minute: number): Replayed => {
  const steps = infusion.steps.filter((step) => step.minute <= minute && step.refused === undefined);
  const startsAt = at(-1 - minutesAgo);
  return replayScenario({ ...infusion, steps }, { ...given, session: 'in-the-morning', startsAt });
};
/** This session at its gate, with what the other one has said of the person, and how often it did. */
function beside(told: Replayed): { readonly said: string | null; readonly lines: number } {
  const here = until(infusion, -1, without('pass-gate'));
  const lines = told.patient.events.filter(({ kind }) => /^session-/.test(kind));
  const patient = lines.reduce(
    (state, event) => patientFold.evolve(state, { ...event, seq: state.seq + 1_000, command: `o${state.seq}` }),
    here.patient,
  );
  return { said: saidBy({ ...here, patient }), lines: lines.length };
}
/** Said in the other session, whose minutes are those of this one. */
const then = (told: Replayed, kind: string, body: unknown, minute: number): Replayed =>
  after(told, kind, body, minute, { roles: ['nurse', 'prescriber'] });
const doseOf = ({ session }: Replayed) => readSession(session).infusions[0]!.started.ref;

test.each([
  ['that is running', beside(other(20, 10)).said, 'one is being given in another session'],
  ['that nobody has closed yet', beside(other(300, 60)).said, '4 h ago, 35 mg'],
  ['whose gate alone was passed', beside(other(300, -5)).said, null],
  ['that was closed', beside(other(300, 117)).said, '4 h ago, 35 mg'],
  ['whose first dose was 16 h ago, and its last less', beside(other(16 * 60 + 20, 60)).said, '15 h ago, 35 mg'],
  ['the same, closed since', beside(other(16 * 60 + 20, 117)).said, '15 h ago, 35 mg'],
  ['whose last dose was 16 h ago', beside(other(16 * 60 + 41, 117)).said, null],
] as const)('a session of the day %s stops a second treatment until 16 h after its last dose', (_, found, wanted) => {
  expect(found).toBe(wanted);
});

test.each([
  ['open', 60],
  ['closed', 117],
])('a dose that is struck in a session that is %s was none', (_, minute) => {
  const told = other(300, minute);
  const struck = then(told, 'strike-entry', { entry: doseOf(told), reason: 'entered for somebody else' }, -100);
  expect(beside(struck).said).toBeNull();
  const stands = readPatient(struck.patient).sessions.map(({ body }) => [body.deliveredMg, body.deliveredMgMax]);
  expect(stands).toEqual(minute === 117 ? [[0, 0]] : []);
});

test.each([
  ['strike-entry', { reason: 'entered twice' }],
  ['undo-entry', {}],
  ['correct-entry', { kind: 'session-dosed', body: { deliveredMg: 0 }, reason: 'entered twice' }],
] as const)(
  'what a session has given is not taken off the person by %s: it is put right in the session',
  (kind, more) => {
    const { patient } = other(300, 60);
    const { ref, author } = readPatient(patient).dosed[0]!;
    const body = { entry: ref, ...more };
    const command = { id: 'c', kind, stream: patient.stream, seenSeq: patient.seq, occurredAt: at(-240), body };
    const actor = { kind: 'person', id: author.id, roles: ['nurse', 'prescriber'] } as const;
    const context = { now: at(-240), zone: 'UTC', actor };
    const decision = decidePatient({ patient }, command as unknown as PatientCommand, context);
    expect(decision).toMatchObject({ kind: 'refused', reasons: [{ rule: 'follows-session' }] });
  },
);

test.each([
  ['strike-entry', { reason: 'entered twice' }],
  ['undo-entry', {}],
  ['correct-entry', { kind: 'session-closed', body: { deliveredMg: 0 }, reason: 'entered twice' }],
] as const)('that a session is over is not taken off the person by %s: the refusal names the way', (kind, more) => {
  const { patient } = other(300, 117);
  const { ref, author } = readPatient(patient).sessions[0]!;
  const body = { entry: ref, ...more };
  const command = { id: 'c', kind, stream: patient.stream, seenSeq: patient.seq, occurredAt: at(-240), body };
  const actor = { kind: 'person', id: author.id, roles: ['nurse', 'prescriber'] } as const;
  const decision = decidePatient({ patient }, command as unknown as PatientCommand, {
    now: at(-240),
    zone: 'UTC',
    actor,
  });
  expect(decision).toMatchObject({
    kind: 'refused',
    reasons: [{ rule: 'follows-session', because: expect.stringContaining('in that session') }],
  });
});

test('a session whose end was taken back, and that ended again, is one session', () => {
  const first = told(5, { outcome: 'left', deliveredMg: 20, deliveredMgMax: 20 } as object, -200);
  const { patient } = told(5, { outcome: 'released' } as object, -100, first);
  const lines = readPatient(patient).sessions.filter(({ body }) => body.session === 'in-the-morning');
  expect(lines.map(({ body }) => [body.outcome, body.deliveredMg])).toEqual([['released', 40]]);
});

test('what is put right in a session that is over is put right in its line, which keeps its time', () => {
  const told = other(300, 117);
  const line = ({ patient }: Replayed) => readPatient(patient).sessions[0]!;
  const before = line(told);
  const charted = readSession(told.session).entries.filter(({ kind }) => kind === 'observations-charted');
  const peak = charted.findLast(
    ({ body }) =>
      (body as { observations: { systolicMmHg?: number } }).observations.systolicMmHg ===
      before.body.peakBp!.systolicMmHg,
  )!;
  const struck = then(told, 'strike-entry', { entry: peak.ref, reason: 'the cuff of somebody else' }, -100);
  expect(line(struck).body.peakBp!.systolicMmHg).toBeLessThan(before.body.peakBp!.systolicMmHg);
  expect(line(struck)).toMatchObject({ at: before.at, body: { deliveredMg: before.body.deliveredMg } });
  expect(readPatient(struck.patient).sessions).toHaveLength(1);
  const event = then(told, 'record-adverse-event', { event: 'headache', severity: 'mild', action: 'watched' }, -100);
  expect(line(event).body.adverseEvents).toContain('headache');
  // What changes nothing in it writes nothing.
  const noted = then(told, 'record-care', { care: 'voided' }, -100);
  expect(noted.patient.seq).toBe(told.patient.seq);
});

test.each([
  ['open', 60],
  ['closed', 117],
])('the weight that a dose was counted by is taken back with its order in a session that is %s', (_, minute) => {
  const told = other(300, minute);
  const perKg = ({ patient }: Replayed) => {
    const { sessions, dosed } = readPatient(patient);
    return (sessions[0] ?? dosed[0])?.body.mgPerKg;
  };
  const order = readSession(told.session).order!;
  expect(perKg(told)).toBeCloseTo(0.5, 2);
  const struck = then(told, 'strike-entry', { entry: order.ref, reason: 'the weight of somebody else' }, -100);
  expect(perKg(struck)).toBeNull();
  expect(beside(struck).lines).toBe(beside(told).lines + 1);
});

test('a dose of which nobody knows how much it was counts as one', () => {
  const told = other(300, 60);
  const [line] = readPatient(told.patient).dosed;
  expect(line?.body).toMatchObject({ session: 'in-the-morning', amountKnown: true });
  const unknown = {
    ...told,
    patient: {
      ...told.patient,
      events: told.patient.events.map((event) =>
        event.kind === 'session-dosed'
          ? { ...event, body: { ...(event.body as object), deliveredMg: 0, deliveredMgMax: 0, amountKnown: false } }
          : event,
      ),
    },
  };
  expect(beside(unknown).said).toBe('4 h ago, amount not known');
});

test('nothing is said of the person where an entry changed nothing that was given', () => {
  const told = other(300, 60);
  const care = then(told, 'record-care', { care: 'blanket' }, -100);
  expect(beside(care).lines).toBe(beside(told).lines);
  const entry = readSession(told.session).entries.findLast(({ kind }) => kind === 'observations-charted')!.ref;
  const struck = then(told, 'strike-entry', { entry, reason: 'of another patient' }, -100);
  expect(beside(struck).lines).toBe(beside(told).lines);
});

test('no nurse passes it by herself; a prescriber may, with a reason', () => {
  const overrides = [{ rule: 'treated-today', reason: 'the line failed in the morning after 4 mg' }];
  const rules = (decision: Decision) => (decision.kind === 'refused' ? decision.reasons.map(({ rule }) => rule) : []);
  const pass = (roles: readonly Role[]) => rules(decide(told(5), 'pass-gate', { overrides }, -1, { roles }).decision);
  expect(rules(decide(told(5), 'pass-gate', { overrides: [] }, -1, { roles: ['prescriber'] }).decision)).toEqual([
    'treated-today',
  ]);
  expect(pass(['nurse'])).toEqual(['treated-today']);
  expect(pass(['prescriber'])).toEqual([]);
});
