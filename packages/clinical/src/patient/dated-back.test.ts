import { expect, test } from 'vitest';
import type { Actor } from '../record/index.ts';
import { addMs, DAY_MS, instant } from '../units/index.ts';
import { decidePatient, type PatientCommand, patientFold } from './index.ts';

const NOW = instant(1_772_550_000_000);
const OWN: Actor = { kind: 'patient', id: 'p1', roles: [], about: 'p1', purpose: 'sign-in' };

test.each([
  ['write-journal', { words: 'a good day', shared: true }, 29, false],
  ['write-journal', { words: 'a good day', shared: true }, 31, true],
  ['write-journal', { words: 'a good day', shared: true }, 4_000, true],
  ['answer-check-in', { point: 'day-after', answers: { safe: 'yes' } }, 4_000, true],
])('%s %o dated %i days back is kept as it was said; flagged: %s', (kind, body, days, flagged) => {
  const occurredAt = addMs(NOW, -days * DAY_MS);
  const command = { id: 'c1', kind, stream: 'patient/p1', seenSeq: 0, occurredAt, body } as unknown as PatientCommand;
  const decision = decidePatient({ patient: patientFold.initial('patient/p1') }, command, {
    now: NOW,
    zone: 'UTC',
    actor: OWN,
  });
  if (decision.kind === 'refused') throw new Error(decision.reasons.map(({ rule }) => rule).join());
  const said = decision.streams[0]!.events[0]!;
  expect(said.occurredAt).toBe(occurredAt);
  expect(((said.body as { flags?: { rule: string }[] }).flags ?? []).map(({ rule }) => rule)).toEqual(
    flagged ? ['dated-back'] : [],
  );
});
