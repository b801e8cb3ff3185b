import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Replayed, readSession, recordDraft, type Scenario, sessionFold } from './index.ts';
import { after, at, decide, rulesOf, until } from './told.fixture.ts';

/** What waits on a tablet, or is written down afterwards: it is recorded last, and happened before what was recorded first. */
const iv = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
) as Scenario;

const before = until(iv, -12);
const { policyVersion: _, ...written } = readSession(before.session).order!.entry.body;
const ordering = (mgPerKg: number, given: 'written' | 'spoken') => ({
  ...written,
  given,
  ...(given === 'spoken' ? { readBack: true } : {}),
  order: { ...written.order, amount: { per: 'kg', mgPerKg } },
});
const prescriber = { by: written.orderedBy, roles: ['prescriber'] } as const;
const standing = (replayed: Replayed) => readSession(replayed.session).order?.order;

describe('an order that waited on a tablet', () => {
  test('takes the place of no order that was written since', () => {
    const lowered = after(before, 'write-order', ordering(0.4, 'written'), -10, prescriber);
    const late = after(lowered, 'write-order', ordering(0.5, 'spoken'), -9, { happenedAt: -11 });
    expect(standing(late)).toMatchObject({ amount: { mgPerKg: 0.4 } });
    // It is in the record all the same, and whoever spoke it owes his signature.
    expect(readSession(late.session).entries.filter(({ kind }) => kind === 'order-written')).toHaveLength(3);
  });

  test('stands where it is the last that was given', () => {
    const late = after(before, 'write-order', ordering(0.4, 'spoken'), -9, { happenedAt: -11 });
    expect(standing(late)).toMatchObject({ amount: { mgPerKg: 0.4 } });
  });
});

describe('time off the monitor, told late', () => {
  const off = (replayed: Replayed, from: number, told = from) =>
    after(replayed, 'start-off-monitor', { because: 'toilet', limitMinutes: 10 }, told, { happenedAt: from });
  const back = (replayed: Replayed, from: number, told = from) =>
    after(replayed, 'end-off-monitor', {}, told, { happenedAt: from });
  const since = (replayed: Replayed) => readSession(replayed.session).offMonitor?.at ?? null;
  const dosing = until(iv, 20);

  test('a start that comes after the end that followed it silences nothing', () => {
    expect(since(off(back(dosing, 25), 22, 26))).toBe(null);
  });

  test('an earlier time that is told while it is off anew leaves it off', () => {
    const anew = off(dosing, 30);
    expect(since(back(off(anew, 21, 31), 24, 32))).toBe(at(30));
  });

  test('an end that is told later than the next start ends its own', () => {
    expect(since(back(off(off(dosing, 21), 30), 24, 31))).toBe(at(30));
    expect(since(back(off(dosing, 21), 24, 40))).toBe(null);
  });
});

test('a gate that was passed again under a clock that was set back is the one that counts', () => {
  const passed = until(iv, -1);
  const gate = readSession(passed.session).entries.findLast(({ kind }) => kind === 'gate-passed');
  if (gate?.kind !== 'gate-passed') throw new Error('the scenario passes the gate');
  const lowered = after(passed, 'write-order', ordering(0.4, 'written'), -61, prescriber);
  const again = recordDraft(
    {
      kind: 'gate-passed',
      version: 1,
      occurredAt: at(-60),
      zone: 'UTC',
      body: { ...gate.body, order: readSession(lowered.session).order!.ref },
    },
    {
      command: 'again',
      index: 0,
      stream: lowered.session.stream,
      seq: lowered.session.seq + 1,
      position: 0,
      recordedAt: at(-1),
      actor: { kind: 'person', id: 'nora', roles: ['nurse'] },
    },
  );
  const told = { ...lowered, session: sessionFold.evolve(lowered.session, again) };
  const order = readSession(told.session).order!.ref;
  const start = iv.steps.find(({ kind }) => kind === 'start-infusion')!.body as object;
  const { decision } = decide(told, 'start-infusion', { ...start, order }, -59);
  expect(rulesOf(decision)).not.toContain('gate-not-passed');
});
