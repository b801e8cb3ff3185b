import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Scenario, type SessionCommand, scenarioCommands } from './index.ts';
import { after, decide, given, rulesOf, until } from './told.fixture.ts';

const read = (name: string): Scenario =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../scenarios/session/${name}.json`), 'utf8'));
const iv = read('iv-infusion');

/** Before the release is ready: the score is not taken, and a prescriber weighs that. */
const inRecovery = () => until(iv, 113, (step) => (step.kind === 'score-aldrete' ? null : step));
const poor = { activity: 1, respiration: 1, circulation: 1, consciousness: 0, saturation: 0 };
const weighed = { overrides: [{ rule: 'release-score', reason: 'watched more closely' }], goesWith: 'adult' };
const prescriber = { by: 'pavel', roles: ['prescriber'] } as const;
type Told = ReturnType<typeof until>;
const release = (told: Told, seenSeq: number, saying: object = {}) =>
  decide(told, 'release-patient', weighed, 115, { ...prescriber, ...saying, seenSeq }).decision;

describe('a reason that got worse after it was seen was not weighed', () => {
  test('a release signed before the score was three is refused with the score', () => {
    const before = inRecovery();
    expect(release(before, before.session.seq).kind).toBe('accepted');
    const worse = after(before, 'score-aldrete', poor, 114);
    expect(rulesOf(release(worse, before.session.seq))).toEqual(['release-score']);
    expect(release(worse, worse.session.seq).kind).toBe('accepted');
  });

  test('what is recorded meanwhile and changes nothing holds nothing back', () => {
    const before = inRecovery();
    const noted = after(before, 'record-care', { care: 'drank' }, 114);
    expect(release(noted, before.session.seq).kind).toBe('accepted');
    const better = after(
      before,
      'score-aldrete',
      { activity: 2, respiration: 2, circulation: 2, consciousness: 2, saturation: 2 },
      114,
    );
    expect(release(better, before.session.seq).kind).toBe('accepted');
  });

  test('what somebody charted himself he has seen, also where his tablet did not know its number', () => {
    const before = inRecovery();
    const own = after(before, 'score-aldrete', poor, 114, prescriber);
    expect(release(own, before.session.seq).kind).toBe('accepted');
  });

  test('whoever says that he has seen nothing has weighed nothing', () => {
    expect(rulesOf(release(inRecovery(), 0))).toEqual(['release-score']);
  });

  test('at the gate, a pressure that rose after it was seen is not passed over with it', () => {
    const raised = read('arrives-raised-pressure');
    const pass = [...scenarioCommands(raised, given)].find(
      ({ command, step }) => command.kind === 'pass-gate' && step.refused === undefined,
    )!;
    const before = until(raised, pass.step.minute - 0.01);
    const body = (pass.command as SessionCommand).body;
    const minute = pass.step.minute;
    const say = (told: Told, seenSeq: number) =>
      decide(told, 'pass-gate', body, minute, { ...prescriber, seenSeq }).decision;
    expect(say(before, before.session.seq).kind).toBe('accepted');
    const observations = { systolicMmHg: 158, diastolicMmHg: 99, heartRatePerMin: 80, spo2Percent: 98 };
    const source = { from: 'person', how: 'read-from-monitor' };
    const worse = after(before, 'chart-observations', { observations, source }, minute - 0.005);
    expect(rulesOf(say(worse, before.session.seq))).toContain('bp-elevated');
  });
});
