import type { EmergencyDrugId } from './drugs.ts';

/** One thing to do. Short enough to read aloud; `timer` starts a clock shown on the card (seconds between repeats). */
export interface Step {
  readonly id: string;
  readonly say: string;
  readonly timer?: { readonly everyS: number; readonly say: string };
}

export interface EmergencyCard {
  readonly id: string;
  readonly title: string;
  /** What is seen, in the words of the person who sees it. */
  readonly seen: string;
  readonly steps: readonly Step[];
  readonly drugs: readonly EmergencyDrugId[];
  /** When the ambulance is called. `at-once`: the call is the first step on the screen. */
  readonly call: { readonly when: 'at-once' | 'if'; readonly because: string };
  readonly avoid: readonly string[];
  readonly basis: 'GK' | 'PD' | 'sourced';
  readonly sources: readonly string[];
}

/** Who does what; somebody always takes the other chairs. Source: clinical-protocol i (last line of its head). */
export const EMERGENCY_ROLES = ['leads', 'airway', 'drugs', 'calls', 'writes', 'other-chairs'] as const;
export type EmergencyRole = (typeof EMERGENCY_ROLES)[number];

/** Before any card: the same first breaths, whatever it is. Source: clinical-protocol i, first line. */
export const FIRST_STEPS: readonly Step[] = [
  { id: 'stop-drug', say: 'Stop the drug' },
  { id: 'call-help', say: 'Call for help, and name who takes the other chairs' },
  { id: 'note-time', say: 'Note the time' },
  { id: 'abc', say: 'Airway, breathing, circulation' },
  { id: 'monitor-oxygen', say: 'Monitor on, oxygen on' },
];

const step = (id: string, say: string, timer?: Step['timer']): Step => (timer ? { id, say, timer } : { id, say });
const gk = { basis: 'GK' as const, sources: ['GK'] };

/** The cards, "not sure" first. Source: clinical-protocol i (marks kept per card). */
export const EMERGENCY_CARDS: readonly EmergencyCard[] = [
  {
    id: 'not-sure',
    title: 'Not sure',
    seen: 'Something is wrong',
    steps: [
      step('respond', 'Loud voice and a shoulder squeeze: does the person answer?'),
      step('breathe', 'Look and feel for breath for up to 10 seconds: none or gasping → Unresponsive'),
      step('airway', 'Noise or no air moving → Airway closed; slow breath or blue → Slow breathing'),
      step(
        'circulation',
        'Pulse, pressure, colour, skin: faint or slow pulse → Faint; hives or swelling → Anaphylaxis',
      ),
      step('brain', 'Jerking → Seizure; face, arm or speech → Stroke signs; drowsy and sweating → Low sugar: test it'),
      step('recheck', 'Full set of vital signs, again in 2 minutes', { everyS: 120, say: 'Vital signs again' }),
    ],
    drugs: [],
    call: { when: 'if', because: 'anything you cannot explain in two minutes' },
    avoid: ['Leaving the person alone'],
    ...gk,
  },
  {
    id: 'unresponsive',
    title: 'Unresponsive, not breathing normally',
    seen: 'No answer, no normal breath, or no pulse within 10 seconds',
    steps: [
      step('aed', 'Fetch the AED and the bag-mask'),
      step('compress', 'Compress the chest: 100–120 a minute, 5–6 cm deep', {
        everyS: 120,
        say: 'Change who compresses, check rhythm',
      }),
      step(
        'ventilate',
        '30 compressions, 2 breaths with oxygen; if breath stopped before the pulse, look for a blocked airway first',
      ),
      step('shock', 'AED on: do what it says'),
    ],
    drugs: ['epinephrine-arrest', 'amiodarone-arrest', 'naloxone-iv', 'naloxone-nasal'],
    call: { when: 'at-once', because: 'cardiac or respiratory arrest' },
    avoid: ['Stopping compressions for more than 10 seconds'],
    ...gk,
  },
  {
    id: 'breathing',
    title: 'Slow breathing, low oxygen',
    seen: 'Breath below 10 a minute, SpO2 below 90 %, or no answer to voice (MOAA/S 1 or less)',
    steps: [
      step('open', 'Head tilt or jaw thrust'),
      step('oxygen', 'Oxygen, suction'),
      step('bag', 'Bag-mask if breath does not return', { everyS: 120, say: 'Saturation, rate and depth again' }),
    ],
    drugs: ['naloxone-iv', 'naloxone-nasal', 'flumazenil'],
    call: { when: 'if', because: 'bag-mask was needed, or SpO2 stays below 90 % for a minute' },
    avoid: ['Waiting for an antidote: ketamine has none'],
    ...gk,
  },
  {
    id: 'laryngospasm',
    title: 'Airway closed (laryngospasm)',
    seen: 'Crowing or silent chest, no air moving',
    steps: [
      step('jaw', 'Jaw thrust with firm pressure behind the ear lobes'),
      step('cpap', 'Pure oxygen with steady pressure on the mask', { everyS: 30, say: 'Is air moving?' }),
      step('suction', 'Suction what you can see'),
    ],
    drugs: ['succinylcholine'],
    call: { when: 'if', because: 'not broken in 30–60 seconds' },
    avoid: [],
    ...gk,
  },
  {
    id: 'anaphylaxis',
    title: 'Anaphylaxis',
    seen: 'Hives or swelling with airway, breath, pressure or gut signs',
    steps: [
      step('lie', 'Flat, legs up; sitting if breath is hard; on the left side if pregnant'),
      step('epinephrine', 'Epinephrine into the outer thigh now', {
        everyS: 300,
        say: 'Epinephrine again if no better',
      }),
      step('oxygen', 'Oxygen; a litre or two of saline'),
      step('albuterol', 'Albuterol (salbutamol) if wheezing'),
    ],
    drugs: ['epinephrine-anaphylaxis', 'glucagon-anaphylaxis'],
    call: { when: 'at-once', because: 'anaphylaxis' },
    avoid: ['Letting the person stand or walk', 'Antihistamine or steroid first', 'The 1 mg/mL ampoule into a vein'],
    basis: 'sourced',
    sources: ['EPI-2', 'GK'],
  },
  {
    id: 'hypertensive-emergency',
    title: 'High pressure with symptoms',
    seen: '180/110 twice with symptoms, or 200/120',
    steps: [
      step('sit', 'Sit up, quiet room, infusion stopped'),
      step('by-hand', 'Pressure by hand, right cuff, other arm', { everyS: 300, say: 'Pressure by hand' }),
      step('ask', 'Ask: chest pain, breathless, worst headache, sight, weakness, confusion'),
      step('ecg', 'ECG if chest pain'),
    ],
    drugs: ['labetalol', 'hydralazine'],
    call: {
      when: 'if',
      because: 'chest pain, breathlessness, severe headache, sight, seizure, drowsy, or a new deficit: at once',
    },
    avoid: ['More than a quarter off the mean pressure in the first hour', 'Short-acting nifedipine'],
    basis: 'sourced',
    sources: ['PI-US-2019', 'GAC-HTN', 'GK'],
  },
  {
    id: 'high-pressure',
    title: 'High pressure, feels well',
    seen: '180/110 or more without symptoms',
    steps: [
      step('slow', 'Slow or pause the infusion'),
      step('recheck', 'Pressure every 5 minutes; most settle in one to two hours', {
        everyS: 300,
        say: 'Pressure again',
      }),
      step('ask', 'Ask about symptoms each time'),
    ],
    drugs: ['clonidine'],
    call: { when: 'if', because: 'not falling after 2 hours, or any symptom' },
    avoid: ['Treating the number alone'],
    basis: 'sourced',
    sources: ['JNJ-AHT', 'YIP-2022'],
  },
  {
    id: 'seizure',
    title: 'Seizure',
    seen: 'Jerking and no answer. Ketamine alone can stiffen or jerk: breath and eyes are then unaffected',
    steps: [
      step('side', 'On the side, nothing in the mouth, protect the head'),
      step('time', 'Time it', { everyS: 300, say: '5 minutes: give the drug' }),
      step('oxygen', 'Oxygen; test the sugar'),
    ],
    drugs: ['midazolam-seizure', 'lorazepam-seizure'],
    call: { when: 'if', because: 'over 5 minutes, first ever, a second one, or injury' },
    avoid: [],
    ...gk,
  },
  {
    id: 'agitation',
    title: 'Frightened or agitated',
    seen: 'Severe dissociation, not reassured, may get hurt',
    steps: [
      step('voice', 'One calm voice, say name, place and time'),
      step('quiet', 'Less light, less sound, fewer people'),
      step('touch', 'Touch only as agreed beforehand; protect the line'),
      step('vitals', 'Keep the vital signs going', { everyS: 120, say: 'Vital signs again' }),
    ],
    drugs: ['midazolam-agitation-iv', 'midazolam-agitation-im', 'lorazepam-agitation'],
    call: { when: 'if', because: 'danger to self or others, or not calm in 30 minutes' },
    avoid: ['Holding down'],
    basis: 'sourced',
    sources: ['JNJ-BZD', 'GK'],
  },
  {
    id: 'faint',
    title: 'Faint or slow pulse',
    seen: 'Fainted, or pulse below 50 with symptoms',
    steps: [
      step('flat', 'Flat, legs up'),
      step('ecg', 'ECG; test the sugar'),
      step('fluid', 'Saline 250–500 mL'),
      step('recheck', 'Pulse and pressure', { everyS: 120, say: 'Pulse and pressure again' }),
    ],
    drugs: ['atropine'],
    call: { when: 'if', because: 'no quick recovery, chest pain, or heart block' },
    avoid: [],
    ...gk,
  },
  {
    id: 'chest-pain',
    title: 'Chest pain',
    seen: 'Any chest pain',
    steps: [
      step('ecg', '12-lead ECG'),
      step('sit', 'Sit up, rest'),
      step('vitals', 'Vital signs', { everyS: 300, say: 'Vital signs again' }),
    ],
    drugs: ['aspirin', 'nitroglycerin'],
    call: { when: 'at-once', because: 'chest pain' },
    avoid: [],
    ...gk,
  },
  {
    id: 'stroke',
    title: 'Stroke signs',
    seen: 'Face, arm, speech, balance, sight, or the worst headache',
    steps: [
      step('well', 'Note when last well'),
      step('flat', 'Flat if tolerated, nothing by mouth'),
      step('sugar', 'Test the sugar'),
      step('pressure', 'Pressure every 5 minutes', { everyS: 300, say: 'Pressure again' }),
    ],
    drugs: [],
    call: { when: 'at-once', because: 'suspected stroke' },
    avoid: ['Lowering the pressure unless a physician or the ambulance says so'],
    ...gk,
  },
  {
    id: 'low-sugar',
    title: 'Low blood sugar',
    seen: 'Below 70 mg/dL, or drowsy, sweating or confused on insulin or a sulfonylurea',
    steps: [
      step('test', 'Test the sugar before calling it sedation'),
      step('sugar', 'Awake: sugar by mouth. Not awake: vein or muscle', { everyS: 900, say: 'Test the sugar again' }),
    ],
    drugs: ['glucose-oral', 'dextrose', 'glucagon-low-sugar'],
    call: { when: 'if', because: 'not awake in 10 minutes, or on a sulfonylurea' },
    avoid: ['Anything by mouth when not fully awake'],
    ...gk,
  },
  {
    id: 'vomiting',
    title: 'Vomiting',
    seen: 'Vomiting, above all when drowsy',
    steps: [
      step('side', 'On the side, suction'),
      step('slow', 'Slow or stop the infusion'),
      step('lungs', 'Listen; watch the saturation'),
    ],
    drugs: ['ondansetron'],
    call: { when: 'if', because: 'something was breathed in, or saturation falls' },
    avoid: [],
    ...gk,
  },
  {
    id: 'fall',
    title: 'Fall',
    seen: 'Any fall, during or after the session',
    steps: [
      step('still', 'Do not lift at once: head, neck, hip'),
      step('thinner', 'On a blood thinner?'),
      step('neuro', 'Neurological check every 15 minutes', { everyS: 900, say: 'Neurological check' }),
    ],
    drugs: [],
    call: { when: 'if', because: 'head strike on a blood thinner, a new deficit, or a deformed limb' },
    avoid: [],
    ...gk,
  },
  {
    id: 'suicidal',
    title: 'Wants to die',
    seen: 'New plan or intent, or C-SSRS 4–5',
    steps: [
      step('stay', 'Stay; never leave the person alone'),
      step(
        'where',
        'On the phone: where are you, and a number to call back, first; a second person calls for help while you stay on the line',
      ),
      step('means', 'What is within reach? Make it safe'),
      step('prescriber', 'Prescriber face to face'),
      step('plan', 'Safety plan; family with consent; 988 is there day and night'),
    ],
    drugs: [],
    call: { when: 'if', because: 'danger now: 911 or emergency department' },
    avoid: ['Promising secrecy'],
    ...gk,
  },
  {
    id: 'line-failed',
    title: 'Line failed',
    seen: 'Pain or swelling at the line',
    steps: [
      step('stop', 'Stop the pump and note what it has given'),
      step('new-line', 'New line elsewhere'),
      step('account', 'Account for every milligram: in the patient, in the tissue, in bag and line'),
    ],
    drugs: [],
    call: { when: 'if', because: 'skin or hand in danger' },
    avoid: [],
    ...gk,
  },
  {
    id: 'leaving',
    title: 'Wants to leave, or has left',
    seen: 'Leaving before release',
    steps: [
      step('stay', 'Stay with the person, calm; call escort and prescriber'),
      step('keys', 'Car keys; remove the line'),
      step('record', 'Record it as what happened: time, what was not met, capacity, advice given, who was called'),
      step('call', 'Call within the hour', { everyS: 3600, say: 'Call now' }),
    ],
    drugs: [],
    call: { when: 'if', because: 'impaired and driving, or a danger to self' },
    avoid: ['Drugs or hands by force'],
    basis: 'PD',
    sources: ['PD'],
  },
];
