import { fixedLine } from '../fixed-lines.ts';
import { findingInputs, known, medicineInputs, medicinesOf } from '../prepare.ts';
import { input, RELEASE, type Rule } from '../rule.ts';
import { active, recorded } from './stated.ts';

/** Section b.2: psychosis, mania, cognition, dissociation. */
export const MIND_RULES: readonly Rule[] = [
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
      const entries = recorded(subject, 'psychosis').filter(active);
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
      const entries = recorded(subject, 'schizophrenia-spectrum');
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
      const entries = recorded(subject, 'psychosis').filter((entry) => !active(entry));
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
      const entries = recorded(subject, 'mania').filter(active);
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
      const entries = recorded(subject, 'bipolar');
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
      const major = recorded(subject, 'dementia');
      if (major.length > 0)
        return {
          verdict: 'contraindicated',
          because: 'Capacity and the risk of delirium speak against a clinic session.',
          inputs: findingInputs(major),
        };
      const mild = recorded(subject, 'mild-cognitive-impairment');
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
      const entries = recorded(subject, 'delirium');
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
      const entries = recorded(subject, 'dissociative');
      return entries.length === 0
        ? null
        : { verdict: 'caution', because: 'The drug dissociates by itself.', inputs: findingInputs(entries) };
    },
  },
];
