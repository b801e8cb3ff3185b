import { expect, test } from 'vitest';
import { consentOfRoute } from '../consent/index.ts';
import { patientFold, readPatient } from '../patient/index.ts';
import type { RecordedEvent } from '../record/index.ts';
import { recordDraft } from '../session/index.ts';
import { DAY_MS, type Instant, instant } from '../units/index.ts';
import { PATIENT_CLOCK, tickName } from './index.ts';

const NOW = instant(Date.UTC(2026, 10, 25, 18));
const ZONE = 'America/Denver';
const IV = consentOfRoute('iv-ketamine');
const PERSON = 'patient/p1' as const;
type Said = readonly [kind: string, body: object, daysAgo: number];

const signed = (over: object = {}): Said => [
  'consent-signed',
  {
    consent: 'ketamine',
    document: IV.id,
    version: IV.version,
    offLabelWording: true,
    signature: { language: 'en', textSha256: 'a', printedName: 'A', teachBack: [], paper: { sha256: 'b', size: 1 } },
    ...over,
  },
  40,
];
const STARTED: Said = [
  'course-started',
  { course: 'c1', indication: 'depression', molecule: 'ketamine', route: 'iv-ketamine', regimen: 'r' },
  39,
];
const dosed = (daysAgo: number): Said => [
  'session-dosed',
  {
    session: 's1',
    firstDoseAt: instant(NOW - daysAgo * DAY_MS),
    lastDoseEndedAt: instant(NOW - daysAgo * DAY_MS),
    deliveredMg: 35,
    deliveredMgMax: 35,
    mgPerKg: 0.5,
    amountKnown: true,
  },
  daysAgo,
];
const booked = (inDays: number): Said => [
  'visit-booked',
  { visit: 'v1', startsAt: instant(NOW + inDays * DAY_MS), kind: 'session', session: 's2' },
  1,
];
const TREATED = [STARTED, dosed(9)] as const;
const ASKED: Said = [
  'signed-up',
  { by: 'self', givenName: 'A', familyName: 'B', birthDate: '1980-01-01', language: 'en', contact: { email: true } },
  50,
];

/** What the clock has sent to somebody of whom this is on record, tick by tick. */
function sent(told: readonly Said[], ticks: readonly Instant[] = [NOW]): readonly string[] {
  let state = told.reduce(
    (before, [kind, body, daysAgo], n) =>
      patientFold.evolve(before, {
        kind,
        body,
        version: 1,
        occurredAt: NOW - daysAgo * DAY_MS,
        recordedAt: NOW - daysAgo * DAY_MS,
        zone: ZONE,
        command: `c${n}`,
        index: 0,
        stream: PERSON,
        seq: n + 1,
        position: n + 1,
        author: { kind: 'person', id: 'u1', right: 'test' },
        hash: '',
      } as unknown as RecordedEvent),
    patientFold.initial(PERSON),
  );
  for (const now of ticks)
    for (const { rule, due } of PATIENT_CLOCK.filter((row) => row.rule === 'consent-again'))
      for (const one of due(readPatient(state), { now, zone: ZONE, policy: null, days: [], cover: null }, (which) =>
        tickName(rule, which),
      )) {
        const command = tickName(rule, one);
        if (state.events.some((event) => event.command === command)) continue;
        const seq = readPatient(state).seq + 1;
        const where = { stream: PERSON, seq, position: seq, recordedAt: now, command, index: 0 };
        for (const draft of one.events)
          state = patientFold.evolve(
            state,
            recordDraft(draft, { ...where, actor: { kind: 'system', id: 'clock', roles: [] } }),
          );
      }
  return readPatient(state).messages.map(({ template }) => template);
}

test('words that have changed since they were signed are asked for by a message, once', () => {
  const before = signed({ version: '2025-1' });
  expect(sent([ASKED, before, ...TREATED], [NOW, instant(NOW + 60_000), instant(NOW + DAY_MS)])).toEqual([
    'something-new',
  ]);
  expect(sent([ASKED, signed(), ...TREATED])).toEqual([]);
  expect(sent([ASKED, before, ...TREATED, signed()])).toEqual([]);
});

test('a consent whose time is over is asked for when it is', () => {
  const until = signed({ expiresAt: instant(NOW + DAY_MS) });
  expect(sent([ASKED, until, ...TREATED])).toEqual([]);
  expect(sent([ASKED, until, ...TREATED], [instant(NOW + 2 * DAY_MS), instant(NOW + 3 * DAY_MS)])).toEqual([
    'something-new',
  ]);
});

test('not of whoever has done with the treatment, took it back, waits for an answer, or signed a paper of the clinic’s own', () => {
  const before = signed({ version: '2025-1' });
  expect(sent([ASKED, before, ...TREATED, ['course-ended', { course: 'c1', because: 'done', words: '' }, 1]])).toEqual(
    [],
  );
  expect(sent([ASKED, before, ...TREATED, ['consent-withdrawn', { consent: 'ketamine' }, 1]])).toEqual([]);
  expect(sent([ASKED, before, ...TREATED, ['consent-question-asked', { document: IV.id, words: 'why?' }, 1]])).toEqual(
    [],
  );
  expect(sent([ASKED, signed({ document: 'paper-1', signature: undefined }), ...TREATED])).toEqual([]);
});

test.each([
  ['whose last treatment was a season ago, though nobody ended the course', [STARTED, dosed(91)], []],
  ['whose last treatment was weeks ago', [STARTED, dosed(80)], ['something-new']],
  ['who comes again after years', [['course-started', STARTED[1], 2_000], dosed(1_900), booked(4)], ['something-new']],
  ['who began a course that never came to a treatment', [STARTED], []],
] as readonly [string, readonly Said[], readonly string[]][])('somebody %s', (_, told, messages) => {
  expect(sent([ASKED, signed({ version: '2025-1' }), ...told])).toEqual(messages);
  const over = signed({ expiresAt: instant(NOW - 10 * DAY_MS) });
  expect(sent([ASKED, over, ...told])).toEqual(messages);
});

test('nobody is asked for a signature who was told that he is not treated here, or whose request was closed', () => {
  const all = [ASKED, signed({ version: '2025-1' }), ...TREATED, booked(4)] as const;
  const declined = { decision: 'decline', route: null, indication: 'depression', words: 'no', overrides: [] };
  expect(sent([...all, ['decision-signed', declined, 1]])).toEqual([]);
  expect(sent([...all, ['sign-up-closed', { because: 'not-served', words: '' }, 1]])).toEqual([]);
});
