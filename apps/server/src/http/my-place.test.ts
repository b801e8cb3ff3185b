import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must, uuid7 } from '../testing/index.ts';
import {
  atDesk,
  clinic,
  closePlaceClinic,
  date,
  day,
  desk,
  deskAgain,
  HOUR,
  keyOf,
  MINUTE,
  offered,
  opened,
  openPlaceClinic,
  PORTAL,
  people,
  press,
  rulesOf,
  schedule,
  seen,
  startsAt,
} from './my-place.fixture.ts';

beforeAll(openPlaceClinic, 120_000);
afterAll(closePlaceClinic);

describe('a freed place is answered by the link in the message', () => {
  test('which says nothing in the mail, opens one place and nothing else, and a yes books it, pressed twice or not', async () => {
    const { mail, offer } = await offered('waits', 0);
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/Ines|ketamin|treat|dose|spray|chair|Riverside Ket/i);
    const { browser, answer } = await opened(mail.text);
    expect(answer.body).toMatchObject({ next: 'opened', purpose: 'place', page: '/open/place' });
    const view = await seen(browser);
    expect(view).toMatchObject({
      state: 'open',
      when: { startsAt: new Date(startsAt).toISOString(), siteName: 'Riverside', place: 2 },
      phone: '+1 303 555 0100',
    });
    expect(JSON.stringify(view)).not.toMatch(/ketamin|Ines|trd|session/i);
    for (const other of ['path', 'questions', 'prepare', 'contact', 'cost'])
      expect(keyOf(await browser.get(`/api/v1/my-${other}`, PORTAL))).toBe('not-with-your-role');
    const id = uuid7(clinic.clock.ms);
    await must(await press(browser, 'waits', offer, 'yes', id));
    // The answer was lost on the way, and pressed again; then once more in another tab.
    expect((await must(await press(browser, 'waits', offer, 'yes', id))).body.answers[0].answer).toBe('recorded');
    expect((await must(await press(browser, 'waits', offer, 'yes'))).body.answers[0].answer).toBe('recorded');
    const shown = await schedule();
    expect(shown.bookings.filter(({ patient: { id: who } }) => who === people['waits'])).toHaveLength(1);
    expect(shown.bookings[0]).toMatchObject({ chair: 'c2', phase: 'planned' });
    expect(shown.waiting).toEqual([]);
    expect(await seen(browser)).toMatchObject({ state: 'yes' });
    const told = (await clinic.record.load('clinic-a', `day/main/${date}`)).filter(
      ({ kind }) => kind === 'offer-answered',
    );
    expect(told).toMatchObject([
      {
        body: { offer, answer: 'yes' },
        author: { kind: 'patient', id: people['waits'], right: 'command/answer-place patient self' },
      },
    ]);
    // A no after it is no way to give a visit back.
    expect(rulesOf(await press(browser, 'waits', offer, 'no'))).toEqual(['offer-answered']);
  });

  test('a no passes it on, and the link of one is of no use for the offer of another', async () => {
    const first = await offered('next', 200);
    const { browser } = await opened(first.mail.text);
    expect(rulesOf(await press(browser, 'next', 'o-1', 'yes'))).toEqual(['offer-unknown']);
    await must(await press(browser, 'next', first.offer, 'no'));
    expect(await seen(browser)).toMatchObject({ state: 'no', when: null });
    expect((await schedule()).freed.flatMap(({ offers }) => offers.map(({ state }) => state))).toContain('no');
    expect(keyOf(await press(browser, 'waits', first.offer, 'yes'))).toBe('not-found');
  });

  test('an offer that has ended, or went to somebody else, says so, and takes no yes', async () => {
    const ended = await offered('next', 400);
    const { browser } = await opened(ended.mail.text);
    clinic.clock.ms += 61 * MINUTE;
    await deskAgain();
    const again = await opened(ended.mail.text);
    expect(await seen(again.browser)).toMatchObject({ state: 'ended', when: null });
    expect(rulesOf(await press(again.browser, 'next', ended.offer, 'yes'))).toEqual(['offer-ended']);
    await atDesk('book-chair', {
      booking: 'walk-in',
      session: 's-walk-in',
      patient: people['walks'],
      chair: 'c2',
      regimen: 'esketamine-trd',
      startsAt: startsAt + 400 * MINUTE,
      overrides: [],
    });
    expect(await seen(again.browser)).toMatchObject({ state: 'taken', when: null });
    expect(rulesOf(await press(again.browser, 'next', ended.offer, 'yes'))).toEqual(['slot-gone']);
    expect(keyOf(await browser.get('/api/v1/my-place', PORTAL))).toBe('login-required');
    clinic.clock.ms += 24 * HOUR;
    expect(keyOf((await opened(ended.mail.text)).answer)).toBe('link-refused');
    // Late in the evening a message would only go out when the offer is over.
    clinic.clock.ms = Date.parse(`${new Date(clinic.clock.ms).toISOString().slice(0, 10)}T04:30:00Z`) + 24 * HOUR;
    await deskAgain();
    await atDesk('list-waiting', { patient: people['rests'], regimen: 'esketamine-trd', words: 'any' });
    const night = { offer: 'o-night', freed: 'gone-2', patient: people['rests'], channel: 'message' };
    expect(rulesOf(await desk.say(clinic.command('offer-slot', day, night)))).toEqual(['quiet-hours']);
    await atDesk('end-waiting', { patient: people['rests'], because: 'withdrawn' });
  });

  test('a yes that cannot be booked is not lost: the desk has a task, and nothing of others is said', async () => {
    clinic.clock.ms = Date.parse(`${new Date(clinic.clock.ms).toISOString().slice(0, 10)}T19:00:00Z`);
    await deskAgain();
    const { mail, offer } = await offered('next', 600);
    const { browser } = await opened(mail.text);
    await atDesk('cancel-duty', { person: 'prescriber-a', from: startsAt - HOUR });
    const answer = await must(await press(browser, 'next', offer, 'yes'));
    expect(answer.text).not.toMatch(/prescriber|conflict/);
    expect(await seen(browser)).toMatchObject({ state: 'told' });
    await must(await press(browser, 'next', offer, 'yes'));
    const opens = (await clinic.record.load('clinic-a', `patient/${people['next']}`)).filter(
      ({ kind, body }) => kind === 'task-opened' && (body as { kind: string }).kind === 'place-wanted',
    );
    expect(opens).toMatchObject([{ body: { ownerRole: 'front-desk', urgent: true } }]);
  });

  test('a place that the desk booked for him by hand is his, and never said to be somebody else’s', async () => {
    await atDesk('plan-duty', {
      person: 'prescriber-a',
      role: 'prescriber',
      from: startsAt - HOUR,
      until: startsAt + 14 * HOUR,
    });
    // Nobody is asked about two places at once: the time of the offer before is over.
    clinic.clock.ms += 61 * MINUTE;
    await deskAgain();
    const { mail, offer } = await offered('next', 200);
    const { browser } = await opened(mail.text);
    await atDesk('book-chair', {
      booking: 'by-hand',
      session: 's-by-hand',
      patient: people['next'],
      chair: 'c2',
      regimen: 'esketamine-trd',
      startsAt: startsAt + 200 * MINUTE,
      overrides: [],
    });
    expect(await seen(browser)).toMatchObject({ state: 'yes' });
    await must(await press(browser, 'next', offer, 'yes'));
    const theirs = (await schedule()).bookings.filter(({ patient: { id } }) => id === people['next']);
    expect(theirs).toHaveLength(1);
    expect(rulesOf(await press(browser, 'next', offer, 'no'))).toEqual(['offer-answered']);
  });

  test('a yes in two tabs and one that the desk hears on the phone in the same moment are one visit', async () => {
    clinic.clock.ms += 61 * MINUTE;
    await deskAgain();
    const { mail, offer } = await offered('rests', 600);
    const tabs = [await opened(mail.text), await opened(mail.text)];
    const heard = { offer, answer: 'yes', booking: 'heard', session: 's-heard', overrides: [] };
    const answers = await Promise.all([
      ...tabs.map(({ browser }) => press(browser, 'rests', offer, 'yes')),
      desk.say(clinic.command('answer-offer', day, heard)),
    ]);
    expect(answers.slice(0, 2).map(({ status }) => status)).toEqual([200, 200]);
    const at = new Date(startsAt + 600 * MINUTE).toISOString();
    const booked = (await schedule()).bookings.filter((one) => one.startsAt === at);
    expect(booked.map(({ patient: { id } }) => id)).toEqual([people['rests']]);
    expect(await seen(tabs[0]!.browser)).toMatchObject({ state: 'yes' });
  });
});
