import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { POLICY_STREAM } from '@keel/clinical/adoption';
import { deviceStream } from '@keel/clinical/feed';
import { PLACES_STREAM } from '@keel/clinical/places';
import { STARTING_POLICIES } from '@keel/clinical/policy';
import type { EventDraft, StreamName } from '@keel/clinical/record';
import type { Scenario } from '@keel/clinical/session';
import { addMinutes, instant } from '@keel/clinical/units';
import { PROJECTIONS } from '@keel/server';
import { accessKeyIn, openAccess } from '@keel/server/access';
import { openDatabase } from '@keel/server/database';
import { DEMO_CLINIC, DEMO_PASSWORD, DEMO_STAFF, replayInto } from '@keel/server/demo';
import { migrate, openRecord } from '@keel/server/record';
import sparticuz from '@sparticuz/chromium';
import { type BrowserServer, chromium, type Page } from 'playwright-core';
import { reportOf, stampOf } from './monitor-load.ts';

/**
 * From a device's byte to the changed number on the screen: chairs × 6 values × 1 Hz, on a real server with its own
 * database, seen on consoles in a real browser. The clock starts as a message is handed to the socket and stops after the
 * frame that shows its heart rate was painted; every message has a rate that the one before had not. Also the server's
 * memory with all chairs live, after everything was measured.
 *
 * It ends whatever happens: all within BENCH_END seconds, and what it started ends with it.
 *
 * Environment: BENCH_CHAIRS (12), BENCH_CONSOLES (6), BENCH_SECONDS (60), BENCH_END (420).
 */
const setting = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);
const CHAIRS = setting('BENCH_CHAIRS', 12);
const CONSOLES = setting('BENCH_CONSOLES', 6);
const SECONDS = setting('BENCH_SECONDS', 60);
const END_S = setting('BENCH_END', 420);
const WARM_S = 5;

const root = join(import.meta.dirname, '..');
const dir = mkdtempSync(join(tmpdir(), 'keel-pixel-'));
const ZONE = 'America/Denver';
const PORTS = { http: 18_391, feed: 18_392 };
let server: ChildProcess | undefined;
let browsers: BrowserServer | undefined;
const sockets: Socket[] = [];

/** Ends everything this file started, asking first. */
async function endAll(): Promise<void> {
  for (const socket of sockets) socket.destroy();
  if (browsers !== undefined) await Promise.race([browsers.close(), sleep(5_000).then(() => browsers?.kill())]);
  if (server !== undefined && server.exitCode === null && server.signalCode === null) {
    const gone = new Promise((resolve) => server?.once('exit', resolve));
    server.kill('SIGTERM');
    await Promise.race([gone, sleep(20_000, undefined, { ref: false }).then(() => server?.kill('SIGKILL'))]);
    // Whose server process is gone whose database is stopped by the next who opens the folder.
    if (server.signalCode === 'SIGKILL') await openDatabase({ dataDir: dir }).then((left) => left.stop());
  }
  rmSync(dir, { recursive: true, force: true });
}
const elapsed = (): string => `${(performance.now() / 1_000).toFixed(0)} s`;
const deadline = setTimeout(() => {
  console.error(`not done after ${END_S} s: ended`);
  void Promise.race([endAll(), sleep(30_000)]).finally(() => process.exit(1));
}, END_S * 1_000);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void endAll().finally(() => process.exit(1)));

/** A clinic with every chair in the middle of an infusion, a monitor on each. */
async function prepare(): Promise<void> {
  const database = await openDatabase({ dataDir: dir });
  await migrate(database);
  const record = openRecord({ connection: database.app, projections: PROJECTIONS });
  const access = openAccess({
    connection: database.app,
    record,
    key: accessKeyIn(join(dir, 'keys')),
    now: () => instant(Date.now()),
  });
  const clinic = { id: DEMO_CLINIC, name: 'Bench', zone: ZONE, demo: true };
  await access.createClinic(clinic);
  const nurse = DEMO_STAFF.find(({ roles }) => roles.includes('nurse'))!;
  await access.addPersonWithLogin(clinic, { ...nurse, password: DEMO_PASSWORD });
  const now = instant(Date.now());
  const append = async (stream: StreamName, ...events: Pick<EventDraft, 'kind' | 'body'>[]): Promise<void> => {
    await record.append(DEMO_CLINIC, {
      command: { id: crypto.randomUUID(), bodyHash: 'bench' },
      author: { kind: 'person', id: nurse.id, right: 'bench' },
      streams: [
        {
          stream,
          expectedSeq: 0,
          events: events.map((event) => ({
            ...event,
            version: 1,
            occurredAt: addMinutes(now, -60_000),
            zone: ZONE,
          })) as EventDraft[],
        },
      ],
      answer: null,
    });
  };
  const chairs = Array.from({ length: CHAIRS }, (_, n) => n + 1);
  await append(
    PLACES_STREAM,
    { kind: 'clinic-named', body: { name: 'Bench' } },
    {
      kind: 'site-opened',
      body: {
        siteId: 'main',
        name: 'Main',
        zone: ZONE,
        phone: '1',
        address: { street: 'S', city: 'D', state: 'CO', postalCode: '8', entrance: 'E' },
      },
    },
    ...chairs.map((n) => ({
      kind: 'chair-opened',
      body: { siteId: 'main', chairId: `chair-${n}`, name: `Chair ${n}` },
    })),
  );
  await append(POLICY_STREAM, {
    kind: 'policy-adopted',
    body: { policy: STARTING_POLICIES.infusion, printedName: 'P', because: 'bench' },
  });
  const scenario = JSON.parse(readFileSync(join(root, 'scenarios/session/iv-infusion.json'), 'utf8')) as Scenario;
  for (const n of chairs) {
    await replayInto(scenario, {
      record,
      clinic: DEMO_CLINIC,
      zone: ZONE,
      policy: STARTING_POLICIES.infusion,
      session: `s${n}`,
      patient: `p${n}`,
      startsAt: addMinutes(now, -12),
      until: now,
      cast: (person) => ({
        kind: person === 'clock' ? 'system' : 'person',
        id: person,
        roles: scenario.staff[person] ?? [],
      }),
      adapt: (_, body) => ('chair' in body ? { ...body, chair: `chair-${n}` } : body),
    });
    await append(
      deviceStream(`mon-${n}`),
      {
        kind: 'device-registered',
        body: {
          name: `M${n}`,
          maker: 'x',
          model: 'y',
          identity: `MON-${n}`,
          addresses: ['127.0.0.1'],
          zone: ZONE,
          siteId: 'main',
        },
      },
      {
        kind: 'device-associated',
        body: {
          sessionId: `s${n}`,
          patientId: `p${n}`,
          chairId: `chair-${n}`,
          identifiersConfirmed: ['name', 'photo'],
        },
      },
    );
  }
  await access.close();
  await record.close();
  await database.stop();
}

async function serve(): Promise<void> {
  server = spawn(process.execPath, ['apps/cli/src/main.ts', 'serve'], {
    cwd: root,
    env: { ...process.env, KEEL_DATA: dir, PORT: String(PORTS.http), MLLP_PORT: String(PORTS.feed) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let tries = 0; tries < 600; tries += 1) {
    if (server.exitCode !== null) throw new Error(`keel serve ended with ${server.exitCode}`);
    const up = await fetch(`http://127.0.0.1:${PORTS.http}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await sleep(100);
  }
  throw new Error('keel serve is not up after a minute');
}

/** In the page: notes when the frame with a new heart rate of a chair had been painted. */
function watchNumbers(label: string): void {
  const seen: [string, string, number][] = [];
  const shown = new Map<string, string>();
  Object.assign(window, { keelSeen: seen });
  const look = (): void => {
    const fresh: [string, string][] = [];
    for (const tile of document.querySelectorAll('main article')) {
      const session = tile.querySelector('a[href*="/session/"]')?.getAttribute('href')?.split('/').at(-1);
      const name = [...tile.querySelectorAll('span')].find((one) => one.textContent === label);
      const text = name?.nextElementSibling?.textContent;
      if (!session || !text || shown.get(session) === text) continue;
      shown.set(session, text);
      fresh.push([session, text]);
    }
    if (fresh.length === 0) return;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        const at = performance.timeOrigin + performance.now();
        for (const [session, text] of fresh) seen.push([session, text, at]);
      };
      channel.port2.postMessage(null);
    });
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  look();
}

try {
  console.log(`${cpus().length} cores (${cpus()[0]?.model.trim()}), load ${loadavg()[0]!.toFixed(1)}`);
  await prepare();
  console.log(`clinic made (${elapsed()})`);
  await serve();
  console.log(`server up (${elapsed()})`);
  const base = `http://127.0.0.1:${PORTS.http}`;
  const debian = '/usr/bin/chromium';
  const own = !existsSync(debian);
  browsers = await chromium.launchServer({
    executablePath: own ? await sparticuz.executablePath() : debian,
    args: [
      ...(own ? sparticuz.args : ['--no-sandbox', '--disable-gpu']),
      '--disable-background-networking',
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      '--no-first-run',
    ],
  });
  const browser = await chromium.connect(browsers.wsEndpoint());
  // One person at several screens: signing in six times at once is what the door is there to stop.
  const door = await browser.newContext();
  const signedIn = await door.request.post(`${base}/api/v1/login`, {
    headers: { origin: base },
    data: { name: DEMO_STAFF.find(({ roles }) => roles.includes('nurse'))?.login, password: DEMO_PASSWORD },
  });
  if (!signedIn.ok()) throw new Error(`signing in was answered with ${signedIn.status()}`);
  const storageState = await door.storageState();
  const pages: Page[] = [];
  for (let n = 0; n < CONSOLES; n += 1) {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 1100 },
      locale: 'en-US',
      storageState,
    });
    const page = await context.newPage();
    await page.goto(`${base}/console/`, { timeout: 120_000 });
    await page
      .locator('main article')
      .nth(CHAIRS - 1)
      .waitFor({ timeout: 120_000 });
    await page.evaluate(watchNumbers, 'Heart rate');
    pages.push(page);
  }
  console.log(`${CONSOLES} consoles show ${CHAIRS} chairs (${elapsed()})`);

  const sent = new Map<string, number>();
  const reports = Array.from({ length: CHAIRS }, (_, n) => reportOf(`MON-${n + 1}`, `p${n + 1}`));
  for (let n = 0; n < CHAIRS; n += 1) {
    const socket = connect({ port: PORTS.feed, host: '127.0.0.1', noDelay: true });
    socket.on('data', () => undefined);
    socket.on('error', () => undefined);
    sockets.push(socket);
  }
  // Rates from 56 up, each said once and never twice in a row: what the page shows tells which message it was.
  const start = performance.now() + 500;
  let second = 0;
  for (; second < WARM_S + SECONDS; second += 1)
    for (let n = 0; n < CHAIRS; n += 1) {
      await sleep(Math.max(0, start + second * 1_000 + (n / CHAIRS) * 1_000 - performance.now()));
      const rate = 56 + ((second * 7 + n) % 43);
      const bytes = reports[n]!(second * 100 + n, stampOf(Date.now()), rate);
      sent.set(`s${n + 1} ${rate} ${Math.floor(second / 43)}`, performance.timeOrigin + performance.now());
      sockets[n]!.write(bytes);
    }
  await sleep(2_000);

  const delays: number[] = [];
  let missed = 0;
  for (const page of pages) {
    const seen = (
      await page.evaluate(() => (window as unknown as { keelSeen: [string, string, number][] }).keelSeen)
    ).filter(([session, text]) => session.startsWith('s') && /^\d+$/.test(text));
    for (const [key, at] of sent) {
      const [session, rate, round] = key.split(' ');
      if (Number(round) === 0 && at < performance.timeOrigin + start + WARM_S * 1_000) continue;
      const first = seen.find(([where, text, when]) => where === session && text === rate && when >= at);
      if (first === undefined || first[2] - at > 20_000) missed += 1;
      else delays.push(first[2] - at);
    }
  }
  delays.sort((a, b) => a - b);
  const part = (share: number): string =>
    `${(delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? Number.NaN).toFixed(0)} ms`;
  console.log(
    `${CHAIRS} chairs × 6 values × 1 Hz, ${CONSOLES} consoles, ${SECONDS} s: ${delays.length} numbers seen, ${missed} not seen (shown over by the next)`,
  );
  console.log(
    `device byte to changed pixel: p50 ${part(0.5)}, p95 ${part(0.95)}, p99 ${part(0.99)}, max ${part(1)}; load ${loadavg()[0]!.toFixed(1)}`,
  );
  const rss = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server?.pid}/status`, 'utf8'))?.[1] ?? Number.NaN);
  console.log(
    `memory of the server with ${CHAIRS} live chairs and ${CONSOLES} consoles: ${(rss / 1_024).toFixed(0)} MB resident`,
  );
  if (delays.length === 0) process.exitCode = 1;
} finally {
  clearTimeout(deadline);
  await endAll();
}
