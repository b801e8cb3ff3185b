import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PatientEntry } from '../patient/index.ts';
import { LINK_PURPOSES } from '../rights/index.ts';
import { addMinutes, type Instant, instant } from '../units/index.ts';
import {
  type Addressee,
  afterQuiet,
  channelFor,
  draftMessage,
  fillIn,
  HOLES,
  isQuiet,
  judgeSending,
  MESSAGE_LANGUAGES,
  type Message,
  RETRY_MINUTES,
  readMessages,
  retryAt,
  TEMPLATE_IDS,
  TEMPLATES,
} from './index.ts';

const NONE: ReadonlySet<string> = new Set();
const NOON: Instant = instant(Date.UTC(2026, 2, 3, 19));
const ZONE = 'America/Denver';

describe('what every message keeps', () => {
  const each = TEMPLATE_IDS.flatMap((id) => MESSAGE_LANGUAGES.map((language) => [id, language] as const));
  const holesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]);

  test.each(each)('%s in %s names nobody and nothing anybody is treated for', (id, language) => {
    const { subject, text } = TEMPLATES[id].words[language];
    // Help for anybody in danger stands under every message, and says nothing of its reader.
    const own = text.split('\n\n').slice(0, -1).join(' ');
    expect(`${subject} ${own}`).not.toMatch(
      /ketamin|depres|anxi|ansiedad|suicid|psyc|psiq|mental|trastorn|disorder|dose|dosis|infusi|drug|medic|diagnos|therap|terapia|patient|paciente|session|sesi[oó]n|\bPHQ|\bGAD\b|scale|escala|injec|spray/i,
    );
    expect(subject).not.toMatch(/\{\{/);
  });

  test.each(each)('%s in %s fills in what there is and nothing else', (id, language) => {
    const { text } = TEMPLATES[id].words[language];
    for (const hole of holesOf(text)) expect(HOLES).toContain(hole);
    expect(holesOf(text).toSorted()).toEqual(holesOf(TEMPLATES[id].words.en.text).toSorted());
    expect(holesOf(text).includes('link')).toBe(TEMPLATES[id].link !== null);
    expect(text).toMatch(/911/);
    expect(text).toMatch(/988/);
    const whole = fillIn(id, language, { sender: 'S', phone: 'P', link: 'L', stop: 'T' });
    expect(whole.text).not.toMatch(/\{\{/);
    // Where there is nothing to stop, nothing is said about stopping.
    expect(fillIn(id, language, { sender: 'S', phone: 'P', link: 'L', stop: '' }).text).not.toMatch(/\{\{|: $/m);
  });

  test.each(each)('%s in %s can be stopped, unless its reader has just asked for it', (id, language) => {
    const { because, words, link } = TEMPLATES[id];
    // Whoever gave his address for one patient's one purpose is written to about nothing else.
    const toPatient = link === null || LINK_PURPOSES[link].subject === 'patient';
    if (because === 'reminder' && toPatient) expect(words[language].text).toContain('{{stop}}');
  });
});

describe('how far a message is', () => {
  const entry = (kind: string, body: object, at: Instant) =>
    ({ kind, body, at, event: { command: `c-${kind}`, index: 0 } }) as unknown as PatientEntry;
  const queued = entry('message-queued', { message: 'm', template: 'sign-in', channel: 'email' }, NOON);
  const failed = (attempt: number, nextAt: Instant | null) =>
    entry('message-failed', { message: 'm', attempt, because: 'unreachable', nextAt }, NOON);
  const sent = (attempt: number) => entry('message-sent', { message: 'm', attempt, via: 'smtp' }, NOON);

  test('is the same in whatever order its tries are read: a clock that was set back sends nothing twice', () => {
    const tries = fc.record({
      failures: fc.integer({ min: 0, max: 5 }),
      ends: fc.constantFrom('sent', 'open', 'lost'),
    });
    fc.assert(
      fc.property(
        tries.chain(({ failures, ends }) => {
          const story = [queued];
          for (let attempt = 1; attempt <= failures; attempt += 1)
            story.push(failed(attempt, addMinutes(NOON, attempt)));
          if (ends === 'sent') story.push(sent(failures + 1));
          if (ends === 'lost') story.push(failed(failures + 1, null));
          return fc.tuple(
            fc.constant(story),
            fc.shuffledSubarray(story, { minLength: story.length, maxLength: story.length }),
          );
        }),
        ([story, shuffled]) => {
          expect(readMessages(shuffled)).toEqual(readMessages(story));
        },
      ),
    );
    expect(readMessages([sent(1), queued])).toMatchObject([{ state: 'sent', attempts: 1 }]);
    expect(readMessages([failed(2, null), failed(1, addMinutes(NOON, 5)), queued])).toMatchObject([
      { state: 'failed', attempts: 2 },
    ]);
  });
});

describe('quiet hours', () => {
  test.each([
    ['2026-03-03T14:59:00Z', true],
    ['2026-03-03T15:00:00Z', false],
    ['2026-03-04T03:59:00Z', false],
    ['2026-03-04T04:00:00Z', true],
  ])('%s in Denver: %s', (at, quiet) => expect(isQuiet(instant(Date.parse(at)), ZONE)).toBe(quiet));

  test('what waits, waits for the first minute of the morning, whatever the clocks do that night', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
        fc.constantFrom('America/Denver', 'America/New_York', 'Pacific/Honolulu', 'Europe/Berlin', 'UTC'),
        (ms, zone) => {
          const at = instant(ms);
          const then = afterQuiet(at, zone);
          expect(isQuiet(then, zone)).toBe(false);
          expect(then).toBeGreaterThanOrEqual(at);
          expect(then - at).toBeLessThanOrEqual(12 * 3_600_000);
          if (then > at) expect(isQuiet(addMinutes(then, -1), zone)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the way a message takes', () => {
  const consents = (email: boolean | null, text: boolean | null) => ({ email, text, call: null });
  test.each([
    ['both allowed', { email: 'a@b.c', phone: '1', consents: consents(true, true) }, 'reminder', 'email'],
    ['only text allowed', { email: 'a@b.c', phone: '1', consents: consents(false, true) }, 'reminder', 'text'],
    ['never asked', { email: 'a@b.c', phone: '1', consents: consents(null, null) }, 'reminder', 'paper'],
    ['never asked, but asked for now', { email: 'a@b.c', consents: consents(null, null) }, 'asked', 'email'],
    ['stopped, and asked for now', { email: 'a@b.c', consents: consents(false, null) }, 'asked', 'paper'],
    ['allowed, no address', { consents: consents(true, true) }, 'reminder', 'paper'],
  ] as const)('%s: %j', (_, to, because, channel) => expect(channelFor(to, because)).toBe(channel));

  test('nothing that is owed to somebody is ever without a way', () => {
    const maybe = fc.constantFrom(true, false, null);
    fc.assert(
      fc.property(
        maybe,
        maybe,
        fc.option(fc.constant('a@b.c')),
        fc.constantFrom(...TEMPLATE_IDS),
        (email, text, address, template) => {
          const draft = draftMessage(addressee({ email, text }, address ?? undefined), {
            template,
            cause: 'c',
            occurredAt: NOON,
            zone: ZONE,
          });
          expect(['email', 'text', 'paper']).toContain(draft.body.channel);
          if (draft.body.channel === 'email') expect(email).not.toBe(false);
          if (draft.body.channel === 'text') expect(text).not.toBe(false);
        },
      ),
    );
  });
});

function addressee(said: { email: boolean | null; text: boolean | null }, email?: string): Addressee {
  return {
    details: {
      givenName: 'A',
      familyName: 'B',
      birthDate: '1980-01-01',
      sexAtBirth: 'not-said',
      phone: '+1 303 555 0101',
      ...(email === undefined ? {} : { email }),
    },
    contactConsents: { ...said, call: null },
  };
}

describe('when it would go out', () => {
  const message = (template: Message['template'], more: Partial<Message> = {}): Message => ({
    message: 'm',
    template,
    to: 'patient',
    channel: 'email',
    language: 'en',
    queuedAt: NOON,
    state: 'queued',
    attempts: 0,
    nextAt: NOON,
    ...more,
  });
  const said = (email: boolean | null) => addressee({ email, text: null }, 'a@b.c');
  const night: Instant = instant(Date.UTC(2026, 2, 4, 6));

  test('who said stop after it was queued is not written to', () => {
    expect(judgeSending(message('something-new'), said(true), NOON, ZONE, NONE)).toEqual({
      verdict: 'send',
      address: 'a@b.c',
    });
    expect(judgeSending(message('something-new'), said(false), NOON, ZONE, NONE)).toEqual({
      verdict: 'drop',
      because: 'no-consent',
    });
    expect(judgeSending(message('sign-up-received'), said(false), NOON, ZONE, NONE).verdict).toBe('drop');
  });
  test('a link that somebody asks for himself still reaches him, and at any hour', () => {
    expect(judgeSending(message('sign-in'), said(false), night, ZONE, NONE)).toEqual({
      verdict: 'send',
      address: 'a@b.c',
    });
  });
  test('a reminder waits for the morning', () => {
    expect(judgeSending(message('something-new'), said(true), night, ZONE, NONE)).toEqual({
      verdict: 'wait',
      until: instant(Date.UTC(2026, 2, 4, 15)),
    });
  });
  test('what has become useless is not sent', () => {
    expect(judgeSending(message('something-new', { until: NOON }), said(true), NOON, ZONE, NONE)).toEqual({
      verdict: 'drop',
      because: 'too-late',
    });
  });
  test('an address that was taken away is none', () => {
    expect(judgeSending(message('something-new'), addressee({ email: true, text: null }), NOON, ZONE, NONE)).toEqual({
      verdict: 'drop',
      because: 'no-address',
    });
  });
  test('tries end, and each waits longer than the one before', () => {
    const waits = RETRY_MINUTES.map((_, index) => retryAt(index + 1, NOON)! - NOON);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(retryAt(RETRY_MINUTES.length + 1, NOON)).toBeNull();
  });
});
