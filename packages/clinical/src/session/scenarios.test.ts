import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPatient } from '../patient/index.ts';
import { instant } from '../units/index.ts';
import { doseTotals, dueItems, readSession, replayScenario, type Scenario } from './index.ts';

const folder = join(import.meta.dirname, '../../../../scenarios/session');
const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Scenario);
/** 2026-03-03 15:00 UTC: a plain working day. */
const startsAt = instant(1_772_550_000_000);
const given = { startsAt, session: 's1', patient: 'p1', zone: 'America/New_York' };
const rules = (reasons: readonly { rule: string }[]) => [...new Set(reasons.map(({ rule }) => rule))].sort();

describe.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_name, scenario) => {
  const replayed = replayScenario(scenario, given);
  const session = readSession(replayed.session);

  test('each step is accepted or refused as written, with every reason', () => {
    const found = replayed.answers.map(({ step, decision, events }) => ({
      minute: step.minute,
      kind: step.kind,
      refused: decision.kind === 'refused' ? rules(decision.reasons) : [],
      flags: rules(events.flatMap(({ body }) => (body as { flags?: { rule: string }[] }).flags ?? [])),
    }));
    const wanted = scenario.steps.map(({ minute, kind, refused, flags }) => ({
      minute,
      kind,
      refused: refused ?? [],
      flags: flags ?? [],
    }));
    expect(found).toEqual(wanted);
  });

  test('it ends as expected', () => {
    const totals = doseTotals(session, replayed.endsAt);
    const checks = dueItems(session, replayed.policy, replayed.endsAt).filter(({ what }) => what === 'check');
    expect({
      phase: session.phase,
      deliveredMg: totals.deliveredMgMin,
      ...(scenario.expect.deliveredMgMax === undefined ? {} : { deliveredMgMax: totals.deliveredMgMax }),
      ...(scenario.expect.pumpedMg === undefined ? {} : { pumpedMg: totals.pumpedMg }),
      ...(scenario.expect.inLineMg === undefined ? {} : { inLineMg: totals.inLineMg }),
      missedChecks: checks.filter(({ state }) => state === 'missed').map(({ gridMinute }) => gridMinute),
      lateChecks: checks.filter(({ state }) => state === 'late').map(({ gridMinute }) => gridMinute),
      tasks: readPatient(replayed.patient)
        .tasks.map(({ kind }) => kind)
        .sort(),
    }).toEqual({
      ...scenario.expect,
      deliveredMg: expect.closeTo(scenario.expect.deliveredMg, 6),
      ...(scenario.expect.deliveredMgMax === undefined
        ? {}
        : { deliveredMgMax: expect.closeTo(scenario.expect.deliveredMgMax, 6) }),
      ...(scenario.expect.pumpedMg === undefined ? {} : { pumpedMg: expect.closeTo(scenario.expect.pumpedMg, 6) }),
      ...(scenario.expect.inLineMg === undefined ? {} : { inLineMg: expect.closeTo(scenario.expect.inLineMg, 6) }),
    });
  });
});
