import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bandsFor } from './bands.ts';
import type { Band, Condition, Instrument } from './instrument.ts';
import { INSTRUMENTS, instrumentById } from './instruments.ts';

/** The reference the rows were written from, where it lies beside the checkout; Keel does not need it. */
const path = join(import.meta.dirname, '../../../../../shared/reference/instruments.json');
const here = existsSync(path);
if (!here) console.warn(`SKIPPED: the rows of scales/ are not compared with the reference: ${path} is not here`);

interface Row {
  readonly id: string;
  readonly [key: string]: unknown;
}
// biome-ignore lint/suspicious/noExplicitAny: the reference is free-form JSON
const rows: readonly (Row & Record<string, any>)[] = here ? JSON.parse(readFileSync(path, 'utf8')).instruments : [];
const ours = (id: string): Instrument => {
  const row = instrumentById(id);
  if (row === undefined) throw new Error(`missing: ${id}`);
  return row;
};

test.runIf(here)('every instrument of the reference is here, and no other', () => {
  expect(INSTRUMENTS.map((row) => row.id).toSorted()).toEqual(rows.map((row) => row.id).toSorted());
});

test.runIf(here).each(rows.map((row) => [row.id, row] as const))(
  '%s: items, options and codes are as in the reference',
  (id, row) => {
    const mine = ours(id);
    expect(mine.title).toBe(row['title']);
    expect(mine.rater).toBe(row['rater']);
    expect(mine.recallDays).toBe(row['recallDays']);
    expect(mine.stem).toBe(row['stem']);
    expect(mine.instruction).toBe(row['instruction']);
    expect(mine.licence.status).toBe(row['licence'].status);
    expect(mine.licence.textIncluded).toBe(row['licence'].textIncluded);
    const { risk, ...codes } = row['codes'];
    const { risk: myRisk, ...myCodes } = mine.codes;
    expect(myCodes).toEqual(codes);
    if (risk !== undefined) {
      const { note: _, ...rest } = risk;
      expect(myRisk).toEqual(rest);
    }
    expect(
      mine.items.map((item) => ({
        linkId: item.linkId,
        number: item.number,
        text: item.text,
        label: item.label,
        loinc: item.loinc,
        scored: item.scored,
        enableWhen: item.enableWhen,
        period: item.period,
        ...('options' in item.answer
          ? {
              options: item.answer.options.map(({ value, text, loinc }) => ({
                value,
                text,
                loincAnswer: loinc ?? null,
              })),
            }
          : { min: item.answer.min, max: item.answer.max, anchors: item.answer.anchors }),
      })),
    ).toEqual(
      // biome-ignore lint/suspicious/noExplicitAny: as above
      row['items'].map((item: any) => ({
        linkId: item.linkId,
        number: item.number,
        text: item.text,
        label: item.label,
        loinc: item.loinc,
        scored: item.scored ?? true,
        enableWhen: item.enableWhen,
        period: item.period,
        ...(item.options ? { options: item.options } : { min: item.min, max: item.max, anchors: item.anchors }),
      })),
    );
  },
);

test.runIf(here).each(rows.map((row) => [row.id, row] as const))(
  '%s: scoring and missing rule are as in the reference',
  (id, row) => {
    const { scoring } = ours(id);
    const theirs = row['scoring'];
    expect(scoring.method).toBe(theirs.method);
    expect(scoring.range ?? null).toEqual(theirs.range ?? null);
    expect(scoring.direction).toBe(theirs.direction);
    if (theirs.items && 'items' in scoring) expect(scoring.items).toEqual(theirs.items);
    if ('reverse' in scoring || theirs.reverse?.length > 0) {
      expect('reverse' in scoring ? scoring.reverse : undefined).toEqual(theirs.reverse);
    }
    if (theirs.decimals !== undefined) expect('decimals' in scoring && scoring.decimals).toBe(theirs.decimals);
    if (theirs.subscales) {
      expect('subscales' in scoring && scoring.subscales?.map(({ id: sub, items }) => [sub, items])).toEqual(
        theirs.subscales.map((sub: Row) => [sub.id, sub['items']]),
      );
    }
    if (theirs.alternatives) expect('alternatives' in scoring && scoring.alternatives).toEqual(theirs.alternatives);
    if (theirs.domains && 'domains' in scoring) {
      expect(scoring.domains.map((domain) => domain.id)).toEqual(theirs.domains.map((domain: Row) => domain.id));
      scoring.domains.forEach((domain, index) => {
        const other = theirs.domains[index];
        if (other.items) expect(domain.items).toEqual(other.items);
        if (other.count) expect(domain.items).toHaveLength(other.count);
        if (other.divisor) expect('divisor' in domain && domain.divisor).toBe(other.divisor);
      });
    }
    if (scoring.method === 'triage') {
      expect(scoring.tiers.map((tier) => [tier.code, tier.any])).toEqual(
        theirs.tiers.slice(0, 3).map((tier: Record<string, never>) => [
          tier['code'],
          // biome-ignore lint/suspicious/noExplicitAny: as above
          (tier['when'] as any).any.map((part: { item: string; eq: number }) => {
            expect(part.eq).toBe(1);
            return part.item;
          }),
        ]),
      );
    }
    const missing = 'missing' in scoring ? scoring.missing : null;
    if (theirs.missing?.maxMissing > 0) {
      expect(missing?.rule).toBe('prorate-mean');
      expect(missing?.rule === 'prorate-mean' && missing.maxMissing).toBe(theirs.missing.maxMissing);
      expect(missing?.rule === 'prorate-mean' && missing.neverImputeFor).toEqual(theirs.missing.neverImputeFor ?? []);
    } else if (theirs.missing === undefined) expect(missing).toBeNull();
  },
);

test.runIf(here).each(rows.map((row) => [row.id, row] as const))(
  '%s: bands, cut-offs and rules for change are as in the reference',
  (id, row) => {
    const mine = ours(id);
    const [set] = mine.bandSets;
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const theirs: readonly any[] = row['bands'];
    if (theirs.length === 0) expect(set).toBeUndefined();
    else if (theirs[0].min === undefined) {
      expect(set?.bands.map((band) => band.code)).toEqual(theirs.map((band) => band.code));
    } else {
      for (const sex of new Set(theirs.map((band) => band.sex ?? 'male'))) {
        const bands: readonly Band[] = bandsFor(set, sex);
        const wanted = theirs.filter((band) => (band.sex ?? sex) === sex).toSorted((a, b) => a.min - b.min);
        expect(bands.map(({ min, code }) => ({ min, code }))).toEqual(wanted.map(({ min, code }) => ({ min, code })));
        expect(wanted.at(-1).max).toBe(mine.scoring.range?.[1]);
      }
    }
    for (const cutoff of row['cutoffs'] ?? []) {
      const found = mine.cutoffs.find((other) => other.id === cutoff.id);
      expect(found).toBeDefined();
      if (found && 'gte' in found) expect(found.gte).toEqual(cutoff.gte);
      if (found && 'lte' in found) expect(found.lte).toEqual(cutoff.lte);
      if (found && 'configurable' in found) expect(found.configurable?.within).toEqual(cutoff.configurable);
    }
    expect(mine.cutoffs).toHaveLength((row['cutoffs'] ?? []).length);
    const change = row['changeThresholds'];
    expect(mine.change.response?.relativeFall).toBe(change.response?.gte);
    expect(mine.change.response?.baselineMin).toBe(change.response?.baselineMin);
    expect(mine.change.remission?.lte).toBe(change.remission?.lte);
    expect(mine.change.remission?.alternative).toBe(change.remission?.alternative);
    expect(mine.change.mcid?.points).toBe(change.mcid?.points);
    expect(mine.change.mcid?.relative).toBe(change.mcid?.relative);
    expect(mine.change.reliableChange?.points).toBe(change.reliableChange?.points);
    expect(mine.change.deterioration?.rise).toBe(change.deterioration?.gte);
    expect(mine.change.worsening?.rise).toBe(change.worsening?.points);
    expect(mine.change.sedation !== undefined).toBe(change.sedation !== undefined);
  },
);

test.runIf(here).each(rows.map((row) => [row.id, row] as const))(
  '%s: escalations and algorithms are as in the reference',
  (id, row) => {
    const mine = ours(id);
    const plain = (when: Condition): unknown =>
      'anyItem' in when ? { ...when, anyItem: `${id === 'who5' ? 'who5' : 'bprs'}.*` } : when;
    expect(mine.escalations.map(({ id: name, severity, when }) => ({ id: name, severity, when: plain(when) }))).toEqual(
      // biome-ignore lint/suspicious/noExplicitAny: as above
      row['escalations'].map((other: any) => ({ id: other.id, severity: other.severity, when: other.when })),
    );
    expect(mine.algorithms.map((algorithm) => algorithm.id)).toEqual(
      (row['algorithms'] ?? []).map((algorithm: Row) => algorithm.id),
    );
  },
);
