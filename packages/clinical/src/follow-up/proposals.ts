import { moleculeOf } from '../dosing/index.ts';
import { earlySign, relapse, responseAt, type StopFigures, stopReview } from '../outcomes/index.ts';
import { allPatientEntries, type Patient } from '../patient/index.ts';
import type { ReasonInput } from '../record/index.ts';
import type { SourceId } from '../sources/index.ts';
import { DAY_MS, type Instant } from '../units/index.ts';
import { inductionOf } from './completeness.ts';
import { phaseOf } from './course-of.ts';
import { dosesOf } from './long-term.ts';

export type ProposalId =
  | 'stop-no-improvement'
  | 'stop-no-response'
  | 'not-yet-goes-on'
  | 'lengthen-interval'
  | 'shorten-interval';

interface ProposalRow {
  readonly id: ProposalId;
  readonly basis: 'trial' | 'label' | 'clinic-policy';
  readonly sources: readonly SourceId[];
}

/** What the protocol proposes from the scores. A clinician decides; nothing follows by itself. Source: clinical-protocol j. */
export const PROPOSALS: readonly ProposalRow[] = [
  { id: 'stop-no-improvement', basis: 'trial', sources: ['NONIMPROVE-2024'] },
  { id: 'stop-no-response', basis: 'clinic-policy', sources: ['MEDSCAPE-SPR', 'PD'] },
  { id: 'not-yet-goes-on', basis: 'trial', sources: ['LIPSITZ-2021'] },
  { id: 'lengthen-interval', basis: 'clinic-policy', sources: ['PHILLIPS-2019', 'PD'] },
  { id: 'shorten-interval', basis: 'clinic-policy', sources: ['PD'] },
];

/** Days between maintenance sessions, one step at a time: 1, 2, 3, 4 weeks by symptom return (PD; esketamine has no three, MEDSCAPE-SPR, SUSTAIN-3). */
export const INTERVAL_STEPS = {
  ketamine: [7, 14, 21, 28],
  esketamine: [7, 14, 28],
  /** Sessions after the induction that kept scores before the first stretch; weekly in PHILLIPS-2019. */
  weeklyFirst: 4,
  sources: ['PHILLIPS-2019', 'MEDSCAPE-SPR', 'SUSTAIN-3', 'PD'],
} as const;

export interface Proposal {
  readonly id: ProposalId;
  readonly change: { readonly intervalDays: number } | { readonly stop: true } | null;
  readonly inputs: readonly ReasonInput[];
  readonly basis: ProposalRow['basis'];
  readonly sources: readonly SourceId[];
}

const INSTRUMENT_INPUT = { phq9: 'PHQ-9', peg: 'PEG' } as const;

/** What is proposed now; empty where nothing is known or all of it was decided on since the last score. */
export function proposals(patient: Patient, stopRule: StopFigures | null, now: Instant): readonly Proposal[] {
  const course = patient.courses.findLast(({ endedAt }) => endedAt === null);
  const induction = inductionOf(patient, now);
  if (course === undefined || induction === null) return [];
  const { series, doses } = induction;
  const last = series.points.findLast(({ total }) => total !== null);
  const baseline = series.points.find((point) => point.baseline);
  if (last === undefined || last.total === null || baseline === undefined || last.at <= baseline.at) return [];
  const all = dosesOf(patient)
    .map(({ at }) => at)
    .toSorted((a, b) => a - b);
  const name = INSTRUMENT_INPUT[series.instrument as keyof typeof INSTRUMENT_INPUT] ?? series.instrument;
  const scores: readonly ReasonInput[] = [
    { name: `${name}, before treatment`, value: baseline.total ?? 0, at: baseline.at },
    { name: `${name}, last`, value: last.total, at: last.at },
    { name: 'sessions given', value: all.length },
  ];
  const found: Proposal[] = [];
  const propose = (id: ProposalId, change: Proposal['change'], more: readonly ReasonInput[] = []): void => {
    const row = PROPOSALS.find((one) => one.id === id)!;
    found.push({ id, change, inputs: [...scores, ...more], basis: row.basis, sources: row.sources });
  };
  const phase = phaseOf(patient);
  const response = responseAt(series, last.total);
  if (phase !== 'maintenance') {
    const stop = stopRule === null ? null : stopReview(series, doses, stopRule);
    if (stop?.known === true && !stop.value.warranted) propose('stop-no-improvement', { stop: true });
    else if (doses.length <= 2 && doses.length > 0) {
      const early = earlySign(series, doses);
      if (early.known && early.value === 'not-yet') propose('not-yet-goes-on', null);
    }
  } else {
    const end = doses.at(-1)!;
    const kept = relapse(series, []);
    const interval = intervalOf(all);
    const steps: readonly number[] =
      moleculeOf(course.body.route) === 'esketamine' ? INTERVAL_STEPS.esketamine : INTERVAL_STEPS.ketamine;
    const input: readonly ReasonInput[] =
      interval === null ? [] : [{ name: 'days between the last two', value: interval, unit: 'd' }];
    if (kept.known && kept.value.state !== 'holding') {
      const shorter = steps.findLast((days) => interval !== null && days < interval);
      propose('shorten-interval', { intervalDays: shorter ?? steps[0]! }, input);
    } else if (kept.known && interval !== null && last.at > end) {
      const since = all.filter((at) => at > end).length;
      const longer = steps.find((days) => days > interval);
      // No stretch before as many sessions as kept scores in the trial; then step by step.
      if (longer !== undefined && since >= INTERVAL_STEPS.weeklyFirst)
        propose('lengthen-interval', { intervalDays: longer }, input);
    } else if (
      !kept.known &&
      kept.because === 'never-responded' &&
      response.known &&
      !response.value &&
      last.at > end
    ) {
      propose('stop-no-response', { stop: true });
    }
  }
  const decided = allPatientEntries(patient, 'follow-up-decided');
  return found.filter(({ id }) => !decided.some(({ at, body }) => body.proposal === id && at >= last.at));
}

/** Days between the last two sessions, to the nearest week; null with fewer than two, or on the same day. */
function intervalOf(doses: readonly Instant[]): number | null {
  const [before, last] = [doses.at(-2), doses.at(-1)];
  if (before === undefined || last === undefined) return null;
  const weeks = Math.round((last - before) / (7 * DAY_MS));
  return weeks === 0 ? null : weeks * 7;
}
