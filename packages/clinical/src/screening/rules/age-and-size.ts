import { fixedLine } from '../fixed-lines.ts';
import { findingInputs, known } from '../prepare.ts';
import { input, isEsketamine, RELEASE, type Rule } from '../rule.ts';
import { active, stated } from './stated.ts';

/** Section b.5: age, body size, and what clears the drug. */
export const AGE_AND_SIZE_RULES: readonly Rule[] = [
  {
    id: 'age-missing',
    section: 'b.5',
    layer: 'intake',
    title: 'Age is not known',
    states: 'Without an age nobody can tell a minor from an adult',
    routes: 'all',
    verdicts: ['defer'],
    settings: [],
    basis: 'clinic policy',
    sources: ['PD'],
    wouldChange: 'The age.',
    override: null,
    clears: { what: 'the date of birth', by: 'minutes', who: 'nurse' },
    from: { ours: 'section 0 asks for a missing flag; the age rules need an age' },
    judge: ({ patient }) =>
      known(patient.ageYears)
        ? null
        : { verdict: 'defer', because: 'The age is not recorded: this may be a minor.', missing: ['patient.ageYears'] },
  },
  {
    id: 'age-under-18',
    section: 'b.5',
    layer: 'intake',
    title: 'Under 18 years',
    states: 'Not approved under 18 years',
    routes: 'all',
    verdicts: ['contraindicated'],
    settings: ['adult-years'],
    basis: 'label',
    sources: ['PI-US-2019'],
    wouldChange: 'The eighteenth birthday.',
    override: RELEASE.contraindicated,
    clears: null,
    from: 'reference',
    judge: ({ patient, setting }) =>
      known(patient.ageYears) && patient.ageYears < setting('adult-years')
        ? {
            verdict: 'contraindicated',
            because: `${patient.ageYears} years old: treatment is approved from ${setting('adult-years')} years.`,
            inputs: [input('patient.ageYears', patient.ageYears, 'a')],
          }
        : null,
  },
  {
    id: 'age-65-plus',
    section: 'b.5',
    layer: 'intake',
    title: '65 years or older',
    states: 'Larger rises of pressure; esketamine starts at 28 mg in Europe',
    routes: 'all',
    verdicts: ['caution'],
    settings: ['elderly-years'],
    basis: 'label',
    sources: ['PI-US-2021', 'SMPC-UKHK'],
    wouldChange: 'Nothing but the dose.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: ({ patient, route, setting }) =>
      known(patient.ageYears) && patient.ageYears >= setting('elderly-years')
        ? {
            verdict: 'caution',
            because: `A rise of 40 mm[Hg] or more is twice as common from 65 years.${isEsketamine(route) ? ' European labels start at 28 mg.' : ''}`,
            inputs: [input('patient.ageYears', patient.ageYears, 'a')],
          }
        : null,
  },
  {
    id: 'bmi-30-plus',
    section: 'b.5',
    layer: 'intake',
    title: 'Body mass index 30 or more',
    states: 'From 30: choose the dosing weight; from 40: a reason, the airway',
    routes: 'all',
    verdicts: ['caution', 'info'],
    settings: [],
    basis: 'clinic policy',
    sources: ['PD'],
    wouldChange: 'Weight and height of today.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const { bmi } = subject;
      const coded = stated(subject, 'obesity-class-3').filter(active);
      if (!known(bmi)) {
        if (coded.length > 0)
          return {
            verdict: 'caution',
            because: 'Class 3 obesity is listed: plan for the airway.',
            inputs: findingInputs(coded),
            missing: ['patient.heightCm', 'patient.weightKg'],
          };
        return {
          verdict: 'info',
          because: 'Weight and height are needed for the dose.',
          missing: [
            ...(known(subject.patient.heightCm) ? [] : ['patient.heightCm']),
            ...(known(subject.patient.weightKg) ? [] : ['patient.weightKg']),
          ],
        };
      }
      if (bmi < fixedLine('bmi-weight')) return null;
      const inputs = [input('patient.bmi', Math.round(bmi * 10) / 10, 'kg/m2')];
      return bmi >= fixedLine('bmi-airway')
        ? {
            verdict: 'caution',
            because: 'Body mass index 40 or more: plan for the airway, choose the dosing weight.',
            inputs,
          }
        : { verdict: 'info', because: 'Choose which weight the dose is computed from, and write it down.', inputs };
    },
  },
  {
    id: 'renal-severe',
    section: 'b.5',
    layer: 'intake',
    title: 'Dialysis or end-stage kidney disease',
    states: 'No experience on dialysis',
    routes: 'all',
    verdicts: ['caution'],
    settings: [],
    basis: 'clinic policy',
    sources: ['GK'],
    wouldChange: 'Kidney function.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = stated(subject, 'dialysis').filter(active);
      const { egfr } = subject.labs;
      const low = known(egfr) && egfr < fixedLine('kidney-failure');
      if (entries.length === 0 && !low) return null;
      return {
        verdict: 'caution',
        because: 'Nobody has experience with the drug on dialysis.',
        inputs: [...findingInputs(entries), ...(low ? [input('patient.labs.egfr', egfr, 'mL/min/1.73m2')] : [])],
      };
    },
  },
];
