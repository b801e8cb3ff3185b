import type { Reason } from '../record/index.ts';
import type { SourceId } from '../sources/index.ts';

interface HomeRule {
  readonly title: string;
  readonly sources: readonly SourceId[];
}

/** What can stand against an order or a dose at home. Basis of all: clinic policy (PD), within a.1, b.1, h.4 and j. */
export const HOME_RULES = {
  'home-not-allowed': { title: 'This clinic does not allow ketamine at home', sources: ['PD', 'FDA-COMP'] },
  'home-consent-missing': { title: 'The consent for taking it at home is not signed', sources: ['PD', 'FDA-COMP'] },
  'home-question-open': {
    title: 'A question about the consent for taking it at home is not answered',
    sources: ['ASKP', 'PD'],
  },
  'home-decision': { title: 'The last signed decision is not to treat', sources: ['PD'] },
  'home-course-ended': { title: 'The course has ended', sources: ['PD'] },
  'home-serious-event': { title: 'A serious adverse event is open', sources: ['PD', 'GK'] },
  'home-not-established': { title: 'Too few sessions in the clinic before', sources: ['PD', 'NONIMPROVE-2024'] },
  'home-dose-above': { title: 'The dose is above the limit at home', sources: ['PD', 'ANDRADE-ORAL'] },
  'home-doses-above': { title: 'Too many doses in one fill', sources: ['PD', 'NZ-2023'] },
  'home-refills-above': { title: 'Too many refills', sources: ['PD', 'FDA-COMP'] },
  'home-interval-below': { title: 'Too few days from dose to dose', sources: ['PD', 'NZ-2023'] },
  'home-adult-missing': { title: 'No second adult', sources: ['PD'] },
  'home-order-open': { title: 'There is an order already', sources: ['PD'] },
  'home-no-order': { title: 'There is no order', sources: ['PD'] },
  'home-order-over': { title: 'The order has run out', sources: ['PD', 'ASA-KET'] },
  'home-no-dose-left': { title: 'No dose of this fill is left', sources: ['PD'] },
  'home-doses-left': { title: 'Doses of this fill are still at home', sources: ['PD', 'FDA-COMP'] },
  'home-no-refill-left': { title: 'No refill is left', sources: ['PD'] },
  'home-too-soon': { title: 'It is too soon for the next dose', sources: ['PD', 'NZ-2023'] },
  'home-hold': { title: 'It is on hold', sources: ['PD'] },
  'home-risk-open': { title: 'Somebody’s safety is open', sources: ['PD', 'GK'] },
  'home-bladder': { title: 'The bladder has met its stop rule', sources: ['CHANG-2024', 'PD'] },
  'home-craving': { title: 'Strong craving was told, and no prescriber has looked', sources: ['PI-US-2019', 'PD'] },
  'home-pressure-missing': { title: 'No pressure from just now', sources: ['PD'] },
  'home-pressure-before': { title: 'The pressure is too high for a dose', sources: ['PI-US-2019', 'PD'] },
  'home-pressure-low': { title: 'The pressure is too low for a dose', sources: ['PD', 'ED-LDK'] },
} as const satisfies Readonly<Record<string, HomeRule>>;
export type HomeRuleId = keyof typeof HOME_RULES;

/**
 * What puts it on hold until a prescriber has looked: a dose taken although something stood against it, and what is told after one. Each
 * opens the task `home-hold` by its name.
 */
export const HOME_STOP_RULES = {
  'home-taken-against': { title: 'Taken although something stood against it', sources: ['PD'] },
  'home-pressure-after': { title: 'Pressure after the dose at or above the defer line', sources: ['PD', 'GK'] },
  'home-pressure-severe': {
    title: 'Severe pressure: reach the patient now',
    sources: ['PD', 'MURROUGH-2013'],
  },
  'home-more-taken': { title: 'More was taken than ordered', sources: ['PD', 'FDA-COMP'] },
  'home-adult-wrong': {
    title: 'The adult who is there says that something is wrong',
    sources: ['PD', 'FDA-COMP'],
  },
  'home-unwell': { title: 'Very sleepy or sick after the dose', sources: ['PD', 'FDA-COMP'] },
  'home-silent': { title: 'Not heard of on the day of the dose', sources: ['PD'] },
  'home-untold': { title: 'The pressure after it, or how much was taken, was not told', sources: ['PD', 'GK'] },
} as const satisfies Readonly<Record<string, HomeRule>>;
export type HomeStopId = keyof typeof HOME_STOP_RULES;

/** Those for which the person is reached now, beside the hold: each opens the task `home-reach` too, due within minutes. */
export const HOME_REACH_RULES: ReadonlySet<HomeStopId> = new Set([
  'home-pressure-severe',
  'home-more-taken',
  'home-adult-wrong',
]);

/** With so many doses still there a refill is given, and not with more. PD: the last one may lie ready. */
export const REFILL_DOSES_LEFT = 1;

export const homeReason = (rule: HomeRuleId, because: string): Reason => ({
  rule,
  title: HOME_RULES[rule].title,
  because,
  inputs: [],
  missing: [],
  sources: HOME_RULES[rule].sources,
  override: null,
});
