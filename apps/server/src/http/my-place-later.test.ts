import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../testing/index.ts';
import {
  anotherDay,
  atDesk,
  bookedLater,
  clinic,
  closePlaceClinic,
  day,
  dayOf,
  desk,
  deskAgain,
  HOUR,
  iso,
  MINUTE,
  offered,
  onDate,
  opened,
  openPlaceClinic,
  patient,
  people,
  press,
  rulesOf,
  schedule,
  seen,
  startsAt,
  tasksOf,
} from './my-place.fixture.ts';

beforeAll(openPlaceClinic, 120_000);
afterAll(closePlaceClinic);

describe('an earlier place, for somebody who has a later visit', () => {
  beforeAll(async () => {
    await anotherDay();
    for (const name of ['one', 'several', 'stale', 'phoned', 'overlaps', 'keeps', 'silent']) await patient(name);
  });

  test('stands for the only one: the page names it, a yes gives it up, its chair is free, and both days say so', async () => {
    const visit = await bookedLater('one', 3);
    const { mail, offer } = await offered('one', 0);
    const { browser } = await opened(mail.text);
    const givenUp = { is: 'given-up', visit, startsAt: iso(startsAt + 72 * HOUR) };
    expect(await seen(browser)).toMatchObject({ state: 'open', later: givenUp });
    await must(await press(browser, 'one', offer, 'yes', undefined, { givesUp: visit }));
    expect(await seen(browser)).toMatchObject({ state: 'yes', later: givenUp });
    const mine = (await schedule()).bookings.filter(({ patient: { id } }) => id === people['one']);
    expect(mine).toMatchObject([{ startsAt: iso(startsAt), insteadOf: givenUp.startsAt }]);
    const then = await dayOf(3);
    expect(then.bookings).toEqual([]);
    expect(then.cancelled).toMatchObject([{ booking: visit, because: 'moved', tookPlace: iso(startsAt) }]);
    expect(then.freed).toMatchObject([{ freed: visit, chair: 'c1' }]);
    // The earlier one is the next date: nobody is asked for another.
    expect(await tasksOf('one')).toEqual([]);
  });

  test('stands for none of several: all stay, the patient is told so, and the desk asks until one is taken off', async () => {
    const [first] = [await bookedLater('several', 4), await bookedLater('several', 5)];
    const { mail, offer } = await offered('several', 200);
    const { browser } = await opened(mail.text);
    expect(await seen(browser)).toMatchObject({ later: { is: 'asked' } });
    await must(await press(browser, 'several', offer, 'yes'));
    expect(await seen(browser)).toMatchObject({ state: 'yes', later: { is: 'asked' } });
    expect([(await dayOf(4)).bookings.length, (await dayOf(5)).bookings.length]).toEqual([1, 1]);
    expect(await tasksOf('several')).toMatchObject([{ kind: 'place-instead', state: 'open', ownerRole: 'front-desk' }]);
    const off = clinic.command('cancel-booking', `day/main/${onDate(4)}`, { booking: first, because: 'moved' });
    await must(await desk.say(off));
    expect(await tasksOf('several')).toMatchObject([{ kind: 'place-instead', state: 'closed' }]);
    expect(await seen(browser)).toMatchObject({ state: 'yes', later: null });
  });

  test('gives up nothing that the page did not name: moved meanwhile, it is asked about', async () => {
    await bookedLater('stale', 6);
    const { mail, offer } = await offered('stale', 400);
    const { browser } = await opened(mail.text);
    await must(await press(browser, 'stale', offer, 'yes', undefined, { givesUp: 'another' }));
    expect((await dayOf(6)).bookings).toHaveLength(1);
    expect(await tasksOf('stale')).toMatchObject([{ kind: 'place-instead', state: 'open' }]);
  });

  test('is said at the desk as well, who says which one goes', async () => {
    const visit = await bookedLater('phoned', 7);
    const { offer } = await offered('phoned', 600);
    const shown = (await schedule()).freed.flatMap(({ offers }) => offers).find((one) => one.offer === offer);
    expect(shown?.later).toEqual([{ visit, startsAt: iso(startsAt + 7 * 24 * HOUR), replaced: true }]);
    const yes = { offer, answer: 'yes', booking: 'heard-7', session: 's-heard-7', overrides: [] };
    expect(rulesOf(await desk.say(clinic.command('answer-offer', day, { ...yes, givesUp: 'nothing' })))).toEqual([
      'visit-not-later',
    ]);
    await atDesk('answer-offer', { ...yes, givesUp: visit });
    expect((await dayOf(7)).bookings).toEqual([]);
    expect(await tasksOf('phoned')).toEqual([]);
  });

  test('is offered where the two overlap on one day: a yes that gives the later one up books it, any other yes is called', async () => {
    await anotherDay();
    // Hands for both: what stands in the way is the person's own visit alone.
    const hours = { from: startsAt - HOUR, until: startsAt + 14 * HOUR };
    await atDesk('plan-duty', { person: 'owner-a', role: 'nurse', ...hours });
    const own = (name: string, minutes: number) =>
      atDesk('book-chair', {
        booking: `own-${name}`,
        session: `s-own-${name}`,
        patient: people[name],
        chair: 'c1',
        regimen: 'esketamine-trd',
        startsAt: startsAt + minutes * MINUTE,
        overrides: [],
      });
    const mine = async (name: string) =>
      (await schedule()).bookings
        .filter(({ patient: { id } }) => id === people[name])
        .map((booking) => [booking.startsAt, booking.insteadOf]);
    await own('overlaps', 60);
    const first = await offered('overlaps', 0);
    const { browser } = await opened(first.mail.text);
    expect(await seen(browser)).toMatchObject({ state: 'open', later: { is: 'given-up', visit: 'own-overlaps' } });
    await must(await press(browser, 'overlaps', first.offer, 'yes', undefined, { givesUp: 'own-overlaps' }));
    expect(await mine('overlaps')).toEqual([[iso(startsAt), iso(startsAt + 60 * MINUTE)]]);

    await own('keeps', 460);
    const second = await offered('keeps', 400);
    const other = await opened(second.mail.text);
    await must(await press(other.browser, 'keeps', second.offer, 'yes'));
    expect(await seen(other.browser)).toMatchObject({ state: 'told' });
    expect(await mine('keeps')).toEqual([[iso(startsAt + 460 * MINUTE), null]]);
    expect(await tasksOf('keeps')).toMatchObject([{ kind: 'place-wanted', state: 'open' }]);
  });

  test('that nobody answers in its time is the desk’s to offer on, and done when somebody else is asked', async () => {
    await anotherDay();
    const { freed } = await offered('silent', 0);
    await atDesk('list-waiting', { patient: people['next'], regimen: 'esketamine-trd', words: '' });
    await clinic.patientTicker.tick();
    expect(await tasksOf('silent')).toEqual([]);
    clinic.clock.ms += 61 * MINUTE;
    await deskAgain();
    await clinic.patientTicker.tick();
    await clinic.patientTicker.tick();
    const due = clinic.clock.ms - MINUTE + HOUR;
    expect(await tasksOf('silent')).toMatchObject([
      { kind: 'place-untaken', state: 'open', ownerRole: 'front-desk', dueAt: due, about: { stream: day } },
    ]);
    await atDesk('offer-slot', { offer: 'o-on', freed, patient: people['next'], channel: 'phone' });
    expect(await tasksOf('silent')).toMatchObject([{ state: 'closed', evidence: 'offered to somebody else' }]);
    clinic.clock.ms += 16 * MINUTE;
    await clinic.patientTicker.tick();
    const untaken = async (name: string) => (await tasksOf(name)).filter(({ kind }) => kind === 'place-untaken');
    expect(await untaken('next')).toMatchObject([{ state: 'open' }]);
    // Its hour has come and gone.
    clinic.clock.ms = startsAt + 10 * HOUR;
    await clinic.patientTicker.tick();
    expect(await untaken('next')).toMatchObject([{ state: 'closed', evidence: 'the time of this place is over' }]);
    expect(await untaken('silent')).toHaveLength(1);
  });
});
