import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import sparticuz from '@sparticuz/chromium';

/**
 * Lighthouse on every page of the guide, the home page and "Is it for me?", on its throttled phone, against the real server. Fails
 * below 95 for performance, accessibility or best practice. `GUIDE_PAGES=5` measures only so many. Lighthouse is fetched by npx:
 * it has a hundred packages that nothing else here needs.
 */
const LIGHTHOUSE = 'lighthouse@13.5.0';
const LEAST = 0.95;
const root = join(import.meta.dirname, '..');
const dist = join(root, 'apps/portal/dist');
const dir = mkdtempSync(join(tmpdir(), 'keel-guide-bench-'));

const addresses = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? addresses(join(folder, entry.name))
      : entry.name === 'index.html'
        ? [`/${relative(dist, folder).split('\\').join('/')}/`.replace('//', '/')]
        : [],
  );

const server = spawn(process.execPath, ['apps/cli/src/main.ts', 'serve'], {
  cwd: root,
  env: { ...process.env, KEEL_DATA: join(dir, 'data'), PORT: '0', MLLP_PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const url = await new Promise<string>((resolve, reject) => {
  let said = '';
  server.stdout.on('data', (chunk) => {
    said += String(chunk);
    const found = /Console\s+(http:\/\/[^/\s]+)\/console\//.exec(said);
    if (found?.[1] !== undefined) resolve(found[1]);
  });
  server.once('exit', (code) => reject(new Error(`keel serve ended with ${code}: ${said}`)));
});

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number }>>;
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
}
const chrome = existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : await sparticuz.executablePath();
const pages = addresses(dist).slice(0, Number(process.env['GUIDE_PAGES'] ?? '1000'));
let below = 0;
console.log('| page | performance | accessibility | best practice | first paint ms | sent kB |');
for (const address of pages) {
  const out = join(dir, 'report.json');
  const done = spawnSync(
    'npx',
    [
      '--yes',
      LIGHTHOUSE,
      `${url}${address}`,
      '--quiet',
      '--only-categories=performance,accessibility,best-practices',
      '--output=json',
      `--output-path=${out}`,
      '--chrome-flags=--headless --no-sandbox --disable-gpu --disable-dev-shm-usage',
    ],
    { env: { ...process.env, CHROME_PATH: chrome }, stdio: ['ignore', 'ignore', 'inherit'], cwd: dir },
  );
  if (done.status !== 0) {
    below += 1;
    console.log(`| ${address} | Lighthouse ended with ${done.status} |`);
    continue;
  }
  const { categories, audits } = JSON.parse(readFileSync(out, 'utf8')) as Report;
  const scores = ['performance', 'accessibility', 'best-practices'].map((key) => categories[key]?.score ?? 0);
  if (scores.some((score) => score < LEAST)) below += 1;
  const paint = Math.round(audits['first-contentful-paint']?.numericValue ?? 0);
  const sent = ((audits['total-byte-weight']?.numericValue ?? 0) / 1000).toFixed(0);
  console.log(`| ${address} | ${scores.map((score) => Math.round(score * 100)).join(' | ')} | ${paint} | ${sent} |`);
}
console.log(`${pages.length} pages, ${below} below ${LEAST * 100}`);
const gone = new Promise((resolve) => server.once('exit', resolve));
server.kill('SIGTERM');
await gone;
rmSync(dir, { recursive: true, force: true });
process.exitCode = below === 0 ? 0 : 1;
