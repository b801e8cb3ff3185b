import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPatient } from '../patient/index.ts';
import {
  allOf,
  doseTotals,
  dueItems,
  gate,
  medicinesLeft,
  type Replayed,
  readSession,
  releaseAssessment,
  type Scenario,
  sessionFold,
  standingTriggers,
} from './index.ts';
import { after, at, decide, rulesOf, until, without } from './told.fixture.ts';

const readScenario = (name: string): Scenario =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../scenarios/session/${name}.json`), 'utf8'));
const iv = readScenario('iv-infusion');
const nasal = readScenario('nasal-esketamine');

const whole = (body: object) => ({ observations: body, source: { from: 'person', how: 'observed' } });
const calm = { systolicMmHg: 124, diastolicMmHg: 78, heartRatePerMin: 70, spo2Percent: 98, respiratoryRatePerMin: 14 };
const second = 1 / 60;
/** Said at `minute`, and said to happen `ahead` minutes later. */
const ahead = (replayed: Replayed, kind: string, body: unknown, minute: number, by: number) =>
  after(replayed, kind, body, minute, { happenedAt: minute + by });

describe('a fact dated ahead (A12)', () => {
  test.each([
    [5 * second, false],
    [5.1 * second, true],
    [10, true],
  ])('by %d min: flagged %s, kept as it was said', (by, flagged) => {
    const replayed = ahead(until(iv, 20), 'chart-observations', whole(calm), 21, by);
    const event = replayed.session.events.find(
      ({ recordedAt, kind }) => recordedAt === at(21) && kind === 'observations-charted',
    )!;
    expect(event.occurredAt).toBe(at(21 + by));
    const flags = (event.body as { flags: { rule: string }[] }).flags.map(({ rule }) => rule);
    expect(flags.includes('dated-ahead')).toBe(flagged);
    expect(readSession(replayed.session).ahead.map(({ kind }) => kind)).toEqual(
      flagged ? ['observations-charted'] : [],
    );
    expect(readPatient(replayed.patient).tasks.some(({ kind }) => kind === 'dated-ahead')).toBe(flagged);
  });
  test('any kind of fact is flagged, also one that carries no flags of its own', () => {
    const replayed = ahead(
      until(iv, -11.5, without('answer-fasting')),
      'answer-fasting',
      { lastSolidsAt: null, lastClearFluidAt: null },
      -11,
      30,
    );
    const event = replayed.session.events.find(({ kind }) => kind === 'fasting-answered')!;
    expect(event.body).toMatchObject({ flags: [{ rule: 'dated-ahead' }] });
    expect(
      gate(readSession(replayed.session), readPatient(replayed.patient), replayed.policy, at(-10)).reasons.map(
        ({ rule }) => rule,
      ),
    ).toContain('npo-missing');
  });
  test('does not quieten what the last values call for, now or when its time has come', () => {
    const bad = after(until(iv, 20), 'chart-observations', whole({ ...calm, systolicMmHg: 205 }), 21);
    const said = ahead(bad, 'chart-observations', whole(calm), 22, 4);
    expect(standingTriggers(readSession(said.session), said.policy).level).toBe('stop');
    const session = readSession(said.session);
    expect(
      rulesOf(
        decide(said, 'resume-infusion', { as: 'order', overrides: [], infusion: '1', mlPerHour: 75 }, 27).decision,
      ),
    ).toContain('vitals-call-for-pause');
    expect(standingTriggers(session, said.policy).level).toBe('stop');
  });
  test('does not answer a due check, now or later', () => {
    const said = ahead(until(iv, 24), 'chart-observations', whole(calm), 24, 6);
    const due = dueItems(readSession(said.session), said.policy, at(36));
    expect(due.find(({ gridMinute }) => gridMinute === 30)).toMatchObject({ state: 'overdue' });
  });
  test('does not meet a criterion of release', () => {
    const story = until(iv, 113, (step) =>
      step.kind === 'score-aldrete' || (step.kind === 'chart-observations' && step.minute > 100) ? null : step,
    );
    const full = iv.steps.findLast(({ kind }) => kind === 'chart-observations')!.body;
    let said = ahead(story, 'chart-observations', full, 112, 5);
    said = ahead(
      said,
      'score-aldrete',
      { activity: 2, respiration: 2, circulation: 2, consciousness: 2, saturation: 2 },
      112,
      5,
    );
    for (const minute of [113, 118]) {
      const { unmet } = releaseAssessment(readSession(said.session), said.policy, at(minute));
      expect(unmet).toEqual(expect.arrayContaining(['awake', 'blood-pressure', 'saturation', 'score']));
    }
  });
  test('a dose that was given counts all the same, from when it was received', () => {
    const start = iv.steps.find(({ kind }) => kind === 'start-infusion')!.body as object;
    const said = ahead(
      until(iv, -1),
      'start-infusion',
      { ...start, as: 'fact', order: readSession(until(iv, -1).session).order!.ref },
      0,
      45,
    );
    const session = readSession(said.session);
    expect(session.phase).toBe('dosing');
    expect(session.firstDoseAt).toBe(at(0));
    expect(doseTotals(session, at(40)).pumpedMg).toBeCloseTo(35, 6);
    const device = {
      as: 'fact',
      overrides: [],
      order: readSession(until(nasal, 2).session).order!.ref,
      device: 2,
      mg: 28,
      watchedBy: 'nora',
      delivery: { kind: 'full' },
    };
    const two = ahead(until(nasal, 2), 'give-device', device, 6, 20);
    expect(doseTotals(readSession(two.session), at(7)).deliveredMg).toBe(56);
  });
  test('a rescue drug dated ahead counts against what is left and starts the observation again at its receipt', () => {
    const given = {
      as: 'fact',
      overrides: [],
      medicine: 'midazolam',
      route: 'iv',
      doseMg: 1,
      order: null,
      because: 'panic',
    };
    const said = ahead(until(iv, 100), 'give-medicine', given, 101, 60);
    expect(releaseAssessment(readSession(said.session), said.policy, at(110)).clock).toMatchObject({
      startedAt: at(101),
      requiredMinutes: 60,
    });
    expect(medicinesLeft(readSession(said.session)).every(({ givenMg }) => givenMg >= 0)).toBe(true);
  });
  test('corrected to when it really was, it counts', () => {
    const said = ahead(
      until(iv, 29),
      'chart-observations',
      whole({ ...calm, sedation: { scale: 'moaas-0-5', score: 5 } }),
      30,
      60,
    );
    const entry = readSession(said.session).ahead[0]!;
    const put = after(
      said,
      'correct-entry',
      {
        entry: entry.ref,
        kind: 'observations-charted',
        body: { ...whole({ ...calm, sedation: { scale: 'moaas-0-5', score: 5 } }) },
        at: at(30),
        reason: 'clock of the tablet',
      },
      31,
    );
    const session = readSession(put.session);
    expect(session.ahead).toEqual([]);
    expect(dueItems(session, put.policy, at(36)).find(({ gridMinute }) => gridMinute === 30)?.state).toBe('done');
  });
  test('it can be struck and undone like any other entry', () => {
    const said = ahead(until(iv, 29), 'chart-observations', whole(calm), 30, 60);
    const entry = readSession(said.session).ahead[0]!;
    expect(readSession(after(said, 'undo-entry', { entry: entry.ref }, 30.5).session).ahead).toEqual([]);
    expect(
      readSession(after(said, 'strike-entry', { entry: entry.ref, reason: 'wrong clock' }, 33).session).ahead,
    ).toEqual([]);
  });
  test('an order is placed when it was given, whatever its clock says', () => {
    const passed = ahead(until(iv, -11.5), 'pass-gate', { overrides: [] }, -11, 300);
    expect(readSession(passed.session).gatePassedAt).toBe(at(-11));
  });
  test('no look dated ahead ever makes anything better', () => {
    const worse = after(
      until(iv, 20),
      'chart-observations',
      whole({ ...calm, systolicMmHg: 205, spo2Percent: 88 }),
      21,
    );
    const level = (replayed: Replayed) => standingTriggers(readSession(replayed.session), replayed.policy).level;
    fc.assert(
      fc.property(
        fc.integer({ min: 6, max: 86_400 }),
        fc.record({
          systolicMmHg: fc.integer({ min: 60, max: 220 }),
          diastolicMmHg: fc.integer({ min: 40, max: 59 }),
          spo2Percent: fc.integer({ min: 80, max: 100 }),
        }),
        (seconds, values) => {
          const said = ahead(worse, 'chart-observations', whole(values), 22, seconds / 60);
          expect(level(said)).toBe(level(worse));
          const later = at(22 + seconds / 60 + 1);
          const key = (replayed: Replayed) =>
            dueItems(readSession(replayed.session), replayed.policy, later)
              .filter(({ what }) => what === 'check' || what === 'confirm')
              .map(({ key: k, state }) => `${k} ${state}`);
          expect(key(said)).toEqual(key(worse));
        },
      ),
      { numRuns: 60 },
    );
  });
  test('any order of arrival gives the same state', () => {
    let replayed = ahead(until(iv, 20), 'chart-observations', whole(calm), 21, 30);
    replayed = ahead(
      replayed,
      'give-medicine',
      { as: 'fact', overrides: [], medicine: 'ondansetron', route: 'iv', doseMg: 4, order: null, because: 'x' },
      22,
      30,
    );
    replayed = after(replayed, 'chart-observations', whole(calm), 23);
    const expected = readSession(replayed.session);
    const list = replayed.session.events;
    fc.assert(
      fc.property(fc.shuffledSubarray([...list], { minLength: list.length }), (shuffled) => {
        const state = shuffled.reduce(sessionFold.evolve, sessionFold.initial(replayed.session.stream));
        expect(readSession(state)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
    expect(allOf(expected, 'medicine-given')[0]!.at).toBe(at(22));
  });
});
