import { fixedLine } from '../fixed-lines.ts';
import { findingInputs, known, medicineInputs, medicinesOf, saidOf } from '../prepare.ts';
import { input, RELEASE, type Rule } from '../rule.ts';
import { active, recorded } from './stated.ts';

/** Words beside glaucoma that say that it is looked after: a state, or the drops themselves. */
const TREATED_GLAUCOMA =
  'treated stable controlled suspect drops gotas tratado tratamiento controlado estable latanoprost timolol travoprost bimatoprost dorzolamide brimonidine brinzolamide xalatan'.split(
    ' ',
  );

/** Section b.2: pressure in the skull and in the eye. */
export const SKULL_AND_EYE_RULES: readonly Rule[] = [
  {
    id: 'icp-raised',
    section: 'b.2',
    layer: 'intake',
    title: 'Raised pressure in the skull, or a recent head injury',
    states: 'Raised intracranial pressure, a mass with effect, a shunt for pressure, or a recent head injury',
    routes: 'all',
    verdicts: ['contraindicated', 'defer', 'caution'],
    settings: ['head-injury-weeks'],
    basis: 'label',
    sources: ['PI-US-2019', 'ASRA-PAIN-2018', 'JNJ-CV', 'KET-UK', 'PD'],
    wouldChange: 'Neurology or neurosurgery rules raised pressure out; or the head injury is older than the line.',
    override: RELEASE.contraindicated,
    clears: {
      what: 'the date of the head injury, or a letter that the pressure is normal',
      by: 'before the course begins',
      who: 'prescriber with neurology',
    },
    from: 'reference',
    judge: (subject) => {
      const now = recorded(subject, 'icp-raised', 'brain-mass').filter(active);
      const shunt = recorded(subject, 'csf-shunt');
      if (now.length + shunt.length > 0)
        return {
          verdict: 'contraindicated',
          because: 'The dose can raise the pressure of the fluid around the brain.',
          inputs: findingInputs([...now, ...shunt]),
        };
      const injuries = recorded(subject, 'head-injury');
      const answer = subject.context.weeksSinceHeadInjury;
      const dated = [
        ...(known(answer) ? [answer] : []),
        ...injuries.flatMap(({ onsetWeeks }) => (onsetWeeks === null ? [] : [onsetWeeks])),
      ];
      const inputs = [
        ...findingInputs(injuries),
        ...(known(answer) ? [input('patient.context.weeksSinceHeadInjury', answer, 'wk')] : []),
      ];
      if (dated.some((weeks) => weeks < subject.setting('head-injury-weeks')))
        return {
          verdict: 'contraindicated',
          because: `A head injury within ${subject.setting('head-injury-weeks')} weeks counts as recent (clinic policy).`,
          inputs,
        };
      const undated = known(answer) ? [] : injuries.filter(({ onsetWeeks }) => onsetWeeks === null);
      if (undated.some((entry) => active(entry) && entry.words.has('recent')))
        return { verdict: 'contraindicated', because: 'The record calls the head injury recent.', inputs };
      if (undated.length > 0)
        return {
          verdict: 'defer',
          because: 'A head injury is listed without its date.',
          inputs,
          missing: ['patient.context.weeksSinceHeadInjury'],
        };
      const past = recorded(subject, 'icp-raised', 'brain-mass');
      return past.length === 0
        ? null
        : {
            verdict: 'caution',
            because: 'Raised pressure in the skull or a mass was on record before.',
            inputs: findingInputs(past),
          };
    },
  },
  {
    id: 'iop-glaucoma',
    section: 'b.2',
    layer: 'intake',
    title: 'Glaucoma, open eye injury or planned eye surgery',
    states: 'Acute, untreated or open globe waits for ophthalmology; treated and stable, a reason is asked for',
    routes: 'all',
    verdicts: ['defer', 'caution'],
    settings: [],
    basis: 'guideline',
    sources: ['ASRA-PAIN-2018', 'JNJ-CV', 'GK'],
    wouldChange: 'Whether it is treated and stable: drops, eye pressure, the word of ophthalmology.',
    override: RELEASE.defer,
    clears: {
      what: 'ophthalmology states that it is treated and stable',
      by: 'before the course begins',
      who: 'prescriber with ophthalmology',
    },
    from: 'reference',
    judge: (subject) => {
      const acute = recorded(subject, 'glaucoma-acute', 'open-globe').filter(active);
      if (acute.length > 0)
        return {
          verdict: 'defer',
          because: 'The dose raises the pressure in the eye a little; here ophthalmology comes first.',
          inputs: findingInputs(acute),
        };
      const entries = recorded(subject, 'glaucoma', 'glaucoma-acute');
      const pressure = subject.labs.intraocularPressureMmHg;
      const drops = medicinesOf(subject, 'glaucoma-drop');
      const inputs = [
        ...findingInputs(entries),
        ...medicineInputs(drops),
        ...(known(pressure) ? [input('patient.labs.intraocularPressureMmHg', pressure, 'mm[Hg]')] : []),
      ];
      const raised = known(pressure) && pressure > fixedLine('eye-pressure');
      if (entries.length > 0) {
        const treated = entries.map((entry) =>
          entry.words.has('untreated') || entry.words.has('uncontrolled') ? 'denied' : saidOf(entry, TREATED_GLAUCOMA),
        );
        const saysStable = treated.includes('affirmed') && !treated.includes('denied');
        if (!raised && (drops.length > 0 || saysStable || known(pressure) || !entries.some(active)))
          return { verdict: 'caution', because: 'Treated glaucoma: a small rise of eye pressure is expected.', inputs };
        return {
          verdict: 'defer',
          because: raised
            ? `The pressure in the eye is above ${fixedLine('eye-pressure')} mm[Hg].`
            : 'Nothing shows that the glaucoma is treated and stable.',
          inputs,
          missing: raised ? [] : ['treatment of the glaucoma', 'patient.labs.intraocularPressureMmHg'],
        };
      }
      if (raised)
        return {
          verdict: 'caution',
          because: `The pressure in the eye is above ${fixedLine('eye-pressure')} mm[Hg] without a diagnosis.`,
          inputs,
        };
      const planned = recorded(subject, 'eye-surgery-planned');
      return planned.length === 0
        ? null
        : {
            verdict: 'caution',
            because: 'Eye surgery is planned: ask the surgeon before a dose.',
            inputs: findingInputs(planned),
          };
    },
  },
];
