import { fixedLine } from '../fixed-lines.ts';
import { findingInputs, known, saidOf } from '../prepare.ts';
import { input, RELEASE, type Rule } from '../rule.ts';
import { active, stated } from './stated.ts';

/** Section b.5: thyroid and porphyria. */
export const METABOLISM_RULES: readonly Rule[] = [
  {
    id: 'hyperthyroid-uncontrolled',
    section: 'b.5',
    layer: 'intake',
    title: 'Overactive thyroid',
    states: 'Thyrotoxicosis waits until euthyroid; one that is listed as euthyroid is noted',
    routes: 'all',
    verdicts: ['defer', 'info'],
    settings: [],
    basis: 'clinic policy',
    sources: ['GK', 'THYROID-CASES'],
    wouldChange: 'TSH and free T4 in range.',
    override: RELEASE.defer,
    clears: { what: 'TSH and free T4 in range', by: 'before the course begins', who: 'prescriber with endocrinology' },
    from: 'reference',
    judge: (subject) => {
      const { tsh, freeT4NgDl } = subject.labs;
      const entries = stated(subject, 'hyperthyroid');
      const inputs = [
        ...findingInputs(entries),
        ...(known(tsh) ? [input('patient.labs.tsh', tsh, 'm[IU]/L')] : []),
        ...(known(freeT4NgDl) ? [input('patient.labs.freeT4NgDl', freeT4NgDl, 'ng/dL')] : []),
      ];
      const overt =
        known(freeT4NgDl) && freeT4NgDl > fixedLine('free-t4') && (!known(tsh) || tsh < fixedLine('tsh-low'));
      if (overt || (known(tsh) && tsh < fixedLine('tsh-toxic')))
        return { verdict: 'defer', because: 'The laboratory shows too much thyroid hormone.', inputs };
      const euthyroid =
        known(tsh) && tsh >= fixedLine('tsh-low') && (!known(freeT4NgDl) || freeT4NgDl <= fixedLine('free-t4'));
      if (entries.length === 0 || euthyroid) return null;
      if (!known(tsh) && entries.every((entry) => saidOf(entry, ['euthyroid']) === 'affirmed'))
        return {
          verdict: 'info',
          because: 'Listed as euthyroid: look at the last TSH.',
          inputs,
          missing: ['patient.labs.tsh'],
        };
      if (!known(tsh) && !entries.some(active))
        return {
          verdict: 'defer',
          because: 'An overactive thyroid is listed as past: ask whether it is still so, and measure.',
          inputs,
          missing: ['whether it is still so', 'patient.labs.tsh', 'patient.labs.freeT4NgDl'],
        };
      return {
        verdict: 'defer',
        because: 'An overactive thyroid is listed and nothing shows that it is controlled.',
        inputs,
        missing: known(tsh) ? [] : ['patient.labs.tsh', 'patient.labs.freeT4NgDl'],
      };
    },
  },
  {
    id: 'porphyria',
    section: 'b.5',
    layer: 'intake',
    title: 'Acute porphyria',
    states: 'Acute porphyria: a specialist is asked',
    routes: 'all',
    verdicts: ['caution'],
    settings: [],
    basis: 'clinic policy',
    sources: ['ED-EXCL', 'GK'],
    wouldChange: 'A form that is not acute.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = stated(subject, 'porphyria-acute');
      return entries.length === 0
        ? null
        : {
            verdict: 'caution',
            because: 'Some lists exclude ketamine in porphyria; the evidence is thin.',
            inputs: findingInputs(entries),
          };
    },
  },
];
