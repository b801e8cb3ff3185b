import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMinutes, instant } from '../units/index.ts';
import {
  byNeed,
  closersOf,
  ESCALATION,
  isMine,
  isSuicideTask,
  type OpenTask,
  TASK_KINDS,
  taskStanding,
} from './index.ts';

const NOW = instant(1_772_550_000_000);
const task = (more: Partial<OpenTask> = {}): OpenTask => ({
  task: 't',
  kind: 'rems-form',
  ownerRole: 'nurse',
  dueAt: NOW,
  urgent: false,
  ...more,
});
const here = new Set<string>();

describe('a task goes on to the next person, and stays with the first', () => {
  test.each([
    ['ask-cssrs', true, -1, []],
    ['ask-cssrs', true, 0, ['prescriber']],
    ['ask-cssrs', true, 29, ['prescriber']],
    ['ask-cssrs', true, 30, ['prescriber', 'owner']],
    ['rems-form', true, 29, []],
    ['rems-form', true, 30, ['prescriber']],
    ['rems-form', true, 239, ['prescriber']],
    ['rems-form', true, 240, ['prescriber', 'owner']],
    ['rems-form', false, 1_439, []],
    ['rems-form', false, 1_440, ['prescriber']],
    ['rems-form', false, 4_319, ['prescriber']],
    ['rems-form', false, 4_320, ['prescriber', 'owner']],
  ] as const)('%s, urgent %s, %i minutes late', (kind, urgent, late, escalatedTo) => {
    const standing = taskStanding(task({ kind, urgent }), addMinutes(NOW, late), here);
    expect(standing.escalatedTo).toEqual(escalatedTo);
    expect(standing.late).toBe(late >= 0);
  });
});

test('whose it is: his, or of his role while nobody took it, or covered, or gone on to him', () => {
  const nurse = { id: 'nora', roles: ['nurse'] as const };
  const prescriber = { id: 'pat', roles: ['prescriber'] as const };
  const early = addMinutes(NOW, -10);
  const mine = (owed: OpenTask, at = early, away = here, who: typeof nurse | typeof prescriber = nurse) =>
    isMine(owed, taskStanding(owed, at, away), who);
  expect(mine(task())).toBe(true);
  expect(mine(task({ owner: 'nora' }))).toBe(true);
  expect(mine(task({ owner: 'other' }))).toBe(false);
  expect(mine(task({ owner: 'other' }), early, new Set(['other']))).toBe(true);
  expect(mine(task(), early, here, prescriber)).toBe(false);
  expect(mine(task({ urgent: true }), addMinutes(NOW, 30), here, prescriber)).toBe(true);
});

test('where the hours of cover name people, it goes on to them by name, one after the other', () => {
  const owed = task({ kind: 'distress-reach', owner: 'nora', next: ['pat', 'olga'] });
  const to = (minutes: number) => taskStanding(owed, addMinutes(NOW, minutes), here).escalatedPeople;
  expect([-1, 0, 29, 30].map(to)).toEqual([[], ['pat'], ['pat'], ['pat', 'olga']]);
  const pat = { id: 'pat', roles: [] as const };
  expect(isMine(owed, taskStanding(owed, addMinutes(NOW, -1), here), pat)).toBe(false);
  expect(isMine(owed, taskStanding(owed, NOW, here), pat)).toBe(true);
});

test('what is about suicide stands above everything, whatever else is late or urgent', () => {
  const kinds = [...TASK_KINDS.map(({ kind }) => kind), 'rems-form', 'sent-home-undosed', 'suicidality-acute'];
  const arbitrary = fc.record({
    kind: fc.constantFrom(...kinds),
    task: fc.uuid(),
    late: fc.integer({ min: -5_000, max: 5_000 }),
    urgent: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(arbitrary, { maxLength: 20 }), (rows) => {
      const sorted = rows
        .map(({ late, ...row }) => {
          const owed = task({ ...row, dueAt: addMinutes(NOW, -late) });
          return { task: owed, standing: taskStanding(owed, NOW, here) };
        })
        .toSorted(byNeed);
      const pins = sorted.map(({ standing }) => standing.pinned);
      expect(pins).toEqual(pins.toSorted((a, b) => Number(b) - Number(a)));
    }),
  );
});

test('a tier about suicide is closed by a named clinician, never by the desk', () => {
  for (const { kind } of TASK_KINDS.filter(({ suicideRisk }) => suicideRisk)) {
    expect(isSuicideTask(kind)).toBe(true);
    expect(closersOf(kind)?.every((role) => role === 'prescriber' || role === 'nurse')).toBe(true);
  }
  expect(closersOf('rems-form')).toBeNull();
});

test('every role that can owe something has somebody after it', () => {
  for (const [role, next] of Object.entries(ESCALATION.next)) expect(next[0]).not.toBe(role);
});

const OWED = [
  ['ask-cssrs', 'nurse', 60, true],
  ['suicide-assess-now', 'prescriber', 15, true],
  ['suicide-assess-today', 'prescriber', 4 * 60, true],
  ['suicide-tell-clinician', 'prescriber', 8 * 60, false],
  ['ask-by-voice', 'nurse', 60, false],
  ['send-referrer-letter', 'prescriber', 2_880, false],
  ['tell-referrer-decided', 'prescriber', 2_880, false],
  ['home-reach', 'nurse', 15, true],
  ['home-hold', 'prescriber', 240, true],
  ['score-review', 'prescriber', 1_440, false],
  ['serious-event', 'prescriber', 1_440, true],
  ['report-medwatch', 'prescriber', 10_080, false],
  ['report-rems', 'nurse', 1_440, true],
  ['bladder-stop', 'prescriber', 1_440, true],
  ['good-faith-estimate', 'biller', 1_440, false],
  ['consent-withdrawn', 'nurse', 60, true],
  ['consent-in-doubt', 'nurse', 60, true],
  ['consent-ended', 'front-desk', 1_440, false],
  ['deletion-request', 'owner', 43_200, false],
  ['case-decide', 'owner', 1_440, true],
  ['case-notify-dea', 'owner', 1_440, true],
  ['case-form-106', 'owner', 64_800, false],
  ['case-close', 'owner', 1_440, false],
  ['decision-clearing', 'prescriber', 10_080, false],
  ['sign-up-not-safe', 'nurse', 15, true],
  ['sign-up-minor', 'front-desk', 1_440, false],
  ['sign-up-waits', 'front-desk', 1_440, false],
  ['message-not-delivered', 'front-desk', 1_440, false],
  ['letter-answer', 'prescriber', 10_080, false],
  ['intake-review', 'nurse', 2_880, false],
  ['document-review', 'front-desk', 2_880, false],
  ['consent-question', 'nurse', 1_440, false],
  ['escort-silent', 'front-desk', 120, false],
  ['escort-unclear', 'nurse', 60, false],
  ['another-escort', 'nurse', 15, false],
  ['visit-cannot-come', 'front-desk', 240, false],
  ['no-more-visits', 'nurse', 1_440, false],
  ['visits-after-stop', 'front-desk', 240, false],
  ['cannot-come-begun', 'nurse', 10, true],
  ['ate-before-session', 'nurse', 30, true],
  ['distress-reach', 'nurse', 15, true],
  ['distress-ask', 'nurse', 60, true],
  ['check-in-call', 'nurse', 240, true],
  ['check-in-silent', 'nurse', 240, true],
  ['scale-by-voice', 'front-desk', 4_320, false],
  ['integration-wanted', 'front-desk', 2_880, false],
  ['integration-missed', 'front-desk', 1_440, false],
  ['rebook-interval', 'front-desk', 2_880, false],
  ['next-date', 'front-desk', 1_440, false],
  ['place-wanted', 'front-desk', 30, true],
  ['place-untaken', 'front-desk', 60, false],
  ['place-instead', 'front-desk', 1_440, false],
  ['drug-still-out', 'nurse', 60, true],
  ['authorisation-renew', 'biller', 2_880, false],
  ['visit-twice', 'front-desk', 240, false],
  ['tell-not-eligible', 'prescriber', 2_880, false],
  ['contact-after-not-eligible', 'nurse', 40_320, false],
  ['call-at-risk', 'nurse', 15, true],
  ['call-line-lost', 'nurse', 0, true],
  ['text-not-safe', 'nurse', 15, true],
  ['text-about-patient', 'nurse', 15, true],
  ['text-reply', 'front-desk', 120, false],
  ['instalment-late', 'biller', 4_320, false],
  ['craving-review', 'prescriber', 1_440, true],
  ['call-follow-suicide', 'nurse', 1_440, true],
  ['call-red-flag', 'prescriber', 15, true],
  ['call-look-today', 'prescriber', 240, true],
  ['call-look', 'nurse', 1_440, false],
  ['call-broken-line', 'nurse', 15, true],
  ['call-follow', 'nurse', 1_080, false],
  ['call-rebook', 'front-desk', 240, false],
  ['call-escort', 'front-desk', 60, false],
  ['call-pharmacy', 'nurse', 240, false],
  ['call-question', 'nurse', 1_440, false],
] as const;
test.each(OWED)('%s is owed by the %s within %i minutes, urgent: %s', (kind, ownerRole, dueMinutes, urgent) => {
  expect(TASK_KINDS.find((row) => row.kind === kind)).toMatchObject({ ownerRole, dueMinutes, urgent });
});

test('no kind is without its line in the table above', () => {
  expect(TASK_KINDS.map(({ kind }) => kind).toSorted()).toEqual(OWED.map(([kind]) => kind).toSorted());
});
