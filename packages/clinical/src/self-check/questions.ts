import { SETTINGS } from '../policy/index.ts';
import type { Option, Question, Says } from './question.ts';

const has = (
  id: string,
  display: string,
  more: Says = {},
  status: 'active' | 'history' | 'remission' | null = 'active',
): Option => ({
  id,
  says: { ...more, diagnoses: [{ display, status }] },
});
const emergency = (id: string, symptom: string): Option => ({ id, says: { symptom }, crisis: 'emergency' });
const reason = (id: string, indication: string, more: Pick<Option, 'crisis'> = {}): Option => ({
  id,
  says: { indication },
  ...more,
});

/** Where an answer names a span of time, the most careful end of it is what is said. */
const JUST_NOW = 0;

/** The questions in the order in which they are asked: danger first, then what speaks against the treatment most. */
export const QUESTIONS: readonly Question[] = [
  {
    id: 'safe',
    kind: 'one',
    options: [
      { id: 'safe', says: {} },
      {
        id: 'thoughts',
        says: { diagnoses: [{ display: 'suicidal ideation', status: 'active' }] },
        crisis: 'safety',
      },
      { id: 'not-safe', says: { diagnoses: [{ display: 'suicidal intent', status: 'active' }] }, crisis: 'safety' },
    ],
  },
  {
    id: 'now',
    kind: 'many',
    options: [
      emergency('chest', 'chest pain'),
      emergency('breath', 'shortness of breath'),
      emergency('headache', 'sudden severe headache'),
      emergency('weak', 'weakness on one side'),
      emergency('fit', 'seizure today'),
      emergency('confused', 'confusion'),
    ],
  },
  { id: 'age', kind: 'number' },
  {
    id: 'reason',
    kind: 'one',
    options: [
      reason('depression', 'depression'),
      reason('resistant', 'treatment-resistant depression'),
      reason('suicidal', 'depression with suicidal thoughts', { crisis: 'safety' }),
      reason('ptsd', 'post-traumatic stress disorder'),
      reason('anxiety', 'anxiety disorder'),
      reason('pain', 'chronic pain'),
      reason('other', 'other'),
    ],
  },
  {
    id: 'tried',
    kind: 'one',
    options: [
      { id: 'no-drug', says: { context: { adequateAntidepressantTrials: 0 } } },
      { id: 'one-drug', says: { context: { adequateAntidepressantTrials: 1 } } },
      { id: 'two-drugs', says: { context: { adequateAntidepressantTrials: 2 } } },
    ],
  },
  {
    id: 'heart',
    kind: 'many',
    options: [
      has('pressure-treated', 'hypertension, controlled'),
      has('pressure-high', 'uncontrolled hypertension'),
      has('attack-new', 'heart attack', { context: { weeksSinceMI: JUST_NOW } }),
      has('attack-year', 'heart attack', { context: { weeksSinceMI: SETTINGS['mi-weeks'].value } }),
      has('attack-old', 'heart attack', { context: { weeksSinceMI: SETTINGS['mi-caution-weeks'].value } }, 'history'),
      has('heart-weak', 'decompensated heart failure'),
      has('rhythm', 'atrial fibrillation'),
      has('vessel', 'aneurysm'),
    ],
  },
  {
    id: 'brain',
    kind: 'many',
    options: [
      has('bleed', 'intracerebral hemorrhage', {}, 'history'),
      has('stroke-new', 'stroke', { context: { weeksSinceStrokeOrTia: JUST_NOW } }),
      has('stroke-old', 'stroke', { context: { weeksSinceStrokeOrTia: SETTINGS['stroke-weeks'].value } }, 'history'),
      has('skull', 'raised intracranial pressure'),
      has('blow', 'head injury', { context: { weeksSinceHeadInjury: JUST_NOW } }),
      has('fits-treated', 'epilepsy, controlled'),
      has('fits', 'uncontrolled epilepsy'),
      has('eye-treated', 'glaucoma, treated and stable'),
      has('eye', 'untreated glaucoma'),
      has('memory', 'dementia'),
    ],
  },
  {
    id: 'mind',
    kind: 'many',
    options: [
      has('voices', 'psychosis'),
      has('schizophrenia', 'schizophrenia'),
      has('voices-past', 'psychosis', {}, 'history'),
      has('mania', 'mania'),
      has('bipolar', 'bipolar disorder'),
      has('apart', 'dissociative disorder'),
      has('attempt', 'suicide attempt'),
    ],
  },
  {
    id: 'substances',
    kind: 'many',
    options: [
      has('use-now', 'substance use disorder, severe'),
      has('use-past', 'substance use disorder', {}, 'remission'),
      has('ketamine-now', 'ketamine misuse'),
      has('ketamine-past', 'ketamine misuse', {}, 'history'),
    ],
  },
  {
    id: 'body',
    kind: 'many',
    options: [
      has('liver', 'decompensated cirrhosis'),
      has('bladder-ketamine', 'ketamine cystitis', {}, 'history'),
      has('urine', 'hematuria'),
      has('thyroid', 'hyperthyroidism'),
      has('apnea', 'sleep apnea'),
      has('lungs', 'asthma'),
      { id: 'oxygen', says: { context: { homeOxygen: true } } },
      has('dialysis', 'dialysis'),
      has('nose', 'nasal polyps'),
      {
        id: 'allergy',
        says: { patient: { allergies: [{ substance: 'ketamine', reaction: 'allergy' }] } },
      },
      { id: 'breastfeeding', says: { patient: { breastfeeding: true } } },
    ],
  },
  {
    id: 'pregnant',
    kind: 'one',
    options: [
      { id: 'cannot', says: { patient: { pregnancy: 'not-applicable' } } },
      { id: 'maybe', says: { patient: { pregnancy: 'possible-not-tested' } } },
      { id: 'pregnant', says: { patient: { pregnancy: 'pregnant' } } },
    ],
  },
  { id: 'medicines', kind: 'lines' },
  {
    id: 'escort',
    kind: 'one',
    options: [
      { id: 'somebody', says: { context: { escortArranged: true } } },
      { id: 'nobody', says: { context: { escortArranged: false } } },
    ],
  },
];
