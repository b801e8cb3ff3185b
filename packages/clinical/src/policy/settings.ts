/** Where a figure comes from. A `clinic-policy` figure is shown as such, never as a guideline. */
export type Basis = 'label' | 'guideline' | 'trial' | 'clinic-policy';
/** GK: general knowledge, to be verified. PD: project default, no single source. */
export type Mark = 'GK' | 'PD';

/**
 * One figure that changes care. `safer` says which way is the careful one; `loosest` is the hard limit that no policy can
 * pass, `tightest` the end of what makes sense.
 */
export interface Setting {
  readonly title: string;
  readonly unit: string;
  readonly value: number;
  readonly safer: 'lower' | 'higher';
  readonly loosest: number;
  readonly tightest: number;
  readonly basis: Basis;
  readonly marks: readonly Mark[];
  readonly sources: readonly string[];
}

type Shape = Omit<Setting, 'title' | 'unit' | 'value' | 'safer' | 'loosest' | 'tightest'>;
const pd = (...sources: string[]): Shape => ({ basis: 'clinic-policy', marks: ['PD'], sources });
const gk = (...sources: string[]): Shape => ({ basis: 'clinic-policy', marks: ['PD', 'GK'], sources });
const label = (...sources: string[]): Shape => ({ basis: 'label', marks: [], sources });
const guideline = (...sources: string[]): Shape => ({ basis: 'guideline', marks: [], sources });

/** A figure that is safer when lower: it may go from `value` down to `tightest` and up to `loosest`, no further. */
const atMost = (title: string, unit: string, value: number, loosest: number, tightest: number, from: Shape) =>
  ({ title, unit, value, safer: 'lower', loosest, tightest, ...from }) as const satisfies Setting;
/** A figure that is safer when higher. */
const atLeast = (title: string, unit: string, value: number, loosest: number, tightest: number, from: Shape) =>
  ({ title, unit, value, safer: 'higher', loosest, tightest, ...from }) as const satisfies Setting;

/** Every figure that decides something before, in and after a session (clinical-protocol a, b.1, b.5, b.6, e, f). */
export const SETTINGS = {
  // ---- gate, b.1: above the elevated line, at or above the others
  'bp-elevated-systolic': atMost(
    'Raised before dose: systolic above',
    'mm[Hg]',
    140,
    150,
    120,
    label('PI-US-2019', 'PDR-SPR', 'JNJ-AHT'),
  ),
  'bp-elevated-diastolic': atMost(
    'Raised before dose: diastolic above',
    'mm[Hg]',
    90,
    95,
    75,
    label('PI-US-2019', 'PDR-SPR', 'JNJ-AHT'),
  ),
  'bp-high-systolic': atMost('Defer today: systolic from', 'mm[Hg]', 160, 180, 140, gk('b.1')),
  'bp-high-diastolic': atMost('Defer today: diastolic from', 'mm[Hg]', 100, 110, 90, gk('b.1')),
  'bp-severe-systolic': atMost('Severe: systolic from', 'mm[Hg]', 180, 180, 160, pd('b.1', 'MURROUGH-2013')),
  'bp-severe-diastolic': atMost('Severe: diastolic from', 'mm[Hg]', 110, 110, 100, pd('b.1', 'MURROUGH-2013')),
  'bp-age-minutes': atMost('Blood pressure before dose: no older than', 'min', 30, 30, 5, pd('b.1')),
  'bp-repeat-minutes': atLeast('Raised blood pressure: repeat after', 'min', 5, 5, 10, label('PI-US-2019', 'b.1')),
  'hr-caution-below': atLeast('Heart rate: caution below', '/min', 50, 45, 60, pd('b.1')),
  'hr-caution-from': atMost('Heart rate: caution from', '/min', 101, 110, 90, pd('b.1')),
  'hr-defer-from': atMost('Heart rate: defer from', '/min', 120, 130, 101, pd('b.1')),
  'spo2-caution-to': atLeast('SpO2 before dose: caution up to', '%', 94, 94, 96, pd('b.5')),
  'spo2-defer-below': atLeast('SpO2 before dose: defer below', '%', 92, 92, 94, pd('b.5')),
  'vitals-age-minutes': atMost('Other vital signs before dose: no older than', 'min', 30, 60, 5, pd('b.6')),
  // ---- gate, b.3, b.4, b.6
  'esketamine-food-minutes': atLeast('Esketamine: no food for', 'min', 120, 120, 480, label('PDR-SPR')),
  'esketamine-fluid-minutes': atLeast('Esketamine: no fluid for', 'min', 30, 30, 240, label('PDR-SPR')),
  'ketamine-solids-minutes': atLeast('Ketamine: no solids for', 'min', 240, 120, 480, gk('b.6')),
  'ketamine-clear-fluid-minutes': atLeast('Ketamine: no clear fluid for', 'min', 120, 120, 360, gk('b.6')),
  'alcohol-hours': atLeast('No alcohol for', 'h', 24, 12, 72, gk('b.3', 'NZ-CLINIC')),
  'cannabis-hours': atLeast('Cannabis: caution within', 'h', 24, 12, 72, gk('b.3')),
  'pregnancy-test-days': atMost('Pregnancy test: no older than', 'd', 31, 31, 1, pd('b.4')),
  'glucose-age-minutes': atMost('Glucose before dose: no older than', 'min', 60, 60, 15, gk('b.6')),
  'glucose-treat-below': atLeast('Glucose: treat and defer below', 'mg/dL', 70, 70, 90, gk('b.6')),
  'glucose-caution-below': atLeast('Glucose: caution below', 'mg/dL', 100, 80, 120, gk('b.6')),
  'glucose-caution-above': atMost('Glucose: caution above', 'mg/dL', 300, 350, 200, gk('b.6')),
  // ---- dosing, a.3-a.5
  'weight-age-days': atMost('Dosing weight: no older than', 'd', 30, 30, 1, pd('a.4')),
  'weight-change-percent': atMost('Weigh again when weight changed by more than', '%', 5, 10, 1, pd('a.4')),
  'infusion-mg-per-kg-40-min': atMost('Depression infusion: most in 40 minutes', 'mg/kg', 1, 1, 0.1, pd('a.5')),
  'iv-mg-per-kg-per-min': atMost('Any intravenous dose: fastest', 'mg/kg/min', 0.5, 0.5, 0.01, label('PDR-KET')),
  'iv-push-seconds': atLeast('Intravenous push: over at least', 's', 60, 60, 600, label('PDR-KET')),
  'first-infusion-mg': atMost('First infusion: most', 'mg', 80, 100, 20, pd('a.4')),
  'infusion-mg': atMost('Depression infusion: most', 'mg', 100, 150, 20, pd('a.4')),
  'pain-mg-per-kg-per-hour': atMost('Pain infusion: fastest', 'mg/kg/h', 0.5, 1, 0.05, gk('a.1', 'ASRA-PAIN-2018')),
  'pain-mg-per-hour': atMost('Pain infusion: fastest', 'mg/h', 40, 60, 5, gk('a.1', 'ASRA-PAIN-2018')),
  'pain-mg-per-day': atMost('Pain infusion: most in 24 hours', 'mg', 600, 960, 50, gk('a.1', 'ASRA-PAIN-2018')),
  'injection-mg-per-kg': atMost('Injection: most', 'mg/kg', 1, 1, 0.1, gk('a.1', 'NZ-2023')),
  'oral-mg-per-kg': atMost('By mouth: most', 'mg/kg', 2.5, 7, 0.25, {
    basis: 'trial',
    marks: [],
    sources: ['ANDRADE-ORAL'],
  }),
  'oral-mg': atMost('By mouth: most', 'mg', 300, 300, 25, { basis: 'trial', marks: [], sources: ['ANDRADE-ORAL'] }),
  'sublingual-mg': atMost('Under the tongue: most', 'mg', 100, 150, 10, gk('a.1', 'ROLAN-2014')),
  'intranasal-ketamine-mg': atMost('Nasal ketamine: most', 'mg', 100, 100, 10, gk('a.1')),
  'esketamine-mg': atMost('Esketamine: most', 'mg', 84, 84, 28, label('MEDSCAPE-SPR', 'LEXI-2025')),
  'esketamine-first-mg': atMost(
    'Esketamine, first session: more needs a confirmation',
    'mg',
    56,
    56,
    28,
    pd('a.2', 'MEDSCAPE-SPR'),
  ),
  'esketamine-older-first-mg': atMost('Esketamine, first session from 65 years', 'mg', 56, 56, 28, {
    basis: 'label',
    marks: [],
    sources: ['PI-US-2021', 'SMPC-UKHK'],
  }),
  'bag-error-percent': atMost('Bag concentration: off the order by at most', '%', 5, 5, 1, pd('a.5')),
  'device-rest-minutes': atLeast(
    'Rest between nasal devices',
    'min',
    5,
    5,
    15,
    label('SMPC-UKHK', 'SPR-HCP', 'ESK-3002'),
  ),
  // ---- in session, e
  'grid-late-minutes': atMost('Check counts as late after', 'min', 5, 5, 1, pd('e.1')),
  'grid-soon-minutes': atLeast('Check announced before', 'min', 2, 1, 5, pd('e.1')),
  'eyes-on-minutes': atMost('Somebody looks in at least every', 'min', 15, 20, 5, pd('e.1')),
  'vital-age-minutes': atMost('A charted value is current for', 'min', 15, 20, 5, pd('A15')),
  'off-monitor-toilet-minutes': atMost('Off the monitor: toilet', 'min', 10, 15, 3, pd('A4')),
  'off-monitor-short-minutes': atMost('Off the monitor: repositioned, cable, cuff', 'min', 3, 5, 1, pd('A4')),
  'off-monitor-request-minutes': atMost('Off the monitor: patient asked', 'min', 10, 15, 3, pd('A4')),
  'question-minutes': atMost('Question to the prescriber: answer within', 'min', 5, 15, 1, pd('screens')),
  // ---- in session, e.3: what the latest value calls for
  'session-systolic-notify': atMost('Systolic: tell from', 'mm[Hg]', 165, 175, 140, pd('e.3', 'RODRIGUES-2020')),
  'session-diastolic-notify': atMost('Diastolic: tell from', 'mm[Hg]', 100, 105, 85, pd('e.3', 'RODRIGUES-2020')),
  'session-systolic-rise': atMost('Systolic: tell from a rise of', 'mm[Hg]', 40, 50, 20, pd('e.3', 'PI-US-2021')),
  'session-diastolic-rise': atMost('Diastolic: tell from a rise of', 'mm[Hg]', 25, 35, 10, pd('e.3', 'PI-US-2021')),
  'session-systolic-pause': atMost('Systolic: pause from', 'mm[Hg]', 180, 190, 160, pd('e.3', 'SDN')),
  'session-diastolic-pause': atMost('Diastolic: pause from', 'mm[Hg]', 110, 115, 95, pd('e.3', 'SDN')),
  'session-systolic-stop': atMost('Systolic: stop from', 'mm[Hg]', 200, 200, 180, pd('e.3', 'SDN')),
  'session-diastolic-stop': atMost('Diastolic: stop from', 'mm[Hg]', 120, 120, 105, pd('e.3', 'SDN')),
  'session-systolic-low-notify': atLeast('Systolic: tell below', 'mm[Hg]', 100, 95, 110, pd('e.3')),
  'session-systolic-fall-percent': atMost('Systolic: tell from a fall of more than', '%', 20, 30, 10, pd('e.3')),
  'session-systolic-low-pause': atLeast('Systolic: lie flat below', 'mm[Hg]', 90, 85, 100, pd('e.3')),
  'session-systolic-low-stop': atLeast('Systolic: stop below', 'mm[Hg]', 80, 80, 90, pd('e.3')),
  'session-hr-notify-above': atMost('Heart rate: tell above', '/min', 110, 120, 90, pd('e.3')),
  'session-hr-notify-below': atLeast('Heart rate: tell below', '/min', 55, 50, 65, pd('e.3')),
  'session-hr-pause-above': atMost('Heart rate: pause above', '/min', 120, 130, 100, pd('e.3', 'SDN')),
  'session-hr-pause-below': atLeast('Heart rate: pause below', '/min', 50, 45, 55, pd('e.3')),
  'session-hr-stop-above': atMost('Heart rate: stop above', '/min', 140, 150, 120, pd('e.3')),
  'session-hr-stop-below': atLeast('Heart rate: stop below', '/min', 40, 40, 50, pd('e.3')),
  'session-spo2-notify-below': atLeast('SpO2: tell below', '%', 94, 92, 96, pd('e.3')),
  'session-spo2-pause-below': atLeast('SpO2: act below', '%', 92, 91, 94, pd('e.3')),
  'session-spo2-stop-below': atLeast('SpO2: stop below', '%', 90, 90, 92, pd('e.3')),
  'session-rr-notify-below': atLeast('Breathing: tell below', '/min', 12, 10, 14, pd('e.3')),
  'session-rr-pause-below': atLeast('Breathing: act below', '/min', 10, 9, 12, pd('e.3')),
  'session-rr-stop-below': atLeast('Breathing: stop below', '/min', 8, 8, 10, pd('e.3')),
  'session-moaas-notify': atLeast('Sedation: tell at or below', '{score}', 4, 4, 4, pd('e.3')),
  'session-moaas-pause': atLeast('Sedation: pause at or below', '{score}', 3, 3, 4, pd('e.3')),
  'session-moaas-stop': atLeast('Sedation: stop at or below', '{score}', 2, 2, 3, pd('e.3')),
  'confirm-minutes': atMost('A level-2 pressure or pulse is confirmed within', 'min', 5, 5, 1, pd('e.3')),
  // ---- recovery and release, f
  'rescue-restart-minutes': atLeast('Observation again after a rescue drug', 'min', 60, 60, 240, pd('e.5')),
  'reversal-restart-minutes': atLeast(
    'Observation again after naloxone or flumazenil',
    'min',
    120,
    120,
    360,
    guideline('RCEM-SED'),
  ),
  'late-entry-minutes': atMost(
    'An end entered later than this starts the clock at its entry',
    'min',
    5,
    5,
    0,
    pd('A14'),
  ),
  'release-bp-percent': atMost(
    'Release: blood pressure within this of baseline',
    '%',
    20,
    20,
    5,
    guideline('ALDRETE', 'PADSS'),
  ),
  'release-bp-mm-hg': atMost('Release: or within', 'mm[Hg]', 20, 20, 5, guideline('ALDRETE', 'PADSS')),
  'release-spo2-above': atLeast('Release: SpO2 on room air above', '%', 92, 92, 96, guideline('ALDRETE')),
  'release-score': atLeast('Release: recovery score', 'points', 9, 9, 10, guideline('ALDRETE', 'PADSS')),
  'release-vitals-minutes': atMost('Release: vital signs no older than', 'min', 15, 30, 5, pd('f')),
  'call-after-walkout-minutes': atMost('Left before release: call within', 'min', 60, 60, 10, pd('f')),
  'rems-form-days': atMost('Monitoring form due within', 'd', 7, 7, 1, label('FDA-REMS', 'REMS-HCS')),
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingId = keyof typeof SETTINGS;
export const SETTING_IDS = Object.keys(SETTINGS) as readonly SettingId[];

/** A policy's figure, held at the hard limit whatever the policy says. */
export function settingOf(policy: { readonly settings: Readonly<Partial<Record<SettingId, number>>> }, id: SettingId) {
  const row: Setting = SETTINGS[id];
  const wanted = policy.settings[id];
  if (wanted === undefined || !Number.isFinite(wanted)) return row.value;
  return row.safer === 'lower' ? Math.min(wanted, row.loosest) : Math.max(wanted, row.loosest);
}
