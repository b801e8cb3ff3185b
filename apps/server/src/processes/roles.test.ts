import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { get as getTls } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import type { StreamMessage } from '@keel/formats/api';
import { frame } from '@keel/formats/hl7v2';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessKeyIn, openAccess } from '../access/index.ts';
import type { Connection } from '../database/index.ts';
import { DEMO_CLINIC, DEMO_PASSWORD, DEMO_PLACE, DEMO_STAFF, DEMO_ZONE, loadDemo } from '../demo/index.ts';
import { PROJECTIONS } from '../main.ts';
import { migrate, openRecord } from '../record/index.ts';
import { type TestDatabase, testBodies, testDatabase } from '../testing/index.ts';
import type { Part } from './index.ts';

const root = join(import.meta.dirname, '../../../..');
const dir = mkdtempSync(join(tmpdir(), 'keel-roles-'));
/** A database as an administrator gives it: an owner who may create no roles, and one role that serves. */
let db: Pick<TestDatabase, 'owner' | 'app' | 'admin' | 'name'>;
const children: ChildProcess[] = [];

/** As a person writes it: also for a server on a unix socket. */
const urlOf = ({ user, password, port, database, host }: Connection): string =>
  `postgres://${user}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** What it printed as this line's address, once it did. */
  readonly at: (line: string) => string;
}
function start(role: Part, env: Record<string, string> = {}): Promise<Started> {
  const child = spawn(process.execPath, ['apps/cli/src/main.ts', 'serve', '--role', role], {
    cwd: root,
    env: {
      ...process.env,
      KEEL_DATA: dir,
      PORT: '0',
      MLLP_PORT: '0',
      DATABASE_URL: urlOf(db.owner),
      DATABASE_APP_URL: urlOf(db.app),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  return new Promise((resolve, reject) => {
    const listen = (chunk: unknown): void => {
      said += String(chunk);
      if (/ {2}Data /.test(said))
        resolve({
          child,
          said: () => said,
          at: (line) => new RegExp(`  ${line} +(\\S+)`).exec(said)?.[1] ?? '',
        });
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`${role} ended with ${code}: ${said}`)));
  });
}

/** One message of one monitor, whose clock is a minute ahead. */
const message = (id: string, spo2: number): Uint8Array => {
  const time = `${new Date(Date.now() + 60_000).toISOString().replace(/[-:TZ]/g, '')}+0000`;
  return frame(
    Buffer.from(
      [
        `MSH|^~\\&|SIM-1|BED|||${time}||ORU^R01^ORU_R01|${id}|P|2.6|||AL|NE||UNICODE UTF-8`,
        'PID|||chen^^^KEEL^MR',
        `OBR|1|||182777000^monitoring of patient^SCT|||${time}`,
        `OBX|1|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.3.1.1|${spo2}|262688^MDC_DIM_PERCENT^MDC|||||R|||${time}`,
        '',
      ].join('\r'),
    ),
  );
};
/** The monitor's own alarm, as IHE PCD-04 says it. */
const alarmMessage = (id: string): Uint8Array => {
  const time = `${new Date(Date.now() + 60_000).toISOString().replace(/[-:TZ]/g, '')}+0000`;
  return frame(
    Buffer.from(
      [
        `MSH|^~\\&|SIM-1|BED|||${time}||ORU^R40^ORU_R40|${id}|P|2.6|||AL|NE||UNICODE UTF-8`,
        'PID|||chen^^^KEEL^MR',
        `OBR|1||A-7^SIM-1|196616^MDC_EVT_ALARM^MDC|||${time}`,
        `OBX|1|ST|196674^MDC_EVT_LO_VAL_LT_LIM^MDC|1.3.1.150456.1|SpO2 low|||L~PH~SP|||R|||${time}`,
        'OBX|2|ST|68481^MDC_ATTR_EVENT_PHASE^MDC|1.3.1.150456.3|start||||||R',
        'OBX|3|ST|68482^MDC_ATTR_ALARM_STATE^MDC|1.3.1.150456.4|active||||||R',
        '',
      ].join('\r'),
    ),
  );
};
const [host, port] = [0, 1].map((n) => (address: string) => address.split(':')[n] ?? '') as [
  (address: string) => string,
  (address: string) => string,
];
const to = (address: string) => ({ host: host(address), port: Number(port(address)) });
const answered = (socket: ReturnType<typeof connect>, bytes: Uint8Array): Promise<string> =>
  new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      resolve(/MSA\|([A-Z]{2}\|[^\r|]*)/.exec(String(chunk))?.[1] ?? String(chunk));
      socket.destroy();
    });
    socket.write(bytes);
  });

async function health(address: string): Promise<{ status: number; body: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const take = (response: import('node:http').IncomingMessage): void => {
      let text = '';
      response.on('data', (chunk) => {
        text += String(chunk);
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }));
    };
    (address.startsWith('https') ? getTls(address, { rejectUnauthorized: false }, take) : get(address, take)).on(
      'error',
      reject,
    );
  });
}

/** The backend that holds the clock's lock, and who it is. */
async function clockHolders(): Promise<number[]> {
  const client = new pg.Client(db.admin);
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>(
      `select l.pid from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.granted and a.datname = $1 and a.application_name = 'keel clock'`,
      [db.name],
    );
    return rows.map(({ pid }) => pid);
  } finally {
    await client.end();
  }
}

async function asAdmin(admin: Connection, sql: string): Promise<void> {
  const client = new pg.Client({ ...admin, database: 'postgres' });
  await client.connect();
  await client.query(sql);
  await client.end();
}

let http: Started;
let ingest: Started;
let jobs: Started;
const certificate = { cert: join(dir, 'feed.crt'), key: join(dir, 'feed.key') };

beforeAll(async () => {
  const given = await testDatabase(testBodies().at(-1));
  await given.drop();
  await asAdmin(given.admin, `create database ${given.name} owner keel_owner template template0 encoding 'UTF8'`);
  db = given;
  await migrate({ owner: db.owner, app: db.app, ingest: db.app });
  const record = openRecord({ connection: db.app, projections: PROJECTIONS });
  const access = openAccess({
    connection: db.app,
    record,
    key: accessKeyIn(join(dir, 'keys')),
    now: Date.now as never,
  });
  const clinic = { id: DEMO_CLINIC, name: DEMO_PLACE.name, zone: DEMO_ZONE, demo: true };
  await access.createClinic(clinic);
  for (const person of DEMO_STAFF) await access.addPersonWithLogin(clinic, { ...person, password: DEMO_PASSWORD });
  await loadDemo(record, Date.now() as never);
  await access.close();
  await record.close();
  execFileSync(
    'openssl',
    // biome-ignore format: one option and its value a line would hide them.
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=feed',
      '-keyout', certificate.key, '-out', certificate.cert],
    { stdio: 'ignore' },
  );
  [http, ingest, jobs] = await Promise.all([
    start('http'),
    start('ingest', { TLS_CERT: certificate.cert, TLS_KEY: certificate.key, MLLP_TLS_PORT: '0' }),
    start('jobs'),
  ]);
}, 120_000);
afterAll(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }
  await asAdmin(db.admin, `drop database if exists ${db.name} with (force)`);
  rmSync(dir, { recursive: true, force: true });
}, 60_000);

describe('three processes over one database', () => {
  let url = '';
  const signIn = () =>
    fetch(`${url}/api/v1/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ name: 'lindqvist', password: DEMO_PASSWORD }),
    });
  const messages: StreamMessage[] = [];
  const seen = <T extends StreamMessage['type']>(type: T) =>
    messages.filter((one): one is Extract<StreamMessage, { readonly type: T }> => one.type === type);

  test('a screen on one sees what another took from a monitor, and the alarm that a third raised', async () => {
    url = http.at('Console').replace('/console/', '');
    const login = await signIn();
    expect(login.status).toBe(200);
    const cookie = login.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const stream = get(`${url}/api/v1/stream?topics=board,session/today-chen,view/devices`, { headers: { cookie } });
    stream.on('response', (response) => {
      let text = '';
      response.on('error', () => undefined);
      response.on('data', (chunk) => {
        text += String(chunk);
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const data = /^data: (.*)$/m.exec(block)?.[1];
          if (data !== undefined) messages.push(JSON.parse(data) as StreamMessage);
        }
      });
    });
    stream.on('error', () => undefined);
    await expect.poll(() => seen('beat').length, { timeout: 10_000 }).toBeGreaterThan(0);

    const plain = /Device feed +(\S+) \(HL7 v2 over MLLP\)/.exec(ingest.said())?.[1] ?? '';
    expect(await answered(connect(to(plain)), message('R1', 91))).toBe('CA|R1');
    // The values themselves, committed by the ingest process.
    await expect
      .poll(() => seen('reading').flatMap(({ device, values }) => values.map(({ value }) => [device, value])), {
        timeout: 10_000,
      })
      .toContainEqual(['monitor-1', 91]);
    // What the ingest process stated in the device's stream, and what the clock of the jobs process made of it.
    await expect.poll(() => seen('changed').map(({ view }) => view), { timeout: 10_000 }).toContain('devices');
    await expect
      .poll(
        () =>
          seen('event').map(({ event }) => [
            event.kind,
            event.author.id,
            (event.body as { condition?: string }).condition,
          ]),
        { timeout: 10_000 },
      )
      .toContainEqual(['alarm-raised', 'clock', 'clock-skew']);
    // An alarm of the monitor's own, taken by one, raised by the other, seen on the third.
    expect(await answered(connect(to(plain)), alarmMessage('R40'))).toBe('CA|R40');
    await expect
      .poll(() => seen('event').map(({ event }) => event.body), { timeout: 10_000 })
      .toContainEqual(
        expect.objectContaining({
          condition: 'monitor-alarm',
          priority: 'high',
          side: 'physiological',
          monitor: { key: 'A-7', text: 'SpO2 low' },
        }),
      );
    const board = (await (await fetch(`${url}/api/v1/board`, { headers: { cookie } })).json()) as {
      tiles: { session: string; values: { kind: string; value: number; source: string }[] }[];
    };
    expect(board.tiles.find(({ session }) => session === 'today-chen')?.values).toContainEqual(
      expect.objectContaining({ kind: 'SPO2', value: 91, source: 'device' }),
    );
    await expect
      .poll(() => seen('beat').at(-1), { timeout: 10_000 })
      .toMatchObject({ feed: { state: 'up' }, clock: { state: 'up' } });
  }, 60_000);

  test('the feed is there under TLS as well, as it was set', async () => {
    const secure = /Device feed +(\S+) \(HL7 v2 over MLLP under TLS\)/.exec(ingest.said())?.[1] ?? '';
    expect(await answered(connectTls({ ...to(secure), rejectUnauthorized: false }), message('R2', 92))).toBe('CA|R2');
    await expect
      .poll(() => seen('reading').flatMap(({ values }) => values.map(({ value }) => value)), { timeout: 10_000 })
      .toContain(92);
  }, 30_000);

  test('each says whether it does its part; of two clocks one works, and the next takes over from one that is killed', async () => {
    const second = await start('jobs');
    const [before] = await clockHolders();
    expect(await clockHolders()).toHaveLength(1);
    for (const one of [
      http.at('Console').replace('/console/', '/healthz'),
      ...[ingest, jobs, second].map((one) => one.at('Health')),
    ])
      await expect
        .poll(() => health(one), { timeout: 10_000 })
        .toMatchObject({
          status: 200,
          body: { record: true, feed: true, clock: true },
        });
    // The first had the lock before the second came.
    jobs.child.kill('SIGKILL');
    await expect
      .poll(clockHolders, { timeout: 15_000 })
      .toSatisfy((holders: number[]) => holders.length === 1 && holders[0] !== before);
    expect(await health(second.at('Health'))).toMatchObject({ status: 200 });

    // Without a port for monitors, screens go on and say so.
    ingest.child.kill('SIGTERM');
    await expect.poll(() => seen('beat').at(-1)?.feed.state, { timeout: 20_000 }).toBe('down');
    expect(await health(http.at('Console').replace('/console/', '/healthz'))).toMatchObject({
      status: 200,
      body: { record: true, feed: false },
    });
  }, 90_000);

  test('a part without a database server, or with other passwords than those who serve, is refused with a message', async () => {
    await Promise.all([
      expect(start('http', { DATABASE_URL: '' })).rejects.toThrow(/DATABASE_URL: a process that is only http/),
      expect(
        start('jobs', { DATABASE_URL: urlOf(db.admin), DATABASE_APP_URL: '', KEEL_DATA: join(dir, 'elsewhere') }),
      ).rejects.toThrow(/Another Keel works on this database server with passwords/),
    ]);
  }, 120_000);

  test('a disk on which nothing can be written any more is not called up, though all can still be read', async () => {
    const address = http.at('Console').replace('/console/', '/healthz');
    expect(await health(address)).toMatchObject({ status: 200, body: { status: 'up', record: true } });
    const disk = new pg.Client(db.owner);
    await disk.connect();
    try {
      await disk.query(`create function no_room() returns trigger language plpgsql as
        $$ begin raise 'no space left on device' using errcode = '53100'; end $$`);
      await disk.query('create trigger no_room before insert on access_log for each row execute function no_room()');
      // Who came cannot be written down, so nobody is let in.
      expect((await signIn()).status).toBe(503);
      expect(await health(address)).toMatchObject({ status: 503, body: { status: 'down', record: false } });
    } finally {
      await disk.query('drop function no_room cascade');
      await disk.end();
    }
    // Somebody made room: the next that is written shows it.
    expect(await health(address)).toMatchObject({ status: 503 });
    expect((await signIn()).status).toBe(200);
    expect(await health(address)).toMatchObject({ status: 200, body: { status: 'up', record: true } });
  }, 60_000);
});
