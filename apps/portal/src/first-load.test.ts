import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const dist = join(import.meta.dirname, '../dist');
const built = existsSync(join(dist, '.vite/manifest.json'));

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly isDynamicEntry?: boolean;
}

/** What a phone fetches for a page: the program, the page, and everything that they import at once. */
function scripts(manifest: Record<string, Chunk>, roots: readonly string[]): Set<string> {
  const found = new Set<string>();
  const walk = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || found.has(chunk.file)) return;
    found.add(chunk.file);
    for (const next of chunk.imports ?? []) walk(next);
  };
  for (const root of roots) walk(root);
  return found;
}

// `npm test` builds first; a bare run of the test runner in a fresh checkout has nothing to measure.
describe.skipIf(!built)("a page of the patients' side", () => {
  const manifest = built
    ? (JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>)
    : {};
  const pages = manifest['portal.html']?.dynamicImports?.filter((key) => key.endsWith('/index.ts')) ?? [];

  test('is a file of its own', () => expect(pages.length).toBeGreaterThan(7));

  test.each(pages)('%s is at most 200 kB of compressed script, in Spanish too', (page) => {
    const files = [...scripts(manifest, ['portal.html', page, 'src/words/spanish.ts'])].filter((file) =>
      file.endsWith('.js'),
    );
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0);
    expect(bytes / 1000).toBeLessThanOrEqual(200);
  });

  test('nothing is inlined that a strict policy would refuse', () => {
    const html = readFileSync(join(dist, 'portal.html'), 'utf8');
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)|\son\w+=/);
  });
});
