import { fork } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Instant, instant } from '@keel/clinical/units';
import { readSettings, type Serving, serve } from '@keel/server';
import type { BrowserContext, Page } from 'playwright-core';
import { goesBy, timeAt } from './clinic-clock.ts';
import { demoFolder } from './demo-folder.ts';
import { launchBrowser, signIn, violations } from './real-browser.ts';
import { settled } from './settled.ts';

export const SIZES = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  landscape: { width: 1180, height: 820 },
  desktop: { width: 1440, height: 900 },
} as const;

/**
 * The demo clinic with its simulated monitors on the wire, served to a real browser, on a clock that a test can set
 * ahead. The browser follows the server's clock and the monitors follow it too, so two hours of observation pass in a
 * moment and nobody waits.
 */
export async function clinicInABrowser(
  options: {
    readonly apart?: boolean;
    readonly aheadMs?: number;
    readonly monitors?: false;
    readonly offline?: boolean;
  } = {},
) {
  const demo = await demoFolder('keel-console-', options.aheadMs);
  const { dir } = demo;
  const pictures = process.env['KEEL_PICTURES'] ?? join(dir, 'pictures');
  mkdirSync(pictures, { recursive: true });
  let { aheadMs } = demo;
  const now = (): Instant => instant(Date.now() + aheadMs);
  /** In this process, where it is quick; in one of its own, where it is to be killed. */
  const start = (port: string): Promise<Serving & { kill?: () => Promise<void>; ahead?: () => void }> =>
    options.apart
      ? startApart(dir, port, () => aheadMs)
      : serve({
          settings: readSettings(
            { KEEL_DATA: dir, PORT: port, MLLP_PORT: '0', ...(options.monitors === false ? { KEEL_DEMO: 'off' } : {}) },
            dir,
          ),
          version: 'test',
          say: (line) => {
            if (/fault/.test(line)) console.error(line);
          },
          now,
        });
  let serving = await start('0');
  const { port, url } = serving;
  goesBy(url, now);
  const browser = await launchBrowser({ offline: options.offline ?? false });
  const complaints: string[] = [];

  async function newPage(size: keyof typeof SIZES, context?: BrowserContext): Promise<Page> {
    const page = await (
      context ?? (await browser.newContext({ viewport: SIZES[size], hasTouch: size !== 'desktop', locale: 'en-US' }))
    ).newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text());
    });
    return page;
  }

  /** Moves the clinic's clock forward, and waits until the pages have heard of it. */
  const passes = async (minutes: number, ...pages: readonly Page[]): Promise<void> => {
    aheadMs += minutes * 60_000;
    serving.ahead?.();
    for (const page of pages) {
      await page.waitForFunction(
        (at) => Date.parse(document.querySelector('header time')?.getAttribute('datetime') ?? '') >= at,
        now() - 3_000,
        { timeout: 45_000 },
      );
    }
  };

  return {
    url,
    dir,
    browser,
    complaints,
    now,
    newPage,
    passes,
    /**
     * Minutes in which nobody touches this page. What was touched before is answered before: a touch that the server hears of in
     * the moment the clock moves would count as one at the end of those minutes, and the screen would not lock itself.
     */
    async leftAlone(minutes: number, page: Page): Promise<void> {
      await settled(page);
      await passes(minutes, page);
    },
    /** A page of somebody who is signed in: on the board, or at the path `at` below the console. */
    async signedIn(
      login: string,
      size: keyof typeof SIZES,
      { context, at }: { readonly context?: BrowserContext; readonly at?: string } = {},
    ): Promise<Page> {
      const page = await newPage(size, context);
      await signIn(page, url, login, at);
      return page;
    },
    async picture(page: Page, name: string): Promise<void> {
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    },
    violations,
    /** The server goes away, as by a pulled plug. */
    async stopServer(): Promise<void> {
      await serving.close();
    },
    /** kill -9 of the server's own process: nothing is closed, nothing said goodbye to. */
    async killServer(): Promise<void> {
      await serving.kill?.();
    },
    /** And comes back at the same address. */
    async startServer(): Promise<void> {
      serving = await start(String(port));
    },
    async close(): Promise<void> {
      await browser.close();
      await serving.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function startApart(dir: string, port: string, aheadMs: () => number) {
  const child = fork(join(import.meta.dirname, 'serve-apart.ts'), [dir, port, String(aheadMs())], { stdio: 'inherit' });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = await new Promise<{ url: string; port: number }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { url: string; port: number }));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    ...said,
    ahead: () => void child.send({ aheadMs: aheadMs() }),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    /** As a person stops it. */
    async close() {
      child.kill('SIGTERM');
      await gone;
    },
  } as unknown as Serving & { kill: () => Promise<void>; ahead: () => void };
}

export type ClinicInABrowser = Awaited<ReturnType<typeof clinicInABrowser>>;

export interface WireEvent {
  readonly command: string;
  readonly kind: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly author: { readonly kind: string; readonly id: string };
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the record holds of a session, asked with the page's own login. */
export async function recordOf(page: Page, session: string): Promise<readonly WireEvent[]> {
  return page.evaluate(async (id) => {
    const answer = await fetch(`/api/v1/session/${id}`);
    return ((await answer.json()) as { events: WireEvent[] }).events;
  }, session);
}

/**
 * Says something through the door with the page's own login: what other rooms of the house have done before; at the
 * clinic's time, where nothing else is said.
 */
export async function sayAs(
  page: Page,
  kind: string,
  stream: string,
  body: Readonly<Record<string, unknown>>,
  at: number = timeAt(page.url()),
  /** Where the author must have seen what stands: the last event of the stream. */
  seenSeq = 0,
): Promise<void> {
  const answer = await page.evaluate(
    async (command) => {
      const hex = command.at.toString(16).padStart(12, '0');
      const id = `${hex.slice(0, 8)}-${hex.slice(8)}-7${crypto.randomUUID().slice(15)}`;
      const response = await fetch('/api/v1/commands', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          commands: [
            {
              id,
              seenSeq: command.seenSeq,
              occurredAt: new Date(command.at).toISOString(),
              kind: command.kind,
              stream: command.stream,
              body: command.body,
            },
          ],
        }),
      });
      return response.ok ? 'ok' : await response.text();
    },
    { kind, stream, body, at, seenSeq },
  );
  if (answer !== 'ok') throw new Error(`${kind}: ${answer}`);
}
