import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAUSE_SECONDS_MAX, readAlarms, STARTING_ALARM_LIMITS, sounding } from '../alarms/index.ts';
import type { Reading } from '../monitoring/index.ts';
import type { RecordedEvent } from '../record/index.ts';
import { addMs, type Instant, SECOND_MS } from '../units/index.ts';
import { emergencies, type Replayed, readSession, type Scenario, type SessionState, sessionFold } from './index.ts';
import { after, at, decide, until } from './told.fixture.ts';

/** The clock of the machine is set back by an hour (a step of NTP, a restored machine), or two things share a millisecond. */
const scenario = (name: string): Scenario =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../scenarios/session/${name}.json`), 'utf8'));
const iv = scenario('iv-infusion');
const SYSTEM = { kind: 'system', by: 'clock', roles: [] } as const;
const PRESCRIBER = { by: 'novak', roles: ['prescriber'] } as const;
const BACK = 60;

const seconds = (minute: number, count: number): number => minute + count / 60;
const reading = (minute: number, value: number): Reading => ({ kind: 'SPO2', value, at: at(minute), device: 'm' });

/** One tick of the clinic's clock that reads `minute`. `spo2`: what the monitor has said for the last half minute; null: it is silent. */
function tick(replayed: Replayed, minute: number, spo2: number | null): Replayed {
  const readings = spo2 === null ? [] : Array.from({ length: 30 }, (_, ago) => reading(seconds(minute, -ago), spo2));
  const devices = [{ device: 'm', lastMessageAt: spo2 === null ? addMs(at(minute), -60 * SECOND_MS) : at(minute) }];
  return after(replayed, 'tick-session', { readings, devices }, minute, SYSTEM);
}
const alarmsOf = (replayed: Replayed) => readAlarms(readSession(replayed.session).entries);
const newest = (replayed: Replayed) => alarmsOf(replayed).active.find(({ condition }) => condition === 'spo2-low');

describe('a clock that is set back in a session', () => {
  test('makes no tick say again what it has said: an alarm ends once, whatever came before and after', () => {
    const second = fc.record({ spo2: fc.constantFrom(97, 97, 84, null), acknowledge: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(second, { minLength: 1, maxLength: 12 }),
        fc.array(second, { minLength: 0, maxLength: 12 }),
        fc.constantFrom(97, 84, null),
        (before, behind, last) => {
          let replayed = until(iv, 20);
          const live = (minute: number, { spo2, acknowledge }: (typeof before)[number]): void => {
            replayed = tick(replayed, minute, spo2);
            const alarm = alarmsOf(replayed).active[0]?.id;
            if (acknowledge && alarm !== undefined) replayed = after(replayed, 'acknowledge-alarm', { alarm }, minute);
          };
          for (const [count, one] of before.entries()) live(seconds(21, 15 * count), one);
          for (const [count, one] of behind.entries()) live(seconds(21 - BACK, 15 * count), one);
          // Nothing changes any more: a few ticks say what is so, and then there is nothing left to say.
          let said = -1;
          for (let count = 0; count < 8; count += 1) {
            said = replayed.session.seq;
            replayed = tick(replayed, seconds(26 - BACK, count), last);
          }
          expect(replayed.session.seq).toBe(said);
          if (last === 84) expect(newest(replayed)).toBeDefined();
        },
      ),
      { numRuns: 60 },
    );
  });
  test('leaves an alarm acknowledged that somebody has seen, though it seems to have been raised since', () => {
    const raised = tick(until(iv, 20), 21, 84);
    const seen = after(raised, 'acknowledge-alarm', { alarm: newest(raised)!.id }, 22 - BACK);
    expect(newest(seen)).toMatchObject({ phase: 'acknowledged', acknowledgedBy: 'nora' });
    const over = tick(seen, 23 - BACK, 97);
    expect(newest(over)).toBe(undefined);
    expect(alarmsOf(over).past).toMatchObject([
      { condition: 'spo2-low', because: 'recovered', acknowledgedBy: 'nora' },
    ]);
  });
  test('silences no alarm for longer than a pause may last', () => {
    const paused = after(tick(until(iv, 20), 21, 84), 'pause-alarms', { seconds: PAUSE_SECONDS_MAX }, 21.1);
    const heard = (minute: number) => sounding(alarmsOf(paused), readSession(paused.session).entries, at(minute));
    expect(heard(21.2)).toMatchObject({ sound: false, because: 'paused' });
    expect(heard(22 - BACK)).toMatchObject({ sound: true, because: 'active', pausedForMs: 0 });
    const again = after(paused, 'pause-alarms', { seconds: 60 }, 22 - BACK);
    const then = (minute: number) => sounding(alarmsOf(again), readSession(again.session).entries, at(minute));
    expect(then(22.5 - BACK)).toMatchObject({ sound: false, because: 'paused' });
    expect(then(23.1 - BACK)).toMatchObject({ sound: true });
  });
  test('lets the limits hold that were set last', () => {
    const set = (replayed: Replayed, percent: number, minute: number) =>
      after(
        replayed,
        'change-alarm-limits',
        { limits: { ...STARTING_ALARM_LIMITS, spo2LowPercent: percent }, reason: 'watched closely' },
        minute,
        PRESCRIBER,
      );
    const twice = set(set(until(iv, 20), 91, 21), 93, 22 - BACK);
    expect(alarmsOf(twice).limits?.spo2LowPercent).toBe(93);
  });
  test('takes readiness away once, and gives it once', () => {
    let replayed = until(iv, 113);
    expect(readSession(replayed.session).readySince).toBe(at(112));
    replayed = after(replayed, 'chart-observations', unwell, 115);
    for (const minute of [115 - BACK, 115.1 - BACK, 115.2 - BACK])
      replayed = after(replayed, 'tick-session', { readings: [], devices: [] }, minute, SYSTEM);
    expect(readSession(replayed.session).readySince).toBe(null);
    expect(readSession(replayed.session).entries.filter(({ kind }) => kind === 'ready-lost')).toHaveLength(1);
  });
  test('shows nobody as off the monitor who is back on it, and silences no equipment for an hour', () => {
    const off = after(until(iv, 20), 'start-off-monitor', { because: 'toilet', limitMinutes: 10 }, 21);
    expect(readSession(off.session).offMonitor).not.toBe(null);
    const missed = tick(off, 21 - BACK, null);
    expect(alarmsOf(missed).active.map(({ condition }) => condition)).toContain('feed-lost');
    const back = after(off, 'end-off-monitor', {}, 23 - BACK);
    expect(readSession(back.session).offMonitor).toBe(null);
    const again = after(back, 'start-off-monitor', { because: 'toilet', limitMinutes: 10 }, 24 - BACK);
    expect(readSession(again.session).offMonitor).not.toBe(null);
  });
  test('leaves an infusion stopped that was paused by the later clock', () => {
    const paused = after(until(iv, 20), 'pause-infusion', { infusion: '1', because: 'checks' }, 21);
    const stopped = after(paused, 'stop-infusion', { infusion: '1', because: 'ordered', pumpedMl: 24 }, 23 - BACK);
    expect(readSession(stopped.session).infusions[0]?.state).toBe('stopped');
    expect(readSession(stopped.session).phase).toBe('recovery');
  });
  test('lets the order stand that was written last', () => {
    const before = until(iv, -12);
    const { policyVersion: _, ...written } = readSession(before.session).order!.entry.body;
    const lowered = { ...written, order: { ...written.order, amount: { per: 'kg', mgPerKg: 0.4 } } };
    const saying = { by: written.orderedBy, roles: ['prescriber'] } as const;
    const lower = after(before, 'write-order', lowered, -11 - BACK, saying);
    expect(readSession(lower.session).order?.order).toMatchObject({ amount: { mgPerKg: 0.4 } });
  });
  test('shows a correction that was made last', () => {
    const charted = readSession(until(iv, 20).session).entries.findLast(({ kind }) => kind === 'observations-charted')!;
    const corrected = (replayed: Replayed, systolicMmHg: number, minute: number) =>
      after(
        replayed,
        'correct-entry',
        {
          entry: charted.ref,
          kind: 'observations-charted',
          body: { observations: { systolicMmHg, diastolicMmHg: 80 }, source: { from: 'person', how: 'observed' } },
          reason: 'misread',
        },
        minute,
      );
    const twice = corrected(corrected(until(iv, 20), 150, 21), 160, 22 - BACK);
    const now = readSession(twice.session).entries.find(({ id }) => id === charted.id);
    expect(now?.body).toMatchObject({ observations: { systolicMmHg: 160 } });
    expect(now?.amendments).toHaveLength(2);
  });
  test('leaves an emergency closed, and one that was answered answered', () => {
    const open = after(until(iv, 20), 'open-emergency', { emergency: 'e1', card: 'seizure' }, 21);
    const over = after(
      open,
      'close-emergency',
      { emergency: 'e1', outcome: 'recovered', familyCalled: true },
      23 - BACK,
    );
    expect(emergencies(readSession(over.session))).toMatchObject([{ closed: { body: { outcome: 'recovered' } } }]);
    const asked = after(until(iv, 20), 'ask-prescriber', { to: 'novak', question: 'go on?', answerBy: at(30) }, 21);
    const question = readSession(asked.session).entries.findLast(({ kind }) => kind === 'question-asked')!.ref;
    const told = after(asked, 'answer-question', { question, answer: 'go-ahead' }, 22 - BACK, PRESCRIBER);
    const { decision } = decide(told, 'tick-session', { readings: [], devices: [] }, 23 - BACK, SYSTEM);
    expect(decision.kind).toBe('accepted');
  });
});

const unwell = {
  observations: { nausea: { state: 'severe' } },
  source: { from: 'person', how: 'reported-by-patient' },
};

describe('things of one millisecond', () => {
  const summary = (state: SessionState) => {
    const session = readSession(state);
    return {
      phase: session.phase,
      readySince: session.readySince,
      offMonitor: session.offMonitor?.body ?? null,
      infusions: session.infusions.map((infusion) => infusion.state),
      order: session.order?.entry.seq ?? null,
      baseline: session.baseline,
      nurse: session.nurse,
      kinds: session.entries.map(({ kind, seq }) => `${seq} ${kind}`),
      alarms: readAlarms(session.entries).active.map(({ id, phase }) => `${id} ${phase}`),
    };
  };
  /** The same history under other ids, with every time cut to a coarse clock: what followed shares its moment with its cause. */
  const coarse = (
    events: readonly RecordedEvent[],
    names: ReadonlyMap<string, string>,
    stepMs: number,
  ): SessionState => {
    const renamed = JSON.parse(
      [...names].reduce((text, [from, to]) => text.replaceAll(`"${from}"`, `"${to}"`), JSON.stringify(events)),
    ) as RecordedEvent[];
    return renamed
      .map((event) => ({ ...event, occurredAt: (Math.floor(event.occurredAt / stepMs) * stepMs) as Instant }))
      .reduce(sessionFold.evolve, sessionFold.initial(events[0]!.stream));
  };
  test.each(['iv-infusion', 'nasal-declined-third', 'im-toilet-and-nausea'])(
    '%s reads in the order of the record, whatever its commands are called',
    (name) => {
      const { session } = until(scenario(name), 1_000);
      const inOrder = session.events.toSorted((a, b) => a.seq - b.seq);
      const commands = [...new Set(inOrder.map(({ command }) => command))];
      const plain = new Map<string, string>();
      const expected = summary(coarse(inOrder, plain, 60_000));
      fc.assert(
        fc.property(fc.shuffledSubarray(commands, { minLength: commands.length }), (shuffled) => {
          const names = new Map(
            shuffled.map((from, index) => [from, `n-${String(index).padStart(4, '0')}-${from.length}`]),
          );
          expect(summary(coarse(inOrder, names, 60_000))).toEqual(expected);
        }),
        { numRuns: 30 },
      );
      expect(expected.kinds).toEqual(summary(session).kinds);
    },
  );
});
