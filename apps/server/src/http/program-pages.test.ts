import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { portalPages } from './program-pages.ts';

const root = mkdtempSync(join(tmpdir(), 'keel-program-'));
const page = join(root, 'portal', 'dist', 'portal.html');
const app = Fastify();
let builds = 0;

/** Each build at a time of its own, as builds are. */
function build(text: string): void {
  writeFileSync(page, text);
  builds += 1;
  utimesSync(page, builds * 60, builds * 60);
}

beforeAll(async () => {
  mkdirSync(join(root, 'portal', 'dist'), { recursive: true });
  portalPages(app, root);
  await app.ready();
});
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true, force: true });
});
const opened = async (): Promise<string> => (await app.inject({ url: '/sign-in/' })).body;

test('pages that are built anew under a running server are sent with the program that is there now', async () => {
  build('<script src="/assets/portal-1.js"></script>');
  expect(await opened()).toContain('portal-1.js');
  build('<script src="/assets/portal-2.js"></script>');
  expect(await opened()).toContain('portal-2.js');
});

test('and while they are being built the page of before is sent', async () => {
  build('the page of before');
  await opened();
  rmSync(page);
  expect(await opened()).toBe('the page of before');
  build('the new page');
  expect(await opened()).toBe('the new page');
});
