import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../words/en.ts';
import { es } from '../words/es.ts';

/** The rows as they are written: read as a program they would bring every page along. */
const ROWS = [
  ...readFileSync(join(import.meta.dirname, 'pages.ts'), 'utf8').matchAll(
    /path: '(?<path>[^']+)',[^}]*?title: '(?<title>\w+)'/g,
  ),
].map(({ groups }) => groups as { path: string; title: keyof typeof en.titles });

test.each([
  ['English', en.titles],
  ['Spanish', es.titles],
])('each page has a title of its own in %s, which names no illness and no drug', (_language, titles) => {
  expect(ROWS.length).toBeGreaterThan(20);
  // The same questions, by one's own login and by a link.
  const found = ROWS.filter(({ path }) => path !== '/my/answer/').map(({ title }) => titles[title]);
  expect(found.filter((title, index) => found.indexOf(title) !== index)).toEqual([]);
  expect(Object.values(titles).join('\n')).not.toMatch(/ketamin|depress|depres|suicid|\{\{/i);
  const used = new Set<string>([...ROWS.map(({ title }) => title), 'notFound']);
  expect(Object.keys(titles).filter((title) => !used.has(title))).toEqual([]);
});
