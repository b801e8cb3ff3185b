import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuid7 } from '@keel/server/testing';
import { chromium } from 'playwright-core';

/**
 * From the first byte of a device message on the wire to the changed number on a console: 12 chairs, 6 values, one
 * message a second each, 6 consoles open, everything on this machine. Printed beside the physical limit of the same
 * run: how long a text change made by the page itself takes to be seen by the same observer.
 *
 * Environment: BENCH_SECONDS (60), BENCH_CHAIRS (12), BENCH_CONSOLES (6), CHROMIUM (path of a browser).
 */
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 60);
const CHAIRS = Number(process.env['BENCH_CHAIRS'] ?? 12);
const CONSOLES = Number(process.env['BENCH_CONSOLES'] ?? 6);
const PORT = 18_190;
const FEED = 12_675;
const PASSWORD = 'keel-demo-clinic';
const base = `http://127.0.0.1:${PORT}`;
const dir = mkdtempSync(join(tmpdir(), 'keel-bench-'));
const at = (list: readonly number[], share: number) =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(share * list.length))] ?? Number.NaN;

const server = spawn(process.execPath, ['apps/cli/src/main.ts', 'serve'], {
  env: { ...process.env, KEEL_DATA: dir, PORT: String(PORT), MLLP_PORT: String(FEED) },
  stdio: ['ignore', 'ignore', 'inherit'],
});
const healthy = async () => (await fetch(`${base}/healthz`).catch(() => null))?.ok === true;
for (let i = 0; i < 240 && !(await healthy()); i += 1) await new Promise((r) => setTimeout(r, 500));

async function login(name: string) {
  const answer = await fetch(`${base}/api/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify({ name, password: PASSWORD }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return async (commands: readonly { kind: string; stream: string; body: unknown }[]) => {
    for (const command of commands) {
      const said = await fetch(`${base}/api/v1/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: base, cookie },
        body: JSON.stringify({
          commands: [{ ...command, id: uuid7(Date.now()), seenSeq: 0, occurredAt: new Date().toISOString() }],
        }),
      });
      if (!said.ok) throw new Error(`${command.kind}: ${said.status} ${await said.text()}`);
    }
  };
}
const owner = await login('marsh');
const nurse = await login('lindqvist');
const numbers = Array.from({ length: CHAIRS }, (_, i) => i + 1);
for (const n of numbers) {
  await owner([
    {
      kind: 'open-chair',
      stream: 'clinic/places',
      body: { siteId: 'riverside', chairId: `bench-${n}`, name: `Bench ${n}` },
    },
  ]);
  await nurse([
    {
      kind: 'register-patient',
      stream: `patient/bench-${n}`,
      body: {
        givenName: 'Test',
        familyName: `Bench${n}x${n}`,
        birthDate: '1980-01-01',
        sexAtBirth: 'female',
        recordNumber: `B-${n}`,
      },
    },
    {
      kind: 'plan-session',
      stream: `session/bench-${n}`,
      body: {
        patient: `bench-${n}`,
        site: 'riverside',
        startsAt: Date.now(),
        route: 'iv-ketamine',
        regimen: 'iv-depression',
        chair: `bench-${n}`,
      },
    },
    { kind: 'record-arrival', stream: `session/bench-${n}`, body: { chair: `bench-${n}` } },
  ]);
  await owner([
    {
      kind: 'register-device',
      stream: `device/bench-${n}`,
      body: {
        name: `B${n}`,
        maker: 'bench',
        model: 'b',
        identity: `BENCH-${n}`,
        addresses: ['127.0.0.1'],
        zone: 'UTC',
        siteId: 'riverside',
      },
    },
  ]);
  await nurse([
    {
      kind: 'associate-device',
      stream: `device/bench-${n}`,
      body: {
        sessionId: `bench-${n}`,
        patientId: `bench-${n}`,
        chairId: `bench-${n}`,
        identifiersConfirmed: ['name', 'date-of-birth'],
      },
    },
  ]);
}

const sent = new Map<string, number>();
const stamp = (ms: number) => `${new Date(ms).toISOString().replace(/[-:T]/g, '').replace('Z', '')}+0000`;
function message(n: number, hr: number, now: number): Buffer {
  const row = (i: number, code: string, value: number, unit: string) =>
    `OBX|${i}|NM|${code}^MDC|1.${i}.1.1|${value}|${unit}^MDC|||||R|||${stamp(now)}`;
  const text = [
    `MSH|^~\\&|BENCH-${n}|B|KEEL|C|${stamp(now)}||ORU^R01^ORU_R01|B${n}-${now}|P|2.6|||AL|NE||UNICODE UTF-8`,
    `PID|||B-${n}^^^KEEL^MR`,
    'PV1||O|',
    `OBR|1|||182777000^monitoring of patient^SCT|||${stamp(now)}`,
    row(1, '147842^MDC_ECG_HEART_RATE', hr, '264864^MDC_DIM_BEAT_PER_MIN'),
    row(2, '150456^MDC_PULS_OXIM_SAT_O2', 97, '262688^MDC_DIM_PERCENT'),
    row(3, '151562^MDC_RESP_RATE', 14, '264928^MDC_DIM_RESP_PER_MIN'),
    row(4, '150021^MDC_PRESS_BLD_NONINV_SYS', 122, '266016^MDC_DIM_MMHG'),
    row(5, '150022^MDC_PRESS_BLD_NONINV_DIA', 76, '266016^MDC_DIM_MMHG'),
    row(6, '149530^MDC_PULS_OXIM_PULS_RATE', hr, '264864^MDC_DIM_BEAT_PER_MIN'),
    '',
  ].join('\r');
  return Buffer.concat([Buffer.from([0x0b]), Buffer.from(text), Buffer.from([0x1c, 0x0d])]);
}

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
const latencies: number[] = [];
const own: number[] = [];
const seen = (chair: string, hr: string, when: number) => {
  const began = sent.get(`${chair} ${hr}`);
  if (began !== undefined && when - began < 5_000) latencies.push(when - began);
};
for (let i = 0; i < CONSOLES; i += 1) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 2400 } })).newPage();
  await page.goto(`${base}/console/`);
  await page.locator('input').nth(0).fill('lindqvist');
  await page.locator('input').nth(1).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByText('Bench 1', { exact: true }).first().waitFor({ timeout: 60_000 });
  await page.exposeFunction('keelSeen', seen);
  await page.exposeFunction('keelOwn', (ms: number) => own.push(ms));
  await page.evaluate(() => {
    const last = new Map<string, string>();
    const watch = new MutationObserver(() => {
      const when = Date.now();
      for (const tile of document.querySelectorAll('article, li, section, a')) {
        const text = (tile as HTMLElement).innerText ?? '';
        const found = /^\s*(Bench \d+)\b[\s\S]*?Heart rate\s+(\d+)/.exec(text);
        if (found === null || text.split('Heart rate').length !== 2 || last.get(found[1]!) === found[2]) continue;
        last.set(found[1]!, found[2]!);
        void (window as unknown as { keelSeen(c: string, h: string, w: number): void }).keelSeen(
          found[1]!,
          found[2]!,
          when,
        );
      }
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    // The limit: a change the page makes itself, seen by an observer of its own.
    const spot = document.body.appendChild(document.createElement('i'));
    let began = 0;
    new MutationObserver(
      () => void (window as unknown as { keelOwn(ms: number): void }).keelOwn(performance.now() - began),
    ).observe(spot, { characterData: true, childList: true, subtree: true });
    setInterval(() => {
      began = performance.now();
      spot.textContent = String(began);
    }, 1_000);
  });
}

const lines: Socket[] = numbers.map(() => connect(FEED, '127.0.0.1'));
for (const line of lines) line.on('data', () => undefined);
const begun = Date.now();
let rounds = 0;
await new Promise<void>((done) => {
  const timer = setInterval(() => {
    rounds += 1;
    numbers.forEach((n, i) => {
      // Spread over the second, as twelve monitors are; each value differs from the one before.
      setTimeout(
        () => {
          const hr = 60 + ((rounds * 7 + n) % 90);
          sent.set(`Bench ${n} ${hr}`, Date.now());
          lines[i]!.write(message(n, hr, Date.now()));
        },
        (900 * i) / CHAIRS,
      );
    });
    if (rounds >= SECONDS) {
      clearInterval(timer);
      setTimeout(done, 2_000);
    }
  }, 1_000);
});
console.log(
  `machine: ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}; ${CHAIRS} chairs × 6 values × 1 Hz, ${CONSOLES} consoles, ${((Date.now() - begun) / 1_000).toFixed(0)} s`,
);
console.log(
  `device byte to changed number: n ${latencies.length}, p50 ${at(latencies, 0.5)} ms, p95 ${at(latencies, 0.95)} ms, p99 ${at(latencies, 0.99)} ms, max ${Math.max(...latencies)} ms`,
);
console.log(
  `limit, a change by the page itself: p50 ${at(own, 0.5).toFixed(1)} ms, p99 ${at(own, 0.99).toFixed(1)} ms; ratio of p50 ${(at(latencies, 0.5) / Math.max(0.1, at(own, 0.5))).toFixed(0)}`,
);
for (const line of lines) line.destroy();
await browser.close();
server.kill('SIGTERM');
await new Promise((r) => server.once('exit', r));
rmSync(dir, { recursive: true, force: true });
