import type { RuleReason } from '../policy/index.ts';
import type { ReasonInput } from '../record/index.ts';
import { addMs, HOUR_MS, type Instant, MINUTE_MS } from '../units/index.ts';
import type { Flag, FlagInput, ScreeningAnswer } from './flag.ts';

const AGE_MS = { min: MINUTE_MS, h: HOUR_MS, wk: 7 * 24 * HOUR_MS } as const;

function reasonInput({ field, value, unit, age }: FlagInput, now: Instant): ReasonInput {
  return {
    name: field,
    value,
    ...(unit === null ? {} : { unit }),
    ...(age === null ? {} : { at: addMs(now, -Math.round(age.value * AGE_MS[age.unit])) }),
    source: 'screening',
  };
}

/**
 * A contraindication is released by two clinicians, which no single signature can express: in the record it cannot be overridden
 * by a role, and the clinic's own procedure for it is a document.
 */
const overrideOf = (flag: Flag): RuleReason['override'] =>
  flag.override === null || flag.verdict === 'contraindicated' || flag.verdict === 'info'
    ? null
    : { roles: ['prescriber'] };

/** The answer as the record keeps reasons: what `record-screening` stores and the session gate takes over. */
export function reasonsOfAnswer(answer: ScreeningAnswer, now: Instant): readonly RuleReason[] {
  return answer.flags.map((flag) => ({
    rule: flag.rule,
    title: flag.title,
    because: flag.because,
    inputs: flag.inputs.map((input) => reasonInput(input, now)),
    missing: flag.missing,
    sources: flag.sources,
    override: overrideOf(flag),
    verdict: flag.verdict,
    clears:
      flag.clears === null ? flag.wouldChange : `${flag.clears.what}; ${flag.clears.by}; decides: ${flag.clears.who}`,
  }));
}
