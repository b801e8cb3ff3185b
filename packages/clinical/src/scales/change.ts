import type { ChangeRules, Direction, Instrument } from './instrument.ts';
import type { FormOf } from './instruments.ts';
import { roundHalfUp } from './round.ts';
import type { Score } from './score.ts';
import type { Reason } from './total.ts';

/** A judgement that the numbers allow, or `null` when they do not: never "no" for want of a number. */
type Judged = boolean | null;

/** How one subscale moved, for instruments that have no total. */
export interface SubscaleChange {
  readonly change: number | null;
  readonly relativeChange: number | null;
  readonly response: Judged;
  readonly mcid: Judged;
}

/** From baseline to follow-up. `null` where the instrument has no such rule, or a total is missing: `reasons` says which. */
export interface Change {
  /** Follow-up minus baseline, in points: negative is a fall. */
  readonly change: number | null;
  /** The same as a share of the baseline. */
  readonly relativeChange: number | null;
  /** Points moved the better way; `null` where neither way is the better one. */
  readonly improvement: number | null;
  readonly response: Judged;
  readonly remission: Judged;
  /** The cut that was used, stored with the result. */
  readonly remissionCut: number | null;
  /** By the other cut in use (MADRS). */
  readonly remissionAlternative: Judged;
  /** By points where the row has them, else by share. */
  readonly mcid: Judged;
  /** By share, where the row has both. */
  readonly mcidRelative: Judged;
  readonly reliableChange: Judged;
  readonly deterioration: Judged;
  readonly worsening: Judged;
  readonly sedation: Judged;
  readonly subscaleChanges: Readonly<Record<string, SubscaleChange>>;
  readonly reasons: readonly Reason[];
}

/** Half of what the comparisons allow for binary arithmetic; far below the smallest real difference between two shares. */
const HAIR = 1e-9;

/** +1 when a lower value is better, −1 when a higher one is, 0 when neither can be called better. */
const betterIsLower = (direction: Direction): 1 | -1 | 0 => {
  switch (direction) {
    case 'higher-worse':
    case 'lower-better':
    case 'higher-more-dissociation':
      return 1;
    case 'higher-better':
    case 'lower-more-sedated':
      return -1;
    case 'higher-stronger':
      return 0;
  }
};

/** The whole answers behind a rounded mean: compared in their place, so that rounding cannot cross the line. */
const wholeSum = (instrument: Instrument, total: number): number => {
  const { scoring } = instrument;
  if (scoring.method !== 'mean') return total;
  const sum = Math.round(total * scoring.items.length);
  return roundHalfUp(sum / scoring.items.length, scoring.decimals) === total ? sum : total * scoring.items.length;
};

const relative = (from: number, to: number): number | null => (from === 0 ? null : (to - from) / from);

/** Response, remission and the other marks of change between two scores of one form. */
export function judgeChange(of: FormOf, baseline: Score, followUp: Score, remissionCut?: number): Change {
  const { instrument } = of;
  const rules: ChangeRules = instrument.change;
  const before = baseline.total;
  const after = followUp.total;
  const reasons: Reason[] = [];
  const hasTotal = instrument.scoring.method !== 'means' && instrument.scoring.method !== 'triage';
  if (hasTotal && before === null) {
    reasons.push({ code: 'no-baseline-total', because: 'the baseline has no total', items: baseline.missing });
  }
  if (hasTotal && after === null) {
    reasons.push({ code: 'no-follow-up-total', because: 'the follow-up has no total', items: followUp.missing });
  }
  if (Object.keys(rules).length === 0) {
    reasons.push({ code: 'no-change-rule', because: `no rule for change is known for ${instrument.id}`, items: [] });
  }
  const both = before === null || after === null ? null : { before, after };
  const points = both && both.after - both.before;
  const sign = betterIsLower(instrument.scoring.direction);
  const improvement = points === null || sign === 0 ? null : -points * sign;
  const { mcid } = rules;
  const share = both && relative(both.before, both.after);
  if (both !== null && share === null && (rules.response !== undefined || mcid?.relative !== undefined)) {
    reasons.push({ code: 'baseline-zero', because: 'the baseline is 0: there is no share of it', items: [] });
  }
  const improvedShare = share === null || sign === 0 ? null : -share * sign;
  const cut = rules.remission && (remissionCut ?? rules.remission.lte);
  const subscaleChanges = subscales(instrument, baseline, followUp);
  return {
    change: points === null ? null : roundHalfUp(points, 2),
    relativeChange: share === null ? null : roundHalfUp(share, 4),
    improvement: improvement === null ? null : roundHalfUp(improvement, 2),
    response: respond(instrument, both, reasons),
    remission: cut === undefined || after === null ? null : after <= cut,
    remissionCut: cut ?? null,
    remissionAlternative:
      rules.remission?.alternative === undefined || after === null ? null : after <= rules.remission.alternative,
    mcid:
      mcid?.subscale !== undefined
        ? (subscaleChanges[mcid.subscale]?.mcid ?? null)
        : mcid?.points !== undefined
          ? atLeast(improvement, mcid.points)
          : mcid?.relative !== undefined
            ? atLeast(improvedShare, mcid.relative)
            : null,
    mcidRelative:
      mcid?.points !== undefined && mcid.relative !== undefined ? atLeast(improvedShare, mcid.relative) : null,
    reliableChange: rules.reliableChange ? atLeast(improvement, rules.reliableChange.points) : null,
    deterioration: rules.deterioration ? atLeast(points, rules.deterioration.rise) : null,
    worsening: rules.worsening ? atLeast(points, rules.worsening.rise) : null,
    sedation: rules.sedation && points !== null ? points < 0 : null,
    subscaleChanges,
    reasons,
  };
}

const atLeast = (value: number | null, threshold: number): Judged =>
  value === null ? null : value >= threshold - HAIR;

function respond(
  instrument: Instrument,
  both: { readonly before: number; readonly after: number } | null,
  reasons: Reason[],
): Judged {
  const rule = instrument.change.response;
  if (rule === undefined || both === null) return null;
  if (rule.baselineMin !== undefined && both.before < rule.baselineMin) {
    const because = `the baseline is ${both.before}; response is defined from a baseline of ${rule.baselineMin}`;
    reasons.push({ code: 'baseline-too-low', because, items: [] });
    return null;
  }
  const [before, after] = rule.onSums
    ? [wholeSum(instrument, both.before), wholeSum(instrument, both.after)]
    : [both.before, both.after];
  const share = relative(before, after);
  return share === null ? null : -share >= rule.relativeFall - HAIR;
}

function subscales(instrument: Instrument, baseline: Score, followUp: Score): Readonly<Record<string, SubscaleChange>> {
  const { scoring, change } = instrument;
  if (!('subscales' in scoring)) return {};
  const byTotal = scoring.method !== 'means';
  return Object.fromEntries(
    (scoring.subscales ?? []).map(({ id }) => {
      const before = baseline.subscales[id] ?? null;
      const after = followUp.subscales[id] ?? null;
      const points = before === null || after === null ? null : after - before;
      const share = before === null || after === null ? null : relative(before, after);
      const row: SubscaleChange = {
        change: points === null ? null : roundHalfUp(points, 2),
        relativeChange: share === null ? null : roundHalfUp(share, 4),
        response: byTotal || !change.response || share === null ? null : -share >= change.response.relativeFall - HAIR,
        mcid:
          change.mcid?.subscale === id && change.mcid.points !== undefined && points !== null
            ? -points >= change.mcid.points - HAIR
            : null,
      };
      return [id, row];
    }),
  );
}
