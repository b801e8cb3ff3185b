import { describe, expect, test } from 'vitest';
import type { Reading, ReadingKind } from '../monitoring/index.ts';
import { STARTING_POLICIES } from '../policy/index.ts';
import type { RecordedEvent } from '../record/index.ts';
import { dueItems, readSession, sessionFold } from '../session/index.ts';
import { addMinutes, addMs, type Instant, instant } from '../units/index.ts';
import { autoChart } from './index.ts';

const start = instant(Date.parse('2026-03-02T16:00:00Z'));
const at = (minute: number): Instant => addMinutes(start, minute);
const policy = STARTING_POLICIES.infusion;

let place = 0;
const event = (kind: string, minute: number, body: unknown): RecordedEvent => {
  place += 1;
  return {
    command: `c${String(place).padStart(4, '0')}`,
    index: 0,
    stream: 'session/s1',
    seq: place,
    position: place,
    kind,
    version: 1,
    occurredAt: at(minute),
    recordedAt: at(minute),
    zone: 'UTC',
    author: { kind: 'person', id: 'n', right: 'x' },
    hash: '',
    body,
  };
};
function running(...more: RecordedEvent[]) {
  const events = [
    event('session-planned', -60, {
      patient: 'p1',
      site: 'm',
      startsAt: start,
      route: 'iv-ketamine',
      regimen: 'iv-depression',
      policyVersion: '1',
    }),
    event('patient-arrived', -30, {}),
    event('infusion-started', 0, {
      infusion: '1',
      mlPerHour: 75,
      mgPerMl: 0.7,
      bagVolumeMl: 50,
      line: { primedWith: 'saline', volumeMl: 15 },
      order: null,
      flags: [],
    }),
    ...more,
  ];
  return readSession(events.reduce(sessionFold.evolve, sessionFold.initial('session/s1')));
}
const reading = (kind: ReadingKind, value: number | null, when: Instant, device = 'd1'): Reading => ({
  kind,
  value,
  at: when,
  device,
});
const all = (now: Instant, cuffAt = now): Reading[] => [
  reading('HR', 81.4, addMs(now, -1_000)),
  reading('SPO2', 97, addMs(now, -1_000)),
  reading('RR', 14, addMs(now, -2_000)),
  reading('NIBP_SYS', 138, cuffAt),
  reading('NIBP_DIA', 85, cuffAt),
  reading('NIBP_MEAN', 103, cuffAt),
];

describe('what the monitor answers of a check that is due', () => {
  test('all it can, with itself as the source and the oldest of its times', () => {
    const chart = autoChart(running(), policy, all(at(10.5), at(10)), at(10.5));
    expect(chart).toMatchObject({
      observations: {
        systolicMmHg: 138,
        diastolicMmHg: 85,
        meanMmHg: 103,
        heartRatePerMin: 81.4,
        spo2Percent: 97,
        respiratoryRatePerMin: 14,
      },
      source: { from: 'device', device: 'd1', readAt: at(10) },
    });
    expect(chart?.observations).not.toHaveProperty('sedation');
  });

  test('once charted it is not charted again, and what only a person sees stays due', () => {
    const now = at(5.5);
    const chart = autoChart(running(), policy, all(now), now)!;
    const session = running(
      ...[0, 5].map((minute) =>
        event('observations-charted', minute + 0.4, {
          observations: chart.observations,
          source: chart.source,
          gridMinute: minute,
          flags: [],
        }),
      ),
    );
    expect(autoChart(session, policy, all(now), now)).toBeNull();
    const check = dueItems(session, policy, now).find(({ gridMinute }) => gridMinute === 5);
    expect(check?.missing).toEqual(['sedation']);
  });

  test('a value that has gone stale is not the value of now', () => {
    const now = at(10.5);
    const stale = all(now).map((r) => (r.kind === 'SPO2' ? { ...r, at: addMs(now, -16_000) } : r));
    expect(autoChart(running(), policy, stale, now)?.observations).not.toHaveProperty('spo2Percent');
  });

  test('it waits a minute for the cuff, then charts the rest', () => {
    const early = (now: Instant) => all(now, at(2));
    expect(autoChart(running(), policy, early(at(10.2)), at(10.2))).toBeNull();
    expect(autoChart(running(), policy, early(at(11.1)), at(11.1))?.observations).not.toHaveProperty('systolicMmHg');
  });

  test('a probe that came off is the last word, not the number before it', () => {
    const now = at(10.5);
    const off = [...all(now), reading('SPO2', null, addMs(now, -500))];
    expect(autoChart(running(), policy, off, now)?.observations).not.toHaveProperty('spo2Percent');
  });

  test('half a pressure is none', () => {
    const now = at(11.5);
    const half = all(now).filter(({ kind }) => kind !== 'NIBP_DIA');
    expect(autoChart(running(), policy, half, now)?.observations).not.toHaveProperty('systolicMmHg');
  });

  test('off the monitor, or with nothing from it, nothing is charted', () => {
    const now = at(10.5);
    const away = running(event('off-monitor-started', 10, { because: 'toilet', limitMinutes: 5, flags: [] }));
    expect(autoChart(away, policy, all(now), now)).toBeNull();
    expect(autoChart(running(), policy, [], at(12))).toBeNull();
    expect(
      autoChart(
        running(),
        policy,
        all(now).map((r) => ({ ...r, value: null })),
        at(12),
      ),
    ).toBeNull();
  });
});
