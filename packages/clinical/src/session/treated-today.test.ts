import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patientFold, readPatient } from '../patient/index.ts';
import type { Decision, RecordedEvent, Role } from '../record/index.ts';
import { gate, type Replayed, readSession, type Scenario } from './index.ts';
import { at, decide, given, until, without } from './told.fixture.ts';

const infusion = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
) as Scenario;

/** The infusion up to its gate, with an earlier session of this person that began so many hours before and was closed in this minute. */
function told(
  hoursAgo: number,
  change: { readonly session?: string } & object = {},
  closedAt = -30,
  replayed: Replayed = until(infusion, -1, without('pass-gate')),
): Replayed {
  const body = {
    session: 'in-the-morning',
    startedAt: at(-1 - hoursAgo * 60),
    outcome: 'released',
    route: 'iv-ketamine',
    deliveredMg: 40,
    deliveredMgMax: 40,
    rescueMedicines: [],
    adverseEvents: [],
    ...change,
  };
  const patient = patientFold.evolve(replayed.patient, {
    kind: 'session-closed',
    body,
    version: 1,
    occurredAt: at(closedAt),
    recordedAt: at(closedAt),
    zone: 'UTC',
    command: `x${closedAt}`,
    index: 0,
    stream: replayed.patient.stream,
    seq: replayed.patient.seq + 1_000,
    position: replayed.patient.seq + 1_000,
    author: { kind: 'person', id: 'p1', right: 'test' },
    hash: '',
  } as unknown as RecordedEvent);
  return { ...replayed, patient };
}
const said = (hoursAgo: number, change: object = {}): string | null => saidBy(told(hoursAgo, change));
const saidBy = ({ session, patient, policy }: Replayed): string | null => {
  const answer = gate(readSession(session), readPatient(patient), policy, at(-1));
  return answer.reasons.find(({ rule }) => rule === 'treated-today')?.because ?? null;
};

test.each([
  ['five hours ago', said(5), '5 h ago, 40 mg'],
  ['just short of a day', said(15.9), '15 h ago, 40 mg'],
  ['the evening before', said(16), null],
  ['nothing was given', said(5, { deliveredMg: 0, deliveredMgMax: 0 }), null],
  ['nobody knows how much got in', said(5, { deliveredMg: 0, deliveredMgMax: 28 }), '5 h ago, 0 to 28 mg'],
  [
    'a session of the day before was closed after it',
    saidBy(told(30, { session: 'yesterday' }, -10, told(5))),
    '5 h ago, 40 mg',
  ],
  ['entered late, and the other one came after it', said(-3), '3 h later, 40 mg'],
  ['entered a month late, and the other one came since', said(-24 * 30), null],
  ['it never began', said(5, { startedAt: null, deliveredMg: 0, deliveredMgMax: 0, outcome: 'cancelled' }), null],
  ['it is this one', said(5, { session: given.session }), null],
] as const)('a second treatment of a day, %s', (_, found, wanted) => {
  expect(found).toBe(wanted);
});

test('no nurse passes it by herself; a prescriber may, with a reason', () => {
  const overrides = [{ rule: 'treated-today', reason: 'the line failed in the morning after 4 mg' }];
  const rules = (decision: Decision) => (decision.kind === 'refused' ? decision.reasons.map(({ rule }) => rule) : []);
  const pass = (roles: readonly Role[]) => rules(decide(told(5), 'pass-gate', { overrides }, -1, { roles }).decision);
  expect(rules(decide(told(5), 'pass-gate', { overrides: [] }, -1, { roles: ['prescriber'] }).decision)).toEqual([
    'treated-today',
  ]);
  expect(pass(['nurse'])).toEqual(['treated-today']);
  expect(pass(['prescriber'])).toEqual([]);
});
