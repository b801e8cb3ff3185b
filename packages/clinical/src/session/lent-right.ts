import { type RuleReason, VERDICTS } from '../policy/index.ts';
import type { Reason, ReasonInput } from '../record/index.ts';
import { allOf, type Session } from './session.ts';

/**
 * Which way a figure of a reason gets worse. A figure that is not here must be the one that was seen: between milder and
 * worse nobody decides for the prescriber.
 */
const WORSE: Readonly<Record<string, 'higher' | 'lower'>> = {
  systolic: 'higher',
  diastolic: 'higher',
  SpO2: 'lower',
  'last food': 'lower',
  'last drink': 'lower',
  alcohol: 'lower',
  cannabis: 'lower',
};

function inputNoWorse(now: ReasonInput, seen: ReasonInput | undefined): boolean {
  if (seen === undefined) return false;
  if (now.value === seen.value) return true;
  if (typeof now.value !== 'number' || typeof seen.value !== 'number') return false;
  const way = WORSE[now.name];
  return way === 'higher' ? now.value < seen.value : way === 'lower' ? now.value > seen.value : false;
}

/** Whether a reason stands no worse than somebody saw it: the same rule, no harder, no figure further off, nothing new missing. */
export function noWorse(now: Reason, seen: Reason): boolean {
  if (now.rule !== seen.rule) return false;
  const hardness = (reason: Reason): number => VERDICTS.indexOf((reason as Partial<RuleReason>).verdict ?? 'info');
  if (hardness(now) < hardness(seen)) return false;
  if (!now.missing.every((one) => seen.missing.includes(one))) return false;
  if (now.inputs.length === 0) return now.because === seen.because;
  return now.inputs.every((input) =>
    inputNoWorse(
      input,
      seen.inputs.find(({ name }) => name === input.name),
    ),
  );
}

/**
 * What the prescriber saw and overrode by a go-ahead that still stands: his right is lent to the nurse for these reasons,
 * no worse than he saw them, and for nothing else. An answer that is not a go-ahead takes back those before it.
 */
export function lentReasons(session: Session): readonly Reason[] {
  let lent: readonly Reason[] = [];
  for (const { body } of allOf(session, 'question-answered')) {
    if (body.answer === 'go-ahead') lent = [...lent, ...(body.overridden ?? [])];
    else if (body.answer !== 'other') lent = [];
  }
  return lent;
}
