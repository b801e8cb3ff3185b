import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPatient } from '../patient/index.ts';
import type { Staff } from '../staff/index.ts';
import { instant } from '../units/index.ts';
import { dueItems, endOfDay, type Replayed, readSession, type Scenario } from './index.ts';
import { added, staffOf } from './staff-of.fixture.ts';
import { after, at, decide, rulesOf, until } from './told.fixture.ts';

const iv: Scenario = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
);

const crew = staffOf(
  added(-90_000, 'pavel', ['prescriber']),
  added(-90_000, 'nora', ['nurse']),
  added(-90_000, 'olga', ['prescriber']),
  [-1_000, 'person-ended', { person: 'olga', because: 'left' }],
  added(-90_000, 'rita', ['prescriber', 'nurse']),
  [10, 'roles-set', { person: 'rita', roles: ['nurse'], because: 'x' }],
  added(30, 'new', ['prescriber']),
);
const order = iv.steps.find(({ kind }) => kind === 'write-order')!.body as object;
const spoken = (orderedBy: string, more: object = {}) => ({
  ...order,
  order: (order as { order: object }).order,
  given: 'spoken',
  orderedBy,
  readBack: true,
  overrides: [],
  ...more,
});
const medicine = (orderedBy: string, more: object = {}) => ({
  medicine: 'ondansetron',
  route: 'iv',
  doseMg: 4,
  maxMg: 8,
  minIntervalMinutes: 15,
  reasonFor: 'nausea',
  given: 'spoken',
  orderedBy,
  readBack: true,
  ...more,
});

describe.each([
  ['write-order', spoken, -12],
  ['order-medicine', medicine, 21],
] as const)('%s, spoken', (kind, body, minute) => {
  const before = until(iv, minute - 0.5);
  const rules = (orderedBy: string, staff: Staff | null = crew, when: number = minute) =>
    rulesOf(decide(before, kind, body(orderedBy), when, { staff }).decision);
  test.each([
    ['pavel', []],
    ['nora', ['orderer-not-prescriber']],
    ['olga', ['orderer-not-prescriber']],
    ['new', ['orderer-not-prescriber']],
    ['nobody', ['orderer-not-prescriber']],
  ])('in the name of %s: %o', (name, expected) => {
    expect(rules(name)).toEqual(expected);
  });
  test('a role that was set back later still counts for the time when it was held', () => {
    expect(rules('rita', crew, 5)).toEqual([]);
    expect(rules('rita', crew, 15)).toEqual(['orderer-not-prescriber']);
  });
  test('without the list of people nothing is judged here: the server has it', () => {
    expect(rules('nobody', null)).toEqual([]);
  });
  test('the signature is owed the same day by the one who spoke, and signing closes it', () => {
    const taken = after(before, kind, body('pavel'), minute, { staff: crew });
    const task = readPatient(taken.patient).tasks.find(({ kind: what }) => what === 'sign-spoken-order')!;
    expect(task).toMatchObject({ ownerRole: 'prescriber', owner: 'pavel', state: 'open' });
    expect(task.dueAt).toBeLessThanOrEqual(endOfDay(at(minute), 'America/New_York'));
    expect(task.dueAt).toBeGreaterThan(at(minute + 60));
    const item = (replayed: Replayed, when: number) =>
      dueItems(readSession(replayed.session), replayed.policy, at(when)).find(
        ({ what }) => what === 'sign-spoken-order',
      );
    expect(item(taken, minute)?.state).toBe('upcoming');
    expect(item(taken, 24 * 60)?.state).toBe('overdue');
    const event = taken.session.events.findLast(
      ({ kind: what }) => what === 'order-written' || what === 'medicine-ordered',
    )!;
    const ref = { command: event.command, index: event.index };
    const signed = after(taken, 'sign-spoken-order', { order: ref }, minute + 30, {
      roles: ['prescriber'],
      by: 'pavel',
    });
    expect(item(signed, 24 * 60)).toBeUndefined();
    expect(readPatient(signed.patient).tasks.find(({ kind: what }) => what === 'sign-spoken-order')?.state).toBe(
      'closed',
    );
  });
  test('another prescriber’s signature is taken, flagged, and does not close it', () => {
    const taken = after(before, kind, body('pavel'), minute, { staff: crew });
    const event = taken.session.events.findLast(
      ({ kind: what }) => what === 'order-written' || what === 'medicine-ordered',
    )!;
    const other = after(
      taken,
      'sign-spoken-order',
      { order: { command: event.command, index: event.index } },
      minute + 30,
      {
        roles: ['prescriber'],
        by: 'rita',
      },
    );
    expect(other.session.events.at(-1)?.body).toMatchObject({ flags: [{ rule: 'signed-by-another' }] });
    expect(readPatient(other.patient).tasks.find(({ kind: what }) => what === 'sign-spoken-order')?.state).toBe('open');
  });
});

test('a spoken order for a medicine without read-back is refused', () => {
  const before = until(iv, 20);
  for (const more of [{ readBack: false }, { readBack: undefined }]) {
    expect(rulesOf(decide(before, 'order-medicine', medicine('pavel', more), 21, { staff: crew }).decision)).toEqual([
      'order-not-read-back',
    ]);
  }
});

test.each([
  ['2026-03-03T15:00:00Z', 'America/New_York', '2026-03-04T05:00:00Z'],
  ['2026-03-03T04:59:59Z', 'America/New_York', '2026-03-03T05:00:00Z'],
  ['2026-03-08T12:00:00Z', 'America/New_York', '2026-03-09T04:00:00Z'],
  ['2026-03-08T05:30:00Z', 'America/New_York', '2026-03-09T04:00:00Z'],
  ['2026-11-01T04:30:00Z', 'America/New_York', '2026-11-02T05:00:00Z'],
  ['2026-03-03T15:00:00Z', 'Asia/Kolkata', '2026-03-03T18:30:00Z'],
  ['2026-03-03T15:00:00Z', 'UTC', '2026-03-04T00:00:00Z'],
])('the day of %s in %s ends at %s', (time, zone, end) => {
  expect(new Date(endOfDay(instant(Date.parse(time)), zone)).toISOString()).toBe(end.replace('Z', '.000Z'));
});
