import { POLICY_STREAM } from '@keel/clinical/adoption';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADOPTED, type Answer, must, type TestBrowser, type TestClinic, testClinic } from '../testing/index.ts';

/** Two people in one chair, through the whole server: who else is in it no stream of either of them knows. */
let clinic: TestClinic;
let nurse: TestBrowser;

const [ANA, BEA] = ['session/of-ana', 'session/of-bea'] as const;
const say = (kind: string, stream: string, body: object) => nurse.say(clinic.command(kind, stream, body));
const rulesOf = (answer: Answer): string[] =>
  ((answer.body.reasons ?? []) as { rule: string }[]).map(({ rule }) => rule);
const atGate = async (session: string) => rulesOf(await say('pass-gate', session, { overrides: [] }));

const INJECTION = {
  order: null,
  route: 'im-ketamine',
  mg: 40,
  place: 'deltoid',
  delivery: { kind: 'full' },
  overrides: [],
};

beforeAll(async () => {
  clinic = await testClinic();
  nurse = await clinic.logIn('nurse-a');
  const desk = await clinic.logIn('front-desk-a');
  const prescriber = await clinic.logIn('prescriber-a');
  await must(await prescriber.say(clinic.command('adopt-policy', POLICY_STREAM, ADOPTED)));
  const startsAt = new Date(clinic.clock.ms).toISOString();
  for (const [session, id, familyName] of [
    [ANA, 'ana', 'Ruiz'],
    [BEA, 'bea', 'Lima'],
  ] as const) {
    await must(
      await desk.say(
        clinic.command('register-patient', `patient/${id}`, {
          givenName: id,
          familyName,
          birthDate: '1980-05-01',
          sexAtBirth: 'male',
        }),
      ),
    );
    await must(
      await say('plan-session', session, {
        patient: id,
        site: 'site-1',
        startsAt,
        route: 'im-ketamine',
        regimen: 'im-depression',
        chair: 'chair-1',
        firstTreatment: true,
      }),
    );
    await must(await say('record-arrival', session, {}));
  }
}, 120_000);
afterAll(() => clinic.close(), 60_000);

test('two for one chair who both wait stand in nobody’s way; once one is treated in it the other is held', async () => {
  expect(await atGate(ANA)).not.toContain('chair-taken');
  await must(await say('give-injection', BEA, { ...INJECTION, as: 'fact' }));
  expect(await atGate(ANA)).toContain('chair-taken');
  expect(rulesOf(await say('give-injection', ANA, { ...INJECTION, as: 'order' }))).toContain('chair-taken');
});

test('a chair that is taken is given out, flagged; with another one nothing stands', async () => {
  await must(await say('assign-chair', ANA, { chair: 'chair-2' }));
  expect(await atGate(ANA)).not.toContain('chair-taken');
  await must(await say('assign-chair', ANA, { chair: 'chair-1' }));
  expect(await atGate(ANA)).toContain('chair-taken');
  const bodies = (await clinic.record.load('clinic-a', ANA))
    .filter(({ kind }) => kind === 'chair-assigned')
    .map(({ body }) => body as { chair: string; flags?: { rule: string }[] });
  expect(bodies.map(({ chair, flags = [] }) => [chair, flags.map(({ rule }) => rule)])).toEqual([
    ['chair-2', []],
    ['chair-1', ['chair-taken']],
  ]);
});

test('whoever has left holds no chair', async () => {
  await must(
    await say('record-left-before-release', BEA, {
      unmet: [],
      capacity: 'yes',
      adviceGiven: false,
      called: [],
      driving: 'not-known',
      lineOut: 'not-known',
    }),
  );
  expect(await atGate(ANA)).not.toContain('chair-taken');
});
