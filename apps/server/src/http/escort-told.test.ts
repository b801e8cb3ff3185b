import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must, type TestBrowser } from '../testing/index.ts';
import {
  anotherDay,
  atDesk,
  bookedLater,
  clinic,
  closePlaceClinic,
  date,
  desk,
  HOUR,
  keyOf,
  mailTo,
  onDate,
  openPlaceClinic,
  PORTAL,
  people,
  secretOf,
  startsAt,
} from './my-place.fixture.ts';

/** What whoever takes a patient home hears when the visit is called off, moved or put back: by his messages and by his links. */
beforeAll(openPlaceClinic);
afterAll(closePlaceClinic);

const iso = (ms: number): string => new Date(ms).toISOString();
const opened = async (text: string): Promise<TestBrowser> => {
  const browser = clinic.browser();
  await must(await browser.post('/api/v1/open-link', { secret: secretOf(text) }, PORTAL));
  return browser;
};
const seen = async (by: TestBrowser) => (await must(await by.get('/api/v1/my-escort', PORTAL))).body;
const answer = (by: TestBrowser, name: string, visit: string, said: 'yes' | 'no') =>
  by.post(
    '/api/v1/commands',
    { commands: [clinic.command('answer-as-escort', `patient/${people[name]}`, { visit, answer: said })] },
    PORTAL,
  );

/** A visit with an escort who has said yes by his link; his mail and the browser he opened it in. */
async function confirmed(name: string, visit: string, session = `s-${visit}`, booked = false) {
  const email = `${visit}@example.test`;
  if (!booked)
    await atDesk('book-chair', {
      booking: visit,
      session,
      patient: people[name],
      chair: 'c1',
      regimen: 'esketamine-trd',
      startsAt,
      overrides: [],
    });
  const named = { visit, escort: 'adult', name: 'Robin', email };
  await must(await desk.say(clinic.command('name-escort', `patient/${people[name]}`, named)));
  const [asked] = await mailTo(email);
  const browser = await opened(asked!.text);
  await must(await answer(browser, name, visit, 'yes'));
  clinic.clock.ms += 60_000;
  return { email, asked: asked!, browser };
}
const mailSince = async (email: string, before: { readonly text: string }) =>
  (await mailTo(email)).filter(({ text }) => text !== before.text);

describe('an escort who said yes', () => {
  test('is told once that the visit was called off; both links show when it was and whom to call, and nobody’s name', async () => {
    await anotherDay();
    const robin = await confirmed('waits', 'off-1');
    await atDesk('cancel-booking', { booking: 'off-1', because: 'clinic' });
    const mails = await mailSince(robin.email, robin.asked);
    expect(mails.map(({ subject }) => subject)).toEqual(['You need not come']);
    expect(mails[0]!.text).not.toMatch(/Ines|waits|ketamin/i);
    for (const browser of [robin.browser, await opened(mails[0]!.text), await opened(robin.asked.text)]) {
      const page = await seen(browser);
      expect(page).toMatchObject({
        off: 'called-off',
        name: null,
        startsAt: iso(startsAt),
        where: { phone: '+1 303 555 0100', name: null, address: [] },
        readyAt: null,
      });
      expect(JSON.stringify(page)).not.toMatch(/Ines|Riverside|Main/);
    }
    // What he says of it now is kept, and stands for nothing.
    await must(await answer(robin.browser, 'waits', 'off-1', 'yes'));
    expect(keyOf(await robin.browser.get('/api/v1/my-prepare', PORTAL))).toBe('not-with-your-role');
  });

  test('is asked again, for the new hour, when a booking stands for the visit that was called off', async () => {
    await anotherDay();
    const robin = await confirmed('next', 'off-2');
    await atDesk('cancel-booking', { booking: 'off-2', because: 'moved' });
    const [off] = await mailSince(robin.email, robin.asked);
    const visit = await bookedLater('next', 3);
    const mails = (await mailSince(robin.email, robin.asked)).filter(({ text }) => text !== off!.text);
    expect(mails.map(({ subject }) => subject)).toEqual(['The time has changed']);
    const browser = await opened(mails[0]!.text);
    expect(await seen(browser)).toMatchObject({
      visit,
      off: null,
      name: 'Ines',
      answer: null,
      startsAt: iso(startsAt + 3 * 24 * HOUR),
      again: { why: 'moved', before: iso(startsAt) },
    });
    expect(await seen(robin.browser)).toMatchObject({ visit: 'off-2', off: 'called-off' });
    await must(await answer(browser, 'next', visit, 'yes'));
    expect(await seen(browser)).toMatchObject({ answer: 'yes' });
  });

  test('is told once, of the new hour, when the visit is moved to one that was booked just now', async () => {
    await anotherDay();
    const robin = await confirmed('other', 'off-3');
    const visit = await bookedLater('other', 5);
    await atDesk('cancel-booking', { booking: 'off-3', because: 'moved' });
    const mails = await mailSince(robin.email, robin.asked);
    expect(mails.map(({ subject }) => subject)).toEqual(['The time has changed']);
    expect(await seen(await opened(mails[0]!.text))).toMatchObject({ visit, again: { why: 'moved' } });
    expect(onDate(5) > date).toBe(true);
  });

  test('is asked again with why when the visit is put back: what he has read since is that it is off', async () => {
    await anotherDay();
    const robin = await confirmed('waits', 'off-4');
    await atDesk('cancel-booking', { booking: 'off-4', because: 'clinic' });
    const [off] = await mailSince(robin.email, robin.asked);
    const nurse = await clinic.logIn('nurse-a');
    const events = await clinic.record.load('clinic-a', 'session/s-off-4');
    const { command, index } = events.findLast(({ kind }) => kind === 'session-cancelled')!;
    const undo = clinic.command(
      'strike-entry',
      'session/s-off-4',
      { entry: { command, index }, reason: 'called off by mistake' },
      { seenSeq: events.at(-1)!.seq },
    );
    await must(await nurse.say(undo));
    const mails = (await mailSince(robin.email, robin.asked)).filter(({ text }) => text !== off!.text);
    expect(mails.map(({ subject }) => subject)).toEqual(['It takes place after all']);
    const browser = await opened(mails[0]!.text);
    const page = await seen(browser);
    expect(page).toMatchObject({ off: null, answer: null, startsAt: iso(startsAt), again: { why: 'after-all' } });
    await must(await answer(browser, 'waits', page.visit, 'yes'));
    expect(await seen(browser)).toMatchObject({ answer: 'yes' });
    // Another is named, and the patient comes: whoever was to come before reads by no link of his whom and when to fetch.
    const named = { visit: page.visit, escort: 'adult', name: 'Bo', email: 'bo@example.test' };
    await must(await desk.say(clinic.command('name-escort', `patient/${people['waits']}`, named)));
    clinic.clock.ms = startsAt;
    const here = await clinic.logIn('nurse-a');
    await must(await here.say(clinic.command('record-arrival', 'session/s-off-4', { chair: 'c1' })));
    expect((await browser.get('/api/v1/my-escort', PORTAL)).status).toBe(401);
    for (const text of [robin.asked.text, off!.text]) {
      const late = await seen(await opened(text));
      expect(late).toMatchObject({ off: 'called-off', name: null, readyAt: null, where: { name: null, address: [] } });
      expect(JSON.stringify(late)).not.toMatch(/Ines|Riverside|Main/);
    }
  });

  test('is told by a message that somebody else takes them home, when another is named', async () => {
    await anotherDay();
    const robin = await confirmed('waits', 'off-5');
    const named = { visit: 'off-5', escort: 'adult', name: 'Bo', email: 'bo-5@example.test' };
    await must(await desk.say(clinic.command('name-escort', `patient/${people['waits']}`, named)));
    const mails = await mailSince(robin.email, robin.asked);
    expect(mails.map(({ subject }) => subject)).toEqual(['You need not come']);
    expect(mails[0]!.text).toContain('Somebody else does it now');
    expect(mails[0]!.text).not.toMatch(/open\/#|Ines|Bo\b/);
    expect((await mailTo('bo-5@example.test')).map(({ subject }) => subject)).toEqual(['Somebody counts on you']);
  });

  test('is asked for the new hour also where that is booked without a chair, and told when it is off', async () => {
    await anotherDay();
    const robin = await confirmed('next', 'off-6');
    const person = `patient/${people['next']}` as const;
    await atDesk('cancel-booking', { booking: 'off-6', because: 'clinic' });
    const [off] = await mailSince(robin.email, robin.asked);
    const at = startsAt + 2 * 24 * HOUR;
    const booked = { visit: 'bare-6', startsAt: iso(at), kind: 'session' };
    await must(await desk.say(clinic.command('book-visit', person, booked)));
    const mails = (await mailSince(robin.email, robin.asked)).filter(({ text }) => text !== off!.text);
    expect(mails.map(({ subject }) => subject)).toEqual(['The time has changed']);
    expect(await seen(await opened(mails[0]!.text))).toMatchObject({ visit: 'bare-6', startsAt: iso(at) });
    const tasks = (await clinic.record.load('clinic-a', person)).filter(({ kind }) => kind.startsWith('task-'));
    expect(tasks.at(-1)).toMatchObject({ kind: 'task-closed', body: { evidence: 'booked' } });
    // And moved on by hand to another one, it takes him along once more.
    clinic.clock.ms += 60_000;
    const then = { visit: 'bare-7', startsAt: iso(at + 24 * HOUR), kind: 'session' };
    await must(await desk.say(clinic.command('book-visit', person, then)));
    await must(await desk.say(clinic.command('cancel-visit', person, { visit: 'bare-6', because: 'moved' })));
    const last = (await mailTo(robin.email)).filter(({ text }) => ![off, ...mails].some((one) => one!.text === text));
    expect(last.map(({ subject }) => subject)).toContain('The time has changed');
  });
});
