import { POLICY_STREAM } from '@keel/clinical/adoption';
import { type Policy, STARTING_POLICIES } from '@keel/clinical/policy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestBrowser, type TestClinic, testClinic } from '../testing/index.ts';

const DAY = 86_400_000;
let clinic: TestClinic;
let prescriber: TestBrowser;
let nurse: TestBrowser;

const mixed = STARTING_POLICIES.mixed as Policy;
const signed = (policy: Policy, from: number | null = null) => ({
  policy,
  printedName: 'Dr. P',
  meaning: 'responsible-prescriber',
  because: 'test',
  from,
});
let seq = 0;
/** Adopts and counts what the author has seen. */
async function adopt(policy: Policy, from: number | null = null) {
  const answer = await prescriber.say(
    clinic.command('adopt-policy', POLICY_STREAM, signed(policy, from), { seenSeq: seq }),
  );
  if (answer.body.answers?.[0]?.answer === 'recorded') seq += 1;
  return answer;
}
const stricter: Policy = { ...mixed, version: 'v2', raised: { 'age-65-plus': 'defer' } };

beforeAll(async () => {
  clinic = await testClinic();
  prescriber = await clinic.logIn('prescriber-a');
  nurse = await clinic.logIn('nurse-a');
  expect((await adopt({ ...mixed, version: 'v1' })).body.answers).toMatchObject([{ answer: 'recorded' }]);
  for (const [id, birthDate] of [
    ['p-old', '1950-03-01'],
    ['p-young', '1990-03-01'],
  ] as const) {
    const said = await nurse.say(
      clinic.command('register-patient', `patient/${id}`, {
        givenName: id,
        familyName: 'Test',
        birthDate,
        sexAtBirth: 'male',
        language: 'en',
      }),
    );
    expect(said.body.answers, JSON.stringify(said.body)).toMatchObject([{ answer: 'recorded' }]);
  }
});
afterAll(() => clinic?.close());

describe('what the clinic works by', () => {
  test('a version from a later day is shown as ahead, and the one in force stays', async () => {
    await adopt({ ...mixed, version: 'v-later' }, clinic.clock.ms + 7 * DAY);
    const { body } = await nurse.get('/api/v1/policy');
    expect(body.seq).toBe(seq);
    expect(body.versions.map((one: { policy: Policy; state: string }) => [one.policy.version, one.state])).toEqual([
      ['v-later', 'ahead'],
      ['v1', 'in-force'],
    ]);
    clinic.clock.ms += 8 * DAY;
    prescriber = await clinic.logIn('prescriber-a');
    nurse = await clinic.logIn('nurse-a');
    const after = await nurse.get('/api/v1/policy');
    expect(after.body.versions.map(({ state }: { state: string }) => state)).toEqual(['in-force', 'past']);
  });

  test('whoever has not seen the last adoption looks again', async () => {
    const answer = await prescriber.say(
      clinic.command('adopt-policy', POLICY_STREAM, signed({ ...mixed, version: 'v-blind' }), { seenSeq: 1 }),
    );
    expect(answer.body.answers?.[0]?.answer).not.toBe('recorded');
  });

  test('a value beyond a hard limit is refused with the bound and its source, through the door', async () => {
    const answer = await adopt({ ...mixed, version: 'v-loose', settings: { 'bp-high-systolic': 170 } });
    const [only] = answer.body.answers;
    expect(only).toMatchObject({
      answer: 'refused',
      problem: { reasons: [{ rule: 'policy-outside-limits', sources: ['PD', 'GK', 'JNJ-CVAE'] }] },
    });
    expect(only.problem.reasons[0].because).toContain('160');
  });
});

describe('whom a change would touch', () => {
  test('each person is judged under the version in force and under the proposal', async () => {
    const { status, body } = await prescriber.post('/api/v1/policy-preview', { policy: stricter });
    expect(status).toBe(200);
    expect(body).toMatchObject({ judged: 2, against: 'v-later' });
    expect(body.touched.map(({ patient, rules }: never) => [(patient as { id: string }).id, rules])).toEqual([
      ['p-old', ['age-65-plus']],
    ]);
    const same = await prescriber.post('/api/v1/policy-preview', { policy: { ...mixed, version: 'v3' } });
    expect(same.body.touched).toEqual([]);
  });

  test('nothing of it is told to whoever sees nothing clinical', async () => {
    for (const role of ['owner', 'front-desk', 'biller', 'auditor'] as const) {
      const browser = await clinic.logIn(`${role}-a`);
      expect((await browser.post('/api/v1/policy-preview', { policy: stricter })).status).toBe(403);
      expect((await browser.get('/api/v1/knowledge')).status).toBe(403);
    }
  });

  test('each rule says for whom it fires now', async () => {
    const { body } = await nurse.get('/api/v1/knowledge');
    expect(body).toMatchObject({ judged: 2, policyVersion: 'v-later' });
    const fires = (rule: string) =>
      body.fires
        .find((one: { rule: string }) => one.rule === rule)
        ?.patients.map(({ patient }: { patient: string }) => patient);
    expect(fires('age-65-plus')).toEqual(['p-old']);
    expect(fires('diagnoses-missing')).toEqual(expect.arrayContaining(['p-old', 'p-young']));
    expect(fires('no-such-rule')).toBeUndefined();
    expect(body.people.map(({ id }: { id: string }) => id).sort()).toEqual(['p-old', 'p-young']);
  });
});
