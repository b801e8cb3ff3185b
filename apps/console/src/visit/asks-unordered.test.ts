import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROUTES } from '@keel/clinical/dosing';
import type { Context } from '@keel/clinical/record';
import { decideSession, readSession, replayScenario, type Scenario, type SessionCommand } from '@keel/clinical/session';
import { addMinutes, instant } from '@keel/clinical/units';
import { SESSION_COMMAND_BODIES } from '@keel/formats/api';
import { expect, test } from 'vitest';
import { UNORDERED_ASKS, unorderedWays } from './asks-unordered.ts';
import type { Visit } from './visit-context.ts';

const startsAt = instant(1_772_550_000_000);
const at = addMinutes(startsAt, 1);

test.each([
  ['nasal-esketamine', 'unordered-device', { gotIn: 'full' }],
  ['im-toilet-and-nausea', 'unordered-injection', { mg: 70, place: 'thigh', gotIn: 'uncertain' }],
  ['sublingual-slips', 'unordered-mouth', { mg: 100, preparation: 'troche', gotIn: 'full' }],
  ['iv-infusion', 'unordered-push', { mg: 10, overSeconds: '60', gotIn: 'full' }],
  [
    'iv-infusion',
    'unordered-infusion',
    { mlPerHour: 75, mgPerMl: 0.7, bagVolumeMl: 50, primedWith: 'saline', lineMl: 2 },
  ],
] as const)(
  '%s: %s is told as the fact that it was, flagged, and somebody has it to follow up',
  (name, way, answers) => {
    const file = join(import.meta.dirname, `../../../../scenarios/session/${name}.json`);
    const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
    const steps = scenario.steps.filter(
      ({ minute, kind, refused }) => minute <= -15 && kind !== 'write-order' && !refused,
    );
    const { session, patient, policy } = replayScenario(
      { ...scenario, steps },
      { startsAt, session: 's1', patient: 'p1', zone: 'America/Denver' },
    );
    const read = readSession(session);
    expect(read.order).toBe(null);
    expect(unorderedWays(read.route)).toContain(way);
    const body = UNORDERED_ASKS[way].body(answers, { session: read, me: { id: 'nora' } } as unknown as Visit);
    const { command: kind } = UNORDERED_ASKS[way];
    // The border takes it as it is.
    expect(SESSION_COMMAND_BODIES[kind].safeParse(body).error).toBe(undefined);
    const command = { id: 'c-1', kind, stream: session.stream, seenSeq: session.seq, occurredAt: at, body };
    const context: Context = {
      now: at,
      zone: 'America/Denver',
      actor: { kind: 'person', id: 'nora', roles: ['nurse'] },
    };
    const decision = decideSession(
      { session, patient, policy, staff: null },
      command as unknown as SessionCommand,
      context,
    );
    if (decision.kind === 'refused') throw new Error(decision.reasons.map(({ rule }) => rule).join(', '));
    const events = decision.streams.flatMap(({ events: drafts }) => drafts);
    expect(events[0]!.body).toMatchObject({
      order: null,
      flags: expect.arrayContaining([expect.objectContaining({ rule: 'order-missing' })]),
    });
    expect(events.map(({ kind: told }) => told)).toContain('task-opened');
  },
);

test('each way of giving has its own', () => {
  for (const route of ROUTES) expect(unorderedWays(route).length).toBeGreaterThan(0);
  expect(unorderedWays(null)).toEqual([]);
});
