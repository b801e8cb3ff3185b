import type { BoardTile } from '@keel/formats/api';
import { expect, test } from 'vitest';
import { heardNow } from './heard-now.ts';
import { PATTERNS, pulsesOf } from './patterns.ts';

const START = Date.UTC(2026, 2, 1, 12);
const iso = (ms: number): string => new Date(ms).toISOString();

interface Given {
  readonly priority?: 'high' | 'medium' | 'low';
  readonly kind?: 'physiological' | 'technical';
  readonly raisedMs?: number;
  readonly seenMs?: number;
}

const tile = (alarms: readonly Given[], pause: BoardTile['alarmPause'] = null): BoardTile =>
  ({
    session: 's',
    alarmPause: pause,
    alarms: alarms.map(({ priority = 'medium', kind = 'physiological', raisedMs = 0, seenMs }, index) => ({
      alarm: `a${index}`,
      condition: kind === 'technical' ? 'feed-lost' : 'bp-high',
      kind,
      priority,
      channel: null,
      state: seenMs === undefined ? 'active' : 'acknowledged',
      raisedAt: iso(START + raisedMs),
      acknowledgedAt: seenMs === undefined ? null : iso(START + seenMs),
      text: '',
    })),
  }) as unknown as BoardTile;

const pausedFor = (fromMs: number, seconds: number) => ({
  from: iso(START + fromMs),
  until: iso(START + fromMs + seconds * 1_000),
});

test.each([
  ['nothing alarms', [tile([])], null],
  ['one medium', [tile([{}])], 'medium'],
  ['the most urgent of all chairs', [tile([{ priority: 'low' }]), tile([{ priority: 'high' }])], 'high'],
  ['equipment has its own tone', [tile([{ kind: 'technical', priority: 'high' }])], 'technical'],
  ['of equal priority the patient', [tile([{ kind: 'technical' }]), tile([{ priority: 'medium' }])], 'medium'],
  ['what was seen is silent', [tile([{ seenMs: 0 }])], null],
  ['a pause silences its own chair', [tile([{ priority: 'high' }], pausedFor(500, 120))], null],
  ['and no other', [tile([{ priority: 'high' }], pausedFor(500, 120)), tile([{ priority: 'low' }])], 'low'],
  ['a higher one breaks through', [tile([{}, { priority: 'high', raisedMs: 900 }], pausedFor(500, 120))], 'high'],
  ['a pause that is over', [tile([{}], pausedFor(-200_000, 120))], 'medium'],
] as const)('%s', (_, tiles, expected) => {
  expect(heardNow(tiles, START + 1_000)).toBe(expected);
});

test('what was seen and goes on reminds softly every few minutes, and is silent between', () => {
  const seen = [tile([{ seenMs: 0 }])];
  const minute = 60_000;
  expect(heardNow(seen, START + 1 * minute)).toBeNull();
  expect(heardNow(seen, START + 2.5 * minute + 500)).toBe('reminder');
  expect(heardNow(seen, START + 3 * minute)).toBeNull();
  expect(heardNow(seen, START + 5 * minute + 500)).toBe('reminder');
});

test.each([
  ['high', 10],
  ['medium', 3],
  ['low', 1],
] as const)('%s is %i pulses, and a burst is over long before the next', (name, count) => {
  const starts = pulsesOf(PATTERNS[name]);
  expect(starts).toHaveLength(count);
  expect(starts.at(-1)!).toBeLessThan(PATTERNS[name].everyMs / 2);
});

test('the high burst is five and five with a breath between', () => {
  const starts = pulsesOf(PATTERNS.high);
  const gaps = starts.slice(1).map((start, index) => start - starts[index]!);
  expect(gaps.indexOf(Math.max(...gaps))).toBe(4);
});
