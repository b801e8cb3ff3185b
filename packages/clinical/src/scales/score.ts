import { type AlgorithmResult, runAlgorithm } from './algorithms.ts';
import { type Answers, answered, isAsked } from './answers.ts';
import { bandAt, bandNamed, bandSetOf, bandsBetween, bandsFor, dependsOnSex } from './bands.ts';
import { escalate, type Facts, type Flag, type Unjudged } from './conditions.ts';
import {
  type Cutoff,
  type Direction,
  type Instrument,
  type Item,
  SEVERITIES,
  type Severity,
  type Sex,
} from './instrument.ts';
import type { FormOf } from './instruments.ts';
import { roundHalfUp } from './round.ts';
import { possibleTotals, type Reason, scoredValues, type Total, totalOf, wanting } from './total.ts';
import { triage } from './triage.ts';

/** What beside the answers bears on a score. Everything may be unknown; nothing has a silent default. */
export interface ScoreContext {
  /** Sex at birth, where the bands depend on it. */
  readonly sex: Sex;
  readonly ageYears: number | null;
  /** Name of the set of bands in force; the instrument's first when undefined. */
  readonly bandSet: string | undefined;
  /** The score before this one, the one before treatment or dose, and the moment: for the escalations that ask. */
  readonly previous: number | null;
  readonly baseline: number | null;
  readonly minutesSinceDose: number | null;
  readonly atDischarge: boolean | null;
}

/** Nothing known beside the answers. */
export const NO_CONTEXT: ScoreContext = {
  sex: 'other-or-unknown',
  ageYears: null,
  bandSet: undefined,
  previous: null,
  baseline: null,
  minutesSinceDose: null,
  atDischarge: null,
};

/** One scored form. Every field that cannot be known is `null`, and `reasons` says why. */
export interface Score {
  readonly instrument: string;
  readonly version: string;
  readonly form: string;
  readonly direction: Direction;
  readonly range: readonly [number, number] | null;
  /** Every item that had to be answered is; `null` when only a total was entered. */
  readonly complete: boolean | null;
  /** How many scored items were answered; `null` when only a total was entered. */
  readonly answered: number | null;
  /** Items that still want an answer. */
  readonly missing: readonly string[];
  readonly total: number | null;
  /** Before rounding, to one decimal more than the total; only where rounding or prorating changed it. */
  readonly unrounded: number | null;
  readonly prorated: boolean;
  readonly subscales: Readonly<Record<string, number | null>>;
  readonly percent: Readonly<Record<string, number | null>>;
  /** Where the total must lie once the missing answers are there; only when there is no total. */
  readonly possible: { readonly min: number; readonly max: number } | null;
  readonly band: string | null;
  readonly bandLabel: string | null;
  readonly bandSet: string | null;
  /** Triage only. */
  readonly tier: string | null;
  readonly ideationLevel: number | null;
  readonly incomplete: boolean | null;
  readonly cutoffs: Readonly<Record<string, boolean | null>>;
  readonly algorithms: Readonly<Record<string, AlgorithmResult>>;
  readonly flags: readonly Flag[];
  readonly unjudged: readonly Unjudged[];
  /** Highest among the flags; `null` when none fires. */
  readonly severity: Severity | null;
  /** Unanswered items about death or suicide: someone asks them by voice and records who asked. */
  readonly askByVoice: readonly string[];
  readonly reasons: readonly Reason[];
  readonly attribution: string;
}

/**
 * Scores one form. Pure: same answers, same result, whoever asks.
 *
 * Answers must have passed `checkAnswers` first: a value outside its item's range here is our own bug and is not looked
 * for. Source: reference instruments.md "How to encode".
 */
export function scoreAnswers(of: FormOf, answers: Answers, context: ScoreContext): Score {
  const raw = answered(of, answers);
  const { instrument } = of;
  const { values, reasons } = scoredValues(instrument, raw);
  const total = totalOf(instrument, values);
  const missing = wanting(instrument, raw);
  const notes: Reason[] = [...reasons];
  if (of.add !== 0) {
    const because = `${of.add > 0 ? '+' : ''}${of.add} on each answer: form ${of.form}, scored as ${instrument.version}`;
    notes.push({ code: 'converted-form', because, items: [] });
  }
  return assemble(of, context, {
    raw,
    values,
    total: { ...total, reasons: [...notes, ...total.reasons] },
    missing,
    answered: instrument.items.filter(
      (item) => item.scored && raw.has(item.linkId) && !isSkipped(instrument, raw, item),
    ).length,
  });
}

/**
 * A score from a total that was counted elsewhere. Bands and cut-offs hold; whatever needs single answers is unknown.
 * @throws RangeError when the total lies outside the instrument's range.
 */
export function scoreOfTotal(of: FormOf, total: number, context: ScoreContext): Score {
  const { range } = of.instrument.scoring;
  if (range === null || !Number.isFinite(total) || total < range[0] || total > range[1]) {
    throw new RangeError(`not a total of ${of.instrument.id}: ${total}`);
  }
  const because = 'counted elsewhere: the single answers are not here';
  const entered: Total = {
    total,
    exact: total,
    prorated: false,
    subscales: {},
    percent: {},
    reasons: [{ code: 'total-entered', because, items: [] }],
  };
  return assemble(of, context, { raw: new Map(), values: new Map(), total: entered, missing: [], answered: null });
}

const isSkipped = ({ scoring }: Instrument, raw: ReadonlyMap<string, number>, item: Item): boolean =>
  scoring.method === 'sum' && scoring.skip !== undefined && isAsked(item, raw) === 'no';

interface Parts {
  readonly raw: ReadonlyMap<string, number>;
  readonly values: ReadonlyMap<string, number>;
  readonly total: Total;
  readonly missing: readonly string[];
  /** `null`: only a total was entered. */
  readonly answered: number | null;
}

function assemble(of: FormOf, context: ScoreContext, parts: Parts): Score {
  const { instrument } = of;
  const { total, raw, values } = parts;
  const byAnswers = parts.answered !== null;
  const possible = total.total === null && byAnswers ? possibleTotals(instrument, raw) : null;
  const set = bandSetOf(instrument, context.bandSet);
  const bands = bandsFor(set, context.sex);
  const tiers = byAnswers && instrument.scoring.method === 'triage' ? triage(instrument, raw) : null;
  const algorithmBand = instrument.scoring.method === 'algorithm' ? judgeAlgorithm(instrument, raw, byAnswers) : null;
  const numbered = total.total === null ? undefined : bandAt(bands, total.total);
  const band = tiers?.tier ?? algorithmBand ?? numbered?.code ?? null;
  const facts: Facts = {
    instrument,
    values,
    itemsKnown: byAnswers,
    total: total.total,
    possible,
    band,
    possibleBands:
      algorithmBand === 'undetermined'
        ? (set?.bands ?? []).map(({ code }) => code)
        : possible === null
          ? []
          : [...new Set(bandsBetween(bands, possible.min, possible.max))],
    tier: tiers?.tier ?? null,
    possibleTiers: tiers?.possible ?? [],
    incomplete: tiers?.incomplete ?? null,
    previous: context.previous,
    baseline: context.baseline,
    minutesSinceDose: context.minutesSinceDose,
    atDischarge: context.atDischarge,
  };
  const { flags, unjudged } = escalate(facts);
  const rounded = decimalsOf(instrument);
  return {
    instrument: instrument.id,
    version: instrument.version,
    form: of.form,
    direction: instrument.scoring.direction,
    range: instrument.scoring.range,
    complete: byAnswers ? parts.missing.length === 0 && instrument.items.length > 0 : null,
    answered: parts.answered,
    missing: parts.missing,
    total: total.total,
    unrounded: total.exact === null || total.exact === total.total ? null : roundHalfUp(total.exact, rounded + 1),
    prorated: total.prorated,
    subscales: total.subscales,
    percent: total.percent,
    possible,
    band,
    bandLabel: (numbered ?? bandNamed(set, band))?.label ?? null,
    bandSet: band === null ? null : (set?.id ?? null),
    tier: tiers?.tier ?? null,
    ideationLevel: tiers?.ideationLevel ?? null,
    incomplete: tiers?.incomplete ?? null,
    cutoffs: Object.fromEntries(
      instrument.cutoffs.map((cutoff) => [cutoff.id, judgeCutoff(cutoff, facts, context.sex, bands)]),
    ),
    algorithms: byAnswers
      ? Object.fromEntries(instrument.algorithms.map((row) => [row.id, runAlgorithm(instrument, row, values)]))
      : {},
    flags,
    unjudged,
    severity: SEVERITIES.findLast((severity) => flags.some((flag) => flag.severity === severity)) ?? null,
    askByVoice: byAnswers
      ? instrument.safetyItems.filter((linkId) => parts.missing.includes(linkId))
      : [...instrument.safetyItems],
    reasons: [...total.reasons, ...remarks(of, context, parts, tiers, algorithmBand)],
    attribution: instrument.licence.attribution,
  };
}

const decimalsOf = ({ scoring }: Instrument): number => ('decimals' in scoring ? scoring.decimals : 0);

/** MDQ: positive only when all parts hold; undetermined while a missing answer could change it. */
function judgeAlgorithm(
  instrument: Instrument,
  values: ReadonlyMap<string, number>,
  byAnswers: boolean,
): 'positive' | 'negative' | 'undetermined' | null {
  const { scoring } = instrument;
  if (scoring.method !== 'algorithm' || !byAnswers) return null;
  const yes = scoring.count.filter((linkId) => (values.get(linkId) ?? 0) > 0).length;
  const open = scoring.count.filter((linkId) => !values.has(linkId)).length;
  const parts = scoring.and.map(({ item, gte }) => {
    const value = values.get(item);
    return value === undefined ? 'open' : value >= gte ? 'holds' : 'fails';
  });
  if (yes + open < scoring.countAtLeast || parts.includes('fails')) return 'negative';
  return yes >= scoring.countAtLeast && !parts.includes('open') ? 'positive' : 'undetermined';
}

function judgeCutoff(
  cutoff: Cutoff,
  facts: Facts,
  sex: Sex,
  bands: readonly { readonly min: number; readonly code: string }[],
): boolean | null {
  if (facts.total === null) return null;
  if ('lte' in cutoff) return facts.total <= cutoff.lte;
  if ('above' in cutoff) {
    if (facts.total <= cutoff.above) return false;
    return facts.baseline === null ? null : facts.total > facts.baseline;
  }
  const moved = bands.find((band) => band.code === cutoff.configurable?.band)?.min;
  return facts.total >= (moved ?? (typeof cutoff.gte === 'number' ? cutoff.gte : cutoff.gte[sex]));
}

/** What else a reader must know about this result. */
function remarks(
  of: FormOf,
  context: ScoreContext,
  parts: Parts,
  tiers: ReturnType<typeof triage> | null,
  algorithmBand: string | null,
): readonly Reason[] {
  const { instrument } = of;
  const out: Reason[] = [];
  if (tiers !== null && tiers.tier === null) {
    out.push({ code: 'blank-form', because: 'nothing was answered: a blank form has no tier', items: parts.missing });
  } else if (tiers?.incomplete) {
    const because = `at least ${tiers.tier}; it can still come out at ${tiers.possible.join(' or ')}`;
    out.push({ code: 'floor-only', because, items: parts.missing });
  }
  if (tiers !== null && tiers.contradicted.length > 0) {
    const because = 'answered yes although the question before it was answered no: counted, ask again';
    out.push({ code: 'answer-to-unasked-item', because, items: tiers.contradicted });
  }
  if (algorithmBand === 'undetermined') {
    out.push({ code: 'undetermined', because: 'a missing answer could change the result', items: parts.missing });
  }
  if (context.sex === 'other-or-unknown' && dependsOnSex(bandSetOf(instrument, context.bandSet))) {
    const because = 'sex at birth unknown or other: the lower cut is used';
    out.push({ code: 'sex-unknown', because, items: [] });
  }
  if (context.ageYears !== null && context.ageYears < 18) {
    out.push({ code: 'adult-form', because: 'this form is for adults; the patient is under 18', items: [] });
  }
  return out;
}
