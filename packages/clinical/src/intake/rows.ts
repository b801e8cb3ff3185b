import type { ConditionId } from '../conditions/index.ts';
import { BODY } from '../patient/index.ts';
import type { AskWhen, IntakeOption, IntakeQuestion, IntakeTopic, KnownBy, Says } from './question.ts';

/** Changes with any question or word: an answer is read by the form that asked it. */
export const INTAKE_FORM = '2026-11';

/** For how many days the record's own knowledge spares the patient the question. Basis: clinic policy (PD). */
export const KNOWN_FOR_DAYS: Readonly<Record<KnownBy, number>> = {
  sex: 36_500,
  height: 3_650,
  weight: 30,
  conditions: 180,
  medicines: 30,
  allergies: 180,
};
/** A scale answered within these days is not asked again at intake. PD. */
export const SCALE_KNOWN_DAYS = 7;

const option = (id: string, display?: string, is?: ConditionId, status: Says['status'] = 'active'): IntakeOption =>
  display === undefined || is === undefined ? { id } : { id, says: { display, status, is } };

interface More {
  readonly when?: readonly AskWhen[];
  readonly known?: KnownBy;
  readonly feeds?: readonly string[];
}
const base = (id: string, topic: IntakeTopic, more: More) => ({
  id,
  topic,
  when: more.when ?? [],
  known: more.known ?? null,
  feeds: more.feeds ?? [],
  sources: ['PD', 'GK'] as const,
});
const one = (id: string, topic: IntakeTopic, options: readonly IntakeOption[], more: More = {}): IntakeQuestion => ({
  ...base(id, topic, more),
  kind: 'one',
  options,
});
/** A list of illnesses: one group a page, each line a box, "none of these" an answer. */
const history = (id: string, options: readonly IntakeOption[]): IntakeQuestion => ({
  ...base(id, 'history', { known: 'conditions', feeds: ['patient.diagnoses'] }),
  kind: 'many',
  options,
});
const follow = (
  id: string,
  question: string,
  has: readonly string[],
  options: readonly IntakeOption[],
  feeds: readonly string[],
): IntakeQuestion => one(id, 'history', options, { when: [{ question, has }], known: 'conditions', feeds });
const scale = (instrument: string, when: readonly AskWhen[] = []): IntakeQuestion => ({
  ...base(`scale-${instrument}`, 'scales', { when, feeds: ['patient.scales'] }),
  kind: 'scale',
  instrument,
});

/**
 * The intake, question by question, in the order in which it is asked. What each answer says to the screening stands in its
 * row; which words ask it stands in `words`. Source: clinical-protocol b, d (basis: clinic policy, PD).
 */
export const INTAKE_QUESTIONS: readonly IntakeQuestion[] = [
  one('safe-now', 'now', [{ id: 'safe' }, { id: 'unsure', help: 'ask' }, { id: 'not-safe', help: 'now' }]),
  one(
    'reason',
    'about',
    [
      { id: 'depression' },
      { id: 'suicidal-thoughts', help: 'ask' },
      { id: 'ptsd' },
      { id: 'anxiety' },
      { id: 'pain' },
      { id: 'other' },
    ],
    { feeds: ['indication'] },
  ),
  {
    ...base('reason-words', 'about', { when: [{ question: 'reason', has: ['other'] }], feeds: ['indication'] }),
    kind: 'lines',
  },
  one('sex', 'about', [{ id: 'female' }, { id: 'male' }, { id: 'intersex' }], {
    known: 'sex',
    feeds: ['patient.sex'],
  }),
  {
    ...base('height', 'about', { known: 'height', feeds: ['patient.heightCm', 'patient.bmi'] }),
    kind: 'number',
    unit: 'cm',
    min: BODY.heightCm[0],
    max: BODY.heightCm[1],
  },
  {
    ...base('weight', 'about', { known: 'weight', feeds: ['patient.weightKg', 'patient.bmi'] }),
    kind: 'number',
    unit: 'kg',
    min: BODY.weightKg[0],
    max: BODY.weightKg[1],
  },
  one('pregnancy', 'about', [{ id: 'pregnant' }, { id: 'possible' }, { id: 'menopause' }, { id: 'not-possible' }], {
    when: [{ couldBePregnant: true }],
    feeds: ['patient.pregnancy'],
  }),
  one('breastfeeding', 'about', [{ id: 'yes' }, { id: 'no' }], {
    when: [{ couldBePregnant: true }],
    feeds: ['patient.breastfeeding'],
  }),
  history('heart', [
    option('high-blood-pressure', 'High blood pressure', 'hypertension'),
    option('heart-attack', 'Heart attack (myocardial infarction)', 'mi'),
    option('stent-or-bypass', 'Coronary stent or bypass', 'revascularised'),
    option('angina', 'Angina', 'coronary-disease'),
    option('heart-failure', 'Heart failure', 'heart-failure'),
    option('irregular-heartbeat', 'Irregular heartbeat (arrhythmia)', 'arrhythmia'),
    option('valve', 'Severe heart valve disease', 'valve-disease-severe'),
    option('aneurysm', 'Aneurysm', 'aneurysm-avm'),
    option('avm', 'Arteriovenous malformation', 'aneurysm-avm'),
  ]),
  follow(
    'blood-pressure-control',
    'heart',
    ['high-blood-pressure'],
    [option('controlled'), option('not-controlled', 'Uncontrolled hypertension', 'hypertension-uncontrolled')],
    ['patient.diagnoses'],
  ),
  follow(
    'heart-attack-when',
    'heart',
    ['heart-attack', 'stent-or-bypass'],
    [{ id: 'under-6-weeks' }, { id: '6-weeks-to-year' }, { id: 'over-year' }],
    ['patient.context.weeksSinceMI'],
  ),
  history('brain', [
    option('stroke', 'Stroke or TIA', 'stroke-tia'),
    option('brain-bleed', 'Bleeding in the brain (intracerebral haemorrhage)', 'intracranial-haemorrhage'),
    option('seizures', 'Epilepsy', 'epilepsy'),
    option('head-injury', 'Head injury', 'head-injury'),
    option('brain-pressure', 'Raised intracranial pressure', 'icp-raised'),
    option('brain-tumour', 'Brain tumour', 'brain-mass'),
    option('memory', 'Dementia', 'dementia'),
  ]),
  follow(
    'stroke-when',
    'brain',
    ['stroke'],
    [{ id: 'under-6-weeks' }, { id: 'over-6-weeks' }],
    ['patient.context.weeksSinceStrokeOrTia'],
  ),
  follow(
    'seizure-when',
    'brain',
    ['seizures'],
    [{ id: 'under-3-months' }, { id: 'over-3-months' }],
    ['patient.context.weeksSinceLastSeizure'],
  ),
  follow(
    'head-injury-when',
    'brain',
    ['head-injury'],
    [{ id: 'under-3-months' }, { id: 'over-3-months' }],
    ['patient.context.weeksSinceHeadInjury'],
  ),
  history('mind', [
    option('psychosis-now', 'Psychosis', 'psychosis'),
    option('psychosis-past', 'Psychosis in remission', 'psychosis', 'remission'),
    option('schizophrenia', 'Schizophrenia', 'schizophrenia-spectrum'),
    option('bipolar', 'Bipolar disorder', 'bipolar'),
    option('mania-now', 'Mania', 'mania'),
    option('dissociative', 'Dissociative disorder', 'dissociative'),
  ]),
  history('organs', [
    option('cirrhosis', 'Cirrhosis', 'cirrhosis'),
    option('dialysis', 'Dialysis', 'dialysis'),
    option('thyroid-overactive', 'Overactive thyroid', 'hyperthyroid'),
    option('porphyria', 'Acute porphyria', 'porphyria-acute'),
    option('phaeochromocytoma', 'Phaeochromocytoma', 'phaeochromocytoma'),
    option('glaucoma', 'Glaucoma', 'glaucoma'),
    option('eye-surgery', 'Eye surgery planned', 'eye-surgery-planned'),
  ]),
  follow(
    'glaucoma-treated',
    'organs',
    ['glaucoma'],
    [option('treated'), option('untreated', 'Untreated glaucoma', 'glaucoma-acute')],
    ['patient.diagnoses'],
  ),
  history('breathing', [
    option('asthma', 'Asthma', 'lung-disease'),
    option('copd', 'COPD', 'lung-disease'),
    option('home-oxygen', 'Home oxygen', 'home-oxygen'),
    option('sleep-apnoea', 'Sleep apnea', 'osa'),
    option('nose', 'Nasal polyps or nose surgery', 'nasal-pathology'),
  ]),
  follow(
    'apnoea-treated',
    'breathing',
    ['sleep-apnoea'],
    [option('every-night'), option('not-treated', 'Severe untreated sleep apnea', 'osa')],
    ['patient.diagnoses'],
  ),
  {
    ...base('sleep-signs', 'history', {
      when: [{ question: 'breathing', lacks: ['sleep-apnoea'] }],
      feeds: ['patient.scales.stopBang'],
    }),
    kind: 'many',
    options: [{ id: 'snores-loudly' }, { id: 'tired-by-day' }, { id: 'stops-breathing' }, { id: 'wide-neck' }],
  },
  history('bladder', [
    option('blood', 'Blood in urine', 'haematuria'),
    option('pain', 'Painful urination', 'dysuria'),
    option('often', 'Urinary frequency and urgency', 'urologic-symptoms'),
    option('infection-now', 'Urinary tract infection', 'uti'),
    option('cystitis', 'Interstitial cystitis', 'cystitis'),
    option('ketamine-bladder', 'Ketamine cystitis', 'ketamine-cystitis'),
  ]),
  {
    ...base('other-illness', 'history', { known: 'conditions', feeds: ['patient.diagnoses'] }),
    kind: 'lines',
  },
  { ...base('medicines', 'medicines', { known: 'medicines', feeds: ['patient.medications'] }), kind: 'medicines' },
  { ...base('allergies', 'medicines', { known: 'allergies', feeds: ['patient.allergies'] }), kind: 'allergies' },
  one(
    'drug-problem',
    'substances',
    [
      option('never'),
      option('past', 'Substance use disorder in remission', 'sud', 'remission'),
      option('now', 'Substance use disorder', 'sud'),
    ],
    { known: 'conditions', feeds: ['patient.diagnoses'] },
  ),
  one(
    'ketamine-misuse',
    'substances',
    [
      option('never'),
      option('past', 'Ketamine use disorder in remission', 'sud-ketamine', 'remission'),
      option('now', 'Ketamine use disorder', 'sud-ketamine'),
    ],
    { known: 'conditions', feeds: ['patient.diagnoses'] },
  ),
  {
    ...base('trials', 'treatments', {
      when: [{ question: 'reason', has: ['depression', 'suicidal-thoughts'] }],
      feeds: ['patient.context.adequateAntidepressantTrials'],
    }),
    kind: 'trials',
  },
  one('previous-ketamine', 'treatments', [{ id: 'never' }, { id: 'went-well' }, { id: 'no-help' }, { id: 'badly' }]),
  {
    ...base('previous-ketamine-words', 'treatments', {
      when: [{ question: 'previous-ketamine', has: ['badly'] }],
      feeds: ['patient.context.priorKetamineReaction'],
    }),
    kind: 'lines',
  },
  scale('phq9'),
  scale('gad7'),
  scale('auditC'),
  scale('pcl5', [{ question: 'reason', has: ['ptsd'] }]),
  scale('peg', [{ question: 'reason', has: ['pain'] }]),
];

const BY_ID: ReadonlyMap<string, IntakeQuestion> = new Map(INTAKE_QUESTIONS.map((row) => [row.id, row]));
export const intakeQuestion = (id: string): IntakeQuestion | undefined => BY_ID.get(id);
