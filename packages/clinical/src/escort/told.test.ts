import { describe, expect, test } from 'vitest';
import { TEMPLATES } from '../messages/index.ts';
import { patientFold, readPatient } from '../patient/index.ts';
import type { EventDraft, RecordedEvent, StreamName } from '../record/index.ts';
import { HOUR_MS, type Instant, instant } from '../units/index.ts';
import {
  escortAnswer,
  escortAskedAgain,
  escortNotNeeded,
  escortOfPutBack,
  escortReplaced,
  goesOnAs,
  namedEscort,
} from './index.ts';

const START = instant(Date.parse('2026-03-05T16:00:00Z'));
const before = (hours: number): Instant => instant(START - hours * HOUR_MS);
const STREAM: StreamName = 'patient/p1';
const OFF = { visit: 'v1', startsAt: START };
const NEXT = { visit: 'v2', startsAt: before(-48) };
const saidAt = (now: Instant) => ({ cause: 'c-off', at: now, now, zone: 'America/Denver' });
const ROBIN = { visit: 'v1', escort: 'adult', name: 'Robin', email: 'robin@example.test', phone: '+1 555 0101' };

type Told = readonly [kind: string, body: unknown, at: Instant];
const NAMED: Told = ['escort-named', ROBIN, before(90)];
const ASKED: Told = [
  'message-queued',
  {
    message: 'm1',
    template: 'escort-asked',
    to: 'escort',
    channel: 'email',
    address: ROBIN.email,
    language: 'en',
    link: { purpose: 'escort', about: 'v1' },
  },
  before(90),
];
const SENT: Told = ['message-sent', { message: 'm1', attempt: 1, via: 'smtp' }, before(89)];
const answered = (answer: 'yes' | 'no'): Told => ['escort-answered', { visit: 'v1', answer }, before(80)];

const patientOf = (...told: readonly Told[]) => {
  const details = { givenName: 'A', familyName: 'B', birthDate: '1980-01-01', sexAtBirth: 'female' };
  const all: readonly Told[] = [['patient-registered', details, before(200)], ...told];
  const events = all.map(
    ([kind, body, at], nth) =>
      ({
        kind,
        body,
        version: 1,
        occurredAt: at,
        recordedAt: at,
        zone: 'America/Denver',
        stream: STREAM,
        seq: nth + 1,
        position: nth + 1,
        command: `c${nth}`,
        index: 0,
        author: { kind: 'person', id: 'reyes', right: 'test' },
        hash: '',
      }) as unknown as RecordedEvent,
  );
  return readPatient(events.reduce(patientFold.evolve, patientFold.initial(STREAM)));
};
const said = (drafts: readonly EventDraft[]) =>
  drafts.map(({ kind, body }) => (kind === 'message-queued' ? (body as { readonly template: string }).template : kind));

describe('an escort of a visit that is off', () => {
  test.each([
    ['who said yes', [NAMED, answered('yes')], ['escort-not-needed']],
    ['whom a message asked and who said nothing yet', [NAMED, ASKED, SENT], ['escort-not-needed']],
    ['whom no message reached', [NAMED, ASKED], []],
    ['who was named and never asked', [NAMED], []],
    ['who said no', [NAMED, ASKED, SENT, answered('no')], []],
    ['who is nobody', [], []],
    ['who is a transport', [['escort-named', { visit: 'v1', escort: 'medical-transport' }, before(90)]], []],
    [
      'in whose place another was named',
      [NAMED, ASKED, SENT, ['escort-named', { ...ROBIN, email: 'bo@example.test', phone: undefined }, before(70)]],
      [],
    ],
  ] as readonly [string, readonly Told[], readonly string[]][])(
    '%s is told that he is not needed: %j',
    (_, told, messages) => {
      expect(said(escortNotNeeded(patientOf(...told), OFF, saidAt(before(20))))).toEqual(messages);
    },
  );

  test('is told by the way he was asked, of this visit, and until nobody can be on the way any more', () => {
    const [message] = escortNotNeeded(patientOf(NAMED, answered('yes')), OFF, saidAt(before(20)));
    expect(message?.body).toMatchObject({
      to: 'escort',
      address: ROBIN.email,
      link: { purpose: 'escort', about: 'v1' },
      until: before(-12),
    });
  });

  test('of last week is written nothing when it is called off today', () => {
    expect(escortNotNeeded(patientOf(NAMED, answered('yes')), OFF, saidAt(before(-12)))).toEqual([]);
  });
});

describe('an escort of a visit that another stands for', () => {
  test.each([
    ['who said yes', [NAMED, answered('yes')], ['escort-named', 'escort-moved']],
    ['who was asked and is silent', [NAMED, ASKED, SENT], ['escort-named', 'escort-moved']],
    ['whom no message reached', [NAMED, ASKED], ['escort-named', 'escort-asked']],
    ['who said no', [NAMED, answered('no')], []],
    [
      'who cannot be written to',
      [['escort-named', { visit: 'v1', escort: 'adult', name: 'Bo' }, before(90)], answered('yes')],
      [],
    ],
    ['who is a ride, ordered for one hour', [['escort-named', { visit: 'v1', escort: 'ride' }, before(90)]], []],
    [
      'where somebody is named for the new one',
      [NAMED, answered('yes'), ['escort-named', { ...ROBIN, visit: 'v2' }, before(70)]],
      [],
    ],
  ] as readonly [string, readonly Told[], readonly string[]][])('%s: %j', (_, told, events) => {
    expect(said(escortAskedAgain(patientOf(...told), 'v1', NEXT, 'moved', saidAt(before(20))))).toEqual(events);
  });

  test('is named for it with why, and his yes stays behind: it was for one date and hour', () => {
    const told = [NAMED, answered('yes')] as const;
    const [named, message] = escortAskedAgain(patientOf(...told), 'v1', NEXT, 'moved', saidAt(before(20)));
    expect(named?.body).toEqual({ ...ROBIN, visit: 'v2', again: { visit: 'v1', why: 'moved' } });
    expect(message?.body).toMatchObject({ link: { about: 'v2' }, until: NEXT.startsAt });
    const since = patientOf(...told, ['escort-named', named?.body, before(20)]);
    const again = escortAskedAgain(
      since,
      'v2',
      { visit: 'v3', startsAt: NEXT.startsAt },
      'after-all',
      saidAt(before(10)),
    );
    // Never told of the second one he counts on the first one still: for him the time has changed, from that of the first.
    expect(said(again)).toEqual(['escort-named', 'escort-moved']);
    expect(again[0]?.body).toEqual({ ...ROBIN, visit: 'v3', again: { visit: 'v1', why: 'moved' } });
  });

  test('does not get the message that he is not needed on top, where it still waits for the morning', () => {
    const waiting: Told = [
      'message-queued',
      {
        message: 'm2',
        template: 'escort-not-needed',
        to: 'escort',
        channel: 'email',
        address: ROBIN.email,
        language: 'en',
        link: { purpose: 'escort', about: 'v1' },
      },
      before(30),
    ];
    const events = escortAskedAgain(
      patientOf(NAMED, answered('yes'), waiting),
      'v1',
      NEXT,
      'moved',
      saidAt(before(29)),
    );
    expect(said(events)).toEqual(['escort-named', 'message-failed', 'escort-moved']);
    expect(events[1]?.body).toMatchObject({ message: 'm2', because: 'too-late', nextAt: null });
  });

  test('is asked nothing for an hour that has passed', () => {
    expect(escortAskedAgain(patientOf(NAMED, answered('yes')), 'v1', OFF, 'moved', saidAt(START))).toEqual([]);
  });
});

describe('an escort of a visit that is put back at its hour', () => {
  const again = { visit: 'v1b', startsAt: START };
  const notNeeded: Told = [
    'message-queued',
    {
      message: 'm3',
      template: 'escort-not-needed',
      to: 'escort',
      channel: 'email',
      address: ROBIN.email,
      link: { purpose: 'escort', about: 'v1' },
    },
    before(10),
  ];
  test('who was told that it is off is asked again, and why', () => {
    const patient = patientOf(NAMED, answered('yes'), notNeeded);
    expect(said(escortOfPutBack(patient, 'v1', again, saidAt(before(9))))).toEqual([
      'escort-named',
      'message-failed',
      'escort-after-all',
    ]);
  });

  test.each([['yes'], ['no']] as const)('who was told nothing, since the patient was here: his %s holds', (word) => {
    const told = [NAMED, answered(word)];
    const events = escortOfPutBack(patientOf(...told), 'v1', again, saidAt(before(-1)));
    expect(said(events)).toEqual(['escort-named']);
    const since = patientOf(
      ...told,
      ['visit-booked', { visit: 'v1b', startsAt: START, kind: 'session' }, before(-1)],
      ['escort-named', events[0]?.body, before(-1)],
    );
    const named = namedEscort(since, 'v1b')!;
    expect(escortAnswer(since, 'v1b', named)?.body.answer).toBe(word);
    // The link that he has is for the booking before: it leads to the one that stands.
    expect(goesOnAs(since, 'v1')).toBe('v1b');
    expect(goesOnAs(since, 'v9')).toBe('v9');
    // And put back a second time, to the last one.
    const twice = patientOf(
      ...told,
      ['visit-booked', { visit: 'v1b', startsAt: START, kind: 'session' }, before(-1)],
      ['escort-named', events[0]?.body, before(-1)],
      ['visit-cancelled', { visit: 'v1b', because: 'deferred' }, before(-1)],
      ['visit-booked', { visit: 'v1c', startsAt: START, kind: 'session' }, before(-1)],
      ['escort-named', { ...ROBIN, visit: 'v1c', again: { visit: 'v1b', why: 'same-hour' } }, before(-1)],
    );
    expect(goesOnAs(twice, 'v1')).toBe('v1c');
  });

  test.each([
    ['never answered', [NAMED, ASKED, SENT]],
    ['said yes', [NAMED, answered('yes')]],
  ] as const)('who %s and was told nothing is told when that one is called off', (_, told) => {
    const put = escortOfPutBack(patientOf(...told), 'v1', again, saidAt(before(-1)));
    const since = patientOf(
      ...told,
      ['visit-booked', { visit: 'v1b', startsAt: START, kind: 'session' }, before(-1)],
      ['escort-named', put[0]?.body, before(-1)],
    );
    const [message, ...more] = escortNotNeeded(since, again, saidAt(before(-2)));
    expect(message?.body).toMatchObject({ template: 'escort-not-needed', link: { about: 'v1b' } });
    expect(more).toEqual([]);
  });

  test('who has read that it was off and nothing since is not told so a second time', () => {
    const read: Told = ['message-sent', { message: 'm3', attempt: 1, via: 'smtp' }, before(9)];
    const told = [NAMED, answered('yes'), notNeeded, read] as const;
    const put = escortOfPutBack(patientOf(...told), 'v1', again, saidAt(before(8)));
    const since = patientOf(...told, ['escort-named', put[0]?.body, before(8)]);
    expect(escortNotNeeded(since, again, saidAt(before(7)))).toEqual([]);
  });
});

describe('an escort in whose place another is named', () => {
  const BO = { visit: 'v1', escort: 'adult', name: 'Bo', email: 'bo@example.test' } as const;
  const replaced = (told: readonly Told[], next: object = BO, now = before(20)) =>
    escortReplaced(patientOf(...told), OFF, { ...BO, ...next }, saidAt(now));
  const moved: Told = ['escort-named', { ...ROBIN, visit: 'v2', again: { visit: 'v1', why: 'moved' } }, before(70)];

  test.each([
    ['who said yes', [NAMED, answered('yes')], {}, ['escort-replaced']],
    ['whom a message asked and who said nothing yet', [NAMED, ASKED, SENT], {}, ['escort-replaced']],
    ['in favour of a ride', [NAMED, answered('yes')], { escort: 'ride', name: undefined }, ['escort-replaced']],
    ['whom no message reached', [NAMED, ASKED], {}, []],
    ['who said no', [NAMED, ASKED, SENT, answered('no')], {}, []],
    ['who is nobody', [], {}, []],
    ['who is the same, by another address', [NAMED, answered('yes')], { name: ' robin ' }, []],
    ['who is the same, by a fuller name', [NAMED, answered('yes')], { name: 'Robin Hale' }, []],
    ['who is the same, by another name', [NAMED, answered('yes')], { email: 'Robin@example.test' }, []],
  ] as readonly [string, readonly Told[], object, readonly string[]][])('%s: %j', (_, told, next, messages) => {
    expect(said(replaced(told, next))).toEqual(messages);
  });

  const later = (hours: number): Told => [
    'visit-booked',
    { visit: 'v9', startsAt: before(hours), kind: 'session' },
    before(90),
  ];
  const alsoFor = (who: object = {}): Told => ['escort-named', { ...ROBIN, visit: 'v9', ...who }, before(85)];
  const no: Told = ['escort-answered', { visit: 'v9', answer: 'no' }, before(80)];
  test.each([
    ['named for a later one', [later(-168), alsoFor()], 'escort-replaced-once'],
    ['named for an earlier one that lies ahead', [later(10), alsoFor()], 'escort-replaced-once'],
    ['named for a later one by his number alone', [later(-168), alsoFor({ email: undefined })], 'escort-replaced-once'],
    ['named for one that is over', [later(80), alsoFor()], 'escort-replaced'],
    ['who said no to the later one', [later(-168), alsoFor(), no], 'escort-replaced'],
    [
      'in whose place another is named for the later one as well',
      [later(-168), alsoFor(), alsoFor({ email: 'bo@example.test', phone: undefined })],
      'escort-replaced',
    ],
    [
      'of a later one that was called off',
      [later(-168), alsoFor(), ['visit-cancelled', { visit: 'v9', because: 'clinic' }, before(70)]],
      'escort-replaced',
    ],
  ] as readonly [string, readonly Told[], string][])(
    '%s reads whether he is still counted on: %j',
    (_, told, template) => {
      expect(said(replaced([NAMED, answered('yes'), ...told]))).toEqual([template]);
    },
  );

  test('and who is still counted on for another time reads so, in either language', () => {
    const { en, es } = TEMPLATES['escort-replaced-once'].words;
    expect(en.text).toContain('For any other time you are still counted on');
    expect(es.text).toContain('Para las demás veces se sigue contando con usted');
    for (const { subject } of [en, es]) expect(subject).not.toMatch(/need not come|No hace falta/);
    // A date for which he was named since is in neither.
    const plain = TEMPLATES['escort-replaced'].words;
    expect(plain.en.text).toContain('a link that still opens is for another time');
    expect(plain.es.text).toContain('un enlace que todavía se abre es para otra vez');
  });

  test('is told at the address that asked him, by no link, and not once nobody can be on the way', () => {
    const [message] = replaced([NAMED, answered('yes')]);
    expect(message?.body).toMatchObject({ to: 'escort', address: ROBIN.email, until: before(-12) });
    expect(message?.body).not.toHaveProperty('link');
    expect(replaced([NAMED, answered('yes')], {}, before(-12))).toEqual([]);
  });

  test('is told of the visit he counts on, where the message that it was moved still waits', () => {
    const events = escortReplaced(
      patientOf(NAMED, answered('yes'), moved),
      NEXT,
      { ...BO, visit: 'v2' },
      saidAt(before(60)),
    );
    expect(said(events)).toEqual(['escort-replaced']);
  });

  test('and who is named again before he was told reads nothing of it', () => {
    const waiting: Told = [
      'message-queued',
      {
        message: 'm4',
        template: 'escort-replaced',
        to: 'escort',
        channel: 'email',
        address: ROBIN.email,
        until: before(-12),
      },
      before(30),
    ];
    const told = [NAMED, answered('yes'), ['escort-named', BO, before(31)] as Told, waiting];
    const events = escortReplaced(patientOf(...told), OFF, { ...ROBIN, escort: 'adult' }, saidAt(before(20)));
    expect(events).toMatchObject([{ kind: 'message-failed', body: { message: 'm4', because: 'too-late' } }]);
    // Named for another time, he still has to read that he need not come this time.
    const other = escortReplaced(
      patientOf(...told),
      { visit: 'v9', startsAt: before(-168) },
      { ...ROBIN, escort: 'adult', visit: 'v9' },
      saidAt(before(20)),
    );
    expect(other).toEqual([]);
  });
});
