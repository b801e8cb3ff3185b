import { type Policy, settingOf } from '../policy/index.ts';
import { addMinutes, type Instant, MINUTE_MS } from '../units/index.ts';
import type { GateAsking } from './gate-asking.ts';
import { allOf, type Session } from './session.ts';
import { latestWith, sourceText } from './vitals.ts';

/** Pressure, pulse, saturation: there, of today, within the lines. Gives the window in which a raised pressure is taken again. */
export function gateVitals({
  session,
  policy,
  now,
  most,
  input,
  say,
}: GateAsking): { readonly from: Instant; readonly until: Instant } | null {
  const bp = latestWith(session, 'bp', now);
  const bpAge = bp === undefined ? Number.POSITIVE_INFINITY : (now - bp.at) / MINUTE_MS;
  let repeatBp: { readonly from: Instant; readonly until: Instant } | null = null;
  if (bp === undefined || bpAge > most('bp-age-minutes')) {
    say(
      'bp-missing',
      bp === undefined ? 'no blood pressure was taken' : `the last one is ${Math.floor(bpAge)} min old`,
      { missing: ['blood pressure'] },
    );
  } else {
    const systolic = bp.body.observations.systolicMmHg!;
    const diastolic = bp.body.observations.diastolicMmHg!;
    const inputs = [
      { ...input('systolic', systolic, bp, 'mm[Hg]'), source: sourceText(bp.body.source) },
      { ...input('diastolic', diastolic, bp, 'mm[Hg]'), source: sourceText(bp.body.source) },
    ];
    const text = `${systolic}/${diastolic} mmHg`;
    const symptoms = bp.body.observations.symptoms ?? [];
    const from = (rule: 'bp-severe' | 'bp-high') =>
      systolic >= most(`${rule}-systolic`) || diastolic >= most(`${rule}-diastolic`);
    const elevated = isRaised(systolic, diastolic, policy);
    if (elevated && symptoms.length > 0) {
      say('hypertensive-emergency-symptoms', `${text} with ${symptoms.join(', ')}`, { inputs });
    }
    if (from('bp-severe')) say('bp-severe', text, { inputs });
    else if (from('bp-high')) say('bp-high', text, { inputs });
    else if (elevated) {
      say('bp-elevated', text, { inputs });
    }
    // It is repeated once: a second one that is still high is for the prescriber, not for a third.
    if (elevated && !repeated(session, bp.at, policy)) {
      const minutes = most('bp-repeat-minutes');
      const latest = Math.max(minutes, most('bp-repeat-latest-minutes'));
      repeatBp = { from: addMinutes(bp.at, minutes), until: addMinutes(bp.at, latest) };
    }
  }
  const hr = latestWith(session, 'heart-rate', now);
  const spo2 = latestWith(session, 'spo2', now);
  const stale = (entry: { at: Instant } | undefined) =>
    entry === undefined || (now - entry.at) / MINUTE_MS > most('vitals-age-minutes');
  const missingVitals = [...(stale(hr) ? ['heart rate'] : []), ...(stale(spo2) ? ['SpO2'] : [])];
  if (missingVitals.length > 0) {
    say('vitals-missing', `no current ${missingVitals.join(' and ')}`, { missing: missingVitals });
  }
  if (hr !== undefined && !stale(hr)) {
    const rate = hr.body.observations.heartRatePerMin!;
    const inputs = [input('heart rate', rate, hr, '/min')];
    if (rate >= most('hr-defer-from')) {
      say('hr-abnormal', `${rate}/min`, { inputs, limb: { verdict: 'defer', override: [] } });
    } else if (rate < most('hr-caution-below') || rate > most('hr-caution-above')) {
      say('hr-abnormal', `${rate}/min`, { inputs });
    }
  }
  if (spo2 !== undefined && !stale(spo2)) {
    const percent = spo2.body.observations.spo2Percent!;
    const inputs = [input('SpO2', percent, spo2, '%')];
    if (percent < most('spo2-defer-below')) {
      say('spo2-low', `${percent} %`, { inputs, limb: { verdict: 'defer', override: [] } });
    } else if (percent < most('spo2-caution-below')) say('spo2-low', `${percent} %`, { inputs });
  }
  return repeatBp;
}

/** Whether the pressure at `at` is itself the repeat of one that was taken for this dose and rested on. */
function repeated(session: Session, at: Instant, policy: Policy): boolean {
  const earliest = addMinutes(at, -settingOf(policy, 'bp-age-minutes'));
  const latest = addMinutes(at, -settingOf(policy, 'bp-repeat-minutes'));
  return allOf(session, 'observations-charted').some(
    ({ at: when, body: { observations } }) =>
      when >= earliest &&
      when <= latest &&
      observations.systolicMmHg !== undefined &&
      observations.diastolicMmHg !== undefined &&
      isRaised(observations.systolicMmHg, observations.diastolicMmHg, policy),
  );
}

function isRaised(systolic: number, diastolic: number, policy: Policy): boolean {
  const [s, d] = [settingOf(policy, 'bp-elevated-systolic'), settingOf(policy, 'bp-elevated-diastolic')];
  return settingOf(policy, 'bp-elevated-inclusive') === 1
    ? systolic >= s || diastolic >= d
    : systolic > s || diastolic > d;
}
