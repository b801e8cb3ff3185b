import type { PatientView } from '@keel/formats/api';
import { expect, test } from 'vitest';
import { isSessionToday, sessionInHand } from './session-in-hand.ts';

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

const DENVER = 'America/Denver';
const EVENING = Date.parse('2026-03-03T04:30:00Z');
test.each([
  ['one that is planned later on the clinic’s day', true, [one('a', 'planned', '2026-03-03T05:30:00Z')]],
  ['one that is planned for the next day of the clinic, on the same day of UTC', false, [tomorrow]],
  ['one that is planned for next week', false, [nextWeek]],
  ['one that was planned for a day that is over', false, [one('a', 'planned', '2026-03-01T15:00:00Z')]],
  ['one without an hour', false, [undated]],
  ['one that goes on, whenever it was planned', true, [one('a', 'arrived', '2026-03-01T15:00:00Z'), nextWeek]],
  ['one of today that is over', false, [one('a', 'closed', '2026-03-02T15:00:00Z')]],
  ['no session', false, []],
] as const)('%s: a session today: %s', (_what, today, sessions) => {
  expect(isSessionToday(sessions, EVENING, DENVER)).toBe(today);
});
