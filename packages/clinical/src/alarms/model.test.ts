import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../monitoring/index.ts';
import type { Role } from '../record/index.ts';
import { addMs, type Instant, instant, SECOND_MS } from '../units/index.ts';
import {
  ALARM_CONDITIONS,
  ALARM_LIMIT_ROWS,
  type AlarmDraft,
  type AlarmLimits,
  type AlarmState,
  alarmLimitReasons,
  decideAlarms,
  endAlarms,
  heldLimits,
  PAUSE_SECONDS_MAX,
  REMINDER_MS,
  readAlarms,
  STARTING_ALARM_LIMITS,
  sounding,
} from './index.ts';

const start = instant(1_772_550_000_000);
type Name = 'spo2-low' | 'pulse-high' | 'channel-lost/SPO2' | 'channel-lost/HR' | 'feed-late' | 'feed-lost';
type Phase = 'active' | 'acknowledged' | 'latched';

/**
 * The reference model (A1): the alarms of one monitor with SpO2 (high, latching) and pulse (medium), in the plainest
 * words, from the whole history, one value a second. It knows nothing of windows, events or instants.
 */
class Reference {
  readonly spo2: (number | null)[] = [];
  readonly pulse: (number | null)[] = [];
  readonly alarms = new Map<Name, Phase>();
  silent = 0;

  second(spo2: number | null, pulse: number | null, talks: boolean): void {
    this.silent = talks ? 0 : this.silent + 1;
    this.spo2.push(talks ? spo2 : null);
    this.pulse.push(talks ? pulse : null);
    for (const [name, list, bad, latches] of [
      ['spo2-low', this.spo2, (value: number) => value < 90, true],
      ['pulse-high', this.pulse, (value: number) => value > 120, false],
    ] as const) {
      const lost = this.#lost(list);
      const found = this.#found(list, bad);
      this.#step(name, found === 'unknown' && lost === 'bad' ? 'fine' : found, latches);
      this.#step(name === 'spo2-low' ? 'channel-lost/SPO2' : 'channel-lost/HR', lost, false);
    }
    this.#step('feed-late', this.silent > 5 && this.silent <= 15 ? 'bad' : 'fine', false);
    this.#step('feed-lost', this.silent > 15 ? 'bad' : 'fine', false);
  }

  #found(list: readonly (number | null)[], bad: (value: number) => boolean): 'bad' | 'waiting' | 'fine' | 'unknown' {
    const now = list.length - 1;
    const seen = list.flatMap((value, second) => (value === null ? [] : [{ value, ago: now - second }])).reverse();
    if (seen.length === 0 || seen[0]!.ago > 5) return 'unknown';
    if (!bad(seen[0]!.value)) return seen.some(({ value, ago }) => ago < 5 && bad(value)) ? 'unknown' : 'fine';
    const end = seen.findIndex(
      ({ value, ago }, index) => !bad(value) || (index > 0 && ago - seen[index - 1]!.ago > 15),
    );
    const run = end === -1 ? seen : seen.slice(0, end);
    return run.at(-1)!.ago >= 5 ? 'bad' : 'waiting';
  }

  #lost(list: readonly (number | null)[]): 'bad' | 'waiting' | 'fine' | 'unknown' {
    const ago = [...list].reverse().findIndex((value) => value !== null);
    if (ago === -1) return 'unknown';
    if (ago <= 5) return 'fine';
    return this.silent > 5 ? 'unknown' : ago >= 10 ? 'bad' : 'waiting';
  }

  #step(name: Name, found: 'bad' | 'waiting' | 'fine' | 'unknown', latches: boolean): void {
    const phase = this.alarms.get(name);
    if ((phase === undefined || phase === 'latched') && found === 'bad') this.alarms.set(name, 'active');
    else if (phase === 'active' && found === 'fine' && latches) this.alarms.set(name, 'latched');
    else if (phase !== undefined && phase !== 'latched' && found === 'fine') this.alarms.delete(name);
  }

  acknowledge(name: Name): void {
    if (this.alarms.get(name) === 'latched') this.alarms.delete(name);
    else if (this.alarms.has(name)) this.alarms.set(name, 'acknowledged');
  }
}

/** The real thing: events kept in a list, readings in a window that arrives shuffled and doubled. */
class Real {
  now: Instant = start;
  lastMessageAt: Instant = addMs(start, -SECOND_MS);
  readings: Reading[] = [];
  readonly entries: { kind: string; seq: number; at: Instant; body: unknown; author: { id: string } }[] = [];
  #turn = 1;

  get state(): AlarmState {
    return readAlarms(this.entries);
  }
  write(drafts: readonly AlarmDraft[]): void {
    for (const { kind, body } of drafts)
      this.entries.push({ kind, seq: this.entries.length + 1, at: this.now, body, author: { id: 'x' } });
  }
  second(spo2: number | null, pulse: number | null, talks: boolean): void {
    if (talks) {
      this.lastMessageAt = this.now;
      this.readings.push({ kind: 'SPO2', value: spo2, at: this.now, device: 'm' });
      this.readings.push({ kind: 'HR', value: pulse, at: this.now, device: 'm' });
    }
    this.readings = this.readings.filter(({ at }) => this.now - at <= 360 * SECOND_MS);
    this.#turn = (this.#turn * 48_271) % 2_147_483_647;
    const cut = this.#turn % (this.readings.length + 1);
    const shuffled = [
      ...this.readings.slice(cut),
      ...this.readings.slice(0, cut).reverse(),
      ...this.readings.slice(-2),
    ];
    this.write(
      decideAlarms({
        state: this.state,
        readings: shuffled,
        devices: [{ device: 'm', lastMessageAt: this.lastMessageAt }],
        now: this.now,
        offMonitorUntil: null,
      }),
    );
    this.now = addMs(this.now, SECOND_MS);
  }
  named(): Map<string, Phase> {
    return new Map(
      this.state.active.map(({ condition, channel, phase }) => [
        condition === 'channel-lost' ? `${condition}/${channel}` : condition,
        phase,
      ]),
    );
  }
}

const value = (good: number, bad: number) => fc.constantFrom(good, good, bad, bad, null);
class Seconds implements fc.Command<Reference, Real> {
  readonly count: number;
  readonly spo2: number | null;
  readonly pulse: number | null;
  readonly talks: boolean;
  constructor(count: number, spo2: number | null, pulse: number | null, talks: boolean) {
    this.count = count;
    this.spo2 = spo2;
    this.pulse = pulse;
    this.talks = talks;
  }
  check = () => true;
  run(model: Reference, real: Real): void {
    for (let second = 0; second < this.count; second += 1) {
      model.second(this.spo2, this.pulse, this.talks);
      real.second(this.spo2, this.pulse, this.talks);
      expect(Object.fromEntries([...real.named()].sort())).toEqual(Object.fromEntries([...model.alarms].sort()));
    }
  }
  toString = () => `${this.count} s of SpO2 ${this.spo2}, pulse ${this.pulse}${this.talks ? '' : ', silent'}`;
}
class Acknowledge implements fc.Command<Reference, Real> {
  readonly name: Name;
  constructor(name: Name) {
    this.name = name;
  }
  check = (model: Readonly<Reference>) => model.alarms.has(this.name);
  run(model: Reference, real: Real): void {
    model.acknowledge(this.name);
    for (const alarm of real.state.active) {
      const name = alarm.condition === 'channel-lost' ? `${alarm.condition}/${alarm.channel}` : alarm.condition;
      if (name !== this.name) continue;
      real.write([{ kind: 'alarm-acknowledged', body: { alarm: alarm.id } }]);
      if (alarm.phase === 'latched') {
        real.write([{ kind: 'alarm-cleared', body: { alarm: alarm.id, because: 'acknowledged-after-recovery' } }]);
      }
    }
    expect(Object.fromEntries([...real.named()].sort())).toEqual(Object.fromEntries([...model.alarms].sort()));
  }
  toString = () => `acknowledge ${this.name}`;
}

test('the machine and the reference agree through any course (A1, A4, A12)', { timeout: 3_600_000 }, () => {
  const seconds = fc
    .tuple(fc.integer({ min: 1, max: 20 }), value(97, 82), value(80, 140), fc.constantFrom(true, true, true, false))
    .map(([count, spo2, pulse, talks]) => new Seconds(count, spo2, pulse, talks));
  const names: Name[] = ['spo2-low', 'pulse-high', 'channel-lost/SPO2', 'channel-lost/HR', 'feed-late', 'feed-lost'];
  const acknowledge = fc.constantFrom(...names).map((name) => new Acknowledge(name));
  fc.assert(
    fc.property(fc.commands([seconds, seconds, acknowledge], { maxCommands: 30 }), (commands) => {
      const real = new Real();
      fc.modelRun(() => ({ model: new Reference(), real }), commands);
      // A9: a life without gaps: raised once, cleared once, times that never go back.
      const { past, active } = real.state;
      const ids = [...past, ...active].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { raisedAt, since, clearedAt } of past) {
        expect(raisedAt).toBeGreaterThanOrEqual(since);
        expect(clearedAt).toBeGreaterThanOrEqual(raisedAt);
      }
    }),
    { numRuns: process.env['KEEL_MEASURE'] ? 20_000 : 300 },
  );
});

describe('what the room hears (A2, A3)', () => {
  const raised = (condition: 'spo2-low' | 'pulse-high' | 'clock-skew', second: number) => ({
    kind: 'alarm-raised',
    at: addMs(start, second * SECOND_MS),
    author: { id: 'x' },
    body: {
      alarm: `${condition}/${second}`,
      condition,
      side: ALARM_CONDITIONS[condition].side,
      priority: ALARM_CONDITIONS[condition].priority,
      channel: null,
      value: null,
      limit: null,
      unit: null,
      since: start,
      device: null,
    },
  });
  const paused = (second: number, forSeconds: number) => ({
    kind: 'alarms-paused',
    at: addMs(start, second * SECOND_MS),
    author: { id: 'x' },
    body: { until: addMs(start, (second + forSeconds) * SECOND_MS) },
  });
  const acknowledged = (alarm: string, second: number) => ({
    kind: 'alarm-acknowledged',
    at: addMs(start, second * SECOND_MS),
    author: { id: 'x' },
    body: { alarm },
  });
  const heard = (told: readonly { kind: string }[], second: number) => {
    const entries = told.map((entry, index) => ({ ...entry, seq: index + 1 }));
    return sounding(readAlarms(entries), entries, addMs(start, second * SECOND_MS));
  };

  test('a pause is silent with a countdown, and the alarm stays in view', () => {
    expect(heard([raised('pulse-high', 0), paused(10, 120)], 40)).toMatchObject({
      sound: false,
      because: 'paused',
      pausedForMs: 90_000,
      alarm: { condition: 'pulse-high' },
    });
  });
  test('it ends by itself, after 120 s at the most, whatever was asked', () => {
    expect(heard([raised('pulse-high', 0), paused(10, 100_000)], 10 + PAUSE_SECONDS_MAX)).toMatchObject({
      sound: true,
    });
    expect(heard([raised('pulse-high', 0), paused(10, 100_000)], 9 + PAUSE_SECONDS_MAX)).toMatchObject({
      sound: false,
    });
  });
  test('a high one breaks through any pause', () => {
    expect(heard([raised('pulse-high', 0), paused(10, 120), raised('spo2-low', 20)], 21)).toMatchObject({
      sound: true,
      because: 'broke-through',
      alarm: { condition: 'spo2-low' },
    });
  });
  test('a pause that reaches the record late silences nothing that was raised after it was asked for', () => {
    expect(heard([raised('pulse-high', 0), raised('spo2-low', 20), paused(10, 120)], 25)).toMatchObject({
      sound: true,
      because: 'broke-through',
      alarm: { condition: 'spo2-low' },
    });
  });
  test('a higher one breaks through, an equal or lower one does not', () => {
    expect(heard([raised('clock-skew', 0), paused(10, 120), raised('pulse-high', 20)], 21).sound).toBe(true);
    expect(heard([raised('pulse-high', 0), paused(10, 120), raised('clock-skew', 20)], 21).sound).toBe(false);
  });
  test('what was seen is quiet, and reminds every two to three minutes while it goes on', () => {
    const entries = [raised('pulse-high', 0), acknowledged('pulse-high/0', 5)];
    expect(heard(entries, 60)).toMatchObject({ sound: false, because: 'acknowledged' });
    expect(heard(entries, 5 + REMINDER_MS / SECOND_MS)).toMatchObject({ sound: true, because: 'reminder' });
    expect(REMINDER_MS / SECOND_MS).toBeGreaterThanOrEqual(120);
    expect(REMINDER_MS / SECOND_MS).toBeLessThanOrEqual(180);
  });
  test('of several the most urgent is heard, the patient before the cable', () => {
    expect(heard([raised('clock-skew', 0), raised('spo2-low', 1), raised('pulse-high', 2)], 5).alarm?.condition).toBe(
      'spo2-low',
    );
  });
});

describe('limits (A8, A17)', () => {
  const names = Object.keys(ALARM_LIMIT_ROWS) as (keyof AlarmLimits)[];
  const rules = (change: Partial<AlarmLimits>, roles: readonly Role[]) =>
    alarmLimitReasons({ ...STARTING_ALARM_LIMITS, ...change }, roles).map(({ rule }) => rule);
  test('the starting ones stand', () => expect(rules({}, ['nurse'])).toEqual([]));
  test.each(names)('%s: at the hard limit yes, beyond it no, off only by a prescriber', (name) => {
    const { loosest, tightest, safer } = ALARM_LIMIT_ROWS[name];
    const beyond = safer === 'lower' ? loosest + 1 : loosest - 1;
    expect(rules({ [name]: loosest }, ['nurse'])).toEqual([]);
    expect(rules({ [name]: tightest }, ['nurse'])).toEqual([]);
    expect(rules({ [name]: beyond }, ['prescriber', 'owner'])).toEqual(['alarm-limit-too-loose']);
    expect(rules({ [name]: null }, ['nurse'])).toEqual(['alarm-off-needs-right']);
    expect(rules({ [name]: null }, ['prescriber'])).toEqual([]);
    expect(rules({ [name]: Number.NaN }, ['prescriber'])).toEqual(['alarm-limit-not-a-number']);
  });
  test('whatever stands in an event, what is used is never looser than the hard limit', () => {
    const any = fc.record(Object.fromEntries(names.map((name) => [name, fc.option(fc.double({ noNaN: true }))])));
    fc.assert(
      fc.property(any, (limits) => {
        const held = heldLimits(limits as unknown as AlarmLimits);
        for (const name of names) {
          const at = held[name];
          const { safer, loosest } = ALARM_LIMIT_ROWS[name];
          if (at !== null) expect(safer === 'lower' ? at <= loosest : at >= loosest).toBe(true);
        }
      }),
    );
  });
});

describe('what is not an alarm', () => {
  const decide = (readings: readonly Reading[], change: Partial<Parameters<typeof decideAlarms>[0]> = {}) =>
    decideAlarms({
      state: { active: [], past: [], limits: null },
      readings,
      devices: [{ device: 'm', lastMessageAt: start }],
      now: start,
      offMonitorUntil: null,
      ...change,
    }).flatMap(({ kind, body }) => (kind === 'alarm-raised' ? [body.condition] : []));
  const every = (kind: Reading['kind'], shown: number | null, from: number, to = 0): Reading[] =>
    Array.from({ length: from - to + 1 }, (_, index) => ({
      kind,
      value: shown,
      at: addMs(start, (index - from) * SECOND_MS),
      device: 'm',
    }));

  test.each([
    ['SpO2 low for 4 s', every('SPO2', 80, 4), []],
    ['SpO2 low for 5 s', every('SPO2', 80, 5), ['spo2-low']],
    ['marked invalid', every('SPO2', null, 30), []],
    ['low, but old', every('SPO2', 80, 40, 6), []],
    ['dated ahead', every('SPO2', 80, -6, -20), []],
    ['no breath counted is not a slow breath', [...every('RR', 0, 14), ...every('ETCO2', 35, 14)], []],
    [
      'from breathing straight to nothing',
      [...every('RR', 12, 20, 3), ...every('RR', 0, 2), ...every('ETCO2', 36, 20, 3), ...every('ETCO2', 0, 2)],
      ['apnoea'],
    ],
    [
      'counting again after the line was off',
      [...every('RR', null, 20, 9), ...every('RR', 0, 8), ...every('ETCO2', null, 20, 9), ...every('ETCO2', 0, 8)],
      [],
    ],
    [
      'and still nothing 15 s later',
      [...every('RR', null, 30, 16), ...every('RR', 0, 15), ...every('ETCO2', null, 30, 16), ...every('ETCO2', 0, 15)],
      ['apnoea'],
    ],
    ['CO2 but no counted breath for a minute', [...every('RR', 0, 60), ...every('ETCO2', 35, 60)], ['apnoea']],
    ['a cuff at 180', [...every('NIBP_SYS', 180, 0), ...every('NIBP_DIA', 90, 0)], ['bp-high']],
    ['a cuff at 179/110', [...every('NIBP_SYS', 179, 0), ...every('NIBP_DIA', 110, 0)], ['bp-high']],
    ['a cuff at 179/109', [...every('NIBP_SYS', 179, 0), ...every('NIBP_DIA', 109, 0)], []],
    ['a cuff at 89', every('NIBP_SYS', 89, 0), ['bp-low']],
  ] as const)('%s', (_name, readings, expected) => {
    expect(decide(readings)).toEqual(expected);
  });
  test('a switched-off limit raises nothing', () => {
    const limits = { ...STARTING_ALARM_LIMITS, spo2LowPercent: null };
    expect(decide(every('SPO2', 80, 20), { state: { active: [], past: [], limits } })).toEqual([]);
  });
  test('off the monitor silences the equipment, for the time that was given, and never the patient', () => {
    const until = addMs(start, SECOND_MS);
    const silent = [{ device: 'm', lastMessageAt: addMs(start, -60 * SECOND_MS) }];
    expect(decide([], { devices: silent, offMonitorUntil: until })).toEqual([]);
    expect(decide([], { devices: silent, offMonitorUntil: start })).toEqual(['feed-lost']);
    expect(decide(every('SPO2', 80, 5), { offMonitorUntil: until })).toEqual(['spo2-low']);
  });
  test.each([
    [{ otherPatient: true }, ['device-changed']],
    [{ sourceChangedAt: addMs(start, -90_000) }, ['source-changed']],
    [{ sourceChangedAt: addMs(start, -90_001) }, []],
    [{ sourceChangedAt: null }, []],
    [{ clockSkewMs: 2_001 }, ['clock-skew']],
    [{ clockSkewMs: -2_001 }, ['clock-skew']],
    [{ clockSkewMs: 2_000 }, []],
  ])('a device with %o: %o', (change, expected) => {
    expect(decide([], { devices: [{ device: 'm', lastMessageAt: start, ...change }] })).toEqual(expected);
  });
  test('the session ends, and nothing is carried to the next patient', () => {
    const real = new Real();
    for (let second = 0; second < 10; second += 1) real.second(80, 140, true);
    expect(real.state.active.length).toBe(2);
    real.write(endAlarms(real.state));
    expect(real.state.active).toEqual([]);
    expect(real.state.past.map(({ because }) => because)).toEqual(['session-ended', 'session-ended']);
  });
  test('every condition says how long it waits, below ten seconds for the patient (A6)', () => {
    for (const { delayMs, side } of Object.values(ALARM_CONDITIONS)) {
      if (side === 'physiological') expect(delayMs).toBeLessThan(10 * SECOND_MS);
    }
  });
});
