import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guidePages } from './guide-pages.ts';

const dist = mkdtempSync(join(tmpdir(), 'keel-guide-'));
const app: FastifyInstance = Fastify();
let filled = 'not stated';

beforeAll(async () => {
  for (const [folder, text] of [
    ['guide', 'the guide'],
    ['guide/cost', 'what it costs: <b>0</b>'],
    ['es/guia', 'la guía'],
    ['elsewhere', 'not ours'],
  ] as const) {
    mkdirSync(join(dist, folder), { recursive: true });
    writeFileSync(join(dist, folder, 'index.html'), `<!doctype html>${text}`);
  }
  guidePages(app, dist, async (address, page) => (address === '/guide/cost/' ? page.replace('0', filled) : page));
  await app.ready();
});
afterAll(async () => {
  await app.close();
  rmSync(dist, { recursive: true, force: true });
});

test('each built page answers at its address, as HTML, and is asked for again', async () => {
  for (const [url, text] of [
    ['/guide/', 'the guide'],
    ['/es/guia/', 'la guía'],
  ]) {
    const answer = await app.inject({ url: url! });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.body).toContain(text);
  }
});
test('an address without its last slash leads to the page', async () => {
  const answer = await app.inject({ url: '/guide/cost' });
  expect(answer.statusCode).toBe(302);
  expect(answer.headers['location']).toBe('/guide/cost/');
});
test('what was not built is not there, whatever the path tries', async () => {
  for (const url of ['/guide/other/', '/guide/../elsewhere/', '/guide/%2e%2e/elsewhere/', '/elsewhere/', '/guide//'])
    expect((await app.inject({ url })).statusCode, url).toBe(404);
});
test('a browser that reads it compressed gets it so, with the same text; what is filled in is never an old one', async () => {
  const asked = async () => {
    const answer = await app.inject({ url: '/guide/cost/', headers: { 'accept-encoding': 'gzip, br' } });
    expect(answer.headers['content-encoding']).toBe('br');
    return brotliDecompressSync(answer.rawPayload).toString();
  };
  expect(await asked()).toContain('<b>not stated</b>');
  filled = 'yes';
  expect(await asked()).toContain('<b>yes</b>');
  expect((await app.inject({ url: '/guide/cost/' })).body).toContain('<b>yes</b>');
});
