import { createHash } from 'node:crypto';
import { POLICY_STREAM } from '@keel/clinical/adoption';
import { canonicalConsent, consentOfRoute, consentText } from '@keel/clinical/consent';
import { escortAnswer, namedEscort } from '@keel/clinical/escort';
import { INTAKE_FORM } from '@keel/clinical/intake';
import { patientFold, readPatient, UPLOAD_BYTES_MAX } from '@keel/clinical/patient';
import { PLACES_STREAM } from '@keel/clinical/places';
import { fromWireEvent, type PatientView } from '@keel/formats/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADOPTED, type Answer, must, type TestBrowser, type TestClinic, testClinic } from '../testing/index.ts';

let clinic: TestClinic;
let nurse: TestBrowser;
let desk: TestBrowser;
let prescriber: TestBrowser;
const DATE = '2026-11-02';
const DAY = `day/main/${DATE}`;
const eight = Date.parse(`${DATE}T15:00:00Z`);
const P1 = 'patient/p1';

const rulesOf = (answer: Answer): string[] =>
  ((answer.body.reasons ?? []) as { rule: string }[]).map(({ rule }) => rule);
const sha256 = (of: string | Buffer): string => createHash('sha256').update(of).digest('hex');
async function chart(by: TestBrowser = nurse, id = 'p1') {
  const view = (await must(await by.get(`/api/v1/patient/${id}`))).body as unknown as PatientView;
  return readPatient(view.events.map(fromWireEvent).reduce(patientFold.evolve, patientFold.initial(`patient/${id}`)));
}
const upload = (by: TestBrowser, kind: string, bytes: Buffer, stream = P1) =>
  by.post('/api/v1/uploads', {
    command: clinic.command('upload-document', stream, { upload: kind }),
    bytes: bytes.toString('base64'),
  });
const part = (name: string, body: string): Buffer => {
  const bytes = Buffer.from(`\0\0\0\0${name}${body}\0\0\0\0`, 'latin1');
  bytes.writeUInt32BE(body.length, 0);
  return bytes;
};
/** The parts of a PNG in their order; `told` is what a camera wrote beside the picture. */
const png = (text: string, told = ''): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    part('IHDR', 'size'),
    ...(told === '' ? [] : [part('eXIf', told)]),
    part('IDAT', text),
    part('IEND', ''),
  ]);

beforeAll(async () => {
  clinic = await testClinic();
  const owner = await clinic.logIn('owner-a');
  [prescriber, desk, nurse] = [
    await clinic.logIn('prescriber-a'),
    await clinic.logIn('front-desk-a'),
    await clinic.logIn('nurse-a'),
  ];
  const address = { street: '1 Main', city: 'Denver', state: 'CO', postalCode: '80202', entrance: 'Suite 2' };
  const say = async (by: TestBrowser, kind: string, stream: string, body: object) =>
    must(await by.say(clinic.command(kind, stream, body)));
  await say(owner, 'open-site', PLACES_STREAM, {
    siteId: 'main',
    name: 'Main',
    zone: 'America/Denver',
    address,
    phone: '+1 303 555 0100',
  });
  await say(owner, 'open-chair', PLACES_STREAM, { siteId: 'main', chairId: 'c1', name: 'Chair 1' });
  await say(prescriber, 'adopt-policy', POLICY_STREAM, ADOPTED);
  const details = { givenName: 'Ana', familyName: 'Lima', birthDate: '1980-01-01', sexAtBirth: 'female' };
  for (const id of ['p1', 'p2']) await say(desk, 'register-patient', `patient/${id}`, details);
  await say(desk, 'open-day', DAY, { opensAt: eight, closesAt: eight + 10 * 3_600_000 });
  for (const [by, role] of [
    [nurse, 'nurse'],
    [prescriber, 'prescriber'],
  ] as const)
    await say(by, 'plan-duty', DAY, { person: `${role}-a`, role, from: eight, until: eight + 10 * 3_600_000 });
  await say(desk, 'book-chair', DAY, {
    booking: 'v1',
    session: 's1',
    patient: 'p1',
    chair: 'c1',
    regimen: 'iv-depression',
    startsAt: eight + 3_600_000,
    overrides: [],
  });
});
afterAll(() => clinic?.close());

describe('the intake', () => {
  const answer = (question: string, said: object, by = nurse) =>
    by.say(clinic.command('answer-intake', P1, { question, answer: said, form: INTAKE_FORM, language: 'en' }));

  test('each answer is kept as it is said, and a cry for help is a task in the same breath', async () => {
    await must(await answer('weight', { kind: 'number', value: 70 }));
    await must(await answer('safe-now', { kind: 'one', value: 'not-safe' }));
    const patient = await chart();
    expect(patient.entries.filter(({ kind }) => kind === 'intake-answered')).toHaveLength(2);
    expect(patient.tasks.map(({ kind }) => kind)).toContain('suicide-assess-now');
  });
  test('a number that cannot be is kept and flagged, an unreadable body is not', async () => {
    await must(await answer('weight', { kind: 'number', value: 7_000 }));
    expect((await answer('weight', { kind: 'number', value: 'much' })).status).toBe(400);
  });
  test('an unfinished one is not finished', async () => {
    expect(rulesOf(await nurse.say(clinic.command('finish-intake', P1, { form: INTAKE_FORM })))).toEqual([
      'intake-open',
    ]);
  });
  test('the desk takes no history', async () => {
    expect((await answer('weight', { kind: 'number', value: 70 }, desk)).status).toBe(403);
  });
});

describe('documents', () => {
  test('a picture is kept under its hash and comes back to be saved, never to be run', async () => {
    const bytes = png('front');
    await must(await upload(desk, 'insurance-front', png('front', 'GPS 39.7 -104.9')));
    const { headers, status, text } = await desk.get(`/api/v1/upload/p1?blob=${sha256(bytes)}`);
    expect(status).toBe(200);
    // Without what the camera wrote beside it, and so under the hash of what is kept.
    expect(text).not.toContain('GPS');
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'attachment; filename="document-p1.png"',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect((await chart()).tasks.map(({ kind }) => kind)).toContain('document-review');
  });
  test.each([
    ['a page', '<html><script>alert(1)</script>'],
    ['a drawing that can hold a script', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a program', 'MZ\u0090'],
  ])('%s is refused', async (_what, text) => {
    expect(rulesOf(await upload(nurse, 'other', Buffer.from(text, 'latin1')))).toEqual(['upload-without-bytes']);
  });
  test('the same bytes twice, and more than the limit, are refused', async () => {
    const bytes = png('twice');
    await must(await upload(nurse, 'other', bytes));
    expect(rulesOf(await upload(nurse, 'other', bytes))).toEqual(['upload-exists']);
    expect((await upload(nurse, 'other', png('x'.repeat(UPLOAD_BYTES_MAX)))).status).toBeGreaterThanOrEqual(400);
  });
  test('the command without its bytes does nothing', async () => {
    const said = await nurse.say(clinic.command('upload-document', P1, { upload: 'other' }));
    expect(rulesOf(said)).toEqual(['upload-without-bytes']);
  });
  test('a result is for those who treat: the desk is not shown that it is there', async () => {
    const bytes = png('result');
    await must(await upload(nurse, 'result', bytes));
    expect((await nurse.get(`/api/v1/upload/p1?blob=${sha256(bytes)}`)).status).toBe(200);
    expect((await desk.get(`/api/v1/upload/p1?blob=${sha256(bytes)}`)).status).toBe(404);
    expect((await nurse.get(`/api/v1/upload/p2?blob=${sha256(bytes)}`)).status).toBe(404);
    const stranger = await clinic.logIn('nurse-b');
    expect((await stranger.get(`/api/v1/upload/p1?blob=${sha256(bytes)}`)).status).toBe(404);
  });
});

describe('the consent', () => {
  const IV = consentOfRoute('iv-ketamine');
  const signing = (over: object = {}) => ({
    document: IV.id,
    version: IV.version,
    language: 'en',
    seen: sha256(canonicalConsent(IV, 'en')),
    teachBack: consentText(IV, 'en').teachBack.map(({ id }) => ({
      question: id,
      wrong: id === 'stop' ? ['I have to finish'] : [],
    })),
    printedName: 'Ana Lima',
    ...over,
  });
  test('other words than those in force are not signed', async () => {
    const said = await desk.say(clinic.command('sign-consent-text', P1, signing({ seen: '0'.repeat(64) })));
    expect(rulesOf(said)).toEqual(['consent-wording-changed']);
  });
  test('nobody brings the binding along', async () => {
    const forged = { sha256: '0'.repeat(64), paper: { sha256: '0'.repeat(64), size: 1 } };
    const said = await desk.say(
      clinic.command('sign-consent-text', P1, signing({ seen: '0'.repeat(64), bound: forged })),
    );
    expect(said.status).toBe(400);
  });
  test('signed: the event holds the hash of the text and of the paper, and the paper comes back as those bytes', async () => {
    await must(await desk.say(clinic.command('sign-consent-text', P1, signing())));
    const [signed] = (await chart()).consents;
    expect(signed?.body.signature).toMatchObject({
      textSha256: sha256(canonicalConsent(IV, 'en')),
      printedName: 'Ana Lima',
    });
    const paper = signed?.body.signature?.paper.sha256 ?? '';
    const answer = await clinic.app.inject({
      method: 'GET',
      url: `/api/v1/consent-pdf/p1?paper=${paper}`,
      headers: {
        host: 'localhost:8080',
        cookie: [...nurse.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(sha256(answer.rawPayload)).toBe(paper);
    expect((await nurse.get(`/api/v1/consent-pdf/p2?paper=${paper}`)).status).toBe(404);
  });
});

describe('before the visit', () => {
  test('an escort who is named stands in the session, and his no is a task', async () => {
    const escort = { visit: 'v1', escort: 'adult', name: 'Robin', phone: '+1 555 0111' };
    await must(await desk.say(clinic.command('name-escort', P1, escort)));
    await must(await desk.say(clinic.command('answer-as-escort', P1, { visit: 'v1', answer: 'no' })));
    expect((await chart()).tasks.map(({ kind }) => kind)).toContain('escort-silent');
  });
  describe('an escort who is entered in the session', () => {
    const S1 = 'session/s1';
    const messages = async () =>
      (await chart()).messages
        .filter(({ to, state }) => to === 'escort' && state !== 'failed')
        .map(({ template, address }) => `${template} ${address}`);
    const named = async () => namedEscort(await chart(), 'v1')?.body;

    test('in place of another: that one is told, the new one is asked and stands on the patient’s page', async () => {
      const robin = { visit: 'v1', escort: 'adult', name: 'Robin', phone: '+1 555 0111', relation: 'brother' };
      await must(await desk.say(clinic.command('name-escort', P1, robin)));
      await must(await desk.say(clinic.command('answer-as-escort', P1, { visit: 'v1', answer: 'yes' })));
      const bo = clinic.command('arrange-escort', S1, { escort: 'adult', name: 'Bo', phone: '+1 555 0122' });
      await must(await nurse.say(bo));
      expect(await messages()).toEqual(['escort-replaced +1 555 0111', 'escort-asked +1 555 0122']);
      expect(await named()).toMatchObject({ escort: 'adult', name: 'Bo', phone: '+1 555 0122' });

      // Taken back at once: nobody is told that he is not needed, and the first is asked again by what is known of him.
      await must(await nurse.say(clinic.command('undo-entry', S1, { entry: { command: bo.id, index: 0 } })));
      expect(await messages()).toEqual(['escort-asked +1 555 0111']);
      expect(await named()).toMatchObject({ name: 'Robin', phone: '+1 555 0111', relation: 'brother' });
    });
    test('the same one, by his name or his number, is not asked again and loses no yes', async () => {
      await must(await desk.say(clinic.command('answer-as-escort', P1, { visit: 'v1', answer: 'yes' })));
      const before = await chart();
      for (const more of [{ name: ' robin ' }, { name: 'Robin Hale' }, { name: 'R. Hale', phone: '+1 555 0111' }])
        await must(await nurse.say(clinic.command('arrange-escort', S1, { escort: 'adult', ...more })));
      const after = await chart();
      expect(after.messages).toHaveLength(before.messages.length);
      expect(escortAnswer(after, 'v1', namedEscort(after, 'v1')!)?.body.answer).toBe('yes');
    });
    test('with the patient’s own number is kept, and nobody writes to the patient about it', async () => {
      const details = { givenName: 'Ana', familyName: 'Lima', birthDate: '1980-01-01', sexAtBirth: 'female' };
      await must(
        await desk.say(clinic.command('change-patient-details', P1, { ...details, phone: '+1 303 555 0142' })),
      );
      const own = { escort: 'adult', name: 'Cy', phone: '(303) 555-0142' };
      await must(await desk.say(clinic.command('arrange-escort', S1, own)));
      expect(await named()).toMatchObject({ name: 'Cy' });
      expect((await messages()).at(-1)).toBe('escort-replaced +1 555 0111');
    });
  });
  test('only a prescriber says what becomes of a medicine', async () => {
    const holds = { holds: [{ medicine: 'lorazepam', instruction: 'last-dose-before', hours: 12 }] };
    expect((await nurse.say(clinic.command('instruct-holds', P1, holds))).status).toBe(403);
    await must(await prescriber.say(clinic.command('instruct-holds', P1, holds)));
    const bare = { holds: [{ medicine: 'lorazepam', instruction: 'last-dose-before' }] };
    expect((await prescriber.say(clinic.command('instruct-holds', P1, bare))).status).toBe(400);
  });
  test('"I can\'t come" frees the chair in the day, the session and the chart at once', async () => {
    const said = await must(
      await desk.say(clinic.command('say-cannot-come', P1, { visit: 'v1', wants: 'another-day' })),
    );
    const [answer] = (said.body as { answers: { streams: { stream: string }[] }[] }).answers;
    expect(answer?.streams.map(({ stream }) => stream).toSorted()).toEqual([DAY, P1, 'session/s1']);
    const { body } = await must(await desk.get(`/api/v1/schedule/main_${DATE}`));
    expect(body).toMatchObject({ bookings: [], waiting: [] });
    expect((await chart()).visits).toEqual([]);
  });
});
