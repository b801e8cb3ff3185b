import { fixedLine } from '../fixed-lines.ts';
import { findingInputs, known } from '../prepare.ts';
import { input, isEsketamine, RELEASE, type Rule } from '../rule.ts';
import { active, stated } from './stated.ts';

/** Section b.4: pregnancy and breastfeeding. */
export const REPRODUCTION_RULES: readonly Rule[] = [
  {
    id: 'pregnancy',
    section: 'b.4',
    layer: 'intake',
    title: 'Pregnancy',
    states: 'Pregnancy, by answer, test or record',
    routes: 'all',
    verdicts: ['contraindicated'],
    settings: [],
    basis: 'label',
    sources: ['PI-US-2021', 'ASRA-ACUTE-2018'],
    wouldChange: 'A negative test, and a record that no longer says pregnant.',
    override: RELEASE.contraindicated,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const { pregnancy } = subject.patient;
      const { urineHcg } = subject.labs;
      const entries = stated(subject, 'pregnancy').filter(active);
      if (pregnancy !== 'pregnant' && urineHcg !== 'positive' && entries.length === 0) return null;
      return {
        verdict: 'contraindicated',
        because: 'The drug may harm the unborn child.',
        inputs: [
          ...(known(pregnancy) ? [input('patient.pregnancy', pregnancy)] : []),
          ...(known(urineHcg) ? [input('patient.labs.urineHcg', urineHcg)] : []),
          ...findingInputs(entries),
        ],
      };
    },
  },
  {
    id: 'pregnancy-test-missing',
    section: 'b.4',
    layer: 'intake',
    title: 'Pregnancy is possible and not tested',
    states: 'Could be pregnant, or not known, and no test: waits',
    routes: 'all',
    verdicts: ['defer'],
    settings: [],
    basis: 'clinic policy',
    sources: ['PD'],
    wouldChange: 'A test; or the answer that pregnancy is not possible.',
    override: RELEASE.defer,
    clears: { what: 'a urine test, or the recorded reason why none is needed', by: 'minutes', who: 'nurse' },
    from: 'reference',
    judge: ({ patient, labs }) => {
      const { pregnancy, sex } = patient;
      if (labs.urineHcg === 'negative' || labs.urineHcg === 'positive' || pregnancy === 'pregnant') return null;
      const open =
        pregnancy === 'possible-not-tested' || ((!known(pregnancy) || pregnancy === 'unknown') && sex !== 'male');
      if (!open) return null;
      return {
        verdict: 'defer',
        because:
          pregnancy === 'possible-not-tested'
            ? 'Pregnancy is possible and no test is on record.'
            : 'Nothing says whether this person could be pregnant.',
        inputs: [
          ...(known(pregnancy) ? [input('patient.pregnancy', pregnancy)] : []),
          ...(known(sex) ? [input('patient.sex', sex)] : []),
        ],
        missing: ['patient.pregnancy', 'patient.labs.urineHcg', ...(known(sex) ? [] : ['patient.sex'])],
      };
    },
  },
  {
    id: 'breastfeeding',
    section: 'b.4',
    layer: 'intake',
    title: 'Breastfeeding',
    states: 'Esketamine: waits for a decision, the label says not to; ketamine: asks for a reason, watch the infant',
    routes: 'all',
    verdicts: ['defer', 'caution', 'info'],
    settings: [],
    basis: 'label',
    sources: ['PI-US-2019', 'LACTMED', 'MAJDINASAB-2023'],
    wouldChange:
      'Not breastfeeding, or a decision on record. Sources disagree: the label says no, milk levels are very low.',
    override: RELEASE.defer,
    clears: {
      what: 'a decision on breastfeeding, made with the mother',
      by: 'before the course begins',
      who: 'prescriber',
    },
    from: 'reference',
    judge: (subject) => {
      const { breastfeeding, sex } = subject.patient;
      const entries = stated(subject, 'breastfeeding').filter(active);
      const inputs = [
        ...(known(breastfeeding) ? [input('patient.breastfeeding', breastfeeding)] : []),
        ...findingInputs(entries),
      ];
      if (breastfeeding === true || entries.length > 0)
        return isEsketamine(subject.route)
          ? {
              verdict: 'defer',
              because: 'The esketamine label says not to breastfeed during treatment: decide first.',
              inputs,
            }
          : { verdict: 'caution', because: 'Very little ketamine passes into milk; the infant is watched.', inputs };
      if (
        !known(breastfeeding) &&
        sex === 'female' &&
        (!known(subject.patient.ageYears) || subject.patient.ageYears < fixedLine('breastfeeding-age')) &&
        subject.patient.pregnancy !== 'post-menopausal'
      )
        return { verdict: 'info', because: 'Ask about breastfeeding.', missing: ['patient.breastfeeding'] };
      return null;
    },
  },
];
