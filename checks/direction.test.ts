import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What each workspace may import: ours by name (a subpath narrows it), and whether packages from npm are allowed. */
const MAY_IMPORT: Record<string, { ours: string[]; npm: RegExp }> = {
  'packages/clinical': { ours: [], npm: /^$/ },
  'packages/pk': { ours: ['@keel/clinical'], npm: /^$/ },
  'packages/formats': { ours: ['@keel/clinical'], npm: /^zod$/ },
  'packages/ui': { ours: ['@keel/clinical', '@keel/formats/api'], npm: /^(?!node:)/ },
  'apps/server': { ours: ['@keel/clinical', '@keel/pk', '@keel/formats'], npm: /./ },
  'apps/console': { ours: ['@keel/clinical', '@keel/pk', '@keel/formats/api', '@keel/ui'], npm: /^(?!node:)/ },
  'apps/portal': { ours: ['@keel/clinical', '@keel/formats/api', '@keel/ui'], npm: /^(?!node:)/ },
  'apps/cli': { ours: ['@keel/clinical', '@keel/pk', '@keel/formats', '@keel/server'], npm: /^(node:|pg$)/ },
  'apps/simulator': { ours: ['@keel/clinical', '@keel/pk', '@keel/formats'], npm: /^node:/ },
};

function sources(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.(test|config)\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function imports(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const found = text.matchAll(
    /^(?:import|export)\s[^;=()'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

describe('arrows point inward', () => {
  test.each(Object.keys(MAY_IMPORT))('%s imports only what it may', (workspace) => {
    const rule = MAY_IMPORT[workspace]!;
    const wrong = sources(join(root, workspace, 'src')).flatMap((path) =>
      imports(path)
        .filter((name) => {
          if (name.startsWith('.'))
            return relative(join(root, workspace, 'src'), join(path, '..', name)).startsWith('..');
          if (name.startsWith('@keel/')) return !rule.ours.some((ours) => name === ours || name.startsWith(`${ours}/`));
          return !rule.npm.test(name);
        })
        .map((name) => `${relative(root, path)} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('another folder is entered through its index.ts', () => {
    const wrong = Object.keys(MAY_IMPORT).flatMap((workspace) => {
      const src = join(root, workspace, 'src');
      return sources(src).flatMap((path) =>
        imports(path)
          .filter((name) => name.startsWith('.'))
          .filter((name) => {
            const [fromFolder] = relative(src, path).split('/');
            const target = relative(src, join(path, '..', name)).split('/');
            const sameFolder = target[0] === fromFolder || target.length === 1;
            return !sameFolder && target.at(-1) !== 'index.ts' && /\.tsx?$/.test(name);
          })
          .map((name) => `${relative(root, path)} reaches into ${name}`),
      );
    });
    expect(wrong).toEqual([]);
  });

  test('an index lists its exports by name', () => {
    const wrong = Object.keys(MAY_IMPORT)
      .flatMap((workspace) => sources(join(root, workspace, 'src')))
      .filter((path) => path.endsWith('/index.ts') && /export\s*\*/.test(readFileSync(path, 'utf8')))
      .map((path) => relative(root, path));
    expect(wrong).toEqual([]);
  });

  test('no folder is named for having no idea', () => {
    const wrong = Object.keys(MAY_IMPORT)
      .flatMap((workspace) => sources(join(root, workspace, 'src')))
      .map((path) => relative(root, path))
      .filter((path) => /(^|\/)(utils?|helpers?|common|shared|misc|lib)(\/|\.tsx?$)/.test(path));
    expect(wrong).toEqual([]);
  });
});
