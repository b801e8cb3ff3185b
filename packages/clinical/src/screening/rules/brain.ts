import type { ConditionId } from '../../conditions/index.ts';
import { fixedLine } from '../fixed-lines.ts';
import { type Finding, findingInputs, findingsOf, known, medicineInputs, medicinesOf, saidOf } from '../prepare.ts';
import { type Case, input, RELEASE, type Rule } from '../rule.ts';

/** What the record and today's symptoms state about these conditions; an indication in free text is a claim, not a record. */
const stated = (subject: Case, ...conditions: readonly ConditionId[]): readonly Finding[] =>
  findingsOf(subject, ...conditions).filter(({ origin }) => origin === 'diagnosis' || origin === 'symptom');
const active = ({ status }: Finding): boolean => status === 'active';

/** Words beside glaucoma that say that it is looked after: a state, or the drops themselves. */
const TREATED_GLAUCOMA =
  'treated stable controlled suspect drops gotas tratado tratamiento controlado estable latanoprost timolol travoprost bimatoprost dorzolamide brimonidine brinzolamide xalatan'.split(
    ' ',
  );

const WEEKS_OF: Readonly<Record<string, number>> = { day: 1 / 7, week: 1, month: 52 / 12, year: 52 };
/** Weeks that an entry says were free of seizures ("seizure-free for 2 weeks"); null where it gives no stretch. */
function seizureFreeWeeks(finding: Finding): number | null {
  const found =
    /\bfree\b(?: of seizures)?(?: (?:for|since))?(?: the (?:last|past))? (\d+) (day|week|month|year)s?\b/i.exec(
      finding.about,
    );
  if (found === null || saidOf(finding, ['free']) !== 'affirmed') return null;
  return Math.round(Number(found[1]) * (WEEKS_OF[(found[2] ?? '').toLowerCase()] ?? 0) * 10) / 10;
}

/** Section b.2: brain, eye, mind. */
export const BRAIN_RULES: readonly Rule[] = [
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
      const now = stated(subject, 'icp-raised', 'brain-mass').filter(active);
      const shunt = stated(subject, 'csf-shunt');
      if (now.length + shunt.length > 0)
        return {
          verdict: 'contraindicated',
          because: 'The dose can raise the pressure of the fluid around the brain.',
          inputs: findingInputs([...now, ...shunt]),
        };
      const injuries = stated(subject, 'head-injury');
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
      const past = stated(subject, 'icp-raised', 'brain-mass');
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
      const acute = stated(subject, 'glaucoma-acute', 'open-globe').filter(active);
      if (acute.length > 0)
        return {
          verdict: 'defer',
          because: 'The dose raises the pressure in the eye a little; here ophthalmology comes first.',
          inputs: findingInputs(acute),
        };
      const entries = stated(subject, 'glaucoma', 'glaucoma-acute');
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
      const planned = stated(subject, 'eye-surgery-planned');
      return planned.length === 0
        ? null
        : {
            verdict: 'caution',
            because: 'Eye surgery is planned: ask the surgeon before a dose.',
            inputs: findingInputs(planned),
          };
    },
  },
  {
    id: 'psychosis-active',
    section: 'b.2',
    layer: 'intake',
    title: 'Psychosis now',
    states: 'Delusions or hallucinations now, psychotic depression included',
    routes: 'all',
    verdicts: ['contraindicated'],
    settings: [],
    basis: 'guideline',
    sources: ['PI-US-2019', 'ASRA-PAIN-2018', 'JNJ-PSY', 'PSYCHOTIC-TRD'],
    wouldChange:
      'Remission. Sources disagree: the esketamine label allows it where benefit outweighs risk, and a small series saw no worsening.',
    override: RELEASE.contraindicated,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = stated(subject, 'psychosis').filter(active);
      return entries.length === 0
        ? null
        : {
            verdict: 'contraindicated',
            because: 'The drug itself causes psychotic symptoms.',
            inputs: findingInputs(entries),
          };
    },
  },
  {
    id: 'schizophrenia-spectrum',
    section: 'b.2',
    layer: 'intake',
    title: 'Schizophrenia spectrum',
    states: 'Schizophrenia, schizoaffective, delusional or schizotypal disorder, even if stable',
    routes: 'all',
    verdicts: ['contraindicated'],
    settings: [],
    basis: 'guideline',
    sources: ['ASRA-PAIN-2018', 'ACEP', 'VA-SEC'],
    wouldChange:
      'The diagnosis turns out to be wrong. Sources disagree: one consensus excludes only poorly controlled psychosis.',
    override: RELEASE.contraindicated,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = stated(subject, 'schizophrenia-spectrum');
      return entries.length === 0
        ? null
        : {
            verdict: 'contraindicated',
            because: 'A dose can bring a relapse, even after years of stability.',
            inputs: findingInputs(entries),
          };
    },
  },
  {
    id: 'psychosis-history',
    section: 'b.2',
    layer: 'intake',
    title: 'Psychosis in the past',
    states: 'Remote, substance-induced or affective psychosis in remission',
    routes: 'all',
    verdicts: ['caution'],
    settings: [],
    basis: 'clinic policy',
    sources: ['PAYERS', 'GK'],
    wouldChange: 'Symptoms now.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = stated(subject, 'psychosis').filter((entry) => !active(entry));
      return entries.length === 0
        ? null
        : { verdict: 'caution', because: 'An earlier psychosis may come back.', inputs: findingInputs(entries) };
    },
  },
  {
    id: 'mania-active',
    section: 'b.2',
    layer: 'intake',
    title: 'Mania or a mixed state now',
    states: 'Current mania, hypomania or mixed state, or YMRS 12 or more',
    routes: 'all',
    verdicts: ['contraindicated'],
    settings: ['ymrs'],
    basis: 'clinic policy',
    sources: ['SWITCH-CASE', 'GK', 'PD'],
    wouldChange: 'Euthymia, YMRS below 12.',
    override: RELEASE.contraindicated,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = stated(subject, 'mania').filter(active);
      const { ymrs } = subject.scales;
      const high = known(ymrs) && ymrs >= subject.setting('ymrs');
      if (entries.length === 0 && !high) return null;
      return {
        verdict: 'contraindicated',
        because: 'The dose can deepen mania and agitation: wait for euthymia.',
        inputs: [...findingInputs(entries), ...(known(ymrs) ? [input('patient.scales.ymrs', ymrs, '{score}')] : [])],
      };
    },
  },
  {
    id: 'bipolar-disorder',
    section: 'b.2',
    layer: 'intake',
    title: 'Bipolar disorder',
    states: 'Bipolar I or II: mood stabiliser on board, YMRS at baseline; esketamine is off-label here',
    routes: 'all',
    verdicts: ['caution'],
    settings: [],
    basis: 'guideline',
    sources: ['VA-SEC', 'TORONTO', 'WILKOWSKA-2021'],
    wouldChange: 'Mania now. Sources disagree: the VA excludes it, Canadian and Polish clinics treat it.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = stated(subject, 'bipolar');
      if (entries.length === 0) return null;
      const stabiliser = medicinesOf(subject, 'mood-stabiliser', 'antipsychotic');
      const { ymrs } = subject.scales;
      return {
        verdict: 'caution',
        because: `A switch into mania has been reported.${subject.medicines !== null && stabiliser.length === 0 ? ' No mood stabiliser is listed.' : ''}`,
        inputs: [
          ...findingInputs(entries),
          ...medicineInputs(stabiliser),
          ...(known(ymrs) ? [input('patient.scales.ymrs', ymrs, '{score}')] : []),
        ],
        missing: known(ymrs) ? [] : ['patient.scales.ymrs'],
      };
    },
  },
  {
    id: 'dementia',
    section: 'b.2',
    layer: 'intake',
    title: 'Dementia or cognitive impairment',
    states:
      'Major neurocognitive disorder contraindicated for clinic use; mild impairment, or MoCA below 26, asks for a reason',
    routes: 'all',
    verdicts: ['contraindicated', 'caution'],
    settings: [],
    basis: 'guideline',
    sources: ['VA-SEC', 'TORONTO', 'GK'],
    wouldChange: 'The diagnosis turns out to be wrong.',
    override: RELEASE.contraindicated,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const major = stated(subject, 'dementia');
      if (major.length > 0)
        return {
          verdict: 'contraindicated',
          because: 'Capacity and the risk of delirium speak against a clinic session.',
          inputs: findingInputs(major),
        };
      const mild = stated(subject, 'mild-cognitive-impairment');
      const { moca } = subject.scales;
      const low = known(moca) && moca < fixedLine('moca');
      if (mild.length === 0 && !low) return null;
      return {
        verdict: 'caution',
        because: low
          ? `MoCA ${moca}: below ${fixedLine('moca')} asks for a look at cognition and capacity.`
          : 'Mild cognitive impairment: look at capacity and the risk of delirium.',
        inputs: [...findingInputs(mild), ...(known(moca) ? [input('patient.scales.moca', moca, '{score}')] : [])],
      };
    },
  },
  {
    id: 'delirium',
    section: 'b.2',
    layer: 'intake',
    title: 'Delirium',
    states: 'Current or recent delirium, until it is resolved',
    routes: 'all',
    verdicts: ['contraindicated', 'caution'],
    settings: [],
    basis: 'guideline',
    sources: ['VA-SEC'],
    wouldChange: 'It has resolved, and since when.',
    override: RELEASE.contraindicated,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = stated(subject, 'delirium');
      if (entries.some(active))
        return { verdict: 'contraindicated', because: 'A delirium comes first.', inputs: findingInputs(entries) };
      return entries.length === 0
        ? null
        : {
            verdict: 'caution',
            because: 'A past delirium: ask how long ago.',
            inputs: findingInputs(entries),
            missing: ['when the delirium ended'],
          };
    },
  },
  {
    id: 'capacity-lacking',
    section: 'b.2',
    layer: 'intake',
    title: 'Capacity to consent',
    states: 'A person who cannot consent, or whose capacity was not looked at, waits',
    routes: 'all',
    verdicts: ['defer'],
    settings: [],
    basis: 'guideline',
    sources: ['TORONTO'],
    wouldChange: 'Capacity assessed and present.',
    override: null,
    clears: { what: 'capacity assessed by a clinician', by: 'before consent is signed', who: 'prescriber' },
    from: 'reference',
    judge: ({ context }) => {
      if (context.hasCapacity === true) return null;
      return known(context.hasCapacity)
        ? {
            verdict: 'defer',
            because: 'This person cannot consent at present.',
            inputs: [input('patient.context.hasCapacity', false)],
          }
        : {
            verdict: 'defer',
            because: 'Nobody has recorded whether this person can consent.',
            missing: ['patient.context.hasCapacity'],
          };
    },
  },
  {
    id: 'dissociative-disorder',
    section: 'b.2',
    layer: 'intake',
    title: 'Dissociative disorder',
    states: 'Dissociative identity disorder, other dissociative disorder or depersonalisation',
    routes: 'all',
    verdicts: ['caution'],
    settings: [],
    basis: 'clinic policy',
    sources: ['GK'],
    wouldChange: 'The diagnosis turns out to be wrong.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = stated(subject, 'dissociative');
      return entries.length === 0
        ? null
        : { verdict: 'caution', because: 'The drug dissociates by itself.', inputs: findingInputs(entries) };
    },
  },
  {
    id: 'suicidality-acute',
    section: 'b.2',
    layer: 'intake',
    title: 'Suicide risk',
    states:
      'C-SSRS ideation 4 or 5, plan or intent, behaviour within 3 months, or PHQ-9 item 9 of 2 or 3: escalate, never exclude; without a C-SSRS, a reason is asked for',
    routes: 'all',
    verdicts: ['caution', 'info'],
    settings: ['cssrs-ideation', 'phq9-item9'],
    basis: 'label',
    sources: ['SPR-CONS', 'MEDSCAPE-SPR', 'GK', 'PD'],
    wouldChange: 'A C-SSRS by a clinician today.',
    override: {
      roles: ['prescriber'],
      how: 'assesses the same day, safety plan, considers hospital; the person is not discharged by the system',
    },
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const { cssrsIdeation, cssrsBehaviour3Months, phq9Item9 } = subject.scales;
      const inputs = [
        ...(known(cssrsIdeation) ? [input('patient.scales.cssrsIdeation', cssrsIdeation, '{score}')] : []),
        ...(known(cssrsBehaviour3Months)
          ? [input('patient.scales.cssrsBehaviour3Months', cssrsBehaviour3Months, '{score}')]
          : []),
        ...(known(phq9Item9) ? [input('patient.scales.phq9Item9', phq9Item9, '{score}')] : []),
      ];
      const missing = [
        ...(known(cssrsIdeation) ? [] : ['patient.scales.cssrsIdeation']),
        ...(known(cssrsBehaviour3Months) ? [] : ['patient.scales.cssrsBehaviour3Months']),
      ];
      const measured =
        (known(cssrsIdeation) && cssrsIdeation >= subject.setting('cssrs-ideation')) ||
        (known(cssrsBehaviour3Months) && cssrsBehaviour3Months >= 1) ||
        (known(phq9Item9) && phq9Item9 >= subject.setting('phq9-item9'));
      const said = findingsOf(subject, 'suicidal-intent', 'suicide-attempt').filter(
        (entry) =>
          active(entry) &&
          (entry.onsetWeeks === null || entry.onsetWeeks <= fixedLine('attempt-weeks')) &&
          // An indication names why treatment was asked for; once a C-SSRS is there, it says how deep it is today.
          (entry.origin !== 'indication' || !known(cssrsIdeation)),
      );
      const recent = findingsOf(subject, 'suicide-attempt').filter(
        ({ status, onsetWeeks }) =>
          status !== 'active' &&
          // Without its date an attempt may be a recent one, until the question about the last three months is answered.
          (onsetWeeks === null ? !known(cssrsBehaviour3Months) : onsetWeeks <= fixedLine('attempt-weeks')),
      );
      // Ideation of unknown depth counts as deep until someone has asked; a C-SSRS of 3 or less is the answer.
      const undepthed = known(cssrsIdeation) ? [] : findingsOf(subject, 'suicidal-ideation').filter(active);
      const entries = [...said, ...recent, ...undepthed];
      if (measured || entries.length > 0)
        return {
          verdict: 'caution',
          escalate: true,
          because:
            'A clinician assesses this person the same day: safety plan, means, hospital considered. It does not exclude treatment, and treatment is not proven to prevent suicide.',
          inputs: [...inputs, ...findingInputs(entries)],
          missing,
        };
      if (known(cssrsIdeation) && (!known(phq9Item9) || phq9Item9 < 1)) return null;
      const history = stated(subject, 'suicidal-history', 'suicide-attempt', 'suicidal-ideation');
      // How deep it goes is not known: no less than a C-SSRS that says it is deep, whatever a form answered at home says.
      if (!known(cssrsIdeation))
        return {
          verdict: 'caution',
          because: !known(phq9Item9)
            ? 'Nobody has asked about suicide: ask today, with the C-SSRS.'
            : phq9Item9 >= 1
              ? 'Item 9 of the PHQ-9 is positive and no C-SSRS says how deep it goes: ask before any dose.'
              : 'Item 9 of the PHQ-9 says no, and the C-SSRS of this visit is missing: ask before any dose.',
          inputs: [...inputs, ...findingInputs(history)],
          missing,
        };
      return {
        verdict: 'info',
        because: 'Ask about suicide today, with the C-SSRS; everyone who goes home untreated is asked.',
        inputs: [...inputs, ...findingInputs(history)],
        missing,
      };
    },
  },
  {
    id: 'seizure-disorder',
    section: 'b.2',
    layer: 'intake',
    title: 'Seizure disorder',
    states:
      'Controlled epilepsy asks for a reason; uncontrolled, within 3 months of a seizure, or of unknown control waits',
    routes: 'all',
    verdicts: ['defer', 'caution'],
    settings: ['seizure-weeks'],
    basis: 'clinic policy',
    sources: ['GK', 'PD'],
    wouldChange: 'The date of the last seizure: 3 months is the line.',
    override: RELEASE.defer,
    clears: {
      what: 'the date of the last seizure, 3 months or more ago, and neurology where it is not',
      by: 'before the course begins',
      who: 'prescriber with neurology',
    },
    from: 'reference',
    judge: (subject) => {
      const entries = stated(subject, 'epilepsy', 'epilepsy-uncontrolled', 'seizure');
      const answer = subject.context.weeksSinceLastSeizure;
      // "Well controlled, last seizure 2 weeks ago": the time that stands in the entry outweighs what it calls itself.
      const told = entries.flatMap((entry) => {
        const free = seizureFreeWeeks(entry);
        const { onsetWeeks } = entry;
        return [
          ...(free === null ? [] : [free]),
          ...(onsetWeeks !== null && onsetWeeks < subject.setting('seizure-weeks') ? [onsetWeeks] : []),
        ];
      });
      const weeks = known(answer) || told.length === 0 ? answer : Math.min(...told);
      const inputs = [
        ...findingInputs(entries),
        ...(known(answer) ? [input('patient.context.weeksSinceLastSeizure', answer, 'wk')] : []),
      ];
      if (known(weeks) && weeks < subject.setting('seizure-weeks'))
        return {
          verdict: 'defer',
          because: `The last seizure was ${weeks} weeks ago; ${subject.setting('seizure-weeks')} weeks without one are needed.`,
          inputs,
        };
      if (
        entries.some(
          (entry) => active(entry) && (entry.condition === 'epilepsy-uncontrolled' || entry.origin === 'symptom'),
        )
      )
        return { verdict: 'defer', because: 'The record says that seizures are not controlled.', inputs };
      if (entries.length === 0)
        return known(weeks)
          ? { verdict: 'caution', because: 'A seizure is on record, more than 3 months ago.', inputs }
          : null;
      const saysControlled = entries.every((entry) => {
        const control = saidOf(entry, ['controlled', 'free', 'controlada', 'libre']);
        return control === 'affirmed' || (control === 'unsaid' && entry.status !== 'active');
      });
      if (known(answer) || saysControlled)
        return {
          verdict: 'caution',
          because: 'Ketamine can both cause and stop seizures.',
          inputs,
          missing: known(answer) ? [] : ['patient.context.weeksSinceLastSeizure'],
        };
      return {
        verdict: 'defer',
        because: 'Epilepsy is listed, and nothing says when the last seizure was.',
        inputs,
        missing: ['patient.context.weeksSinceLastSeizure'],
      };
    },
  },
];
