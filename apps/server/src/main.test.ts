import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD } from './demo/index.ts';
import { DatabaseProblem, readSettings, type Serving, SettingError, serve } from './main.ts';
import { uuid7 } from './testing/index.ts';

/** A clinic of its own in a folder of its own, on ports that the system chooses. */
const dir = mkdtempSync(join(tmpdir(), 'keel-main-'));
const settings = (env: Record<string, string> = {}) =>
  readSettings({ KEEL_DATA: dir, PORT: '0', MLLP_PORT: '0', ...env }, dir);
const lines: string[] = [];
const start = (env: Record<string, string> = {}) =>
  serve({ settings: settings(env), version: 'test', say: (line) => lines.push(line) });
const running: Serving[] = [];

interface Browser {
  get(path: string): Promise<{ status: number; body: Record<string, unknown> }>;
  post(path: string, body: unknown): Promise<{ status: number; body: Record<string, unknown> }>;
}
function browser(serving: Serving): Browser {
  let cookie = '';
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${serving.url}/api/v1${path}`, {
      method,
      headers: { cookie, origin: serving.url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const set = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
    if (set.length > 0) cookie = set.join('; ');
    return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Record<string, unknown> };
  };
  return { get: (path) => send('GET', path), post: (path, body) => send('POST', path, body) };
}
const signedIn = async (serving: Serving, name: string): Promise<Browser> => {
  const page = browser(serving);
  expect(await page.post('/login', { name, password: DEMO_PASSWORD })).toMatchObject({
    status: 200,
    body: { next: 'done' },
  });
  return page;
};

beforeAll(async () => {
  running.push(await start());
}, 120_000);
afterAll(async () => {
  for (const serving of running.splice(0)) await serving.close();
  rmSync(dir, { recursive: true, force: true });
}, 60_000);

const first = (): Serving => running[0]!;
type Tile = {
  session: string;
  seq: number;
  phase: string;
  alarms: { condition: string }[];
  values: { kind: string; source: string; at: string }[];
};
/** What the feed answers to one message. */
const told = (message: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port: first().feedPort!, host: '127.0.0.1' }, () =>
      socket.write(`\u000b${message}\u001c\r`),
    );
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      resolve(String(chunk));
      socket.destroy();
    });
  });
/** An alarm of the monitor at chair 1 (IHE PCD-04). */
const monitorAlarm = (phase: string, state: string): string => {
  const time = `${new Date().toISOString().replace(/[-:TZ]/g, '')}+0000`;
  return [
    `MSH|^~\\&|SIM-1|BED|||${time}||ORU^R40^ORU_R40|${phase}|P|2.6|||AL|NE||UNICODE UTF-8`,
    'PID|||chen^^^KEEL^MR',
    `OBR|1||A-1^SIM-1|196616^MDC_EVT_ALARM^MDC|||${time}`,
    `OBX|1|ST|199680^MDC_EVT_APNEA^MDC|1.1.4.151562.1|No breath|||PH~SP|||R|||${time}`,
    `OBX|2|ST|68481^MDC_ATTR_EVENT_PHASE^MDC|1.1.4.151562.3|${phase}||||||R`,
    `OBX|3|ST|68482^MDC_ATTR_ALARM_STATE^MDC|1.1.4.151562.4|${state}||||||R`,
    '',
  ].join('\r');
};
const tiles = async (page: Browser) => (await page.get('/board')).body['tiles'] as Tile[];

describe('one command is a working clinic', () => {
  test('the demo day is awkward: every chair has somebody at another moment of a session', async () => {
    const board = await tiles(await signedIn(first(), 'lindqvist'));
    const phases = board.map(({ phase }) => phase);
    for (const phase of ['arrived', 'dosing', 'recovery', 'planned']) expect(phases).toContain(phase);
    expect(board.length).toBeGreaterThanOrEqual(8);
  });

  test('the terminal says where it is and how to sign in, and nothing about any patient', () => {
    const said = lines.join('\n');
    expect(said).toContain('/console/');
    expect(said).toContain(DEMO_PASSWORD);
    for (const name of ['Chen', 'Alvarez', 'Brennan']) expect(said).not.toContain(name);
  });

  test('a message of the simulated monitor reaches the board, with its age and source', async () => {
    const nurse = await signedIn(first(), 'lindqvist');
    await expect
      .poll(
        async () =>
          (await tiles(nurse))
            .flatMap(({ values }) => values)
            .some(({ source, at }) => source === 'device' && Date.now() - Date.parse(at) < 10_000),
        { timeout: 30_000, interval: 500 },
      )
      .toBe(true);
  });

  test("an alarm of the monitor's own reaches the board in its words, and its end", async () => {
    const nurse = await signedIn(first(), 'lindqvist');
    const alarms = async () =>
      (await tiles(nurse))
        .filter(({ session }) => session === 'today-chen')
        .flatMap((tile) => tile.alarms)
        .filter(({ condition }) => condition === 'monitor-alarm');
    expect(await told(monitorAlarm('start', 'active'))).toContain('MSA|CA|start');
    await expect.poll(alarms, { timeout: 20_000 }).toEqual([
      expect.objectContaining({
        kind: 'physiological',
        priority: 'high',
        state: 'active',
        text: 'No breath',
        acknowledgedAt: null,
      }),
    ]);
    expect(await told(monitorAlarm('end', 'inactive'))).toContain('MSA|CA|end');
    await expect.poll(alarms, { timeout: 20_000 }).toMatchObject([{ state: 'latched' }]);
  });

  test('what a nurse charts is in the record and on the board', async () => {
    const nurse = await signedIn(first(), 'lindqvist');
    const [tile] = await tiles(nurse);
    const answer = await nurse.post('/commands', {
      commands: [
        {
          id: uuid7(Date.now()),
          kind: 'chart-observations',
          stream: `session/${tile!.session}`,
          seenSeq: tile!.seq,
          occurredAt: new Date().toISOString(),
          body: {
            observations: { sedation: { scale: 'moaas-0-5', score: 5 } },
            source: { from: 'person', how: 'observed' },
          },
        },
      ],
    });
    expect(answer.body).toMatchObject({ answers: [{ answer: 'recorded' }] });
    // By its name: who is first on the board changes from second to second.
    const after = (await tiles(nurse)).find(({ session }) => session === tile!.session);
    expect(after?.seq).toBeGreaterThan(tile!.seq);
  });

  test('the desk sees no clinical view, and nobody without a login sees any', async () => {
    const desk = await signedIn(first(), 'reyes');
    expect((await desk.get('/board')).status).toBe(403);
    expect((await browser(first()).get('/board')).status).toBe(401);
  });
});

describe('starting and stopping', () => {
  test('a second Keel on the same folder is refused with a message, and the first goes on', async () => {
    await expect(start()).rejects.toThrow(DatabaseProblem);
    expect((await fetch(`${first().url}/healthz`)).status).toBe(200);
  });

  test('started again, everything is as it was', async () => {
    const before = await tiles(await signedIn(first(), 'okafor'));
    await running.pop()!.close();
    running.push(await start());
    const after = await tiles(await signedIn(first(), 'okafor'));
    expect(after.map(({ session }) => session)).toEqual(before.map(({ session }) => session));
    expect(after[0]!.seq).toBeGreaterThanOrEqual(before[0]!.seq);
  }, 60_000);

  test('once it is closed nothing of it listens or runs', async () => {
    const { port, feedPort } = first();
    await running.pop()!.close();
    for (const closed of [port, feedPort!]) {
      await expect(
        new Promise((resolve, reject) =>
          connect({ port: closed, host: '127.0.0.1' }, () => resolve('open')).on('error', reject),
        ),
      ).rejects.toThrow(/ECONNREFUSED/);
    }
  }, 60_000);

  test('a busy port is named with its setting, and what was opened is closed again', async () => {
    const holder = await start();
    running.push(holder);
    const other = mkdtempSync(join(tmpdir(), 'keel-busy-'));
    try {
      await expect(
        serve({
          settings: readSettings(
            { KEEL_DATA: other, PORT: String(holder.port), MLLP_PORT: '0', KEEL_DEMO: 'off' },
            other,
          ),
          version: 'test',
          say: () => undefined,
        }),
      ).rejects.toThrow(SettingError);
      // The folder is free again: the same clinic opens on another port.
      const freed = await serve({
        settings: readSettings({ KEEL_DATA: other, PORT: '0', MLLP_PORT: '0', KEEL_DEMO: 'off' }, other),
        version: 'test',
        say: () => undefined,
      });
      const setup = await browser(freed).get('/setup');
      expect(setup.body).toMatchObject({ needed: true, demo: false });
      await freed.close();
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  }, 120_000);
});
