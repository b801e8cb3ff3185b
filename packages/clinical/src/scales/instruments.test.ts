import { describe, expect, test } from 'vitest';
import { spaceRange } from './answers.ts';
import { bandsFor } from './bands.ts';
import type { Condition, Instrument } from './instrument.ts';
import { formIds, formOf, INSTRUMENTS, instrumentById } from './instruments.ts';
import { NO_CONTEXT, scoreAnswers } from './score.ts';

const everyForm = INSTRUMENTS.flatMap((instrument) =>
  formIds(instrument).map((form) => {
    const of = formOf(instrument, form);
    if (of === undefined) throw new Error(`${instrument.id} ${form}`);
    return [`${instrument.id} ${form}`, of] as const;
  }),
);

/** Every item at the end of its range that makes the score lowest (0) or highest (1). */
const filled = (instrument: Instrument, end: 0 | 1) => {
  const reversed = instrument.scoring.method === 'sum' ? (instrument.scoring.reverse ?? []) : [];
  return Object.fromEntries(
    instrument.items.map((item) => [
      item.linkId,
      spaceRange(item.answer)[reversed.includes(item.linkId) ? 1 - end : end] ?? 0,
    ]),
  );
};

const itemsNamed = (when: Condition): readonly string[] =>
  'all' in when ? when.all.flatMap(itemsNamed) : 'item' in when ? [when.item] : [];

describe('every instrument', () => {
  test('is found by its id, and an unknown id finds nothing', () => {
    expect(INSTRUMENTS).toHaveLength(33);
    for (const row of INSTRUMENTS) expect(instrumentById(row.id)).toBe(row);
    for (const id of ['', 'PHQ9', 'phq-9', '__proto__', 'constructor']) expect(instrumentById(id)).toBeUndefined();
  });

  test.each(INSTRUMENTS)('$id numbers its items from 1 and names each once', (row) => {
    expect(row.items.map((item) => item.number)).toEqual(row.items.map((_, index) => index + 1));
    expect(new Set(row.items.map((item) => item.linkId)).size).toBe(row.items.length);
  });

  test.each(INSTRUMENTS)('$id shows wording only where its licence lets us', (row) => {
    expect(row.licence.note).not.toBe('');
    if (!row.licence.textIncluded) expect(row.items.filter((item) => item.text !== null)).toEqual([]);
    if (['structure-only', 'permission-needed'].includes(row.licence.status)) {
      expect(row.licence.textIncluded).toBe(false);
      expect(row.stem).toBeNull();
    }
    if (row.licence.status === 'free-with-notice') expect(row.licence.attribution).not.toBe('');
  });

  test.each(everyForm)('%s spans exactly the range it states', (_, of) => {
    const { instrument } = of;
    const { range } = instrument.scoring;
    if (range === null || instrument.items.length === 0) return;
    const standard = { ...of, asked: instrument.items, add: 0 };
    expect(scoreAnswers(standard, filled(instrument, 0), NO_CONTEXT).total).toBe(range[0]);
    expect(scoreAnswers(standard, filled(instrument, 1), NO_CONTEXT).total).toBe(range[1]);
  });

  test.each(everyForm)('%s names only items it has', (_, { instrument }) => {
    const known = new Set(instrument.items.map((item) => item.linkId));
    const { scoring } = instrument;
    const named = [
      ...('items' in scoring ? scoring.items : []),
      ...('reverse' in scoring ? (scoring.reverse ?? []) : []),
      ...('subscales' in scoring ? (scoring.subscales ?? []).flatMap((part) => part.items) : []),
      ...('domains' in scoring ? scoring.domains.flatMap((part) => part.items) : []),
      ...('tiers' in scoring ? scoring.tiers.flatMap((part) => part.any) : []),
      ...instrument.items.flatMap((item) => item.enableWhen?.item ?? []),
      ...instrument.algorithms.flatMap((row) => ('items' in row ? [...row.items, ...row.oneOf] : [])),
    ];
    expect(named.filter((linkId) => !known.has(linkId))).toEqual([]);
  });

  test.each(INSTRUMENTS)('$id escalates and asks by voice about items it has', (row) => {
    const known = new Set(row.items.map((item) => item.linkId));
    const named = [...row.escalations.flatMap((escalation) => itemsNamed(escalation.when)), ...row.safetyItems];
    expect(named.filter((linkId) => !known.has(linkId))).toEqual([]);
  });

  test.each(INSTRUMENTS)('$id has bands without a hole: from the bottom of the range upward', (row) => {
    for (const set of row.bandSets) {
      for (const sex of ['male', 'female', 'other-or-unknown'] as const) {
        const bands = bandsFor(set, sex);
        if (bands.length === 0) continue;
        expect(bands[0]?.min).toBe(row.scoring.range?.[0]);
        expect(new Set(bands.map((band) => band.min)).size).toBe(bands.length);
        expect(bands.at(-1)?.min).toBeLessThanOrEqual(row.scoring.range?.[1] ?? 0);
      }
    }
  });

  test('names escalations, forms and sets of bands once each', () => {
    const ids = INSTRUMENTS.flatMap((row) => row.escalations.map((escalation) => escalation.id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const row of INSTRUMENTS) {
      expect(new Set(formIds(row)).size).toBe(row.forms.length + 1);
      expect(new Set(row.bandSets.map((set) => set.id)).size).toBe(row.bandSets.length);
    }
  });

  test('a cut that a clinic may move stays within its bounds in every set of bands', () => {
    for (const row of INSTRUMENTS) {
      for (const cutoff of row.cutoffs) {
        if (!('gte' in cutoff) || cutoff.configurable === undefined) continue;
        const [low, high] = cutoff.configurable.within;
        const { band: code } = cutoff.configurable;
        const cuts = row.bandSets.map((set) => bandsFor(set, 'male').find((band) => band.code === code)?.min ?? -1);
        expect(Math.min(...cuts)).toBeGreaterThanOrEqual(low);
        expect(Math.max(...cuts)).toBeLessThanOrEqual(high);
      }
    }
  });
});
