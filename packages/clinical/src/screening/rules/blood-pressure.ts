import type { FlagInput } from '../flag.ts';
import { findingInputs, findingsOf, known, medicineInputs, medicinesOf } from '../prepare.ts';
import { type Case, input, RELEASE, type Rule } from '../rule.ts';
import { SIGNS_OF_TODAY } from './signs-of-today.ts';

const SYSTOLIC = 'patient.vitals.systolic';
const DIASTOLIC = 'patient.vitals.diastolic';

function pressureInputs({ vitals }: Case): readonly FlagInput[] {
  const age = known(vitals.measuredMinutesAgo) ? { value: vitals.measuredMinutesAgo, unit: 'min' as const } : null;
  return [
    ...(known(vitals.systolic) ? [input(SYSTOLIC, vitals.systolic, 'mm[Hg]', age)] : []),
    ...(known(vitals.diastolic) ? [input(DIASTOLIC, vitals.diastolic, 'mm[Hg]', age)] : []),
  ];
}

/** Which band a pressure falls in: each begins where the one below ends, so no number is in two. The limbs are OR-ed. */
function pressureBand({ vitals, setting }: Case): 'unknown' | 'in-range' | 'elevated' | 'high' | 'severe' {
  const { systolic, diastolic } = vitals;
  if (!known(systolic) && !known(diastolic)) return 'unknown';
  const sbp = systolic ?? Number.NEGATIVE_INFINITY;
  const dbp = diastolic ?? Number.NEGATIVE_INFINITY;
  if (sbp >= setting('bp-severe-systolic') || dbp >= setting('bp-severe-diastolic')) return 'severe';
  if (sbp >= setting('bp-high-systolic') || dbp >= setting('bp-high-diastolic')) return 'high';
  const [s, d] = [setting('bp-elevated-systolic'), setting('bp-elevated-diastolic')];
  const above = setting('bp-elevated-inclusive') === 1 ? sbp >= s || dbp >= d : sbp > s || dbp > d;
  if (above) return 'elevated';
  return known(systolic) && known(diastolic) ? 'in-range' : 'unknown';
}

const pressureText = ({ vitals }: Case): string =>
  `Blood pressure ${vitals.systolic ?? '?'}/${vitals.diastolic ?? '?'} mm[Hg]`;

const recheck = {
  what: 'a repeated pressure below the line, by hand, right cuff, after 5 to 10 min of rest',
  by: 'while chair and nurse are free today',
  who: 'prescriber',
};

/** Section b.1: blood pressure, measured and known. */
export const BLOOD_PRESSURE_RULES: readonly Rule[] = [
  {
    id: 'bp-missing',
    section: 'b.1',
    layer: 'day',
    title: 'Blood pressure is not known',
    states: 'Both limbs of the pressure are needed, measured within 30 min before the dose',
    routes: 'all',
    verdicts: ['defer'],
    settings: ['bp-age-minutes'],
    basis: 'clinic policy',
    sources: ['PD'],
    wouldChange: 'A resting blood pressure.',
    override: null,
    clears: { what: 'systolic and diastolic pressure at rest', by: 'within 30 min before the dose', who: 'nurse' },
    from: 'reference',
    judge: (subject) => {
      const { vitals, setting } = subject;
      const missing = [...(known(vitals.systolic) ? [] : [SYSTOLIC]), ...(known(vitals.diastolic) ? [] : [DIASTOLIC])];
      if (missing.length > 0)
        return {
          verdict: 'defer',
          because: 'Without a complete blood pressure nobody can say whether the dose is safe today.',
          inputs: pressureInputs(subject),
          missing,
        };
      if (known(vitals.measuredMinutesAgo) && vitals.measuredMinutesAgo > setting('bp-age-minutes'))
        return {
          verdict: 'defer',
          because: `The pressure is ${vitals.measuredMinutesAgo} min old; it counts for ${setting('bp-age-minutes')} min.`,
          inputs: pressureInputs(subject),
          missing: [SYSTOLIC, DIASTOLIC],
        };
      return null;
    },
  },
  {
    id: 'bp-elevated',
    section: 'b.1',
    layer: 'day',
    title: 'Blood pressure is above the label guide',
    states: 'Above 140 systolic or above 90 diastolic, below the hold line',
    routes: 'all',
    verdicts: ['caution'],
    settings: [
      'bp-elevated-systolic',
      'bp-elevated-diastolic',
      'bp-elevated-inclusive',
      'bp-high-systolic',
      'bp-high-diastolic',
    ],
    basis: 'label',
    sources: ['PI-US-2019', 'PDR-SPR', 'JNJ-AHT'],
    wouldChange: 'A repeat at or below 140/90; or one at the hold line.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) =>
      pressureBand(subject) === 'elevated'
        ? {
            verdict: 'caution',
            because: `${pressureText(subject)} is above the guide of ${subject.setting('bp-elevated-systolic')}/${subject.setting('bp-elevated-diastolic')}; the dose adds to it for an hour or two. The label asks to weigh a delay, it does not forbid.`,
            inputs: pressureInputs(subject),
          }
        : null,
  },
  {
    id: 'bp-high',
    section: 'b.1',
    layer: 'day',
    title: 'Blood pressure is at the hold line',
    states: '160 systolic or more, or 100 diastolic or more, puts the dose off',
    routes: 'all',
    verdicts: ['defer'],
    settings: ['bp-high-systolic', 'bp-high-diastolic', 'bp-severe-systolic', 'bp-severe-diastolic'],
    basis: 'clinic policy',
    sources: ['PD', 'GK'],
    wouldChange: 'A repeat below 160/100.',
    override: RELEASE.defer,
    clears: recheck,
    from: 'reference',
    judge: (subject) =>
      pressureBand(subject) === 'high'
        ? {
            verdict: 'defer',
            because: `${pressureText(subject)} is at or above the hold line of ${subject.setting('bp-high-systolic')}/${subject.setting('bp-high-diastolic')}.`,
            inputs: pressureInputs(subject),
          }
        : null,
  },
  {
    id: 'bp-severe',
    section: 'b.1',
    layer: 'day',
    title: 'Blood pressure is in the range of hypertensive urgency',
    states: '180 systolic or more, or 110 diastolic or more: no dose, medical review the same day',
    routes: 'all',
    verdicts: ['defer'],
    settings: ['bp-severe-systolic', 'bp-severe-diastolic'],
    basis: 'clinic policy',
    sources: ['PD', 'MURROUGH-2013'],
    wouldChange: 'A repeat below the line, and no symptom of organ damage.',
    override: RELEASE.defer,
    clears: {
      what: 'confirmed once after 5 min, seen by a physician the same day, pressure treated',
      by: 'not today unless the repeat is below the line',
      who: 'prescriber',
    },
    from: 'reference',
    judge: (subject) =>
      pressureBand(subject) === 'severe'
        ? {
            verdict: 'defer',
            because: `${pressureText(subject)}: no dose today. Confirm after 5 min, ask for symptoms, and have a physician see this person today.`,
            inputs: pressureInputs(subject),
            missing: subject.symptomsAsked ? [] : ['patient.context.symptomsToday'],
          }
        : null,
  },
  {
    id: 'bp-low',
    section: 'b.1',
    layer: 'day',
    title: 'Blood pressure or breathing is outside the range of any protocol',
    states: 'Systolic below 90, or breathing below 10 or above 30 a minute: two protocols give nothing',
    routes: 'all',
    verdicts: ['defer'],
    settings: ['bp-low-systolic', 'rr-low', 'rr-high'],
    basis: 'trial',
    sources: ['ED-LDK', 'TRIAL-EXCL'],
    wouldChange: 'A repeat inside the range and a reason for the first value.',
    override: RELEASE.defer,
    clears: {
      what: 'a repeat by hand inside the range, and the cause found',
      by: 'today if it settles',
      who: 'prescriber',
    },
    from: { ours: 'the table of pressures by source states it; no row of the reference does' },
    judge: ({ vitals, setting }) => {
      const inputs: FlagInput[] = [];
      if (known(vitals.systolic) && vitals.systolic < setting('bp-low-systolic'))
        inputs.push(input(SYSTOLIC, vitals.systolic, 'mm[Hg]'));
      if (
        known(vitals.respiratoryRate) &&
        (vitals.respiratoryRate < setting('rr-low') || vitals.respiratoryRate > setting('rr-high'))
      )
        inputs.push(input('patient.vitals.respiratoryRate', vitals.respiratoryRate, '/min'));
      if (inputs.length === 0) return null;
      return { verdict: 'defer', because: 'At these values the protocols that state a range give no dose.', inputs };
    },
  },
  {
    id: 'hypertensive-emergency-symptoms',
    section: 'b.1',
    layer: 'day',
    title: 'Signs of a hypertensive or cardiac emergency',
    states:
      'Chest pain, breathlessness, sudden severe headache, visual change, seizure, focal deficit or confusion today; one that is said to be over waits for a physician',
    routes: 'all',
    verdicts: ['contraindicated', 'defer'],
    settings: [],
    basis: 'label',
    sources: ['PI-US-2019', 'PD'],
    wouldChange: 'A physician finds another cause and writes it down.',
    override: RELEASE.contraindicated,
    clears: { what: 'emergency care now; a new screening after it', by: 'not today', who: 'prescriber' },
    from: 'reference',
    judge: (subject) => {
      const signs = findingsOf(subject, 'seizure', ...SIGNS_OF_TODAY).filter(({ origin }) => origin === 'symptom');
      if (signs.length === 0) return null;
      // A pain or a palsy that has gone may have been a heart attack or a TIA: it is no "no".
      if (signs.every(({ status }) => status !== 'active'))
        return {
          verdict: 'defer',
          escalate: true,
          because: `${signs.map(({ label }) => label).join(', ')}: said to be over, and it may have been the heart or the brain. A physician sees this person today, before any dose.`,
          inputs: [...findingInputs(signs), ...pressureInputs(subject)],
          missing: ['when it ended and what it was'],
        };
      return {
        verdict: 'contraindicated',
        escalate: true,
        because: `${signs.map(({ label }) => label).join(', ')} today can mean organ damage: no dose, emergency care now. The pressure beside it decides how fast, not whether.`,
        inputs: [...findingInputs(signs), ...pressureInputs(subject)],
        missing: pressureBand(subject) === 'unknown' ? [SYSTOLIC, DIASTOLIC] : [],
      };
    },
  },
  {
    id: 'htn-uncontrolled',
    section: 'b.1',
    layer: 'intake',
    title: 'Hypertension is documented as uncontrolled',
    states: 'Documented uncontrolled hypertension waits until it is controlled',
    routes: 'all',
    verdicts: ['defer'],
    settings: [],
    basis: 'guideline',
    sources: ['ASRA-PAIN-2018', 'VA-SEC'],
    wouldChange: 'Readings in range under treatment.',
    override: RELEASE.defer,
    clears: {
      what: 'blood pressure controlled, with readings',
      by: 'before the course begins',
      who: 'prescriber with primary care',
    },
    from: 'reference',
    judge: (subject) => {
      const entries = findingsOf(subject, 'hypertension-uncontrolled');
      if (entries.length === 0) return null;
      return entries.some(({ status }) => status === 'active')
        ? {
            verdict: 'defer',
            because: 'The record says that the pressure is not controlled.',
            inputs: findingInputs(entries),
          }
        : {
            verdict: 'defer',
            because: 'The record says that the pressure was not controlled: ask whether it is still so.',
            inputs: findingInputs(entries),
            missing: ['whether it is still so'],
          };
    },
  },
  {
    id: 'htn-controlled',
    section: 'b.1',
    layer: 'intake',
    title: 'Hypertension, in range today',
    states: 'Treated hypertension with a pressure in range: expect a larger rise',
    routes: 'all',
    verdicts: ['info'],
    settings: ['bp-elevated-systolic', 'bp-elevated-diastolic', 'bp-elevated-inclusive'],
    basis: 'trial',
    sources: ['RIVA-POSSE-2018', 'BP-741', 'BP-YALE-2024'],
    wouldChange: 'A pressure above the guide.',
    override: null,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = findingsOf(subject, 'hypertension').filter(({ status }) => status !== 'history');
      if (
        entries.length === 0 ||
        pressureBand(subject) !== 'in-range' ||
        findingsOf(subject, 'hypertension-uncontrolled').some(({ status }) => status === 'active')
      )
        return null;
      return {
        verdict: 'info',
        because: 'People with hypertension peak higher during the session.',
        inputs: [
          ...findingInputs(entries),
          ...pressureInputs(subject),
          ...medicineInputs(medicinesOf(subject, 'antihypertensive')),
        ],
      };
    },
  },
];
