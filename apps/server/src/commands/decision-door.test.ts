import { POLICY_STREAM } from '@keel/clinical/adoption';
import { patientFold, readPatient } from '@keel/clinical/patient';
import { STARTING_POLICIES } from '@keel/clinical/policy';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADOPTED, type Answer, must, type TestBrowser, type TestClinic, testClinic } from '../testing/index.ts';

/** A decision through the whole server: who may, what it must carry, and that nobody can send its basis. */
let clinic: TestClinic;
let nurse: TestBrowser;
let desk: TestBrowser;
let prescriber: TestBrowser;
const STREAM = 'patient/p1';

const read = async () => {
  const events = await clinic.record.load('clinic-a', STREAM);
  return readPatient(events.reduce(patientFold.evolve, patientFold.initial(STREAM)));
};
const decision = async (more: object = {}, seen?: number) => ({
  ...clinic.command('sign-decision', STREAM, {
    decision: 'treat',
    route: 'iv-ketamine',
    words: 'two adequate trials, wishes it',
    printedName: 'Dr. P',
    overrides: [],
    ...more,
  }),
  seenSeq: seen ?? (await read()).seq,
});
const rulesOf = (answer: Answer): string[] =>
  ((answer.body.reasons ?? []) as { rule: string }[]).map(({ rule }) => rule);

beforeAll(async () => {
  clinic = await testClinic();
  nurse = await clinic.logIn('nurse-a');
  desk = await clinic.logIn('front-desk-a');
  prescriber = await clinic.logIn('prescriber-a');
  const adopt = ADOPTED;
  await must(await prescriber.say(clinic.command('adopt-policy', POLICY_STREAM, adopt)));
  await must(
    await desk.say(
      clinic.command('register-patient', STREAM, {
        givenName: 'Ana',
        familyName: 'Ruiz',
        birthDate: '1980-05-01',
        sexAtBirth: 'male',
      }),
    ),
  );
}, 120_000);
afterAll(() => clinic.close(), 60_000);

test('what nobody has asked refuses the decision, with every reason at once', async () => {
  const answer = await prescriber.say(await decision());
  expect(answer.status).toBe(422);
  expect(rulesOf(answer)).toEqual(expect.arrayContaining(['diagnoses-missing', 'allergies-missing', 'pdmp-missing']));
});

test('an answer to no question, or of the wrong kind, is refused by the name of its field', async () => {
  const say = (answers: object) =>
    nurse.say(clinic.command('answer-screening', STREAM, { answers, saidBy: 'patient' }));
  for (const answers of [{ 'patient.shoeSize': 42 }, { 'patient.context.pdmpChecked': 'yes' }]) {
    const answer = await say(answers);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body.issues)).toContain(Object.keys(answers)[0]);
  }
});

test('the desk records no answer and no nurse signs; a prescriber’s decision carries basis and policy version', async () => {
  const answers = { 'patient.context.pdmpChecked': true, 'patient.context.hasCapacity': true };
  const answer = () => clinic.command('answer-screening', STREAM, { answers, saidBy: 'clinician' });
  expect((await desk.say(answer())).status).toBe(403);
  await must(await nurse.say(answer()));
  await must(await nurse.say(clinic.command('list-allergies', STREAM, { answer: 'none-known', allergies: [] })));
  await must(await nurse.say(clinic.command('list-medicines', STREAM, { medicines: [] })));
  const depression = { system: 'ICD-10-CM', code: 'F33.2', words: 'Major depressive disorder', status: 'active' };
  await must(await nurse.say(clinic.command('list-conditions', STREAM, { conditions: [depression] })));
  await must(await nurse.say(clinic.command('measure-body', STREAM, { weightKg: 80, heightCm: 180 })));

  expect((await nurse.say(await decision())).status).toBe(403);
  // What it rests on is judged, never sent.
  const forged = { basis: { verdict: 'eligible', escalate: false, policyVersion: 'mine', flags: [] } };
  expect((await prescriber.say(await decision(forged))).status).toBe(400);
  // A signature covers what was seen.
  expect((await prescriber.say(await decision({}, 1))).status).toBe(409);

  // Nobody has asked about suicide: that is not a no, and whoever decides without the answer says why.
  expect(rulesOf(await prescriber.say(await decision()))).toEqual(['suicidality-acute']);
  const overrides = [{ rule: 'suicidality-acute', reason: 'asked in person today, written in the letter' }];
  await must(await prescriber.say(await decision({ overrides })));
  const person = await read();
  expect(person.decision?.body).toMatchObject({
    decision: 'treat',
    printedName: 'Dr. P',
    basis: { verdict: 'caution', policyVersion: STARTING_POLICIES.mixed.version },
  });
  expect(person.decision?.author).toMatchObject({ id: 'prescriber-a' });
  expect(person.screening?.body.policyVersion).toBe(STARTING_POLICIES.mixed.version);
});

test('a signature asks who signs once more when the last proof is old', async () => {
  clinic.clock.ms += 6 * 60_000;
  const answer = await prescriber.say(await decision());
  expect(answer.status).toBe(403);
  expect(answer.body['type']).toMatch(/step-up-required$/);
});

test('a screening is judged from the record: nobody sends its verdict, and a session takes over what the record says', async () => {
  const claimed = { verdict: 'eligible', escalate: false, reasons: [], policyVersion: 'mine' };
  const screen = (more: object) => clinic.command('record-screening', STREAM, { route: 'iv-ketamine', ...more });
  expect((await nurse.say(screen({ ...claimed, eligible: true }))).status).toBe(400);
  await must(await nurse.say(screen({})));
  const { screening } = await read();
  expect(screening?.body).toMatchObject({ verdict: 'caution', policyVersion: STARTING_POLICIES.mixed.version });
  expect(screening?.body.reasons.map(({ rule }) => rule)).toContain('suicidality-acute');

  const session = 'session/screened-1';
  const startsAt = new Date(clinic.clock.ms).toISOString();
  const planned = { patient: 'p1', site: 'site-1', startsAt, route: 'iv-ketamine', regimen: 'iv-depression' };
  await must(await nurse.say(clinic.command('plan-session', session, { ...planned, firstTreatment: true })));
  await must(await nurse.say(clinic.command('take-screening', session, { verdict: 'eligible', reasons: [] })));
  const taken = (await clinic.record.load('clinic-a', session)).find(({ kind }) => kind === 'screening-taken');
  expect(taken?.body).toMatchObject({ verdict: 'caution', reasons: screening?.body.reasons });
});

test('a screening that an older console kept while it was offline is judged anew, and its verdict believed in nothing', async () => {
  const kept = {
    route: 'iv-ketamine',
    verdict: 'eligible',
    escalate: false,
    reasons: [{ rule: 'none', verdict: 'eligible', title: 'x', because: 'y', inputs: [], missing: [], sources: [] }],
    policyVersion: 'of-last-week',
  };
  clinic.clock.ms += 1_000;
  await must(await nurse.say(clinic.command('record-screening', STREAM, kept)));
  const { screening } = await read();
  expect(screening?.body).toMatchObject({ verdict: 'caution', policyVersion: STARTING_POLICIES.mixed.version });
  expect(screening?.body.reasons.map(({ rule }) => rule)).toContain('suicidality-acute');
  expect(JSON.stringify(screening?.body)).not.toContain('of-last-week');
});
