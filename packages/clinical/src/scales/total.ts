import { isAsked, spaceRange } from './answers.ts';
import type { Instrument, MissingRule, Subscale } from './instrument.ts';
import { roundHalfUp } from './round.ts';

/** Why a score is as it is, or is not there at all. `code` is stable; the words may change. */
export interface Reason {
  readonly code:
    | 'missing-answers'
    | 'prorated'
    | 'too-many-missing'
    | 'never-imputed'
    | 'no-rule-for-missing'
    | 'domain-unknown'
    | 'subscale-unscored'
    | 'no-total-by-design'
    | 'needs-published-table'
    | 'skipped-counts-zero'
    | 'answer-to-unasked-item'
    | 'blank-form'
    | 'floor-only'
    | 'undetermined'
    | 'sex-unknown'
    | 'adult-form'
    | 'total-entered'
    | 'converted-form'
    | 'no-baseline-total'
    | 'no-follow-up-total'
    | 'baseline-too-low'
    | 'baseline-zero'
    | 'no-change-rule'
    | 'baseline-as-previous';
  readonly because: string;
  readonly items: readonly string[];
}

/** What the answers add up to. `total` is rounded once; `exact` is before rounding; both `null` when no rule gives one. */
export interface Total {
  readonly total: number | null;
  readonly exact: number | null;
  readonly prorated: boolean;
  readonly subscales: Readonly<Record<string, number | null>>;
  readonly percent: Readonly<Record<string, number | null>>;
  readonly reasons: readonly Reason[];
}

type Values = ReadonlyMap<string, number>;

const sumOf = (items: readonly string[], values: Values): number =>
  items.reduce((sum, linkId) => sum + (values.get(linkId) ?? 0), 0);
const unanswered = (items: readonly string[], values: Values): readonly string[] =>
  items.filter((linkId) => !values.has(linkId));

/** Scored values: answers on skipped items dropped, reversed items turned round. */
export function scoredValues(instrument: Instrument, values: Values): { values: Values; reasons: readonly Reason[] } {
  const { scoring } = instrument;
  if (scoring.method !== 'sum') return { values, reasons: [] };
  const out = new Map(values);
  const reasons: Reason[] = [];
  if (scoring.skip !== undefined && values.get(scoring.skip.item) === scoring.skip.eq) {
    const { zero, item, eq } = scoring.skip;
    const contradicted = zero.filter((linkId) => (values.get(linkId) ?? 0) !== 0);
    reasons.push({ code: 'skipped-counts-zero', because: `${item} is ${eq}: these are not asked`, items: zero });
    if (contradicted.length > 0) {
      const because = `answered although ${item} is ${eq}: not counted, ask again`;
      reasons.push({ code: 'answer-to-unasked-item', because, items: contradicted });
    }
    for (const linkId of zero) out.set(linkId, 0);
  }
  for (const linkId of scoring.reverse ?? []) {
    const value = out.get(linkId);
    const item = instrument.items.find((row) => row.linkId === linkId);
    if (value === undefined || item === undefined) continue;
    const [low, high] = spaceRange(item.answer);
    out.set(linkId, low + high - value);
  }
  return { values: out, reasons };
}

const NOTHING: Total = { total: null, exact: null, prorated: false, subscales: {}, percent: {}, reasons: [] };

/** The total by the instrument's method. `values` come from `scoredValues`. */
export function totalOf(instrument: Instrument, values: Values): Total {
  const { scoring } = instrument;
  switch (scoring.method) {
    case 'sum': {
      const subscales = Object.fromEntries(
        (scoring.subscales ?? []).map((row) => [
          row.id,
          unanswered(row.items, values).length === 0 ? sumOf(row.items, values) : null,
        ]),
      );
      return { ...summed(scoring.items, values, scoring.missing), subscales };
    }
    case 'mean': {
      const missing = unanswered(scoring.items, values);
      if (missing.length > 0) return withoutTotal(missing, scoring.missing);
      const exact = sumOf(scoring.items, values) / scoring.items.length;
      return { ...NOTHING, total: roundHalfUp(exact, scoring.decimals), exact };
    }
    case 'sum-times-4': {
      const missing = unanswered(scoring.items, values);
      if (missing.length > 0) return withoutTotal(missing, scoring.missing);
      const exact = sumOf(scoring.items, values) * 4;
      return { ...NOTHING, total: exact, exact };
    }
    case 'single': {
      const value = values.get(scoring.items[0]);
      if (value === undefined) return withoutTotal(scoring.items, null);
      return { ...NOTHING, total: value, exact: value };
    }
    case 'algorithm': {
      const missing = unanswered(scoring.count, values);
      if (missing.length > 0) return withoutTotal(missing, scoring.missing);
      const exact = sumOf(scoring.count, values);
      return { ...NOTHING, total: exact, exact };
    }
    case 'sum-of-domain-max':
      return domainMaxima(instrument, values);
    case 'weighted-domains':
      return weighted(scoring.domains, scoring.decimals, values);
    case 'means': {
      const scored = scoring.subscales.map((row) => [row, meanOf(row, values)] as const);
      return {
        ...NOTHING,
        prorated: scored.some(([row, mean]) => mean !== null && unanswered(row.items, values).length > 0),
        subscales: Object.fromEntries(
          scored.map(([row, mean]) => [row.id, mean === null ? null : roundHalfUp(mean, scoring.decimals)]),
        ),
        reasons: [
          { code: 'no-total-by-design', because: 'this instrument has no grand total', items: [] },
          ...scored
            .filter(([, mean]) => mean === null)
            .map(([row]): Reason => {
              const because = `${row.id} needs ${row.needs ?? row.items.length} of ${row.items.length} answers`;
              return { code: 'subscale-unscored', because, items: unanswered(row.items, values) };
            }),
        ],
      };
    }
    case 'subscale-means': {
      const means = scoring.subscales.map((row) => [row, meanOf(row, values)] as const);
      const items = scoring.subscales.flatMap((row) => row.items);
      const missing = unanswered(items, values);
      const subscales = Object.fromEntries(
        means.map(([row, mean]) => [row.id, mean === null ? null : roundHalfUp(mean, scoring.decimals)]),
      );
      const percent = Object.fromEntries(
        means.map(([row, mean]) => [row.id, mean === null ? null : roundHalfUp((mean / scoring.percentOf) * 100, 1)]),
      );
      if (missing.length > 0) return { ...withoutTotal(missing, scoring.missing), subscales, percent };
      const exact = sumOf(items, values) / items.length;
      return { ...NOTHING, total: roundHalfUp(exact, scoring.decimals), exact, subscales, percent };
    }
    case 'lookup-T-score': {
      const because = 'the T-score comes from the published table or the official service; enter it as a total';
      return { ...NOTHING, reasons: [{ code: 'needs-published-table', because, items: [] }] };
    }
    case 'triage':
      return NOTHING;
  }
}

function withoutTotal(missing: readonly string[], rule: MissingRule | null): Total {
  const code = rule === null ? 'no-rule-for-missing' : 'missing-answers';
  const because =
    rule === null
      ? 'unanswered, and no rule says how to score it then'
      : `unanswered, and the rule (${rule.rule}) gives no total then`;
  return { ...NOTHING, reasons: [{ code, because, items: missing }] };
}

/** A plain sum; with the mean of the answered items in the place of the missing ones where the rule allows it. */
function summed(items: readonly string[], values: Values, rule: MissingRule): Total {
  const missing = unanswered(items, values);
  const sum = sumOf(items, values);
  if (missing.length === 0) return { ...NOTHING, total: sum, exact: sum };
  if (rule.rule !== 'prorate-mean') return withoutTotal(missing, rule);
  const never = missing.filter((linkId) => rule.neverImputeFor.includes(linkId));
  if (never.length > 0) {
    const because = 'unanswered and never imputed: a safety answer is not made up';
    return { ...NOTHING, reasons: [{ code: 'never-imputed', because, items: never }] };
  }
  if (missing.length > rule.maxMissing) {
    const because = `${missing.length} unanswered; a total may be prorated for at most ${rule.maxMissing}`;
    return { ...NOTHING, reasons: [{ code: 'too-many-missing', because, items: missing }] };
  }
  const exact = (sum * items.length) / (items.length - missing.length);
  const because = `sum ${sum} × ${items.length} ÷ ${items.length - missing.length} answered`;
  return {
    ...NOTHING,
    total: roundHalfUp(exact, 0),
    exact,
    prorated: true,
    reasons: [{ code: 'prorated', because, items: missing }],
  };
}

const meanOf = (row: Subscale, values: Values): number | null => {
  const missing = unanswered(row.items, values).length;
  const given = row.items.length - missing;
  return given < (row.needs ?? row.items.length) ? null : sumOf(row.items, values) / given;
};

/**
 * QIDS: a domain is known when each of its items is answered (of each pair of alternatives one is enough), or when an
 * answered one already has the highest score; an unknown domain leaves no total.
 */
function domainMaxima(instrument: Instrument, values: Values): Total {
  const { scoring } = instrument;
  if (scoring.method !== 'sum-of-domain-max') throw new Error(`not scored by domains: ${instrument.id}`);
  const highest = new Map(instrument.items.map((item) => [item.linkId, spaceRange(item.answer)[1]]));
  const known = scoring.domains.map(({ id, items }) => {
    const given = items.filter((linkId) => values.has(linkId));
    const max = given.length === 0 ? null : Math.max(...given.map((linkId) => values.get(linkId) ?? 0));
    const ceiling = Math.max(...items.map((linkId) => highest.get(linkId) ?? 0));
    const open = unansweredOfPairs(items, scoring.alternatives, values);
    return { id, open, score: max !== null && (open.length === 0 || max === ceiling) ? max : null };
  });
  const subscales = Object.fromEntries(known.map(({ id, score }) => [id, score]));
  const unknown = known.filter(({ score }) => score === null);
  if (unknown.length > 0) {
    const because = `no total: ${unknown.map(({ id }) => id).join(', ')} cannot be scored`;
    return {
      ...NOTHING,
      subscales,
      reasons: [{ code: 'domain-unknown', because, items: unknown.flatMap(({ open }) => open) }],
    };
  }
  const exact = known.reduce((sum, { score }) => sum + (score ?? 0), 0);
  return { ...NOTHING, total: exact, exact, subscales };
}

/** Items still to be answered when of each pair of alternatives one answer is enough. */
export const unansweredOfPairs = (
  items: readonly string[],
  pairs: readonly (readonly [string, string])[],
  values: Values,
): readonly string[] =>
  items.filter((linkId) => {
    if (values.has(linkId)) return false;
    const pair = pairs.find((row) => row.includes(linkId));
    return pair === undefined || !pair.some((other) => values.has(other));
  });

/** FIQR: a domain's sum is scaled to all its items, then divided; a domain with no answer leaves no total. */
function weighted(
  domains: readonly { readonly id: string; readonly items: readonly string[]; readonly divisor: number }[],
  decimals: number,
  values: Values,
): Total {
  const scored = domains.map(({ id, items, divisor }) => {
    const missing = unanswered(items, values);
    const given = items.length - missing.length;
    return {
      id,
      missing,
      score: given === 0 ? null : (sumOf(items, values) * items.length) / given / divisor,
    };
  });
  const subscales = Object.fromEntries(
    scored.map(({ id, score }) => [id, score === null ? null : roundHalfUp(score, decimals)]),
  );
  const missing = scored.flatMap((row) => row.missing);
  const empty = scored.filter(({ score }) => score === null);
  if (empty.length > 0) {
    const because = `no answer at all in ${empty.map(({ id }) => id).join(', ')}`;
    return {
      ...NOTHING,
      subscales,
      reasons: [{ code: 'domain-unknown', because, items: empty.flatMap((row) => row.missing) }],
    };
  }
  const exact = scored.reduce((sum, { score }) => sum + (score ?? 0), 0);
  return {
    ...NOTHING,
    total: roundHalfUp(exact, decimals),
    exact,
    prorated: missing.length > 0,
    subscales,
    reasons:
      missing.length === 0
        ? []
        : [{ code: 'prorated', because: 'each domain scaled to all its items by those answered', items: missing }],
  };
}

/** Scored items that still want an answer. Skipped ones do not; of alternatives one is enough. */
export function wanting(instrument: Instrument, values: Values): readonly string[] {
  const items = instrument.items.filter((item) => item.scored && isAsked(item, values) !== 'no');
  const pairs = instrument.scoring.method === 'sum-of-domain-max' ? instrument.scoring.alternatives : [];
  // An item that may turn out not to be asked is wanted only once the answer that decides it is there.
  const decided = items.filter((item) => isAsked(item, values) === 'yes').map((item) => item.linkId);
  return unansweredOfPairs(decided, pairs, values);
}

/**
 * Between what totals the whole answer must lie, whatever the missing answers are: every unanswered scored item at its
 * lowest, and at its highest. `null` where there is no total to speak of.
 */
export function possibleTotals(
  instrument: Instrument,
  raw: Values,
): { readonly min: number; readonly max: number } | null {
  const reversed = new Set(instrument.scoring.method === 'sum' ? instrument.scoring.reverse : []);
  const filled = (end: 0 | 1): number | null => {
    const values = new Map(raw);
    for (const item of instrument.items) {
      if (!item.scored || values.has(item.linkId)) continue;
      const side = reversed.has(item.linkId) ? 1 - end : end;
      values.set(item.linkId, spaceRange(item.answer)[side] ?? 0);
    }
    return totalOf(instrument, scoredValues(instrument, values).values).total;
  };
  const min = filled(0);
  const max = filled(1);
  return min === null || max === null ? null : { min, max };
}
