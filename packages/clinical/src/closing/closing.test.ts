import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Context } from '../record/index.ts';
import { SOURCE_ROWS } from '../sources/index.ts';
import { addMinutes, type Instant, instant } from '../units/index.ts';
import {
  CLOSING_CHECKS,
  type ClosingFacts,
  type ClosingItem,
  closingLines,
  closingReasons,
  type DayClosed,
  decideCloseDay,
  ROOM_CHECKS,
} from './index.ts';

const NOW = instant(1_772_580_000_000);
const MORNING = addMinutes(NOW, -10 * 60);
const LISTS = [
  'close-people',
  'close-risk',
  'close-calls',
  'close-no-shows',
  'close-tasks',
  'close-notes',
  'close-rems',
  'close-waste',
  'close-cases',
  'close-tomorrow',
  'close-cover',
] as const;
const CLEAR: ClosingFacts = {
  now: NOW,
  dayFrom: MORNING,
  found: Object.fromEntries(LISTS.map((check) => [check, []])),
  stock: [{ location: 'safe', name: 'Safe', count: { at: addMinutes(NOW, -20), when: 'close', second: 'b' } }],
  kitListed: true,
  kit: { at: addMinutes(NOW, -15), by: 'a', second: 'b', differs: [] },
  rooms: { at: addMinutes(NOW, -5), by: 'a', seen: ROOM_CHECKS },
  backup: { copiedAt: addMinutes(NOW, -60), restoredAt: addMinutes(NOW, -60 * 24 * 10) },
};
const open = (more: Partial<ClosingFacts>): string[] =>
  closingLines({ ...CLEAR, ...more }).flatMap(({ check, items }) => items.map(({ what }) => `${check} ${what}`));
const one = (what: string): ClosingItem => ({ what, patient: 'p', about: 's', name: null, at: NOW });
const count = (at: Instant, when: 'opening' | 'close', second: string | null) => ({
  stock: [{ location: 'safe', name: 'Safe', count: { at, when, second } }],
});

describe('what stands open in the evening', () => {
  test('nothing, when everything was done and seen', () => {
    expect(open({})).toEqual([]);
  });

  test.each([
    ['a count of yesterday', count(addMinutes(MORNING, -30), 'close', 'b'), ['close-stock not-counted']],
    ['a count of the morning', count(addMinutes(MORNING, 30), 'opening', 'b'), ['close-stock not-counted']],
    ['a count by one', count(NOW, 'close', null), ['close-stock counted-by-one']],
    ['no count ever', { stock: [{ location: 'safe', name: 'Safe', count: null }] }, ['close-stock not-counted']],
    ['a kit nobody listed', { kitListed: false }, ['close-kit kit-not-listed']],
    ['a kit nobody counted', { kit: null }, ['close-kit not-counted']],
    [
      'a kit counted by one, short of a drug',
      { kit: { at: NOW, by: 'a', second: null, differs: ['atropine'] } },
      ['close-kit counted-by-one', 'close-kit kit-differs'],
    ],
    ['rooms nobody looked at', { rooms: null }, ['close-rooms not-looked']],
    [
      'rooms of yesterday',
      { rooms: { at: addMinutes(MORNING, -1), by: 'a', seen: ROOM_CHECKS } },
      ['close-rooms not-looked'],
    ],
    [
      'oxygen left on',
      { rooms: { at: NOW, by: 'a', seen: ROOM_CHECKS.filter((seen) => seen !== 'oxygen-off') } },
      ['close-rooms oxygen-off'],
    ],
    ['a backup elsewhere', { backup: null }, ['close-backup backup-elsewhere']],
    [
      'no backup',
      { backup: { copiedAt: null, restoredAt: null } },
      ['close-backup backup-never', 'close-backup restore-never'],
    ],
    [
      'a backup of two days ago',
      { backup: { copiedAt: addMinutes(NOW, -60 * 48), restoredAt: NOW } },
      ['close-backup backup-old'],
    ],
    [
      'a restore of last year',
      { backup: { copiedAt: NOW, restoredAt: addMinutes(NOW, -60 * 24 * 200) } },
      ['close-backup restore-old'],
    ],
  ] as const)('%s', (_, more, wanted) => {
    expect(open(more as Partial<ClosingFacts>)).toEqual(wanted);
  });

  test('what nobody gathered is open, never clear', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LISTS), (missing) => {
        const found = Object.fromEntries(LISTS.filter((check) => check !== missing).map((check) => [check, []]));
        expect(open({ found })).toEqual([`${missing} not-looked`]);
      }),
    );
  });
});

describe('locking the door', () => {
  const stream = 'day/main/2026-03-03' as const;
  const context = (roles: Context['actor']['roles']): Context => ({
    now: NOW,
    zone: 'America/Denver',
    actor: { kind: 'person', id: 'a', roles },
  });
  const close = (
    facts: Partial<ClosingFacts>,
    overrides: readonly { rule: string; reason: string }[] = [],
    roles: Context['actor']['roles'] = ['nurse'],
    closed: DayClosed | null = null,
  ) =>
    decideCloseDay(
      { stream, closed },
      {
        id: 'c',
        kind: 'close-day',
        stream,
        seenSeq: 1,
        occurredAt: NOW,
        body: { printedName: 'A', overrides, lines: closingLines({ ...CLEAR, ...facts }) },
      },
      context(roles),
    );
  const rules = (decision: ReturnType<typeof close>) =>
    decision.kind === 'refused'
      ? decision.reasons.map(({ rule }) => rule)
      : decision.streams[0]!.events.map(({ kind }) => kind);

  test('is done when nothing is open', () => {
    expect(rules(close({}))).toEqual(['day-closed']);
  });

  test('is refused with every open line at once', () => {
    expect(
      rules(close({ rooms: null, kit: null, found: { ...CLEAR.found, 'close-people': [one('still-here')] } })),
    ).toEqual(['close-people', 'close-kit', 'close-rooms']);
  });

  test('is carried by a signed reason, and what was open and why stays in the record', () => {
    const facts = { found: { ...CLEAR.found, 'close-people': [one('still-here')] } };
    expect(rules(close(facts, [{ rule: 'close-people', reason: '' }]))).toEqual(['close-people']);
    const decision = close(facts, [{ rule: 'close-people', reason: 'waits with the night nurse' }]);
    expect(decision).toMatchObject({
      kind: 'accepted',
      streams: [
        {
          events: [
            {
              kind: 'day-closed',
              body: {
                overrides: [{ rule: 'close-people', reason: 'waits with the night nurse' }],
                overridden: [{ rule: 'close-people' }],
              },
            },
          ],
        },
      ],
    });
  });

  test('nobody locks the door over a suicide risk that nobody answers for', () => {
    const facts = { found: { ...CLEAR.found, 'close-risk': [one('no-owner')] } };
    for (const roles of [['nurse'], ['prescriber'], ['owner', 'prescriber', 'nurse']] as const) {
      expect(rules(close(facts, [{ rule: 'close-risk', reason: 'tomorrow' }], roles))).toEqual(['close-risk']);
    }
  });

  test('a second press locks nothing twice: whoever came in again says why', () => {
    const closed: DayClosed = { printedName: 'B', overrides: [], at: addMinutes(NOW, -5), by: 'b' };
    const rooms = { rule: 'close-rooms', reason: 'seen by me' };
    const again = { rule: 'close-again', reason: 'a coat was left' };
    const second = close({}, [], ['nurse'], closed);
    expect(second).toMatchObject({
      kind: 'refused',
      reasons: [{ rule: 'close-again', inputs: [{ value: 'B', at: closed.at, source: 'b' }] }],
    });
    expect(rules(close({ rooms: null }, [rooms], ['nurse'], closed))).toEqual(['close-again']);
    expect(rules(close({ rooms: null }, [again], ['nurse'], closed))).toEqual(['close-rooms']);
    expect(close({ rooms: null }, [again, rooms], ['nurse'], closed)).toMatchObject({
      streams: [{ events: [{ kind: 'day-closed', body: { overrides: [again, rooms] } }] }],
    });
    // Of a door that nobody locked there is nothing to say.
    expect(close({}, [again])).toMatchObject({ streams: [{ events: [{ body: { overrides: [] } }] }] });
  });

  test('a reason signed by somebody who may not carries nothing', () => {
    expect(rules(close({ rooms: null }, [{ rule: 'close-rooms', reason: 'seen by me' }], ['front-desk']))).toEqual([
      'close-rooms',
    ]);
  });
});

test('every check has a source that is known and gives its reason by its own name', () => {
  const known = new Set<string>(SOURCE_ROWS.map(({ id }) => id));
  for (const { sources } of CLOSING_CHECKS) for (const source of sources) expect(known.has(source)).toBe(true);
  const all = closingLines({
    ...CLEAR,
    found: {},
    stock: [{ location: 's', name: 'S', count: null }],
    kit: null,
    rooms: null,
    backup: null,
  });
  expect(closingReasons(all).map(({ rule }) => rule)).toEqual(CLOSING_CHECKS.map(({ id }) => id));
});
