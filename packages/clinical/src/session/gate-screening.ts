import type { Patient, PatientEntry, PatientScreened } from '../patient/index.ts';
import { type RuleReason, ruleReason, VERDICTS, type Verdict } from '../policy/index.ts';
import type { Reason } from '../record/index.ts';
import { DAY_MS, type Instant } from '../units/index.ts';
import type { GateAsking } from './gate-asking.ts';
import { GATE_RULES } from './gate-rules.ts';
import { latestOf, type Session } from './session.ts';

type Said = Pick<PatientScreened, 'verdict' | 'reasons'>;

const plain = (verdict: Said['verdict']): Verdict => (verdict === 'eligible' ? 'info' : verdict);
/** The lower, the harder. */
const hardness = (verdict: Verdict): number => VERDICTS.indexOf(verdict);
const harder = (one: Verdict, other: Verdict): Verdict => (hardness(one) < hardness(other) ? one : other);
/** Reasons as they were recorded carry their verdict; what somebody entered may not, and is as hard as its whole. */
const verdictOf = (reason: Reason, whole: Said['verdict']): Verdict =>
  (reason as Partial<RuleReason>).verdict ?? plain(whole);

const NOBODY = (verdict: Said['verdict']): string => `entered as ${verdict}; no screening is recorded behind it`;

/** The flag of a verdict that was entered where the chart holds no screening. */
export const unbackedScreening = (verdict: Said['verdict']): RuleReason =>
  ruleReason(GATE_RULES, 'screening-missing', NOBODY(verdict), { missing: ['recorded screening'] });

const same = (a: Said, b: Said): boolean => {
  const rules = ({ verdict, reasons }: Said) =>
    [verdict, ...reasons.map((reason) => `${reason.rule} ${verdictOf(reason, verdict)} ${reason.because}`).sort()].join(
      '\n',
    );
  return rules(a) === rules(b);
};

const LISTS: ReadonlySet<string> = new Set(['conditions-listed', 'medicines-listed', 'allergies-listed']);

/**
 * Whether any list that the rules read was entered, corrected or taken back after the screening was recorded: by the record, since
 * one that is entered now for an earlier hour was not there to be judged.
 */
const listedSince = (patient: Patient, recorded: NonNullable<Patient['screening']>): boolean => {
  const changed = ({ kind, amendments }: PatientEntry): boolean =>
    LISTS.has(kind) && amendments.some(({ seq }) => seq > recorded.seq);
  return (
    patient.entries.some((entry) => (LISTS.has(entry.kind) && entry.seq > recorded.seq) || changed(entry)) ||
    // Entered and taken back since: nothing is other than it was.
    patient.withdrawn.some((entry) => entry.seq < recorded.seq && changed(entry))
  );
};

/** What keeps the recorded screening from being that of this session, in words; null: nothing does. */
function doubt(
  session: Session,
  patient: Patient,
  recorded: NonNullable<Patient['screening']>,
  taken: Said & { readonly at: Instant },
  { now, most }: Pick<GateAsking, 'now' | 'most'>,
): string | null {
  const days = (now - recorded.at) / DAY_MS;
  if (days > most('screening-age-days')) {
    return `recorded ${Math.ceil(days)} days ago; the clinic takes one for ${most('screening-age-days')}`;
  }
  if (recorded.at > taken.at && !same(recorded.body, taken)) return 'recorded anew since it was taken over';
  const { route } = recorded.body;
  if (route !== null && session.route !== null && route !== session.route) return `screened for ${route} only`;
  return listedSince(patient, recorded)
    ? 'conditions, medicines or allergies were listed anew since the screening'
    : null;
}

/**
 * The rules of `screening`, as the chart has them. What was recorded stands whether or not anybody took it over; a verdict that was
 * only entered counts for what it says against the dose and for nothing that it says in favour of it.
 */
export function gateScreening(asking: GateAsking): void {
  const { session, patient, say, input, reasons } = asking;
  const entry = latestOf(session, 'screening-taken');
  const recorded = patient?.screening ?? null;
  // What the gate asks itself today counts by its own answer, unless the chart holds something harder.
  const asked = [...reasons];
  const add = ({ verdict, reasons: found }: Said): void => {
    for (const reason of found) {
      const own = verdictOf(reason, verdict);
      if (asked.some((one) => one.rule === reason.rule && hardness(one.verdict) <= hardness(own))) continue;
      reasons.push({ ...reason, verdict: own, clears: (reason as Partial<RuleReason>).clears ?? '' });
    }
  };
  if (recorded !== null) add(recorded.body);
  else if (entry !== undefined) add(entry.body);
  if (entry === undefined) {
    say('screening-missing', 'not taken into this session', { missing: ['screening'] });
    return;
  }
  const taken = { ...entry.body, at: entry.at };
  const because =
    patient === null || recorded === null ? NOBODY(taken.verdict) : doubt(session, patient, recorded, taken, asking);
  if (because === null) return;
  say('screening-missing', because, {
    missing: ['recorded screening'],
    inputs: [input('entered', taken.verdict, entry)],
  });
  // "Contraindicated" without a reason is no less contraindicated.
  const told = taken.reasons.reduce<Verdict>((worst, one) => harder(worst, verdictOf(one, taken.verdict)), 'info');
  const whole = plain(taken.verdict);
  const last = reasons.at(-1);
  if (recorded !== null || last === undefined || hardness(whole) >= hardness(told)) return;
  const verdict = harder(last.verdict, whole);
  reasons[reasons.length - 1] = {
    ...last,
    verdict,
    override: verdict === 'contraindicated' ? null : last.override,
  };
}
