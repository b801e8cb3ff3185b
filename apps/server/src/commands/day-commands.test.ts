import { POLICY_STREAM } from '@keel/clinical/adoption';
import { patientFold, readPatient } from '@keel/clinical/patient';
import { PLACES_STREAM } from '@keel/clinical/places';
import type { StreamName } from '@keel/clinical/record';
import type { ClosingView, ScheduleView } from '@keel/formats/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADOPTED, type Answer, must, type TestBrowser, type TestClinic, testClinic } from '../testing/index.ts';

let clinic: TestClinic;
let desk: TestBrowser;
let nurse: TestBrowser;
const DATE = '2026-11-02';
const DAY = `day/main/${DATE}`;
/** 08:00 in Denver, where the site is. */
const eight = Date.parse(`${DATE}T15:00:00Z`);
const at = (minutes: number): number => eight + minutes * 60_000;

const rulesOf = (answer: Answer): string[] =>
  ((answer.body.reasons ?? []) as { rule: string }[]).map(({ rule }) => rule);
const visit = (id: string, patient: string, chair: string, minutes: number, more: object = {}) => ({
  booking: `b-${id}`,
  session: `s-${id}`,
  patient,
  chair,
  regimen: 'esketamine-trd',
  startsAt: at(minutes),
  overrides: [],
  ...more,
});
/** Hands and prescriber may lack: that is not what is asked here. */
const OVER = {
  overrides: ['nurse-clash', 'slot-offered'].map((rule) => ({ rule, reason: 'the prescriber takes it' })),
};
const book = (by: TestBrowser, ...args: Parameters<typeof visit>) =>
  by.say(clinic.command('book-chair', DAY, visit(...args)));
const schedule = async (by: TestBrowser): Promise<ScheduleView> =>
  (await must(await by.get(`/api/v1/schedule/main_${DATE}`))).body as unknown as ScheduleView;

beforeAll(async () => {
  clinic = await testClinic();
  const owner = await clinic.logIn('owner-a');
  const prescriber = await clinic.logIn('prescriber-a');
  desk = await clinic.logIn('front-desk-a');
  nurse = await clinic.logIn('nurse-a');
  const address = { street: '1 Main', city: 'Denver', state: 'CO', postalCode: '80202', entrance: 'Suite 2' };
  await must(
    await owner.say(
      clinic.command('open-site', PLACES_STREAM, {
        siteId: 'main',
        name: 'Main',
        zone: 'America/Denver',
        address,
        phone: '+1 303 555 0100',
      }),
    ),
  );
  for (const chairId of ['c1', 'c2', 'c3'])
    await must(
      await owner.say(clinic.command('open-chair', PLACES_STREAM, { siteId: 'main', chairId, name: chairId })),
    );
  await must(await prescriber.say(clinic.command('adopt-policy', POLICY_STREAM, ADOPTED)));
  for (const id of ['p1', 'p2', 'p3', 'p6', 'p7', 'p8'])
    await must(
      await desk.say(
        clinic.command('register-patient', `patient/${id}`, {
          givenName: 'Ana',
          familyName: `Lima ${id}`,
          email: `${id}@example.test`,
          birthDate: '1980-01-01',
          sexAtBirth: 'female',
        }),
      ),
    );
  await must(await desk.say(clinic.command('open-day', DAY, { opensAt: at(0), closesAt: at(600) })));
  for (const role of ['nurse', 'prescriber'])
    await must(
      await desk.say(clinic.command('plan-duty', DAY, { person: `${role}-a`, role, from: at(0), until: at(600) })),
    );
}, 120_000);
afterAll(() => clinic?.close());

describe('a chair booked at the door', () => {
  test('moves the day, the session and the person in one commit, and the desk sees it without anything clinical', async () => {
    const answer = await book(desk, 'a', 'p1', 'c1', 0);
    expect(answer.status).toBe(200);
    const moved = answer.body.answers[0] as { streams: { stream: StreamName }[] };
    expect(moved.streams.map(({ stream }) => stream).sort()).toEqual([DAY, 'patient/p1', 'session/s-a']);
    const shown = await schedule(desk);
    expect(shown.bookings).toHaveLength(1);
    expect(shown.bookings[0]).toMatchObject({ booking: 'b-a', phase: 'planned', chair: 'c1', arrivedAt: null });
    expect(shown.bookings[0]!.patient.allergies.answer).toBe('not-shown');
    expect((await schedule(nurse)).bookings[0]!.patient.allergies.answer).toBe('not-asked');
  });

  test('in conflict is refused with every reason, and leaves nothing', async () => {
    const answer = await book(desk, 'x', 'p1', 'c1', 10);
    expect(answer.status).toBe(422);
    expect(rulesOf(answer)).toEqual(expect.arrayContaining(['chair-taken', 'patient-booked']));
    expect(await clinic.record.load('clinic-a', 'session/s-x')).toEqual([]);
  });

  test('twice for one person on one day asks a prescriber for a reason, and the free starts say why there are none', async () => {
    const answer = await book(nurse, 'x', 'p1', 'c2', 360);
    expect(answer.status).toBe(422);
    expect(rulesOf(answer)).toEqual(['treated-today']);
    const free = await must(await desk.get(`/api/v1/free-starts/main_${DATE}?regimen=esketamine-trd&patient=p1`));
    expect(free.body).toMatchObject({ starts: [], near: new Date(at(15)).toISOString() });
    const other = await must(await desk.get(`/api/v1/free-starts/main_${DATE}?regimen=esketamine-trd&patient=p2`));
    expect(other.body).toMatchObject({ near: null });
  });

  test('on another day than its clock says is named by its field', async () => {
    const answer = await book(desk, 'y', 'p1', 'c1', 24 * 60);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body.issues)).toContain('startsAt');
  });

  test('at a site that is not there, or for nobody that is known, is not found', async () => {
    const elsewhere = await desk.say(clinic.command('book-chair', `day/nowhere/${DATE}`, visit('z', 'p1', 'c1', 0)));
    expect(elsewhere.status).toBe(404);
    expect((await book(desk, 'z', 'p-none', 'c1', 0)).status).toBe(404);
  });

  test('by two people at once is had by one of them', async () => {
    const answers = await Promise.all([book(desk, 'd', 'p6', 'c2', 240), book(nurse, 'e', 'p7', 'c2', 240)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    const held = (await schedule(desk)).bookings.filter(({ chair }) => chair === 'c2');
    expect(held).toHaveLength(1);
  });

  test('a clash of hands is carried by a nurse with a reason, not by the desk', async () => {
    const overrides = [{ rule: 'nurse-clash', reason: 'The prescriber takes the second pressure' }];
    const byDesk = await book(desk, 'f', 'p3', 'c3', 0, { overrides });
    expect([...new Set(rulesOf(byDesk))]).toEqual(['nurse-clash']);
    expect((await book(nurse, 'f', 'p3', 'c3', 0, { overrides })).status).toBe(200);
    expect((await schedule(nurse)).clashes.length).toBeGreaterThan(0);
  });
});

test('who arrives is seen at the desk', async () => {
  const before = (await schedule(desk)).bookings.find(({ booking }) => booking === 'b-a')!;
  await must(await desk.say(clinic.command('record-arrival', 'session/s-a', { chair: 'c1' }, { seenSeq: before.seq })));
  const after = (await schedule(desk)).bookings.find(({ booking }) => booking === 'b-a')!;
  expect(after).toMatchObject({ phase: 'arrived', arrivedAt: new Date(clinic.clock.ms).toISOString() });
});

test('a no-show frees the chair, cancels the session and opens the task of reaching the person', async () => {
  const gone = await desk.say(clinic.command('cancel-booking', DAY, { booking: 'b-f', because: 'no-show' }));
  expect(gone.status).toBe(200);
  const shown = await schedule(desk);
  expect(shown.cancelled).toMatchObject([{ booking: 'b-f', because: 'no-show' }]);
  const kinds = (await clinic.record.load('clinic-a', 'patient/p3')).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['visit-booked', 'visit-cancelled', 'task-opened']));
});

test('a series over many days is all or nothing', async () => {
  const days = [2, 4, 9].map((away) => new Date(Date.parse(`${DATE}T00:00:00Z`) + away * 86_400_000));
  const visits = days.map((day, i) => ({
    date: day.toISOString().slice(0, 10),
    booking: `b-r${i}`,
    session: `s-r${i}`,
    chair: 'c1',
    startsAt: day.getTime() + 15 * 3_600_000,
  }));
  const series = (by: TestBrowser, overrides: readonly object[]) =>
    by.say(clinic.command('book-series', 'patient/p2', { site: 'main', regimen: 'iv-depression', visits, overrides }));
  // Nobody has planned these days: what is missing is said, and nothing is booked.
  const refused = await series(nurse, []);
  expect(refused.status).toBe(422);
  expect(rulesOf(refused)).toEqual(expect.arrayContaining(['hours-missing', 'prescriber-not-on-site', 'nurse-clash']));
  expect(await clinic.record.load('clinic-a', `day/main/${visits[0]!.date}`)).toEqual([]);
  for (const { date, startsAt } of visits) {
    const day = `day/main/${date}`;
    const until = startsAt + 8 * 3_600_000;
    await must(await desk.say(clinic.command('open-day', day, { opensAt: startsAt, closesAt: until })));
    for (const role of ['nurse', 'prescriber'])
      await must(
        await desk.say(clinic.command('plan-duty', day, { person: `${role}-a`, role, from: startsAt, until })),
      );
  }
  expect((await series(desk, [])).status).toBe(200);
  for (const { session } of visits) expect((await clinic.record.load('clinic-a', `session/${session}`)).length).toBe(1);
});

test('whoever is a patient here may wait for a place on a day, and nobody who is not', async () => {
  const wait = (patient: string) =>
    desk.say(clinic.command('list-waiting', DAY, { patient, regimen: 'esketamine-trd', words: 'Morning' }));
  await must(await wait('p3'));
  expect((await schedule(desk)).waiting).toMatchObject([{ patient: { id: 'p3' }, words: 'Morning' }]);
  expect((await wait('nobody')).status).toBe(404);
});

describe('a place that was freed', () => {
  const offered = (by: TestBrowser, who: string, channel = 'phone') =>
    by.say(clinic.command('offer-slot', DAY, { offer: `o-${who}`, freed: 'b-late', patient: who, channel }));
  const accept = (by: TestBrowser, id: string) =>
    by.say(
      clinic.command('answer-offer', DAY, {
        offer: 'o-p2',
        answer: 'yes',
        booking: `b-${id}`,
        session: `s-${id}`,
        overrides: [],
      }),
    );

  test('is offered, said yes to on two telephones at once, and booked once with session and visit', async () => {
    await must(await book(desk, 'late', 'p8', 'c3', 400));
    for (const patient of ['p2', 'p3'])
      await must(
        await desk.say(clinic.command('list-waiting', DAY, { patient, regimen: 'esketamine-trd', words: 'any' })),
      );
    await must(await desk.say(clinic.command('cancel-booking', DAY, { booking: 'b-late', because: 'patient' })));
    // To whom no message would come in that hour, none is promised.
    expect(rulesOf(await offered(desk, 'p2', 'message'))).toEqual(['no-way-to-write']);
    const allowed = { channel: 'email', allowed: true, how: 'told' };
    await must(await desk.say(clinic.command('change-contact-consent', 'patient/p2', allowed)));
    await must(await offered(desk, 'p2', 'message'));
    expect(rulesOf(await offered(nurse, 'p3'))).toEqual(['slot-offered']);
    const sent = (await clinic.record.load('clinic-a', 'patient/p2')).filter(({ kind }) => kind === 'message-queued');
    expect(sent.at(-1)?.body).toMatchObject({ template: 'place-free', to: 'patient' });
    const freedNow = async () => (await schedule(desk)).freed.find(({ freed }) => freed === 'b-late');
    const slot = await freedNow();
    expect(slot).toMatchObject({ freed: 'b-late', chair: 'c3', offers: [{ state: 'open', channel: 'message' }] });
    expect(slot!.next.map(({ patient }) => patient.id)).toEqual(['p3']);
    const answers = await Promise.all([accept(desk, 'twice-1'), accept(nurse, 'twice-2')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    const shown = await schedule(desk);
    expect(shown.bookings.filter(({ patient, chair }) => patient.id === 'p2' && chair === 'c3')).toHaveLength(1);
    expect(await freedNow()).toBeUndefined();
    expect(shown.waiting.map(({ patient }) => patient.id)).toEqual(['p3']);
  });
});

describe('a visit that ends at the chair before a dose', () => {
  const patient = 'p4';
  const PERSON = `patient/${patient}`;
  const SESSION = 'session/s-chair';
  const shelf = async () => {
    const { places } = (await must(await nurse.get('/api/v1/register'))).body as {
      places: { containers: { id: string; state: string; bookMg: number }[]; inHand: { drawId: string }[] }[];
    };
    return places[0]!;
  };
  const tasks = async () =>
    readPatient(
      (await clinic.record.load('clinic-a', PERSON)).reduce(patientFold.evolve, patientFold.initial(PERSON)),
    ).tasks.map(({ kind, state }) => `${kind} ${state}`);
  const seen = async () => (await clinic.record.load('clinic-a', SESSION)).length;
  const stop = async (more: object) =>
    must(
      await nurse.say(
        clinic.command(
          'stop-session',
          SESSION,
          { because: 'deferred', reason: 'pressure', rules: ['bp-high'], suicideRisk: 'none', ...more },
          { seenSeq: await seen() },
        ),
      ),
    );
  const takeOut = async (item: string, container: string, mg: number) =>
    must(
      await nurse.say(
        clinic.command('prepare-drug', SESSION, {
          product: 'x',
          lot: 'x',
          expiresAt: clinic.clock.ms + 9e9,
          container,
          item,
          location: 'cabinet',
          drawnMg: mg,
          as: 'fact',
        }),
      ),
    );
  const receipt = (form: string, containerIds: string[], mgPerMl: number, mlPerContainer: number) => ({
    receiptId: `r-${form}`,
    product: {
      drug: form === 'nasal-device' ? 'esketamine' : 'ketamine',
      schedule: 'CIII',
      form,
      ndc: '0',
      lot: 'LOT-1',
      expiry: '2030-01-01',
      mgPerMl,
      mlPerContainer,
    },
    owner: { kind: 'clinic' },
    invoice: { number: 'INV-7', date: '2026-09-01' },
    supplier: { name: 'Supplier', address: '1 Street', registration: 'RS0000000' },
    containerIds,
  });

  test('gives back chair, visit and drug in the same commit, and asks for the next date', async () => {
    const prescriber = await clinic.logIn('prescriber-a');
    await must(
      await desk.say(
        clinic.command('register-patient', PERSON, {
          givenName: 'Ana',
          familyName: 'Lima p4',
          birthDate: '1980-01-01',
          sexAtBirth: 'female',
        }),
      ),
    );
    await must(
      await prescriber.say(
        clinic.command('open-register', 'register/cabinet', {
          name: 'Cabinet',
          siteId: 'main',
          registrant: { name: 'Clinic A', registration: 'FC0000000' },
        }),
        clinic.command('receive-stock', 'register/cabinet', receipt('nasal-device', ['n1', 'n2'], 140, 0.2)),
        clinic.command('receive-stock', 'register/cabinet', receipt('multi-dose-vial', ['v1'], 50, 10)),
      ),
    );
    await must(await book(nurse, 'chair', patient, 'c2', 420, OVER));
    await must(await nurse.say(clinic.command('record-arrival', SESSION, { chair: 'c2' }, { seenSeq: 1 })));
    await takeOut('n1', 'device', 28);
    expect((await shelf()).inHand).toHaveLength(1);
    const answer = await stop({ drug: 'put-back' });
    const moved = answer.body.answers[0] as { streams: { stream: StreamName }[] };
    expect(moved.streams.map(({ stream }) => stream).sort()).toEqual([DAY, PERSON, 'register/cabinet', SESSION]);
    const shown = await schedule(desk);
    expect(shown.bookings.map(({ booking }) => booking)).not.toContain('b-chair');
    expect(shown.cancelled).toContainEqual(expect.objectContaining({ booking: 'b-chair', because: 'deferred' }));
    expect(shown.freed.map(({ freed }) => freed)).toContain('b-chair');
    expect((await shelf()).inHand).toEqual([]);
    expect((await shelf()).containers.find(({ id }) => id === 'n1')).toMatchObject({ state: 'sealed', bookMg: 28 });
    expect(await tasks()).toEqual(['next-date open']);
  });

  test('taken back within the minute, the chair is held again and nothing is asked', async () => {
    const events = await clinic.record.load('clinic-a', SESSION);
    const stopped = events.findLast(({ kind }) => kind === 'session-stopped')!;
    await must(
      await nurse.say(
        clinic.command(
          'undo-entry',
          SESSION,
          { entry: { command: stopped.command, index: stopped.index } },
          { seenSeq: events.at(-1)!.seq },
        ),
      ),
    );
    const shown = (await schedule(desk)).bookings.filter(({ patient: { id } }) => id === patient);
    expect(shown).toMatchObject([{ session: 's-chair', chair: 'c2', phase: 'arrived' }]);
    expect(await tasks()).toEqual(['next-date closed']);
  });

  test('moved, and the move taken back: both dates stand, and the desk is asked which one holds', async () => {
    const undo = async (stream: StreamName, kind: string) => {
      const events = await clinic.record.load('clinic-a', stream);
      const last = events.findLast((event) => event.kind === kind)!;
      const entry = { command: last.command, index: last.index };
      return must(await nurse.say(clinic.command('undo-entry', stream, { entry }, { seenSeq: events.at(-1)!.seq })));
    };
    await must(await book(nurse, 'first', 'p3', 'c1', 200, OVER));
    await must(await nurse.say(clinic.command('cancel-booking', DAY, { booking: 'b-first', because: 'moved' })));
    await must(await book(nurse, 'second', 'p3', 'c1', 420, OVER));
    await undo('session/s-first', 'session-cancelled');
    const shown = (await schedule(desk)).bookings.filter(({ patient: { id } }) => id === 'p3');
    expect(shown.map(({ session }) => session)).toEqual(expect.arrayContaining(['s-first', 's-second']));
    const opened = (await clinic.record.load('clinic-a', 'patient/p3')).filter(
      ({ kind, body }) => kind === 'task-opened' && (body as { kind: string }).kind === 'visit-twice',
    );
    expect(opened).toMatchObject([{ body: { ownerRole: 'front-desk' } }]);
    for (const booking of shown.map((one) => one.booking))
      await must(await desk.say(clinic.command('cancel-booking', DAY, { booking, because: 'clinic' })));
  });

  test('moved, the desk names one of the visits that its day shows ahead, also where another was booked since', async () => {
    await must(await book(nurse, 'sooner', 'p3', 'c1', 200, OVER));
    const later = { visit: 'b-later', startsAt: clinic.clock.ms + 90 * 86_400_000, kind: 'session' };
    await must(await desk.say(clinic.command('book-visit', 'patient/p3', later)));
    const newest = { ...later, visit: 'b-newest', startsAt: later.startsAt + 86_400_000 };
    await must(await desk.say(clinic.command('book-visit', 'patient/p3', newest)));
    const sooner = (await schedule(desk)).bookings.find(({ booking }) => booking === 'b-sooner');
    expect(sooner).toMatchObject({ ahead: [{ visit: 'b-later' }, { visit: 'b-newest' }] });
    const moved = (to: string | null) =>
      desk.say(clinic.command('cancel-booking', DAY, { booking: 'b-sooner', because: 'moved', to }));
    expect((await moved('b-nobody')).body).toMatchObject({ reasons: [{ rule: 'moved-to-unknown' }] });
    await must(await moved('b-later'));
    const events = await clinic.record.load('clinic-a', 'patient/p3');
    expect(events.findLast(({ kind }) => kind === 'visit-cancelled')?.body).toMatchObject({ movedTo: 'b-later' });
    const asked = events.filter(
      ({ kind, body }) => kind === 'task-opened' && (body as { task: string }).task === 'b-sooner/next-date',
    );
    expect(asked).toEqual([]);
    for (const { visit } of [later, newest])
      await must(await desk.say(clinic.command('cancel-visit', 'patient/p3', { visit, because: 'clinic' })));
  });

  test('what cannot go back is a nurse’s task, and so is what nobody speaks of', async () => {
    await takeOut('n2', 'device', 28);
    await takeOut('v1', 'multi-dose-vial', 40);
    await stop({ drug: 'put-back' });
    const { containers, inHand } = await shelf();
    expect(containers.find(({ id }) => id === 'n2')).toMatchObject({ state: 'sealed', bookMg: 28 });
    expect(inHand).toHaveLength(1);
    expect(await tasks()).toEqual(expect.arrayContaining(['drug-still-out open']));
  });

  test('so does a no-show, told by whoever keeps the day: the drug that was out is asked for', async () => {
    await must(await book(nurse, 'absent', patient, 'c2', 420, OVER));
    await must(
      await nurse.say(
        clinic.command('prepare-drug', 'session/s-absent', {
          product: 'x',
          lot: 'x',
          expiresAt: clinic.clock.ms + 9e9,
          container: 'device',
          item: 'n1',
          location: 'cabinet',
          drawnMg: 28,
          as: 'fact',
        }),
      ),
    );
    await must(await desk.say(clinic.command('cancel-booking', DAY, { booking: 'b-absent', because: 'no-show' })));
    expect(await tasks()).toEqual(expect.arrayContaining(['no-show open', 'next-date open']));
    const open = readPatient(
      (await clinic.record.load('clinic-a', PERSON)).reduce(patientFold.evolve, patientFold.initial(PERSON)),
    ).tasks.filter(({ kind }) => kind === 'drug-still-out');
    expect(open.map(({ task }) => task).sort()).toEqual(['s-absent/drug-still-out', 's-chair/drug-still-out']);
  });
});

test('what the insurer granted stands beside the visit at the desk, and its lack is a hole of the evening before', async () => {
  const biller = await clinic.logIn('biller-a');
  await must(await book(nurse, 'granted', 'p4', 'c2', 420, OVER));
  const said = (kind: string, body: object) =>
    biller.say(clinic.command(kind, 'patient/p4', body as Record<string, unknown>));
  const seen = async () =>
    (await schedule(desk)).bookings.find(({ booking }) => booking === 'b-granted')!.authorisation;
  const before = new Date(Date.parse(`${DATE}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const holes = async (): Promise<string[]> =>
    ((await must(await nurse.get(`/api/v1/closing/main_${before}`))).body as unknown as ClosingView).lines
      .filter(({ check }) => check === 'close-tomorrow')
      .flatMap(({ items }) => items)
      .filter(({ patient }) => patient?.id === 'p4')
      .map(({ what }) => what);
  expect(await seen()).toBeNull();
  await must(await said('state-cover', { cover: 'insured' }));
  expect(await seen()).toEqual({ standing: 'none', until: null, left: null });
  expect(await holes()).toContain('authorisation-none');
  const grant = { authorisation: 'pa-1', molecule: 'esketamine', from: '2026-10-01', until: '2027-03-31', sessions: 8 };
  expect((await said('record-authorisation', { ...grant, until: '2026-09-30' })).status).toBe(400);
  await must(await said('record-authorisation', grant));
  expect(await seen()).toEqual({ standing: 'in-force', until: '2027-03-31', left: 8 });
  expect((await holes()).filter((what) => what.startsWith('authorisation'))).toEqual([]);
  clinic.clock.ms += 60_000;
  await must(await said('record-authorisation', { ...grant, until: '2026-10-31' }));
  expect(await seen()).toEqual({ standing: 'ended', until: '2026-10-31', left: 8 });
  expect(await holes()).toContain('authorisation-ended');
});

test('the desk sees what is to be paid today and whether the questionnaires are done; a nurse sees no money, and nobody an answer', async () => {
  const biller = await clinic.logIn('biller-a');
  const shown = async (by: TestBrowser) =>
    (await schedule(by)).bookings.find(({ booking }) => booking === 'b-granted')!;
  const today = new Date(clinic.clock.ms).toISOString().slice(0, 10);
  expect(await shown(desk)).toMatchObject({ copay: { standing: 'not-stated', dueCents: null }, scalesDone: null });
  const said = async (kind: string, body: object) =>
    must(await biller.say(clinic.command(kind, 'patient/p4', body as Record<string, unknown>)));
  clinic.clock.ms += 60_000;
  await said('state-cover', { cover: 'insured', copayCents: 4_000 });
  await said('record-payment', { payment: 'early', on: today, cents: 4_000, from: 'patient' });
  expect((await shown(desk)).copay).toEqual({ standing: 'due', dueCents: 4_000 });
  await said('record-payment', { payment: 'now', on: DATE, cents: 4_000, from: 'patient' });
  expect((await shown(desk)).copay).toEqual({ standing: 'paid', dueCents: 0 });
  expect((await shown(nurse)).copay).toBeNull();
  // On the day itself.
  clinic.clock.ms = at(0);
  const then = await schedule(await clinic.logIn('front-desk-a'));
  expect(then.bookings.find(({ booking }) => booking === 'b-granted')!.scalesDone).toBe(false);
});

test('the desk hears when to ask the nurse about food and drink, and neither what it was nor when', async () => {
  clinic.clock.ms = Date.parse(
    (await schedule(await clinic.logIn('front-desk-a'))).bookings.find(({ booking }) => booking === 'b-granted')!
      .startsAt,
  );
  const atDoor = await clinic.logIn('front-desk-a');
  const atChair = await clinic.logIn('nurse-a');
  const shown = async () => (await schedule(atDoor)).bookings.find(({ booking }) => booking === 'b-granted')!;
  expect(await shown()).toMatchObject({ phase: 'planned', fasting: 'not-said' });
  const { session } = await shown();
  const told = async (ate: number) =>
    must(
      await atChair.say(
        clinic.command('answer-fasting', `session/${session}`, {
          lastSolidsAt: new Date(clinic.clock.ms - ate * 60_000).toISOString(),
          lastClearFluidAt: null,
        }),
      ),
    );
  await told(20);
  expect((await shown()).fasting).toBe('ask-nurse');
  expect(JSON.stringify(await shown())).not.toMatch(/solid|fluid/i);
  clinic.clock.ms += 60_000;
  await told(900);
  expect((await shown()).fasting).toBe('as-asked');
});
