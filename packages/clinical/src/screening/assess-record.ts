import type { DecisionSigned, LocalDate, Patient } from '../patient/index.ts';
import type { Instant } from '../units/index.ts';
import type { ScreeningAnswer } from './flag.ts';
import { type RecordedScreening, screeningOfRecord } from './of-record.ts';
import type { ScreeningPolicy } from './policy.ts';
import { screen } from './screen.ts';
import type { Route } from './screening-request.ts';

export interface Assessed extends RecordedScreening {
  /** What stands for longer than a day: what a decision for or against a course is about. */
  readonly answer: ScreeningAnswer;
  /** What the first session will ask besides: shown ahead of it, and judged on the day. */
  readonly ahead: ScreeningAnswer['flags'];
}

/** Rules of the day that can be cleared long before it. */
const AHEAD: ReadonlySet<string> = new Set([
  'consent-missing',
  'rems-not-enrolled',
  'indication-unsupported',
  'escort-missing',
]);

/** A patient's record judged for one route, as it stands: the same on the screen and where the decision is recorded. */
export function assessRecord(
  patient: Patient,
  asked: {
    readonly route: Route | null;
    readonly indication?: string;
    readonly policy: ScreeningPolicy;
    readonly now: Instant;
    /** The calendar date where the patient is treated. */
    readonly on: LocalDate;
  },
): Assessed {
  const recorded = screeningOfRecord(patient, asked);
  const answer = screen(recorded.request, asked.policy, asked.now, ['intake']);
  const day = screen(recorded.request, asked.policy, asked.now, ['day']);
  return { ...recorded, answer, ahead: day.flags.filter(({ rule }) => AHEAD.has(rule)) };
}

export interface FlagChange {
  readonly rule: string;
  readonly was: string | null;
  readonly is: string | null;
}

/**
 * What a signed decision no longer rests on: flags that came, went or changed their verdict since. Empty: it still stands as
 * signed. Informational flags do not count, they decide nothing.
 */
export function changedSince(
  basis: NonNullable<DecisionSigned['basis']>,
  answer: Pick<ScreeningAnswer, 'flags'>,
): readonly FlagChange[] {
  const worst = (flags: readonly { readonly rule: string; readonly verdict: string }[]) => {
    const found = new Map<string, string>();
    // Flags come gravest first: the first of a rule is its worst.
    for (const { rule, verdict } of flags) if (verdict !== 'info' && !found.has(rule)) found.set(rule, verdict);
    return found;
  };
  const [was, is] = [worst(basis.flags), worst(answer.flags)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((rule) =>
    was.get(rule) === is.get(rule) ? [] : [{ rule, was: was.get(rule) ?? null, is: is.get(rule) ?? null }],
  );
}
