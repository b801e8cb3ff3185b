import { connect } from 'node:net';
import { POLICY_STREAM } from '@keel/clinical/adoption';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ADOPTED, type Answer, PASSWORD, type TestBrowser, type TestClinic, testClinic } from '../testing/index.ts';
import { view } from './view.ts';

const keyOf = (answer: Answer) => String(answer.body?.type ?? '').replace('/problems/', '');
/** A person whose every field is a marker: none of them may turn up in an address, a log or an error. */
const CANARY = {
  givenName: 'Canariensis',
  familyName: 'Zzyzxmarker',
  birthDate: '1931-07-19',
  sexAtBirth: 'female',
  phone: '+15550100199',
  email: 'canary.marker@patients.test',
};
const MARKERS = ['Canariensis', 'Zzyzxmarker', '1931-07-19', '15550100199', 'canary.marker', 'marker note'];

let clinic: TestClinic;
let nurse: TestBrowser;
let url: string;
/** What a fault of ours looks like: its message repeats what it stumbled over. */
const faulty = view({
  name: 'places-broken',
  action: 'view/places',
  key: null,
  query: z.strictObject({}),
  answer: z.object({ n: z.number() }),
  audit: 'each',
  changedBy: () => [],
  read: () => {
    throw new Error(`cannot show Zzyzxmarker, Canariensis born 1931-07-19`);
  },
});
const leaky = view({
  name: 'places-leaky',
  action: 'view/places',
  key: null,
  query: z.strictObject({}),
  answer: z.object({ n: z.number() }),
  audit: 'each',
  changedBy: () => [],
  read: async () => ({ n: 1, secret: 'Zzyzxmarker' }) as { n: number },
});

beforeAll(async () => {
  clinic = await testClinic({ views: [faulty, leaky] });
  url = await clinic.listen();
  const prescriber = await clinic.logIn('prescriber-a');
  const policy = ADOPTED;
  await prescriber.say(clinic.command('adopt-policy', POLICY_STREAM, policy));
  nurse = await clinic.logIn('nurse-a');
  await nurse.say(clinic.command('register-patient', 'patient/p-canary', CANARY));
  await nurse.say(
    clinic.command('write-patient-note', 'patient/p-canary', { words: 'marker note', class: 'clinical' }),
  );
});
afterAll(() => clinic?.close());

describe('a page of somebody else', () => {
  const commands = { commands: [] };
  test.each([
    ['another origin', { origin: 'https://evil.test' }, 'origin-refused'],
    ['the same host on another port', { origin: 'http://localhost:9999' }, 'origin-refused'],
    ['no origin that can be named', { origin: 'null' }, 'origin-refused'],
    ['a link from elsewhere', { origin: '', 'sec-fetch-site': 'cross-site' }, 'origin-refused'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'not-json'],
    ['text that only looks like JSON', { 'content-type': 'text/plain' }, 'not-json'],
    ['a name that is not ours', { host: 'rebound.evil.test' }, 'origin-refused'],
    ['no name at all', { host: '' }, 'origin-refused'],
  ])('%s is refused', async (_, headers, key) => {
    expect(keyOf(await nurse.post('/api/v1/commands', JSON.stringify(commands), headers))).toBe(key);
  });

  test('reads under a name that is not ours are refused too', async () => {
    expect(keyOf(await nurse.get('/api/v1/me', { host: 'rebound.evil.test' }))).toBe('origin-refused');
  });

  test('an answer may be framed, sniffed, cached, scripted and referred to by nobody', async () => {
    const { headers } = await nurse.get('/api/v1/me');
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).toMatch(/require-trusted-types-for 'script'/);
    expect(policy).not.toMatch(/unsafe|\*|http:/);
    const nonces = await Promise.all(
      [1, 2].map(async () => String((await nurse.get('/api/v1/me')).headers['content-security-policy'])),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });
});

describe('no entry in the access log, no answer (R2)', () => {
  const owner = async (sql: string) => {
    const client = new pg.Client(clinic.database.owner);
    await client.connect();
    await client.query(sql);
    await client.end();
  };

  test('a chart is not shown, a login not made, a stream not opened while the log cannot be written', async () => {
    const before = (await clinic.access.pool.query('select count(*)::int as n from identity.login')).rows[0].n;
    await owner(`create function refuse_log() returns trigger language plpgsql as
      $$ begin raise exception 'the log is broken'; end $$;
      create trigger broken before insert on access_log for each statement execute function refuse_log()`);
    try {
      const chart = await nurse.get('/api/v1/patient/p-canary');
      expect(chart.status).toBe(500);
      for (const marker of MARKERS) expect(chart.text).not.toContain(marker);
      expect((await nurse.get('/api/v1/audit')).status).toBe(500);
      expect((await nurse.get('/api/v1/stream?topics=board')).status).toBe(500);
      const login = await clinic.browser().post('/api/v1/login', { name: 'nurse-a@example.test', password: PASSWORD });
      expect(login.status).toBe(500);
      expect(login.headers['set-cookie']).toBeUndefined();
      const after = (await clinic.access.pool.query('select count(*)::int as n from identity.login')).rows[0].n;
      expect(after).toBe(before);
    } finally {
      await owner('drop trigger broken on access_log; drop function refuse_log()');
    }
    expect((await nurse.get('/api/v1/patient/p-canary')).status).toBe(200);
    clinic.log.length = 0;
  });

  test('each look at a chart is entered, with whose it was and by which right', async () => {
    const owner = await clinic.logIn('owner-a');
    const looks = async () =>
      (await owner.get('/api/v1/audit?patient=p-canary&source=access&what=view/patient')).body.entries;
    const before = (await looks()).length;
    await nurse.get('/api/v1/patient/p-canary');
    await nurse.get('/api/v1/patient/p-canary');
    const after = await looks();
    expect(after.length - before).toBe(2);
    expect(after[0]).toMatchObject({
      actor: { id: 'nurse-a', name: 'nurse of a' },
      right: 'view/patient nurse own-patient',
      subject: 'view/patient/p-canary',
      outcome: 'allowed',
    });
  });

  test('a list that refreshes itself is entered when it is opened, and again after ten minutes', async () => {
    const prescriber = await clinic.logIn('prescriber-a');
    const owner = await clinic.logIn('owner-a');
    const looks = async () =>
      (await owner.get('/api/v1/audit?person=prescriber-a&what=view/board')).body.entries.length as number;
    const before = await looks();
    for (let i = 0; i < 5; i += 1) expect((await prescriber.get('/api/v1/board')).status).toBe(200);
    expect(await looks()).toBe(before + 1);
    clinic.clock.ms += 9.9 * 60_000;
    await prescriber.get('/api/v1/board');
    expect(await looks()).toBe(before + 1);
    clinic.clock.ms += 0.2 * 60_000;
    await prescriber.get('/api/v1/board');
    expect(await looks()).toBe(before + 2);
    nurse = await clinic.logIn('nurse-a');
  });
});

describe('nothing about a person leaks (R16)', () => {
  test('a fault of ours tells its number, and the log where it was, and neither of them what it was about', async () => {
    clinic.log.length = 0;
    const answer = await nurse.get('/api/v1/places-broken');
    expect(answer.status).toBe(500);
    expect(Object.keys(answer.body).sort()).toEqual(['instance', 'status', 'title', 'type']);
    expect(clinic.log).toHaveLength(1);
    expect(clinic.log[0]).toMatchObject({ instance: answer.body.instance, route: 'GET /api/v1/places-broken' });
    const all = answer.text + JSON.stringify(clinic.log);
    for (const marker of MARKERS) expect(all).not.toContain(marker);
    clinic.log.length = 0;
  });

  test('a field that the contract does not have does not leave', async () => {
    expect((await nurse.get('/api/v1/places-leaky')).body).toEqual({ n: 1 });
  });

  test('an error repeats nothing of what was sent', async () => {
    const sent = [
      await nurse.say({
        ...clinic.command('register-patient', 'patient/p-2', { ...CANARY, birthDate: 'Zzyzxmarker' }),
      }),
      await nurse.say(clinic.command('register-patient', 'patient/p-3', { ...CANARY, sexAtBirth: 'Canariensis' })),
      await nurse.say(clinic.command('register-patient', 'patient/p-4', { ...CANARY, address: 'Zzyzxmarker 1' })),
      await nurse.post('/api/v1/commands', '{"commands": [{"name": "Zzyzxmarker" '),
      await nurse.post('/api/v1/login', { name: ['Zzyzxmarker'], password: 'Canariensis' }),
      await nurse.get('/api/v1/audit?person=Zzyzxmarker'),
      await nurse.get('/api/v1/patient/Zzyzxmarker'),
      await nurse.get('/api/v1/stream?topics=session/Zzyzxmarker'),
      await nurse.post('/api/v1/login', { name: 'zzyzxmarker@x.test', password: 'Canariensis marker note' }),
    ];
    for (const answer of sent) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      for (const marker of MARKERS) expect(answer.text.toLowerCase()).not.toContain(marker.toLowerCase());
    }
    expect(JSON.stringify([clinic.log, clinic.faults.map(String)])).not.toMatch(/zzyzx|canariensis/i);
  });

  test('the access log names by id and holds none of it', async () => {
    const entries = await clinic.record.transaction('clinic-a', async (_trx, client) => {
      const { rows } = await client.query<{ envelope: string }>('select envelope from access_log');
      return rows.map(({ envelope }) => envelope).join('\n');
    });
    expect(entries).toContain('p-canary');
    for (const marker of MARKERS) expect(entries.toLowerCase()).not.toContain(marker.toLowerCase());
    expect(entries).not.toContain(PASSWORD);
  });

  test('no address of ours takes anything but ids, times and filters', () => {
    const document = clinic.app.swagger() as {
      paths: Record<string, Record<string, { parameters?: { in: string; name: string }[] }>>;
    };
    const names = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ parameters }) => (parameters ?? []).map(({ name }) => name)),
    );
    const known = [
      'key',
      'person',
      'patient',
      'source',
      'what',
      'outcome',
      'from',
      'to',
      'before',
      'limit',
      'topics',
      'after',
      'id',
      'login',
      'regimen',
      'version',
      'language',
      'paper',
      'blob',
      'estimate',
      'session',
      // One home order.
      'home',
      // What a course is counted from, before anybody signs it.
      'sessions',
      'maintenance',
      'evaluation',
      'until',
      // What a mail program presses (RFC 8058 leaves it nothing but an address): it can stop mails, and nothing else.
      'secret',
      // Pages of the program below /my/ and its like: the same file for each, and nothing is read from the rest.
      '*',
    ];
    expect([...new Set(names)].filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('whatever is sent (R17)', () => {
  test('any JSON at all gets a clear answer, and never a fault of ours', async () => {
    clinic.log.length = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.json(),
        fc.constantFrom('commands', 'login', 'entries', 'setup', 'step-up', 'lock'),
        async (body, path) => {
          const answer = await nurse.post(`/api/v1/${path === 'lock' ? 'unlock' : path}`, body);
          expect(answer.status).toBeLessThan(500);
        },
      ),
      { numRuns: process.env['KEEL_MEASURE'] ? 3_000 : 150 },
    );
    expect(clinic.log).toEqual([]);
    expect(clinic.faults).toEqual([]);
  });

  test('any command around any body gets a clear answer, and never a fault of ours', async () => {
    const kinds = clinic.registry.definitions.map(({ kind, on }) => [kind, on] as const);
    const login = await clinic.logIn('prescriber-a');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...kinds),
        fc.dictionary(fc.string({ maxLength: 12 }), fc.jsonValue()),
        async ([kind, on], body) => {
          const stream = on.includes('/') ? on : on === 'patient' ? 'patient/p-canary' : `${on}/x-1`;
          const answer = await login.say(clinic.command(kind, stream, body));
          expect(answer.status).toBeLessThan(500);
        },
      ),
      { numRuns: process.env['KEEL_MEASURE'] ? 3_000 : 200 },
    );
    expect(clinic.faults).toEqual([]);
  });

  test.each([
    ['nesting', `{"commands":${'['.repeat(2_000)}${']'.repeat(2_000)}}`],
    ['a prototype', '{"commands":[{"__proto__":{"admin":true}}]}'],
    ['a huge number', '{"commands":[1e999]}'],
    ['nothing', ''],
    ['half of it', '{"commands":['],
    ['another encoding', Buffer.from('{"commands":[]}', 'utf16le').toString('latin1')],
  ])('%s is refused', async (_, text) => {
    expect((await nurse.post('/api/v1/commands', text, { 'content-type': 'application/json' })).status).toBe(400);
  });

  test.each([
    ['a header without end', `GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(70_000)}`],
    [
      'two lengths',
      'POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
    ],
    [
      'length and chunks',
      'POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a line break in a header', 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: a\nb\r\n\r\n'],
  ])('%s closes the connection with a refusal', async (_, text) => {
    const answer = await new Promise<string>((resolve, reject) => {
      const { port } = new URL(url);
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
      let seen = '';
      socket.setEncoding('utf8').on('data', (chunk) => (seen += chunk));
      socket.on('close', () => resolve(seen));
      // A refusal may overtake what is still being sent: then the line is reset, which refuses as well.
      socket.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(seen || 'reset') : reject(error),
      );
    });
    expect(answer).toMatch(/^(?:HTTP\/1\.1 4\d\d |reset$)/);
  });

  test('an address that is not there, a method that it does not have', async () => {
    for (const path of ['/api/v1/none', '/api/v1/../../etc/passwd', '/console/../../package.json', '/problems/none']) {
      const answer = await nurse.get(path);
      expect(`${path} ${answer.status}`).toBe(`${path} 404`);
      expect(answer.headers['content-type']).toMatch(/problem\+json/);
    }
    const deleted = await clinic.app.inject({
      method: 'DELETE',
      url: '/api/v1/me',
      headers: { host: 'localhost:8080', origin: 'http://localhost:8080' },
    });
    expect([404, 405]).toContain(deleted.statusCode);
  });
});

test('each problem has a page that says what to do, and the contract is published', async () => {
  const page = await nurse.get('/problems/stale');
  expect(page.headers['content-type']).toMatch(/text\/html/);
  expect(page.text).toContain('look again');
  const contract = await nurse.get('/api/v1/openapi.json');
  expect(contract.body.openapi).toBe('3.1.0');
  expect(Object.keys(contract.body.paths)).toEqual(
    expect.arrayContaining(['/api/v1/commands', '/api/v1/patient/{key}']),
  );
});
