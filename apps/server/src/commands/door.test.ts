import { POLICY_STREAM } from '@keel/clinical/adoption';
import { STARTING_POLICIES } from '@keel/clinical/policy';
import type { StreamName } from '@keel/clinical/record';
import type { CommandAnswer } from '@keel/formats/api';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { StaleStream } from '../record/index.ts';
import { ADOPTED, type Answer, type TestBrowser, type TestClinic, testClinic, uuid7 } from '../testing/index.ts';

const keyOf = (answer: Answer) => String(answer.body?.type ?? '').replace('/problems/', '');
const details = { givenName: 'Ana', familyName: 'Lima', birthDate: '1980-01-01', sexAtBirth: 'female' };

let clinic: TestClinic;
let nurse: TestBrowser;
let prescriber: TestBrowser;
beforeAll(async () => {
  clinic = await testClinic();
  nurse = await clinic.logIn('nurse-a');
  prescriber = await clinic.logIn('prescriber-a');
});
afterAll(() => clinic?.close());

const length = async (stream: StreamName, of = 'clinic-a') => (await clinic.record.load(of, stream)).length;
const note = (stream: string, words: string, more: object = {}) =>
  clinic.command('write-patient-note', stream, { words, class: 'clinical' }, more);
let number = 0;
async function patient(by: TestBrowser = nurse): Promise<StreamName> {
  const stream: StreamName = `patient/p-${++number}`;
  const answer = await by.say(clinic.command('register-patient', stream, details));
  if (answer.status !== 200) throw new Error(answer.text);
  return stream;
}

describe('before a policy is adopted', () => {
  test('nothing is planned', async () => {
    const stream = await patient();
    const plan = {
      patient: stream.slice(8),
      site: 'main',
      startsAt: clinic.clock.ms,
      route: 'iv-ketamine',
      regimen: 'iv-depression',
    };
    const answer = await nurse.say(clinic.command('plan-session', 'session/s-0', plan));
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ type: '/problems/order-refused', reasons: [{ rule: 'policy-not-adopted' }] });
    expect(answer.body.answers).toHaveLength(1);
    const policy = ADOPTED;
    expect((await prescriber.say(clinic.command('adopt-policy', POLICY_STREAM, policy))).status).toBe(200);
    expect((await nurse.say(clinic.command('plan-session', 'session/s-0', plan))).status).toBe(200);
  });

  test('a session of nobody that is known is not planned', async () => {
    const plan = {
      patient: 'p-unknown',
      site: 'main',
      startsAt: clinic.clock.ms,
      route: 'iv-ketamine',
      regimen: 'iv-depression',
    };
    expect(keyOf(await nurse.say(clinic.command('plan-session', 'session/s-00', plan)))).toBe('not-found');
  });
});

describe('once and only once', () => {
  test('the same command again has the same answer and no second effect, also at the same moment', async () => {
    const stream = await patient();
    const command = note(stream, 'slept well');
    const answers = await Promise.all(Array.from({ length: 8 }, () => nurse.say(command)));
    const ids = answers.map(({ body }) => body.answers[0]!);
    expect(ids.every((answer) => answer.answer === 'recorded')).toBe(true);
    expect(ids.filter((answer) => answer.answer === 'recorded' && !answer.replayed)).toHaveLength(1);
    expect(await length(stream)).toBe(2);
  });

  test('the same id for something else, or by somebody else, is refused', async () => {
    const stream = await patient();
    const command = note(stream, 'slept well');
    await nurse.say(command);
    expect(keyOf(await nurse.say({ ...command, body: { words: 'slept badly', class: 'clinical' } }))).toBe('id-reused');
    expect(keyOf(await prescriber.say(command))).toBe('id-reused');
    expect(await length(stream)).toBe(2);
  });

  test('a refusal is an answer too: said again it is refused again, whatever has changed', async () => {
    const stream = await patient();
    const again = clinic.command('register-patient', stream, details);
    const first = await nurse.say(again);
    expect(first.status).toBe(422);
    expect((await nurse.say(again)).body).toEqual(first.body);
  });

  test('the answer is still there when the right is not', async () => {
    const owner = await clinic.logIn('owner-a');
    const add = clinic.command('add-person', 'clinic/staff', { person: 'new-1', name: 'New', roles: ['nurse'] });
    const first = (await owner.say(add)).body.answers[0];
    clinic.clock.ms += 6 * 60_000;
    expect((await owner.say(add)).body.answers[0]).toEqual({ ...first, replayed: true });
  });
});

describe('many at once', () => {
  test('each is answered, in order; one that cannot be read stands in no other’s way', async () => {
    const stream = await patient();
    const answers = (
      await nurse.say(
        note(stream, 'one'),
        { nonsense: true },
        note(stream, 'two'),
        note(stream, ''),
        17,
        note(stream, 'three'),
      )
    ).body.answers;
    expect(answers.map((answer: CommandAnswer) => (answer.answer === 'recorded' ? 'ok' : answer.problem.type))).toEqual(
      ['ok', '/problems/invalid-request', 'ok', '/problems/invalid-request', '/problems/invalid-request', 'ok'],
    );
    const bad = answers[3]!;
    expect(bad.answer === 'refused' && bad.problem.issues).toEqual([
      { path: ['commands', 3, 'body', 'words'], message: 'must not be empty' },
    ]);
    const stored = await clinic.record.load('clinic-a', stream);
    expect(stored.slice(1).map(({ body }) => (body as { words: string }).words)).toEqual(['one', 'two', 'three']);
  });

  test('twenty people on one stream: nobody is told to try again, and nothing is lost or doubled', async () => {
    const stream = await patient();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? nurse : prescriber).say(note(stream, `note ${i}`))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const words = (await clinic.record.load('clinic-a', stream))
      .slice(1)
      .map(({ body }) => (body as { words: string }).words);
    expect(words.sort()).toEqual(Array.from({ length: 20 }, (_, i) => `note ${i}`).sort());
  });

  test('more than a hundred, none, or over a megabyte are refused whole', async () => {
    const stream = await patient();
    const many = Array.from({ length: 101 }, () => note(stream, 'x'));
    expect((await nurse.say(...many)).status).toBe(400);
    expect((await nurse.say()).status).toBe(400);
    expect(keyOf(await nurse.say(note(stream, 'x'.repeat(1_100_000))))).toBe('too-large');
    expect(await length(stream)).toBe(1);
  });
});

test('what must have been seen: a policy adopted by two at once is stale for the second, with the seq to look at', async () => {
  const current = await length(POLICY_STREAM);
  const adopt = (version: string) =>
    clinic.command(
      'adopt-policy',
      POLICY_STREAM,
      {
        policy: { ...STARTING_POLICIES.mixed, version },
        printedName: 'Dr. P',
        meaning: 'responsible-prescriber',
        from: null,
        because: 'change',
      },
      { seenSeq: current },
    );
  prescriber = await clinic.logIn('prescriber-a');
  expect((await prescriber.say(adopt('mixed-2'))).status).toBe(200);
  const late = await prescriber.say(adopt('mixed-3'));
  expect(late.status).toBe(409);
  expect(late.body).toMatchObject({ type: '/problems/stale', currentSeq: current + 1 });
});

describe('corrections', () => {
  test('are read as what they correct, and name its kind', async () => {
    const stream = await patient();
    const list = clinic.command('list-medicines', stream, { medicines: [{ name: 'Sertraline' }] });
    await nurse.say(list);
    const correct = (body: object, kind = 'medicines-listed') =>
      clinic.command('correct-entry', stream, {
        entry: { command: list.id, index: 0 },
        kind,
        body,
        reason: 'dose was missing',
      });
    expect((await nurse.say(correct({ words: 'x', class: 'clinical' }, 'patient-note-written'))).body.issues).toEqual([
      { path: ['commands', 0, 'body', 'kind'], message: 'must be medicines-listed' },
    ]);
    expect((await nurse.say(correct({ medicines: 'all' }))).status).toBe(400);
    expect((await nurse.say(correct({ medicines: [{ name: 'Sertraline', dose: '50 mg' }] }))).status).toBe(200);
  });
});

describe('one clinic is nothing to another', () => {
  test('the same stream name is another stream; commands, reads and ids do not meet', async () => {
    const there = await clinic.logIn('nurse-b');
    const stream = await patient();
    expect(keyOf(await there.say(note(stream, 'who is this')))).toBe('not-found');
    const same = clinic.command('register-patient', stream, { ...details, familyName: 'Other' });
    expect((await there.say(same)).status).toBe(200);
    expect(await length(stream, 'clinic-b')).toBe(1);
    expect((await there.get(`/api/v1/patient/${stream.slice(8)}`)).text).not.toContain('Lima');
    expect((await nurse.get(`/api/v1/patient/${stream.slice(8)}`)).text).not.toContain('Other');
    const id = uuid7(clinic.clock.ms);
    expect((await nurse.say({ ...note(stream, 'a'), id })).status).toBe(200);
    expect((await there.say({ ...note(stream, 'b'), id })).status).toBe(200);
  });
});

describe('a chart opened in an emergency', () => {
  test('opens it for a while, to one who could not, and cannot be silent', async () => {
    const stream = await patient();
    const id = stream.slice(8);
    const desk = await clinic.logIn('front-desk-a');
    await nurse.say(note(stream, 'allergic to latex'));
    await nurse.say(
      clinic.command('list-allergies', stream, { answer: 'listed', allergies: [{ substance: 'latex' }] }),
    );
    expect((await desk.get(`/api/v1/patient/${id}`)).text).not.toContain('latex');
    const open = clinic.command('open-in-emergency', stream, { because: 'collapsed in the waiting room', minutes: 30 });
    expect((await desk.say(open)).status).toBe(200);
    expect((await desk.get(`/api/v1/patient/${id}`)).text).toContain('latex');
    // The patient's own record holds it, and the staff screen shows it until somebody else has reviewed it.
    const own = await clinic.record.load('clinic-a', stream);
    expect(own.at(-1)).toMatchObject({ kind: 'chart-opened-in-emergency', author: { id: 'front-desk-a' } });
    const owner = await clinic.logIn('owner-a');
    const opening = (await owner.get('/api/v1/staff')).body.openings.find((o: { patient: string }) => o.patient === id);
    expect(opening).toMatchObject({
      person: 'front-desk-a',
      because: 'collapsed in the waiting room',
      reviewedBy: null,
    });
    const review = (opening: string) => clinic.command('review-emergency-opening', 'clinic/staff', { opening });
    expect((await desk.say(review(opening.id))).status).toBe(403);
    expect((await owner.say(review(opening.id))).status).toBe(200);
    const audit = await owner.get(`/api/v1/audit?patient=${id}&person=front-desk-a`);
    expect(audit.body.entries.map(({ what }: { what: string }) => what)).toContain('view/patient');
    expect(audit.body.entries).toContainEqual(
      expect.objectContaining({ what: 'view/patient', outcome: 'allowed', right: 'view/patient front-desk emergency' }),
    );
    clinic.clock.ms += 31 * 60_000;
    const later = await clinic.logIn('front-desk-a');
    expect((await later.get(`/api/v1/patient/${id}`)).text).not.toContain('latex');
  });

  test('asks for a reason, an end, and a fresh second look at who asks', async () => {
    const stream = await patient(await clinic.logIn('nurse-a'));
    const desk = await clinic.logIn('front-desk-a');
    const open = (body: object) => desk.say(clinic.command('open-in-emergency', stream, body));
    expect((await open({ because: '', minutes: 30 })).status).toBe(400);
    expect((await open({ because: 'emergency', minutes: 24 * 60 })).status).toBe(400);
    clinic.clock.ms += 6 * 60_000;
    expect(keyOf(await open({ because: 'emergency', minutes: 30 }))).toBe('step-up-required');
  });
});

test('behind what could not be taken just now nothing is taken on its stream; sent again, all stand in their order', async () => {
  const own = await clinic.logIn('nurse-a');
  const [stream, other] = [await patient(own), await patient(own)];
  const said = [note(stream, 'first'), note(stream, 'second'), note(other, 'elsewhere')];
  const { append } = clinic.record;
  const busy = vi.spyOn(clinic.record, 'append').mockImplementation(async (where, request, ...rest) => {
    if (request.command.id !== said[0]?.id) return append(where, request, ...rest);
    throw new StaleStream(stream, 1, 2);
  });
  const send = async () => {
    const { body } = await own.post('/api/v1/commands', { commands: said });
    return (body.answers as CommandAnswer[]).map((one) => (one.answer === 'refused' ? one.problem.status : one.answer));
  };
  const first = await send();
  busy.mockRestore();
  expect(first).toEqual([503, 503, 'recorded']);
  expect(await send()).toEqual(['recorded', 'recorded', 'recorded']);
  const words = (await clinic.record.load('clinic-a', stream)).flatMap(({ body }) =>
    'words' in (body as object) ? [(body as { words: string }).words] : [],
  );
  expect(words).toEqual(['first', 'second']);
});
