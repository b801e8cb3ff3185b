import { get } from 'node:http';
import type { StreamMessage } from '@keel/formats/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestBrowser, type TestClinic, testClinic } from '../testing/index.ts';

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
