import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Reading, ReadingKind } from '../monitoring/index.ts';
import { instant, SECOND_MS } from '../units/index.ts';
import { type AlarmLimits, type AlarmState, type ConditionId, decideAlarms } from './index.ts';

/**
 * Recorded sedations with the monitor's own alarm bits, beside the checkout and never in it. Measured there: what our
 * machine says second by second against what the monitor said (safety A5).
 */
const data = join(import.meta.dirname, '../../../../../shared/data/vitals');
const here = existsSync(join(data, 'manifest.json'));
if (!here) console.warn(`SKIPPED: no recordings at ${data}; the alarm machine was not checked against a real monitor`);

interface Settings {
  t_s: number;
  rrLow: number | null;
  rrHigh: number | null;
  spo2Low: number | null;
  prLow: number | null;
  prHigh: number | null;
}
interface Case {
  id: string;
  file: string;
  indexAlarmOnly: boolean;
  alarmSettings: Settings[];
}
interface Row {
  t: number;
  etco2: number | null;
  rr: number | null;
  spo2: number | null;
  pr: number | null;
  alarms: ReadonlySet<string>;
}

const cases: Case[] = here
  ? (JSON.parse(readFileSync(join(data, 'manifest.json'), 'utf8')).sedationCapno as Case[]).filter(
      (c) => !c.indexAlarmOnly && c.alarmSettings.length > 0,
    )
  : [];
/** Every case with KEEL_MEASURE, every sixth otherwise. */
const chosen = process.env['KEEL_MEASURE'] ? cases : cases.filter((_, index) => index % 6 === 0);

function rows(file: string): Row[] {
  const [head, ...lines] = gunzipSync(readFileSync(join(data, file)))
    .toString('utf8')
    .trim()
    .split('\n');
  const names = head!.trim().split(',');
  return lines.map((line) => {
    const cells = line.trim().split(',');
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    const number = (name: string) => (cell(name) === '' ? null : Number(cell(name)));
    return {
      t: Number(cell('t_s')),
      etco2: number('etco2_mmHg'),
      rr: number('rr_bpm'),
      spo2: number('spo2_pct'),
      pr: number('pr_bpm'),
      alarms: new Set(cell('alarms').split(';').filter(Boolean)),
    };
  });
}

const start = instant(1_700_000_000_000);
const at = (seconds: number) => instant(start + Math.round(seconds * SECOND_MS));
/** The last seconds that the machine is shown; its longest rule asks for a minute. */
const WINDOW_S = 90;

/** Our alarm conditions for each second of a case. Latching and acknowledging are people's; here only conditions count. */
function conditions(list: readonly Row[], settings: readonly Settings[]): Set<ConditionId>[] {
  let state: AlarmState = { active: [], past: [], limits: null };
  const window: Reading[] = [];
  const said: Set<ConditionId>[] = [];
  for (const row of list) {
    const set = settings.findLast(({ t_s }) => t_s <= row.t) ?? settings[0]!;
    const limits: AlarmLimits = {
      spo2LowPercent: set.spo2Low,
      pulseHighPerMin: set.prHigh,
      pulseLowPerMin: set.prLow,
      respiratoryRateLowPerMin: set.rrLow,
      respiratoryRateHighPerMin: null,
      apnoeaSeconds: 15,
      systolicHighMmHg: null,
      systolicLowMmHg: null,
      diastolicHighMmHg: null,
      etco2HighMmHg: null,
      etco2LowMmHg: null,
    };
    const now = at(row.t);
    const add = (kind: ReadingKind, value: number | null) => window.push({ kind, value, at: now, device: 'capno' });
    add('ETCO2', row.etco2);
    add('RR', row.rr);
    add('SPO2', row.spo2);
    add('PULSE', row.pr);
    while (window.length > 0 && now - window[0]!.at > WINDOW_S * SECOND_MS) window.shift();
    const drafts = decideAlarms({
      state: { ...state, limits },
      readings: window,
      devices: [{ device: 'capno', lastMessageAt: now }],
      now,
      offMonitorUntil: null,
      waiting: { delayMs: 0, clearMs: 0 },
    });
    let active = [...state.active];
    for (const { kind, body } of drafts) {
      if (kind === 'alarm-raised') {
        const { alarm, ...rest } = body;
        active.push({ id: alarm, ...rest, raisedAt: now, phase: 'acknowledged', acknowledgedAt: now });
      } else if (kind === 'alarm-cleared' || kind === 'alarm-latched') {
        active = active.filter(({ id }) => id !== body.alarm);
      }
    }
    state = { ...state, active };
    said.push(new Set(active.map(({ condition }) => condition)));
  }
  return said;
}

interface Episode {
  from: number;
  until: number;
}
function episodes(bits: readonly boolean[], list: readonly Row[]): Episode[] {
  const found: Episode[] = [];
  bits.forEach((bit, index) => {
    if (!bit) return;
    const t = list[index]!.t;
    if (bits[index - 1] === true) found.at(-1)!.until = t;
    else found.push({ from: t, until: t });
  });
  return found;
}

describe.skipIf(!here)('against the alarms of a recorded monitor', () => {
  const tally = { seconds: 0, equal: 0, plain: 0 };
  let held = 0;
  const overlap = new Map<string, { both: number; either: number; plainBoth: number; plainEither: number }>();
  const noBreath = { device: 0, caught: 0, raised: 0, naive: 0, naiveCaught: 0 };
  const invalidRaised: string[] = [];

  test('replays', { timeout: 600_000 }, () => {
    for (const one of chosen) {
      const list = rows(one.file);
      const said = conditions(list, one.alarmSettings);
      const pairs = [
        [
          'spo2-low',
          'spo2Low',
          (row: Row) => row.spo2,
          (v: number, set: Settings) => set.spo2Low !== null && v < set.spo2Low,
        ],
        [
          'pulse-high',
          'pulseRateHigh',
          (row: Row) => row.pr,
          (v: number, set: Settings) => set.prHigh !== null && v > set.prHigh,
        ],
        [
          'pulse-low',
          'pulseRateLow',
          (row: Row) => row.pr,
          (v: number, set: Settings) => set.prLow !== null && v < set.prLow,
        ],
        [
          'respiratory-rate-low',
          'respRateLow',
          (row: Row) => row.rr,
          (v: number, set: Settings) => set.rrLow !== null && v < set.rrLow,
        ],
      ] as const;
      list.forEach((row, index) => {
        const set = one.alarmSettings.findLast(({ t_s }) => t_s <= row.t) ?? one.alarmSettings[0]!;
        let same = true;
        let plainSame = true;
        for (const [ours, theirs, shown, rule] of pairs) {
          const value = shown(row);
          const [a, b] = [said[index]!.has(ours), row.alarms.has(theirs)];
          if (a && value === null && index > 0 && !said[index - 1]!.has(ours)) invalidRaised.push(`${one.id} ${row.t}`);
          // Without a value the monitor drops its alarm at once; ours stays until the signal is said to be lost.
          if (value === null) {
            held += a ? 1 : 0;
            continue;
          }
          if (ours === 'respiratory-rate-low' && value === 0) continue;
          const c = rule(value, set);
          const seen = overlap.get(ours) ?? { both: 0, either: 0, plainBoth: 0, plainEither: 0 };
          seen.both += a && b ? 1 : 0;
          seen.either += a || b ? 1 : 0;
          seen.plainBoth += c && b ? 1 : 0;
          seen.plainEither += c || b ? 1 : 0;
          overlap.set(ours, seen);
          // The log has the second in which the low-pulse limit was typed, not when the monitor took it.
          if (a !== b && ours !== 'pulse-low') same = false;
          if (c !== b && ours !== 'pulse-low') plainSame = false;
        }
        tally.seconds += 1;
        tally.equal += same ? 1 : 0;
        tally.plain += plainSame ? 1 : 0;
      });
      const theirs = episodes(
        list.map(({ alarms }) => alarms.has('noBreath')),
        list,
      );
      const ours = episodes(
        said.map((set) => set.has('apnoea')),
        list,
      );
      let zero = 0;
      const naive = episodes(
        list.map(({ rr, t }, index) => {
          zero = rr === 0 ? zero + (index > 0 ? t - list[index - 1]!.t : 0) : rr === null ? zero : 0;
          return rr === 0 && zero >= 10;
        }),
        list,
      );
      const catches = (found: readonly Episode[]) =>
        theirs.filter(({ from, until }) =>
          found.some((e) => e.from <= from + 30 && e.until >= from - 1 && until >= from),
        ).length;
      noBreath.device += theirs.length;
      noBreath.caught += catches(ours);
      noBreath.raised += ours.length;
      noBreath.naive += naive.length;
      noBreath.naiveCaught += catches(naive);
    }
    expect(tally.seconds).toBeGreaterThan(10_000);
    console.info(
      `alarm replay: ${chosen.length} cases, ${tally.seconds} s, equal ${((100 * tally.equal) / tally.seconds).toFixed(3)} % (plain rule ${((100 * tally.plain) / tally.seconds).toFixed(3)} %), held without a value ${held} s;`,
      [...overlap]
        .map(
          ([name, { both, either, plainBoth, plainEither }]) =>
            `${name} ${both}/${either} (plain ${plainBoth}/${plainEither})`,
        )
        .join(', '),
      `; no breath ${noBreath.caught} of ${noBreath.device} caught, ${noBreath.raised} raised (naive 10 s: ${noBreath.naiveCaught}, ${noBreath.naive})`,
    );
  });

  test('nearly every second is as the monitor said', () => {
    expect(tally.equal / tally.seconds).toBeGreaterThanOrEqual(0.999);
    expect(tally.equal).toBeGreaterThanOrEqual(tally.plain);
  });

  test('the no-breath rule catches what a naive one catches, with a fraction of its alarms', () => {
    expect(noBreath.caught).toBeGreaterThanOrEqual(noBreath.naiveCaught);
    expect(noBreath.raised).toBeLessThan(noBreath.naive);
  });

  test('no alarm begins on a value that the device marked invalid (A4)', () => {
    expect(invalidRaised).toEqual([]);
  });

  test.each(['spo2-low', 'pulse-high', 'pulse-low', 'respiratory-rate-low'])(
    'the overlap of %s with the monitor’s own alarm is a plain rule’s',
    (name) => {
      const { both, either, plainBoth, plainEither } = overlap.get(name)!;
      const share = (a: number, b: number) => (b === 0 ? 1 : a / b);
      expect(share(both, either)).toBeGreaterThanOrEqual(share(plainBoth, plainEither) - 0.005);
    },
  );
});
