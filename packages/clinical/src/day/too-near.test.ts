import { describe, expect, test } from 'vitest';
import { patientFold, readPatient } from '../patient/index.ts';
import { STARTING_POLICIES } from '../policy/index.ts';
import { type Decision, type EventDraft, type RecordedEvent, recordDraft, type StreamName } from '../record/index.ts';
import { sessionFold } from '../session/index.ts';
import { addMinutes, type Instant, instant } from '../units/index.ts';
import {
  type DayCommand,
  type DayContext,
  dayFold,
  dayStream,
  decideBooking,
  decideDay,
  decideOffer,
  decideSeries,
  freeStarts,
  keptFrom,
  ownTreatments,
  type SeriesCommand,
} from './index.ts';

const policy = STARTING_POLICIES.mixed;
const FIRST = '2026-03-02';
const NEXT = '2026-03-03';
/** Seven in the morning at the site. */
const seven = (date: string): Instant => instant(Date.parse(`${date}T14:00:00Z`));
const booker = (...roles: readonly ('front-desk' | 'nurse' | 'prescriber')[]): DayContext => ({
  now: addMinutes(seven(FIRST), -60),
  zone: 'America/Denver',
  actor: { kind: 'person', id: 'somebody', roles },
  policy,
  chairs: ['c1', 'c2'].map((chairId) => ({ chairId, open: true })),
});

/** Two days of a clinic in memory, open from seven for sixteen hours, with hands enough. */
function clinic() {
  const events = new Map<StreamName, RecordedEvent[]>();
  const of = (stream: StreamName): readonly RecordedEvent[] => events.get(stream) ?? [];
  let position = 0;
  const there = {
    day: (date: string) => of(dayStream('main', date)).reduce(dayFold.evolve, dayFold.initial(dayStream('main', date))),
    session: (id: string) => of(`session/${id}`).reduce(sessionFold.evolve, sessionFold.initial(`session/${id}`)),
    patient: () => of('patient/p1').reduce(patientFold.evolve, patientFold.initial('patient/p1')),
    happen(stream: StreamName, drafts: readonly EventDraft[], context = booker()): void {
      for (const draft of drafts) {
        position += 1;
        const place = { command: `c-${position}`, index: 0, stream, seq: of(stream).length + 1, position };
        events.set(stream, [
          ...of(stream),
          recordDraft(draft, { ...place, recordedAt: context.now, actor: context.actor }),
        ]);
      }
    },
    take(decision: Decision, context = booker()): readonly string[] {
      if (decision.kind === 'refused') return decision.reasons.map(({ rule }) => rule);
      for (const { stream, events: drafts } of decision.streams) there.happen(stream, drafts, context);
      return [];
    },
    say(kind: DayCommand['kind'], date: string, body: object): readonly string[] {
      const command = said(kind, dayStream('main', date), body) as DayCommand;
      return there.take(decideDay(there.day(date), command, booker('nurse')));
    },
  };
  for (const date of [FIRST, NEXT]) {
    there.say('open-day', date, { opensAt: seven(date), closesAt: addMinutes(seven(date), 960) });
    for (const [person, role] of [
      ['n', 'nurse'],
      ['m', 'nurse'],
      ['p', 'prescriber'],
    ])
      there.say('plan-duty', date, { person, role, from: seven(date), until: addMinutes(seven(date), 960) });
  }
  return there;
}
type There = ReturnType<typeof clinic>;
const said = (kind: string, stream: StreamName, body: unknown) => ({
  id: 'c',
  kind,
  stream,
  seenSeq: 0,
  occurredAt: booker().now,
  body,
});
const REASON = [{ rule: 'treated-today', reason: 'the line failed after 4 mg' }];
const deciding = (there: There, session: string) => ({
  site: 'main',
  patient: there.patient(),
  session: there.session(session),
  policy,
});

/** One visit of p1, minutes after seven. */
function book(
  there: There,
  date: string,
  id: string,
  minutes: number,
  { overrides = [], by = booker('front-desk') }: { overrides?: typeof REASON; by?: DayContext } = {},
) {
  const regimen = 'iv-depression';
  const visit = { booking: `b-${id}`, session: `s-${id}`, patient: 'p1', chair: 'c1', regimen };
  const startsAt = addMinutes(seven(date), minutes);
  const command = said('book-chair', dayStream('main', date), { ...visit, startsAt, overrides });
  return decideBooking(there.day(date), command as never, deciding(there, `s-${id}`), by);
}

/** In an infusion that was closed, or that goes on, from and until so many minutes after seven; null: it runs. */
const gave = (there: There, from: number, until: number | null): void =>
  there.happen('patient/p1', [
    {
      kind: 'session-dosed',
      version: 1,
      occurredAt: seven(FIRST),
      zone: 'UTC',
      body: {
        session: 'elsewhere',
        firstDoseAt: addMinutes(seven(FIRST), from),
        lastDoseEndedAt: until === null ? null : addMinutes(seven(FIRST), until),
        deliveredMg: 35,
        deliveredMgMax: 35,
        mgPerKg: 0.5,
        amountKnown: true,
      },
    },
  ]);

describe('a second treatment of the same person', () => {
  test('is told of after a dose at home, too', () => {
    const there = clinic();
    const taken = addMinutes(seven(FIRST), -360);
    const body = { dose: 'd1', step: 'taken' };
    there.happen('patient/p1', [{ kind: 'home-dose-told', version: 1, occurredAt: taken, zone: 'UTC', body }]);
    const second = book(there, FIRST, 'a', 480);
    expect(second).toMatchObject({
      reasons: [{ rule: 'treated-today', inputs: [{ name: 'given', value: taken, source: 'dose at home' }] }],
    });
    // The first dose is 15 min after the visit begins: 16 h from one to the other.
    expect(there.take(book(there, FIRST, 'a', 584))).toEqual(['treated-today']);
    expect(there.take(book(there, FIRST, 'a', 585))).toEqual([]);
  });

  test('on the same day is told when it is booked, with when the other one is, and a prescriber answers for it', () => {
    const there = clinic();
    expect(there.take(book(there, FIRST, 'a', 0))).toEqual([]);
    const second = book(there, FIRST, 'b', 480);
    expect(there.take(second)).toEqual(['treated-today']);
    expect(second).toMatchObject({
      reasons: [
        {
          because: '16 h lie between the last dose of one and the first of the next',
          inputs: [{ name: 'booked', value: addMinutes(seven(FIRST), 15), source: 'booking b-a' }],
          override: { roles: ['prescriber'] },
        },
      ],
    });
    for (const by of [booker('front-desk'), booker('nurse')])
      expect(there.take(book(there, FIRST, 'b', 480, { overrides: REASON, by }))).toEqual(['treated-today']);
    const blank = [{ rule: 'treated-today', reason: ' ' }];
    const prescriber = booker('prescriber');
    expect(there.take(book(there, FIRST, 'b', 480, { overrides: blank, by: prescriber }))).toEqual(['treated-today']);
    expect(there.take(book(there, FIRST, 'b', 480, { overrides: REASON, by: prescriber }))).toEqual([]);
    expect(there.day(FIRST).bookings).toHaveLength(2);
  });

  test.each([
    // First dose 15 min after it is taken back, 40 min long: 16 h from the last dose to the first.
    ['in the evening before', 600, 14, ['treated-today']],
    ['in the evening before, a minute too near', 600, 159, ['treated-today']],
    ['in the evening before, 16 h away', 600, 160, []],
  ] as const)('%s', (_, evening, morning, rules) => {
    const there = clinic();
    there.take(book(there, FIRST, 'a', evening));
    expect(there.take(book(there, NEXT, 'b', morning))).toEqual(rules);
    // And the other way round.
    const turned = clinic();
    turned.take(book(turned, NEXT, 'b', morning));
    expect(turned.take(book(turned, FIRST, 'a', evening))).toEqual(rules);
  });

  test('of a visit whose regimen an earlier Keel did not keep, the longest of a day counts', () => {
    const there = clinic();
    there.happen('patient/p1', [
      {
        kind: 'visit-booked',
        version: 1,
        occurredAt: seven(FIRST),
        zone: 'UTC',
        body: { visit: 'old', startsAt: addMinutes(seven(FIRST), 600), kind: 'session', session: 's-old' },
      },
    ]);
    const longest = 240;
    expect(policy.regimens['iv-pain-4h']?.doseMinutes).toBe(longest);
    expect(there.take(book(there, NEXT, 'b', 160))).toEqual(['treated-today']);
    expect(there.take(book(there, NEXT, 'b', 119 + longest))).toEqual(['treated-today']);
    expect(there.take(book(there, NEXT, 'b', 120 + longest))).toEqual([]);
  });

  test('on the same day is told of also where the clinic no longer has the regimen of the other one', () => {
    const there = clinic();
    expect(there.take(book(there, FIRST, 'a', 0))).toEqual([]);
    const { 'iv-depression': dropped, ...regimens } = policy.regimens;
    const adopted = { ...policy, regimens: { ...regimens, 'iv-new': dropped! } };
    const second = (minutes: number) =>
      decideBooking(
        there.day(FIRST),
        said('book-chair', dayStream('main', FIRST), {
          ...{ booking: 'b-b', session: 's-b', patient: 'p1', chair: 'c2', regimen: 'iv-new' },
          ...{ startsAt: addMinutes(seven(FIRST), minutes), overrides: [] },
        }) as never,
        { ...deciding(there, 's-b'), policy: adopted },
        { ...booker('front-desk'), policy: adopted },
      );
    expect(second(480)).toMatchObject({
      reasons: [{ rule: 'treated-today', inputs: [{ name: 'booked', source: 'booking b-a' }] }],
    });
    // At the same hour, too: how long it lasts nobody knows, that it is then somebody does.
    expect(there.take(second(0))).toEqual(['treated-today']);
  });

  test('after a dose that was given counts from its last dose; while one runs there is no time far enough', () => {
    const there = clinic();
    gave(there, -30, 400);
    expect(there.take(book(there, NEXT, 'b', 344))).toEqual([]);
    const late = clinic();
    gave(late, -30, 420);
    const refused = book(late, FIRST, 'b', 480);
    expect(refused).toMatchObject({ reasons: [{ rule: 'treated-today', inputs: [{ name: 'given' }] }] });
    const runs = clinic();
    gave(runs, -120, null);
    expect(runs.take(book(runs, FIRST, 'b', 480))).toEqual(['treated-today']);
  });

  test('a talk, a visit that was moved away and the visit itself stand in nobody’s way', () => {
    const there = clinic();
    there.happen('patient/p1', [
      {
        kind: 'visit-booked',
        version: 1,
        occurredAt: seven(FIRST),
        zone: 'UTC',
        body: { visit: 'talk', startsAt: addMinutes(seven(FIRST), 120), kind: 'integration' },
      },
    ]);
    expect(there.take(book(there, FIRST, 'a', 480))).toEqual([]);
    const [event] = readPatient(there.patient()).visits.filter(({ body }) => body.visit === 'b-a');
    expect(event?.body.regimen).toBe('iv-depression');
    there.say('cancel-booking', FIRST, { booking: 'b-a', because: 'moved' });
    there.happen('patient/p1', [
      {
        kind: 'visit-cancelled',
        version: 1,
        occurredAt: booker().now,
        zone: 'UTC',
        body: { visit: 'b-a', because: 'moved' },
      },
    ]);
    expect(there.take(book(there, FIRST, 'b', 60))).toEqual([]);
  });

  test('in a series is told of each day, also where it is the series itself', () => {
    const there = clinic();
    const visits = (
      [
        [FIRST, 700],
        [NEXT, 30],
      ] as const
    ).map(([date, minutes], nth) => ({
      date,
      booking: `b-${nth}`,
      session: `s-${nth}`,
      chair: 'c1',
      startsAt: addMinutes(seven(date), minutes),
    }));
    const body = { site: 'main', regimen: 'iv-depression', visits, overrides: [] };
    const command = said('book-series', 'patient/p1', body) as SeriesCommand;
    const { session: _, ...person } = deciding(there, 's-0');
    const decision = decideSeries(command, there.day, there.session, person, booker('front-desk'));
    expect(there.take(decision)).toEqual(['treated-today', 'treated-today']);
    expect(decision.kind === 'refused' && decision.reasons.map(({ inputs }) => inputs[0]?.value)).toEqual([
      FIRST,
      NEXT,
    ]);
  });

  test('is no free start: the desk is told which treatment leaves none, and of nothing else that does', () => {
    const there = clinic();
    there.take(book(there, FIRST, 'a', 0));
    const wanted = { patient: 'p1', regimen: 'iv-depression' };
    const asked = () => {
      const context = booker('front-desk');
      const treatments = ownTreatments(readPatient(there.patient()), policy.regimens, context.now);
      return { ...context, treatments };
    };
    expect(freeStarts(there.day(FIRST), wanted, asked())).toEqual([]);
    expect(keptFrom(there.day(FIRST), wanted, asked())).toMatchObject({ firstDoseAt: addMinutes(seven(FIRST), 15) });
    const other = { ...wanted, patient: 'p2' };
    expect(freeStarts(there.day(FIRST), other, asked()).length).toBeGreaterThan(0);
    expect(keptFrom(there.day(FIRST), other, { ...asked(), treatments: [] })).toBeNull();
    const closed = { ...there.day(FIRST), duties: [] };
    expect(keptFrom(closed, wanted, asked())).toBeNull();
  });

  test('is not offered to whoever waits, unless the other one is later and can be given up for it', () => {
    const offered = (ownMinutes: number) => {
      const there = clinic();
      there.say('book-chair', FIRST, {
        ...{ booking: 'gone', session: 's-gone', patient: 'p9', chair: 'c2', regimen: 'iv-depression' },
        startsAt: addMinutes(seven(FIRST), 300),
        overrides: [],
      });
      there.say('cancel-booking', FIRST, { booking: 'gone', because: 'patient' });
      there.take(book(there, FIRST, 'own', ownMinutes));
      there.say('list-waiting', FIRST, { patient: 'p1', regimen: 'iv-depression', words: '' });
      const said = there.say('offer-slot', FIRST, { offer: 'o', freed: 'gone', patient: 'p1', channel: 'phone' });
      return { there, said };
    };
    expect(offered(0).said).toEqual(['treated-today']);
    const { there, said: found } = offered(600);
    expect(found).toEqual([]);
    const answer = (body: object) =>
      decideOffer(
        there.day(FIRST),
        said('answer-offer', dayStream('main', FIRST), {
          ...{ offer: 'o', answer: 'yes', booking: 'b-taken', session: 's-taken', overrides: [] },
          ...body,
        }) as never,
        deciding(there, 's-taken'),
        booker('front-desk'),
        { visit: 'b-own', day: there.day(FIRST), session: there.session('s-own') },
      );
    expect(there.take(answer({}))).toEqual(['treated-today']);
    expect(there.take(answer({ givesUp: 'b-own' }))).toEqual([]);
    expect(there.day(FIRST).bookings.map(({ booking }) => booking)).toEqual(['b-taken']);
  });
});

test('what lies behind takes the place of no free start ahead', () => {
  const there = clinic();
  const now = addMinutes(seven(FIRST), 500);
  const free = freeStarts(there.day(FIRST), { patient: 'p1', regimen: 'iv-depression' }, { ...booker(), now });
  expect(free.length).toBeGreaterThan(0);
  for (const { startsAt } of free) expect(startsAt).toBeGreaterThan(now);
});
