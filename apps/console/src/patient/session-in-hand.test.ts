import type { PatientView } from '@keel/formats/api';
import { expect, test } from 'vitest';
import { sessionInHand } from './session-in-hand.ts';

const one = (session: string, phase: string, startsAt: string | null): PatientView['sessions'][number] => ({
  session,
  phase,
  startsAt,
  route: null,
});
const running = one('now', 'dosing', '2026-03-02T15:00:00Z');
const tomorrow = one('tomorrow', 'planned', '2026-03-03T15:00:00Z');
const nextWeek = one('next-week', 'planned', '2026-03-09T15:00:00Z');
const undated = one('undated', 'planned', null);

test.each([
  ['the one that goes on, whatever is planned besides', [nextWeek, running, tomorrow], 'now'],
  ['else the next one that is planned', [nextWeek, undated, tomorrow], 'tomorrow'],
  ['one without an hour where there is no other', [undated, one('over', 'closed', null)], 'undated'],
  ['none where all are over', [one('over', 'closed', null), one('off', 'cancelled', null)], undefined],
] as const)('a chart leads to %s', (_what, sessions, session) => {
  expect(sessionInHand(sessions)?.session).toBe(session);
});
