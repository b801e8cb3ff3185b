import type { Patient } from '../patient/index.ts';
import { type Grid, type Policy, type RuleReason, type RuleRow, ruleReason, settingOf } from '../policy/index.ts';
import type { Instant } from '../units/index.ts';
import { ageYears } from './age.ts';
import { allOf, latestOf, type Session } from './session.ts';
import { triggersIn } from './vitals.ts';

/** Who may be watched by the lighter grid (clinical-protocol e.1, PD). What is not known speaks against it. */
export const LIGHT_GRID_RULES = {
  'light-grid-not-allowed': {
    title: 'The lighter grid is not allowed here',
    verdict: 'defer',
    override: [],
    clears: "Plan with the regimen's own grid",
    sources: ['e.1', 'PD'],
  },
} as const satisfies Readonly<Record<string, RuleRow>>;

/** What speaks against the lighter grid when a session is planned. None: it may be planned so. */
export function lightGridReasons(
  plan: { readonly route: string; readonly firstTreatment?: boolean },
  patient: Patient | null,
  policy: Policy,
  now: Instant,
): readonly RuleReason[] {
  const reasons: RuleReason[] = [];
  const no = (because: string, missing: readonly string[] = []) =>
    reasons.push(ruleReason(LIGHT_GRID_RULES, 'light-grid-not-allowed', because, { missing }));
  if (policy.lightGrid === null) no('the policy has no lighter grid');
  if (plan.route !== 'iv-ketamine') no('it is a grid for infusions');
  if (plan.firstTreatment !== false) no('a first session is watched in full');
  const age = patient?.details == null ? undefined : ageYears(patient.details.birthDate, now);
  if (age === undefined) no('age not known', ['age']);
  else if (age >= settingOf(policy, 'elderly-years')) no(`${age} years`);
  if (patient?.conditions == null) no('conditions not gone through', ['conditions']);
  else if (
    patient.conditions.body.conditions.some(
      ({ code, words, status }) =>
        status !== 'ruled-out' && (/^I1[0-6]/.test(code ?? '') || /hypertens|high blood pressure/i.test(words)),
    )
  ) {
    no('hypertension');
  }
  const wanted = settingOf(policy, 'light-grid-sessions');
  const line = settingOf(policy, 'session-systolic-notify');
  const latest = (patient?.sessions ?? []).filter(({ body }) => body.route === plan.route).slice(-wanted);
  const uneventful = latest.filter(
    ({ body }) =>
      body.outcome === 'released' &&
      body.rescueMedicines.length === 0 &&
      body.adverseEvents.length === 0 &&
      body.peakBp !== null &&
      body.peakBp.systolicMmHg < line &&
      body.peakBp.diastolicMmHg < settingOf(policy, 'session-diastolic-notify') &&
      (body.lowestSedation ?? 0) > settingOf(policy, 'session-moaas-pause'),
  );
  if (uneventful.length < wanted) no(`${uneventful.length} of the last ${wanted} sessions were uneventful`);
  return reasons;
}

/**
 * The grid that a session is watched by now. The lighter one only while everything still speaks for it: a stimulant or
 * an MAOI on board, medicines not reviewed, or one trigger in this session, and the regimen's own is back at once.
 */
export function gridOf(session: Session, policy: Policy): Grid | null {
  const regimen = session.regimen === null ? undefined : policy.regimens[session.regimen];
  if (regimen === undefined) return null;
  const plan = latestOf(session, 'session-planned');
  if (
    plan?.body.grid !== 'light' ||
    policy.lightGrid === null ||
    regimen.route !== 'iv-ketamine' ||
    session.firstTreatment
  )
    return regimen.grid;
  const classes = latestOf(session, 'medicines-reviewed')?.body.classes;
  if (classes?.psychostimulant !== false || classes.maoi !== false) return regimen.grid;
  const from = session.firstDoseAt;
  const triggered = allOf(session, 'observations-charted').some(
    ({ body, at }) =>
      from !== null &&
      at >= from &&
      // MOAA/S 4 is what the drug does; it is told, but it does not make a session eventful.
      triggersIn(session, body.observations, policy).some(
        ({ rule, level }) => level !== 'notify' || rule !== 'session-sedation',
      ),
  );
  return triggered ? regimen.grid : policy.lightGrid;
}
