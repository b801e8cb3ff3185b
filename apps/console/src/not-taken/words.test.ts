import { type Grants, RIGHTS } from '@keel/clinical/rights';
import * as api from '@keel/formats/api';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { enLater } from '../words/en-later.ts';
import { es } from '../words/es.ts';
import { FIELD_WORDS_ES } from './field-words-es.ts';
import { fieldsOf, inWords } from './fields-of.ts';

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

/** Every name under which something stands in the body of a command. */
function namesIn(schema: unknown): readonly string[] {
  if (schema === null || typeof schema !== 'object') return [];
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : [];
  return [...own, ...Object.values(schema).flatMap(namesIn)];
}
const BODIES = Object.entries(api)
  .filter(([name]) => /Body$|_BODIES$/.test(name))
  .flatMap(([, value]): unknown[] => (value instanceof z.ZodType ? [value] : Object.values(value)))
  .filter((value) => value instanceof z.ZodType);

test('every field of a command has Spanish words, and no words are for nothing', () => {
  const names = new Set(
    BODIES.flatMap((body) => namesIn(z.toJSONSchema(body, { unrepresentable: 'any', io: 'input' }))),
  );
  expect(BODIES.length).toBeGreaterThan(150);
  expect(names.size).toBeGreaterThan(400);
  expect([...names].filter((name) => (FIELD_WORDS_ES[name] ?? '').trim() === '')).toEqual([]);
  expect(Object.keys(FIELD_WORDS_ES).filter((name) => !names.has(name))).toEqual([]);
});

test('an entry reads with the way to each value, in the words of the screen, and nothing is left out', () => {
  const body = { observations: { systolicMmHg: 148, spo2Percent: 97 }, volumeMl: 0, words: 'sits up' };
  expect(fieldsOf(body, inWords)).toBe(
    'observations, systolic mmHg 148 · observations, SpO2 percent 97 · volume mL 0 · words sits up',
  );
  expect(fieldsOf(body, (name) => FIELD_WORDS_ES[name] ?? name)).toBe(
    'observaciones, sistólica, mmHg 148 · observaciones, SpO2, % 97 · volumen, mL 0 · palabras sits up',
  );
});
