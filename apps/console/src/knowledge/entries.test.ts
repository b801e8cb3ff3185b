import { TRIGGERS } from '@keel/clinical/monitoring';
import { SETTING_IDS } from '@keel/clinical/policy';
import { RULE_IDS } from '@keel/clinical/screening';
import { GATE_RULES, GIVE_RULES } from '@keel/clinical/session';
import { SOURCE_ROWS } from '@keel/clinical/sources';
import { expect, test } from 'vitest';
import { ENTRIES, entryOf, KINDS } from './entries.ts';
import { rulesSpokenOf } from './spoken-of.ts';

test('each name stands once, so that a link leads to one page', () => {
  const ids = ENTRIES.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every rule that a flag can carry, every source and every kind has its page', () => {
  for (const id of [...RULE_IDS, ...Object.keys(GATE_RULES), ...Object.keys(GIVE_RULES)]) {
    expect(entryOf(id), id).toBeDefined();
  }
  for (const { id } of SOURCE_ROWS) expect(entryOf(`source-${id.toLowerCase()}`), id).toBeDefined();
  for (const kind of KINDS)
    expect(
      ENTRIES.some((entry) => entry.kind === kind),
      kind,
    ).toBe(true);
});

test('every source an entry cites has a row, every figure it compares with is of the policy', () => {
  const sources = new Set<string>(SOURCE_ROWS.map(({ id }) => id));
  for (const entry of ENTRIES) {
    if (entry.kind !== 'scale')
      for (const source of entry.sources) expect(sources, `${entry.id} cites ${source}`).toContain(source);
    for (const setting of entry.settings) expect(SETTING_IDS).toContain(setting);
  }
});

test.each([
  ['phenelzine', 'ddi-maoi'],
  ['Nardil', 'ddi-maoi'],
  ['LORAZEPÁM', 'ddi-benzodiazepine'],
  ['aortic aneurysm', 'aneurysm-avm'],
])('%s finds %s, by asking the rules', (text, rule) => {
  expect(rulesSpokenOf(text)).toContain(rule);
});

test('what nobody knows speaks of nothing', () => {
  expect(rulesSpokenOf('zzzz')).toEqual([]);
  expect(rulesSpokenOf('')).toEqual([]);
});

test('every trigger of a session has a title of its own', () => {
  for (const { rule } of TRIGGERS) expect(entryOf(rule)?.title, rule).toMatch(/ in the session$/);
});
