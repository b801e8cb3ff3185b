import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deviations, type Replayed, readSession, replayScenario, type Scenario } from './index.ts';
import { after, at, given, until } from './told.fixture.ts';

const readScenario = (name: string): Scenario =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../scenarios/session/${name}.json`), 'utf8'));
const iv = readScenario('iv-infusion');
const of = (replayed: Replayed, minute: number) =>
  deviations(readSession(replayed.session), replayed.policy, at(minute));
const said = (replayed: Replayed, minute: number) =>
  of(replayed, minute).map(({ kind, rule, reason }) => `${kind} ${rule} ${reason}`);

test('a session by the protocol has none', () => {
  expect(said(replayScenario(iv, given), 200)).toEqual([]);
});
test('a check nobody took is one, and so is one that came late', () => {
  const missed = until(iv, 60, (step) => (step.kind === 'chart-observations' && step.minute === 30 ? null : step));
  expect(said(missed, 61)).toEqual(['check-missed e.1 null']);
  const late = until(iv, 60, (step) =>
    step.kind === 'chart-observations' && step.minute === 30 ? { ...step, enteredLater: 8 } : step,
  );
  expect(said(late, 61)).toEqual(['check-late e.1 null']);
});
test('what was passed over by somebody who may carries his reason; what was only done waits for one', () => {
  const story = replayScenario(readScenario('arrives-raised-pressure'), given);
  expect(of(story, 200)[0]).toMatchObject({
    kind: 'rule-passed-over',
    rule: 'bp-elevated',
    reason: 'prescriber weighed it: one device, closer watch',
  });
  const bolus = after(
    until(iv, 20),
    'give-bolus',
    { as: 'fact', overrides: [], order: null, mg: 50, overSeconds: 60, delivery: { kind: 'full' } },
    21,
  );
  expect(said(bolus, 21)).toContain('rule-broken order-missing null');
});
test('leaving early is one; a reason can be given afterwards and stays with it', () => {
  const walkOut = replayScenario(readScenario('oral-walk-out'), given);
  const found = of(walkOut, 200).find(({ rule }) => rule === 'left-before-release')!;
  expect(found).toMatchObject({ kind: 'observation-shortened', reason: null });
  const explained = after(
    walkOut,
    'explain-deviation',
    { deviation: found.key, reason: 'child at school was ill' },
    201,
  );
  expect(of(explained, 202).find(({ key }) => key === found.key)?.reason).toBe('child at school was ill');
});
test('a slip of the keys or of the clock is about the entry, not about the protocol', () => {
  const slip = after(
    until(iv, 20),
    'chart-observations',
    { observations: { spo2Percent: 700 }, source: { from: 'person', how: 'observed' } },
    20.5,
  );
  expect(said(slip, 21)).toEqual([]);
});
