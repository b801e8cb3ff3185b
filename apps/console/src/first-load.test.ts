import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const dist = join(import.meta.dirname, '../dist');
const built = existsSync(join(dist, '.vite/manifest.json'));

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly isEntry?: boolean;
}

/** What a browser fetches before it can draw: the entry and a screen, with everything they import at once. */
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
describe.skipIf(!built)('first load of the built console', () => {
  const manifest = built
    ? (JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>)
    : {};
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry) ?? '';

  test.each(['board/index.ts'])('with %s is at most 250 kB of compressed script', (screen) => {
    expect(manifest[`src/${screen}`], `${screen} is a chunk of its own`).toBeDefined();
    const files = scripts(manifest, [entry, `src/${screen}`]);
    const bytes = [...files].reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length,
      0,
    );
    expect(bytes / 1000).toBeLessThanOrEqual(250);
  });

  test('nothing is inlined that a strict policy would refuse', () => {
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)|\son\w+=/);
    for (const match of html.matchAll(/(?:src|href)="([^"]+)"/g)) expect(match[1]).toMatch(/^\/console\//);
  });
});
