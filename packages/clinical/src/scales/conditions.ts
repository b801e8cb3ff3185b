import type { Condition, Escalation, Instrument, Severity } from './instrument.ts';

/** An escalation that fires, with what made it fire. */
export interface Flag {
  readonly id: string;
  readonly severity: Severity;
  readonly action: string;
  readonly basis: Escalation['basis'];
  /** What was looked at, by name: item linkIds, `total`, `band`, `tier`, `change` … */
  readonly inputs: Readonly<Record<string, number | string | boolean>>;
}

/** An escalation nobody can judge: what is missing, and whether it would fire whatever the answer is. */
export interface Unjudged {
  readonly id: string;
  readonly severity: Severity;
  readonly missing: readonly string[];
  readonly certain: boolean;
}

/** What the conditions may ask about. `undefined` or `null` = not known, never "no". */
export interface Facts {
  readonly instrument: Instrument;
  readonly values: ReadonlyMap<string, number>;
  /** False when only a total is here: then nothing is known of any item, not even that it was left blank. */
  readonly itemsKnown: boolean;
  readonly total: number | null;
  readonly possible: { readonly min: number; readonly max: number } | null;
  readonly band: string | null;
  readonly possibleBands: readonly string[];
  readonly tier: string | null;
  readonly possibleTiers: readonly string[];
  readonly incomplete: boolean | null;
  readonly previous: number | null;
  readonly baseline: number | null;
  readonly minutesSinceDose: number | null;
  readonly atDischarge: boolean | null;
}

type Verdict =
  | { readonly truth: 'yes'; readonly inputs: Flag['inputs'] }
  | { readonly truth: 'no' }
  | { readonly truth: 'unknown'; readonly missing: readonly string[]; readonly certain: boolean };

interface Limits {
  readonly eq?: number;
  readonly gte?: number;
  readonly lte?: number;
}

const NO: Verdict = { truth: 'no' };
const yes = (inputs: Flag['inputs']): Verdict => ({ truth: 'yes', inputs });
const unknown = (missing: readonly string[], certain = false): Verdict => ({ truth: 'unknown', missing, certain });

const within = ({ eq, gte, lte }: Limits, value: number): boolean =>
  (eq === undefined || value === eq) && (gte === undefined || value >= gte) && (lte === undefined || value <= lte);

/** Could some value between `min` and `max` meet the limits; would every one? */
const over = (limits: Limits, { min, max }: { min: number; max: number }): { some: boolean; every: boolean } => {
  const low = limits.eq ?? limits.gte ?? Number.NEGATIVE_INFINITY;
  const high = limits.eq ?? limits.lte ?? Number.POSITIVE_INFINITY;
  return { some: low <= max && high >= min, every: low <= min && high >= max };
};

function judge(when: Condition, facts: Facts): Verdict {
  if ('all' in when) {
    const parts = when.all.map((part) => judge(part, facts));
    if (parts.some((part) => part.truth === 'no')) return NO;
    const open = parts.filter((part) => part.truth === 'unknown');
    if (open.length > 0) {
      return unknown(
        open.flatMap((part) => part.missing),
        open.every((part) => part.certain),
      );
    }
    return yes(Object.assign({}, ...parts.map((part) => (part.truth === 'yes' ? part.inputs : {}))));
  }
  if ('anyItem' in when) {
    const scored = facts.instrument.items.filter((item) => item.scored);
    const hit = scored.filter((item) => {
      const value = facts.values.get(item.linkId);
      return value !== undefined && within(when, value);
    });
    if (hit.length > 0)
      return yes(Object.fromEntries(hit.map(({ linkId }) => [linkId, facts.values.get(linkId) ?? 0])));
    const missing = scored.filter((item) => !facts.values.has(item.linkId)).map((item) => item.linkId);
    return missing.length > 0 ? unknown(missing) : NO;
  }
  if ('item' in when) {
    if (!facts.itemsKnown) return unknown([when.item]);
    const value = facts.values.get(when.item);
    if ('missing' in when) return value === undefined ? yes({ [when.item]: 'unanswered' }) : NO;
    if (value === undefined) return unknown([when.item]);
    return within(when, value) ? yes({ [when.item]: value }) : NO;
  }
  if ('score' in when) {
    if (facts.total !== null) return within(when, facts.total) ? yes({ total: facts.total }) : NO;
    if (facts.possible === null) return unknown(['total']);
    const { some, every } = over(when, facts.possible);
    return some ? unknown(['total'], every) : NO;
  }
  if ('band' in when) {
    if (facts.band === when.band) return yes({ band: when.band });
    if (facts.possibleBands.length === 0 || !facts.possibleBands.includes(when.band)) return NO;
    return unknown(['total'], facts.possibleBands.length === 1);
  }
  if ('tier' in when) {
    if (facts.tier === when.tier) return yes({ tier: when.tier });
    return facts.possibleTiers.includes(when.tier) ? unknown(['tier'], facts.possibleTiers.length === 1) : NO;
  }
  if ('incomplete' in when) {
    if (facts.incomplete === null) return unknown(['answers']);
    return facts.incomplete ? yes({ incomplete: true }) : NO;
  }
  if ('change' in when) {
    const from = facts[when.from];
    const missing = [...(facts.total === null ? ['total'] : []), ...(from === null ? [when.from] : [])];
    if (facts.total === null || from === null) return unknown(missing);
    const rise = facts.total - from;
    return rise >= when.gte ? yes({ [when.from]: from, total: facts.total, change: rise }) : NO;
  }
  return judgeAgainstBaseline(when, facts);
}

/** Still above the value before the dose, at a moment that matters. */
function judgeAgainstBaseline(when: Extract<Condition, { aboveBaseline: true }>, facts: Facts): Verdict {
  const above = facts.total === null || facts.baseline === null ? null : facts.total > facts.baseline;
  if (above === false) return NO;
  const moment =
    'atDischarge' in when
      ? facts.atDischarge
      : facts.minutesSinceDose === null
        ? null
        : facts.minutesSinceDose >= when.afterMinutes;
  if (moment === false) return NO;
  const missing = [
    ...(facts.total === null ? ['total'] : []),
    ...(facts.baseline === null ? ['baseline'] : []),
    ...(moment === null ? ['atDischarge' in when ? 'atDischarge' : 'minutesSinceDose'] : []),
  ];
  if (missing.length > 0) return unknown(missing);
  return yes({ total: facts.total ?? 0, baseline: facts.baseline ?? 0 });
}

/** Every escalation of the instrument, judged: those that fire, and those that cannot be judged. */
export function escalate(facts: Facts): { readonly flags: readonly Flag[]; readonly unjudged: readonly Unjudged[] } {
  const flags: Flag[] = [];
  const unjudged: Unjudged[] = [];
  for (const { id, severity, action, basis, when } of facts.instrument.escalations) {
    const verdict = judge(when, facts);
    if (verdict.truth === 'yes') flags.push({ id, severity, action, basis, inputs: verdict.inputs });
    if (verdict.truth === 'unknown') {
      unjudged.push({ id, severity, missing: [...new Set(verdict.missing)], certain: verdict.certain });
    }
  }
  return { flags, unjudged };
}
