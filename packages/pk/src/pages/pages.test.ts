import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writePages } from './index.ts';

const docs = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'pk');

/** When it fails: `npm run pages -w @keel/pk`, and read what changed. */
test.each([...writePages()])('docs/pk/%s says what the code says', (name, text) => {
  expect(readFileSync(join(docs, name), 'utf8')).toBe(text);
});
