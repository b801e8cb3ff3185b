import { type Grants, RIGHTS } from '@keel/clinical/rights';
import { expect, test } from 'vitest';
import { enLater } from '../words/en-later.ts';
import { es } from '../words/es.ts';

const FROM_OUTSIDE: ReadonlySet<string> = new Set(['patient', 'escort', 'referrer', 'system', 'anyone']);
/** Whatever somebody of the staff or a tablet may enter, a tablet may keep. */
const KEPT = Object.entries(RIGHTS as Readonly<Record<string, Grants>>).flatMap(([action, grants]) =>
  action.startsWith('command/') && Object.keys(grants).some((role) => !FROM_OUTSIDE.has(role))
    ? [action.slice('command/'.length)]
    : [],
);

test.each([
  ['English', enLater.command],
  ['Spanish', es.command],
])('every entry that a tablet can keep has plain words in %s', (_language, words: Readonly<Record<string, string>>) => {
  expect(KEPT.length).toBeGreaterThan(150);
  expect(KEPT.filter((kind) => (words[kind] ?? '').trim() === '')).toEqual([]);
  expect(Object.keys(words).filter((kind) => !KEPT.includes(kind))).toEqual([]);
  // The name by which programs call it is nobody's words.
  expect(Object.entries(words).filter(([kind, said]) => kind.includes('-') && said === kind)).toEqual([]);
});
