import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { whyNotWhole } from './built-pages.ts';

const root = mkdtempSync(join(tmpdir(), 'keel-built-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('pages that are missing, or whose program is, are named with the way to build them again', () => {
  expect(whyNotWhole(root, 'console')).toMatch(/console are not there .*npm start/);
  const dist = join(root, 'console', 'dist');
  mkdirSync(join(dist, 'assets'), { recursive: true });
  writeFileSync(
    join(dist, 'index.html'),
    '<link rel="stylesheet" href="/console/assets/a-1.css"><script type="module" src="/console/assets/i-2.js"></script>',
  );
  writeFileSync(join(dist, 'assets', 'a-1.css'), '');
  expect(whyNotWhole(root, 'console')).toMatch(/not whole: assets\/i-2\.js is missing/);
  writeFileSync(join(dist, 'assets', 'i-2.js'), '');
  expect(whyNotWhole(root, 'console')).toBe(null);
});

test('the portal needs both of its pages', () => {
  const dist = join(root, 'portal', 'dist');
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, 'index.html'), '<script src="/assets/p.js"></script>');
  expect(whyNotWhole(root, 'portal')).toMatch(/assets\/p\.js is missing/);
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'assets', 'p.js'), '');
  expect(whyNotWhole(root, 'portal')).toMatch(/portal\.html/);
});
