import { POLICY_STREAM } from '@keel/clinical/adoption';
import { patientFold, readPatient } from '@keel/clinical/patient';
import { PLACES_STREAM } from '@keel/clinical/places';
import type { ScheduleView } from '@keel/formats/api';
import { ADOPTED, type Answer, must, type TestBrowser, type TestClinic, testClinic, uuid7 } from '../testing/index.ts';

/** A place that became free, from the message to the chair, as whoever waits for one meets it. */
export let clinic: TestClinic;
export let desk: TestBrowser;
export const PORTAL = { 'keel-side': 'portal' };
export const HOUR = 3_600_000;
export const MINUTE = 60_000;
export const people: Record<string, string> = {};
export let date: string;
export let day: string;
export let startsAt: number;

export const keyOf = (answer: Answer): string => String(answer.body?.type ?? '').replace('/problems/', '');
export const rulesOf = ({ body }: Answer): string[] =>
  ((body.reasons ?? body.answers?.[0]?.problem?.reasons ?? []) as { rule: string }[]).map(({ rule }) => rule);
export const secretOf = (text: string): string => /\/open\/#([\w-]{43})/.exec(text)?.[1] ?? '';
export async function mailTo(address: string) {
  await clinic.messages.sendDue();
  const box = await clinic.browser().get('/api/v1/mailbox');
  return (box.body.messages as { to: string; text: string; subject: string }[]).filter(({ to }) => to === address);
}
export const atDesk = async (kind: string, body: object) => must(await desk.say(clinic.command(kind, day, body)));
export const schedule = async () =>
  (await must(await desk.get(`/api/v1/schedule/main_${date}`))).body as unknown as ScheduleView;

/** A request of a person with an address, taken on. */
export async function patient(name: string): Promise<void> {
  clinic.clock.ms += 200_000;
  const request = {
    by: 'self',
    givenName: 'Ines',
    familyName: name,
    birthDate: '1986-02-11',
    email: `${name}@example.test`,
    language: 'en',
    contact: { email: true },
    safety: 'safe',
  };
  await must(
    await clinic.browser().post('/api/v1/sign-up', { id: uuid7(clinic.clock.ms), clinic: 'clinic-a', request }),
  );
  const [mail] = await mailTo(`${name}@example.test`);
  const browser = clinic.browser();
  await must(
    await browser.post('/api/v1/open-link', { secret: secretOf(mail!.text), birthDate: '1986-02-11' }, PORTAL),
  );
  people[name] = (await browser.get('/api/v1/portal/me', PORTAL)).body.about as string;
  clinic.clock.ms += 1_000;
  await must(await desk.say(clinic.command('accept-sign-up', `patient/${people[name]}`, {})));
}

let nth = 0;
const read = new Set<string>();
/** A visit is called off, and its place offered to this person by a message. Answers what came in the mail. */
export async function offered(name: string, minutes: number) {
  nth += 1;
  const freed = `gone-${nth}`;
  await atDesk('book-chair', {
    booking: freed,
    session: `s-${freed}`,
    patient: people['other'],
    chair: 'c2',
    regimen: 'esketamine-trd',
    startsAt: startsAt + minutes * MINUTE,
    overrides: [],
  });
  await atDesk('list-waiting', { patient: people[name], regimen: 'esketamine-trd', words: 'any' });
  await atDesk('cancel-booking', { booking: freed, because: 'patient' });
  await atDesk('offer-slot', { offer: `o-${nth}`, freed, patient: people[name], channel: 'message' });
  const box = await mailTo(`${name}@example.test`);
  const mail = box.find(({ subject, text }) => /earlier/.test(subject) && !read.has(text))!;
  read.add(mail.text);
  return { mail, offer: `o-${nth}`, freed };
}
/** A day of its own for what follows, looked at from a noon at which messages go out. */
export async function anotherDay(): Promise<void> {
  const today = new Date(clinic.clock.ms + 24 * HOUR).toISOString().slice(0, 10);
  clinic.clock.ms = Date.parse(`${today}T19:00:00Z`);
  desk = await clinic.logIn('front-desk-a');
  date = new Date(clinic.clock.ms + 4 * 24 * HOUR).toISOString().slice(0, 10);
  startsAt = Date.parse(`${date}T16:00:00Z`);
  day = `day/main/${date}`;
  await openDay(day, startsAt);
}
async function openDay(stream: string, from: number): Promise<void> {
  const hours = { opensAt: from - HOUR, closesAt: from + 14 * HOUR };
  const say = async (kind: string, body: object) => must(await desk.say(clinic.command(kind, stream, body)));
  await say('open-day', hours);
  for (const role of ['nurse', 'prescriber'])
    await say('plan-duty', { person: `${role}-a`, role, from: hours.opensAt, until: hours.closesAt });
}
export const onDate = (days: number): string => new Date(startsAt + days * 24 * HOUR).toISOString().slice(0, 10);
/** A visit so many days after the place that is going to be offered. */
export async function bookedLater(name: string, days: number, regimen = 'esketamine-trd'): Promise<string> {
  const stream = `day/main/${onDate(days)}`;
  const at = startsAt + days * 24 * HOUR;
  await openDay(stream, at);
  const id = `later-${name}-${days}`;
  await must(
    await desk.say(
      clinic.command('book-chair', stream, {
        booking: id,
        session: `s-${id}`,
        patient: people[name],
        chair: 'c1',
        regimen,
        startsAt: at,
        overrides: [],
      }),
    ),
  );
  return id;
}
export const dayOf = async (days: number) =>
  (await must(await desk.get(`/api/v1/schedule/main_${onDate(days)}`))).body as unknown as ScheduleView;
export const tasksOf = async (name: string) =>
  readPatient(
    (await clinic.record.load('clinic-a', `patient/${people[name]}`)).reduce(
      patientFold.evolve,
      patientFold.initial(`patient/${people[name]}`),
    ),
  ).tasks;
export const iso = (ms: number): string => new Date(ms).toISOString();
export async function opened(text: string) {
  const browser = clinic.browser();
  const answer = await browser.post('/api/v1/open-link', { secret: secretOf(text) }, PORTAL);
  return { browser, answer };
}
export const seen = async (by: TestBrowser) => (await must(await by.get('/api/v1/my-place', PORTAL))).body;
export const press = (
  by: TestBrowser,
  name: string,
  offer: string,
  answer: 'yes' | 'no',
  id = uuid7(clinic.clock.ms),
  more: object = {},
) =>
  by.post(
    '/api/v1/commands',
    {
      commands: [
        {
          ...clinic.command('answer-place', `patient/${people[name]}`, { site: 'main', date, offer, answer, ...more }),
          id,
        },
      ],
    },
    PORTAL,
  );

/** A house with one site, two chairs and somebody at the desk, at noon of a day four days before the visits. */
export async function openPlaceClinic(): Promise<void> {
  // Files of one worker share this module: each begins with a house of its own.
  nth = 0;
  read.clear();
  clinic = await testClinic();
  const owner = await clinic.logIn('owner-a');
  const prescriber = await clinic.logIn('prescriber-a');
  desk = await clinic.logIn('front-desk-a');
  const address = { street: '1 Main', city: 'Denver', state: 'CO', postalCode: '80202', entrance: 'Suite 2' };
  const site = { siteId: 'main', name: 'Riverside', zone: 'America/Denver', address, phone: '+1 303 555 0100' };
  await must(await owner.say(clinic.command('open-site', PLACES_STREAM, site)));
  for (const chairId of ['c1', 'c2'])
    await must(
      await owner.say(clinic.command('open-chair', PLACES_STREAM, { siteId: 'main', chairId, name: 'Esketamine' })),
    );
  await must(await prescriber.say(clinic.command('adopt-policy', POLICY_STREAM, ADOPTED)));
  for (const name of ['waits', 'next', 'other', 'walks', 'rests']) await patient(name);
  // At noon of a day, four days before the visit: messages do not rest then.
  const noon = new Date(clinic.clock.ms).toISOString().slice(0, 10);
  clinic.clock.ms = Math.max(clinic.clock.ms, Date.parse(`${noon}T19:00:00Z`));
  desk = await clinic.logIn('front-desk-a');
  date = new Date(clinic.clock.ms + 4 * 24 * HOUR).toISOString().slice(0, 10);
  startsAt = Date.parse(`${date}T16:00:00Z`);
  day = `day/main/${date}`;
  await atDesk('open-day', { opensAt: startsAt - HOUR, closesAt: startsAt + 14 * HOUR });
  for (const role of ['nurse', 'prescriber'])
    await atDesk('plan-duty', { person: `${role}-a`, role, from: startsAt - HOUR, until: startsAt + 14 * HOUR });
}
export const closePlaceClinic = (): Promise<void> | undefined => clinic?.close();
/** The clock moved past a login. */
export async function deskAgain(): Promise<void> {
  desk = await clinic.logIn('front-desk-a');
}
