import { get } from 'node:http';
import { connect } from 'node:net';
import { POLICY_STREAM } from '@keel/clinical/adoption';
import type { StreamMessage } from '@keel/formats/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADOPTED, type TestBrowser, type TestClinic, testClinic } from '../testing/index.ts';

let clinic: TestClinic;
let url: string;
beforeAll(async () => {
  clinic = await testClinic();
  url = await clinic.listen();
});
afterAll(() => clinic?.close());

interface Opened {
  readonly status: number;
  readonly messages: StreamMessage[];
  readonly ids: number[];
  readonly closed: Promise<void>;
  readonly until: (what: (messages: readonly StreamMessage[]) => boolean) => Promise<void>;
  readonly close: () => void;
}

/** A real connection, as a browser opens one. */
function open(browser: TestBrowser, query: string, headers: Record<string, string> = {}): Promise<Opened> {
  return new Promise((resolve, reject) => {
    const request = get(
      `${url}/api/v1/stream?${query}`,
      { headers: { cookie: [...browser.cookies].map(([n, v]) => `${n}=${v}`).join('; '), ...headers } },
      (response) => {
        const messages: StreamMessage[] = [];
        const ids: number[] = [];
        const waiters = new Set<() => void>();
        let text = '';
        const closed = new Promise<void>((done) => response.on('close', () => done()));
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
          const blocks = text.split('\n\n');
          text = blocks.pop() ?? '';
          for (const block of blocks) {
            const id = /^id: (\d+)$/m.exec(block)?.[1];
            if (id !== undefined) ids.push(Number(id));
            const data = /^data: (.*)$/m.exec(block)?.[1];
            if (data !== undefined) messages.push(JSON.parse(data) as StreamMessage);
          }
          for (const waiter of waiters) waiter();
        });
        resolve({
          status: response.statusCode ?? 0,
          messages,
          ids,
          closed,
          close: () => request.destroy(),
          until: (what) =>
            new Promise((done, fail) => {
              const timer = setTimeout(() => fail(new Error(`not in ${JSON.stringify(messages)}`)), 10_000);
              const look = () => {
                if (!what(messages)) return;
                clearTimeout(timer);
                waiters.delete(look);
                done();
              };
              waiters.add(look);
              look();
            }),
        });
      },
    );
    request.on('error', reject);
  });
}

const changed = (messages: readonly StreamMessage[], view: string) =>
  messages.some((message) => message.type === 'changed' && message.view === view);

let people = 0;
const addPerson = () =>
  clinic.command('add-person', 'clinic/staff', { person: `extra-${++people}`, name: 'N', roles: ['nurse'] });

describe('a stream', () => {
  test('begins with a beat, and tells of a change when it is on disk', async () => {
    const owner = await clinic.logIn('owner-a');
    const stream = await open(owner, 'topics=view/staff');
    await stream.until((messages) => messages.some(({ type }) => type === 'beat'));
    const said = await owner.say(addPerson());
    const [answer] = said.body.answers;
    await stream.until((messages) => changed(messages, 'staff'));
    expect(answer).toMatchObject({ answer: 'recorded' });
    expect(stream.ids.at(-1)).toBe(answer!.answer === 'recorded' ? answer!.position : -1);
    stream.close();
  });

  test('goes on from where it was cut off, by `after` and by Last-Event-ID', async () => {
    const owner = await clinic.logIn('owner-a');
    const before = await clinic.record.position('clinic-a');
    await owner.say(addPerson(), addPerson());
    for (const stream of [
      await open(owner, `topics=view/staff&after=${before}`),
      await open(owner, 'topics=view/staff&after=0', { 'last-event-id': String(before) }),
    ]) {
      await stream.until((messages) => changed(messages, 'staff'));
      expect(stream.ids).toEqual([before + 2]);
      stream.close();
    }
  });

  test('that is ahead of the record is told to ask again', async () => {
    const owner = await clinic.logIn('owner-a');
    const stream = await open(owner, 'topics=view/staff&after=999999');
    await stream.until((messages) => messages.some(({ type }) => type === 'reset'));
    expect(stream.messages[0]).toMatchObject({ type: 'reset', because: 'ahead-of-record' });
    stream.close();
  });

  test('hears nothing of another clinic', async () => {
    const a = await clinic.logIn('owner-a');
    const b = await clinic.logIn('owner-b');
    const stream = await open(a, 'topics=view/staff,view/audit');
    await stream.until((messages) => messages.length > 0);
    await b.say(addPerson());
    await a.say(addPerson());
    await stream.until((messages) => changed(messages, 'staff'));
    expect(stream.messages.filter(({ type }) => type === 'changed')).toHaveLength(2);
    stream.close();
  });

  test('nobody gets one without a login, nor for what is not his', async () => {
    expect((await open(clinic.browser(), 'topics=view/staff')).status).toBe(401);
    const desk = await clinic.logIn('front-desk-a');
    expect((await open(desk, 'topics=board')).status).toBe(403);
    expect((await open(desk, 'topics=session/s-1')).status).toBe(403);
    const nurse = await clinic.logIn('nurse-a');
    expect((await open(nurse, 'topics=session/none-such')).status).toBe(404);
    expect((await open(nurse, 'topics=everything')).status).toBe(400);
    expect((await open(nurse, 'topics=view/none-such')).status).toBe(400);
  });
});

describe('a right that ends, ends here too', () => {
  test.each([
    ['logging out', (b: TestBrowser) => b.post('/api/v1/logout'), 'logged-out'],
    [
      'the end of the person',
      async () => {
        const owner = await clinic.logIn('owner-a');
        await owner.say(clinic.command('end-person', 'clinic/staff', { person: 'nurse-a', because: 'left' }));
        await owner.say(clinic.command('readmit-person', 'clinic/staff', { person: 'nurse-a', because: 'back' }));
      },
      'person-ended',
    ],
    [
      'other roles',
      async () => {
        const owner = await clinic.logIn('owner-a');
        const roles = { person: 'nurse-a', because: 'moved', roles: ['biller'] };
        await owner.say(clinic.command('set-roles', 'clinic/staff', roles));
      },
      'roles-changed',
    ],
  ] as const)('%s', async (_name, end, because) => {
    const nurse = await clinic.logIn('nurse-a');
    const stream = await open(nurse, 'topics=board');
    await stream.until((messages) => messages.length > 0);
    await end(nurse);
    await stream.closed;
    expect(stream.messages.at(-1)).toEqual({ type: 'revoked', because });
    expect((await open(nurse, 'topics=board')).status).toBe(because === 'roles-changed' ? 403 : 401);
  });
});

describe('a topic about one patient ends with what tied its reader to him, and the stream goes on', () => {
  const PERSON = { givenName: 'Ana', familyName: 'Lima', birthDate: '1980-01-01', sexAtBirth: 'female' };
  const about = (kind: string, patient: string, body: object) => clinic.command(kind, `patient/${patient}`, body);
  const told = (messages: readonly StreamMessage[], view: string) =>
    messages.filter((message) => message.type === 'changed' && message.view === view).length;

  test('a referral: told once more, and then of nothing that happens to the patient', async () => {
    const desk = await clinic.logIn('front-desk-a');
    const prescriber = await clinic.logIn('prescriber-a');
    await desk.say(about('register-patient', 'p-ana', PERSON));
    await prescriber.say(about('refer-integration', 'p-ana', { therapist: 'therapist-a', words: 'grief' }));
    const stream = await open(
      await clinic.logIn('therapist-a'),
      'topics=view/integration,view/integration-record/p-ana',
    );
    await stream.until((messages) => messages.length > 0);
    await prescriber.say(about('set-goals', 'p-ana', { goals: [] }));
    await stream.until((messages) => told(messages, 'integration') === 1);
    expect(told(stream.messages, 'integration-record')).toBe(1);
    await prescriber.say(about('end-integration', 'p-ana', { because: 'she goes on alone' }));
    await stream.until((messages) => told(messages, 'integration') === 2);
    expect(told(stream.messages, 'integration-record')).toBe(2);
    await prescriber.say(about('set-goals', 'p-ana', { goals: [] }));
    await stream.until((messages) => told(messages, 'integration') === 3);
    expect(told(stream.messages, 'integration-record')).toBe(2);
    expect(stream.messages.some(({ type }) => type === 'revoked')).toBe(false);
    stream.close();
  });

  test('an opening in an emergency: over when its time is, at the beat', async () => {
    const desk = await clinic.logIn('front-desk-a');
    const body = { because: 'collapsed in the waiting room', minutes: 30 };
    await desk.say(about('register-patient', 'p-bo', PERSON));
    const prescriber = await clinic.logIn('prescriber-a');
    const planned = {
      patient: 'p-bo',
      site: 'main',
      startsAt: clinic.clock.ms + 3_600_000,
      route: 'intranasal-esketamine',
      regimen: 'esketamine-trd',
    };
    const policy = ADOPTED;
    expect((await prescriber.say(clinic.command('adopt-policy', POLICY_STREAM, policy))).status).toBe(200);
    expect((await prescriber.say(clinic.command('plan-session', 'session/s-bo', planned))).status).toBe(200);
    const owner = await clinic.logIn('owner-a');
    const opened = await owner.say(about('open-in-emergency', 'p-bo', body));
    expect(opened.status).toBe(200);
    const stream = await open(owner, 'topics=view/staff,view/session/s-bo');
    expect(stream.status).toBe(200);
    await stream.until((messages) => messages.length > 0);
    await clinic.hub.beat();
    expect(changed(stream.messages, 'session')).toBe(false);
    // Its numbers are seen as they come, by the right that shows its trends, and those of no other session.
    const sent = () =>
      stream.messages.filter(({ type }) => type === 'reading').map((one) => 'session' in one && one.session);
    clinic.hub.reading('clinic-a', reading('s-other'));
    clinic.hub.reading('clinic-a', reading('s-bo'));
    await stream.until(() => sent().length > 0);
    expect(sent()).toEqual(['s-bo']);
    clinic.clock.ms += 31 * 60_000;
    await clinic.hub.beat();
    await stream.until((messages) => changed(messages, 'session'));
    // Told that it is over, once; the rest of the stream goes on.
    await clinic.hub.beat();
    await (await clinic.logIn('owner-a')).say(addPerson());
    await stream.until((messages) => changed(messages, 'staff'));
    expect(told(stream.messages, 'session')).toBe(1);
    clinic.hub.reading('clinic-a', reading('s-bo'));
    await (await clinic.logIn('owner-a')).say(addPerson());
    await stream.until((messages) => told(messages, 'staff') > 1);
    expect(sent()).toEqual(['s-bo']);
    stream.close();
  });
});

const reading = (session: string | null, pad = 0) =>
  ({
    type: 'reading',
    device: 'd-1',
    session,
    chair: null,
    values: Array.from({ length: 1 + pad }, () => ({
      kind: 'SPO2' as const,
      value: 97,
      unit: '%',
      at: '2026-03-01T09:30:00.000Z',
      receivedAt: '2026-03-01T09:30:00.100Z',
    })),
    none: [],
  }) satisfies StreamMessage;

describe('readings', () => {
  test('go to the screens that show them, at once, without a place in the log', async () => {
    const prescriber = await clinic.logIn('prescriber-a');
    const board = await open(prescriber, 'topics=board');
    const staff = await open(prescriber, 'topics=view/staff');
    await Promise.all([board, staff].map((stream) => stream.until((messages) => messages.length > 0)));
    const before = board.ids.length;
    clinic.hub.reading('clinic-a', reading('s-1'));
    clinic.hub.reading('clinic-b', reading('s-9'));
    await board.until((messages) => messages.some(({ type }) => type === 'reading'));
    await clinic.hub.beat();
    await staff.until((messages) => messages.length > 1);
    expect(board.messages.filter(({ type }) => type === 'reading')).toEqual([reading('s-1')]);
    expect(staff.messages.filter(({ type }) => type === 'reading')).toEqual([]);
    expect(board.ids.length).toBe(before);
    board.close();
    staff.close();
  });

  test('a screen that does not read is dropped, and the others go on', async () => {
    const prescriber = await clinic.logIn('prescriber-a');
    const good = await open(prescriber, 'topics=board');
    await good.until((messages) => messages.length > 0);
    const before = clinic.hub.size();
    const { port } = new URL(url);
    const stuck = connect(Number(port), '127.0.0.1');
    stuck.write(
      `GET /api/v1/stream?topics=board HTTP/1.1\r\nHost: localhost\r\nCookie: keel-login=${prescriber.cookies.get('keel-login')}\r\n\r\n`,
    );
    await new Promise((resolve) => stuck.once('data', resolve));
    stuck.pause();
    const joined = async (size: number) => {
      for (let i = 0; i < 400 && clinic.hub.size() !== size; i += 1) await new Promise((done) => setTimeout(done, 5));
      expect(clinic.hub.size()).toBe(size);
    };
    await joined(before + 1);
    // More than the machine's own buffers and ours together; pauses let the good one read.
    for (let i = 0; i < 400 && clinic.hub.size() > before; i += 1) {
      clinic.hub.reading('clinic-a', reading('s-1', 1_500));
      if (i % 4 === 3) await new Promise((done) => setTimeout(done, 5));
    }
    await joined(before);
    const seen = good.messages.length;
    clinic.hub.reading('clinic-a', reading('s-2'));
    await good.until((messages) => messages.length > seen);
    good.close();
    stuck.destroy();
  });
});

test('what ended in another process is seen with the next beat', async () => {
  const prescriber = await clinic.logIn('prescriber-a');
  const stream = await open(prescriber, 'topics=board');
  await stream.until((messages) => messages.length > 0);
  const login = (await prescriber.get('/api/v1/me')).body.login;
  await clinic.access.pool.query(
    `update identity.login set ended_at = started_at, ended_because = 'login-ended' where id = $1`,
    [login],
  );
  await clinic.hub.beat();
  await stream.closed;
  expect(stream.messages.at(-1)).toEqual({ type: 'revoked', because: 'login-ended' });
});

test('a lock is told and the stream stays: the display goes on', async () => {
  const prescriber = await clinic.logIn('prescriber-a');
  const stream = await open(prescriber, 'topics=board');
  await stream.until((messages) => messages.length > 0);
  await prescriber.post('/api/v1/lock');
  await stream.until((messages) => changed(messages, 'me'));
  clinic.hub.reading('clinic-a', reading('s-1'));
  await stream.until((messages) => messages.some(({ type }) => type === 'reading'));
  stream.close();
});
