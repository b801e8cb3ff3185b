import { type Finding, findingInputs, findingsOf, known, saidOf } from '../prepare.ts';
import { input, RELEASE, type Rule } from '../rule.ts';
import { presence } from './presence.ts';
import { round, undated, weeksSince } from './since-event.ts';

const PHEO_TREATED = [
  'resected',
  'removed',
  'treated',
  'cured',
  'resecado',
  'extirpado',
  'operado',
  'tratado',
  'curado',
];
const PHEO_UNTREATED = ['untreated', 'unresected', 'unresectable', 'inoperable'];

/** Section b.1: strokes, and what drives the pressure up by itself. */
export const VESSEL_RULES: readonly Rule[] = [
  {
    id: 'stroke-tia',
    section: 'b.1',
    layer: 'intake',
    title: 'Stroke or transient ischaemic attack',
    states: 'Within 6 weeks contraindicated; older, a reason is asked for; undated, the date comes first',
    routes: 'all',
    verdicts: ['contraindicated', 'defer', 'caution'],
    settings: ['stroke-weeks'],
    basis: 'trial',
    sources: ['JNJ-CV', 'KET-UK', 'PD'],
    wouldChange: 'The date of the event: 6 weeks is the line.',
    override: RELEASE.contraindicated,
    clears: { what: 'the date of the event', by: 'before the course begins', who: 'prescriber' },
    from: 'reference',
    judge: (subject) => {
      const entries = findingsOf(subject, 'stroke-tia').filter(({ origin }) => origin === 'diagnosis');
      const old = findingsOf(subject, 'stroke-tia-old');
      const answer = subject.context.weeksSinceStrokeOrTia;
      const weeks = weeksSince(answer, [...entries, ...old]);
      const inputs = [
        ...findingInputs([...entries, ...old]),
        ...(known(answer) ? [input('patient.context.weeksSinceStrokeOrTia', answer, 'wk')] : []),
      ];
      if (weeks !== null && weeks < subject.setting('stroke-weeks'))
        return {
          verdict: 'contraindicated',
          because: `The event was ${round(weeks)} weeks ago; within ${subject.setting('stroke-weeks')} weeks no dose is given.`,
          inputs,
        };
      if (undated(answer, [...entries, ...old]))
        return {
          verdict: 'defer',
          because: 'A stroke or TIA is listed without its date: it may be less than 6 weeks ago.',
          inputs,
          missing: ['patient.context.weeksSinceStrokeOrTia'],
        };
      return weeks === null
        ? null
        : { verdict: 'caution', because: 'A past stroke or TIA: trials excluded it, the label weighs it.', inputs };
    },
  },
  presence(
    'hypertensive-encephalopathy-history',
    'History of hypertensive encephalopathy',
    'A history asks for pressures more often',
    'caution',
    ['hypertensive-encephalopathy'],
    'label',
    ['PI-US-2019'],
    'A brain that once suffered from high pressure needs closer measuring: take the pressure more often.',
    'The entry turns out to be wrong.',
  ),
  {
    id: 'pheochromocytoma',
    section: 'b.1',
    layer: 'intake',
    title: 'Phaeochromocytoma',
    states: 'Untreated phaeochromocytoma; an adrenal mass of unknown kind is asked about',
    routes: 'all',
    verdicts: ['contraindicated', 'caution', 'info'],
    settings: [],
    basis: 'clinic policy',
    sources: ['GK'],
    wouldChange: 'It was removed, or the mass makes no catecholamines.',
    override: RELEASE.contraindicated,
    clears: {
      what: 'treated, and said so by endocrinology',
      by: 'before the course begins',
      who: 'prescriber with endocrinology',
    },
    from: 'reference',
    judge: (subject) => {
      const entries = findingsOf(subject, 'phaeochromocytoma');
      const treated = (entry: Finding) => {
        const words = saidOf(entry, PHEO_TREATED);
        return words === 'affirmed' || (words === 'unsaid' && entry.status !== 'active');
      };
      const untreated = entries.filter(
        (entry) => !treated(entry) || PHEO_UNTREATED.some((word) => entry.words.has(word)),
      );
      if (untreated.length > 0)
        return {
          verdict: 'contraindicated',
          because: 'An untreated tumour can release catecholamines in a crisis.',
          inputs: findingInputs(untreated),
        };
      if (entries.length > 0)
        return {
          verdict: 'info',
          because: 'A treated phaeochromocytoma is on record.',
          inputs: findingInputs(entries),
        };
      const mass = findingsOf(subject, 'adrenal-mass').filter(({ status }) => status === 'active');
      return mass.length === 0
        ? null
        : {
            verdict: 'caution',
            because: 'The code of an adrenal mass does not say whether it makes catecholamines.',
            inputs: findingInputs(mass),
            missing: ['kind of the adrenal mass'],
          };
    },
  },
  {
    id: 'preeclampsia',
    section: 'b.1',
    layer: 'intake',
    title: 'Pre-eclampsia or eclampsia',
    states: 'Pre-eclampsia or eclampsia now; one of an earlier pregnancy is noted',
    routes: 'all',
    verdicts: ['contraindicated', 'info'],
    settings: [],
    basis: 'label',
    sources: ['KET-UK'],
    wouldChange: 'The entry belongs to an earlier pregnancy.',
    override: RELEASE.contraindicated,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = findingsOf(subject, 'preeclampsia');
      if (entries.length === 0) return null;
      return entries.some(({ status }) => status === 'active')
        ? { verdict: 'contraindicated', because: 'The UK ketamine label rules it out.', inputs: findingInputs(entries) }
        : {
            verdict: 'info',
            because: 'Pre-eclampsia of an earlier pregnancy is on record.',
            inputs: findingInputs(entries),
          };
    },
  },
];
