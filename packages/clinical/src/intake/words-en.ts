import type { IntakeWords } from './words.ts';

/** Plain English, reading age about 12. Written for Keel. */
export const EN: IntakeWords = {
  'safe-now': {
    ask: 'First of all: are you safe right now?',
    help: 'You can be honest here. Whatever you answer, you can go on afterwards.',
    options: {
      safe: 'Yes, I am safe',
      unsure: 'I am not sure',
      'not-safe': 'No. I might hurt myself or end my life',
    },
  },
  reason: {
    ask: 'What would you most like help with?',
    help: 'Choose the one that weighs most. You can tell us the rest when we meet.',
    options: {
      depression: 'Depression',
      'suicidal-thoughts': 'Thoughts of ending my life',
      ptsd: 'What is left from something terrible (trauma, PTSD)',
      anxiety: 'Anxiety',
      pain: 'Pain that does not go away',
      other: 'Something else',
    },
  },
  'reason-words': { ask: 'What is it, in your own words?' },
  sex: {
    ask: 'What sex were you given at birth?',
    help: 'Some safety checks depend on it. It says nothing about who you are.',
    options: { female: 'Female', male: 'Male', intersex: 'Intersex' },
  },
  height: { ask: 'How tall are you?' },
  weight: { ask: 'How much do you weigh?', help: 'About is fine. We weigh you again before any treatment.' },
  pregnancy: {
    ask: 'Are you pregnant, or could you be?',
    help: 'Ketamine may harm an unborn child, so it is not given in pregnancy.',
    options: {
      pregnant: 'Yes, I am pregnant',
      possible: 'I could be',
      menopause: 'No: I am past the menopause',
      'not-possible': 'No: it is not possible for another reason',
    },
  },
  breastfeeding: { ask: 'Are you breastfeeding?', options: { yes: 'Yes', no: 'No' } },
  heart: {
    short: 'Heart and blood vessels',
    ask: 'Has a doctor ever told you that you have one of these?',
    help: 'Heart and blood vessels. Choose all that fit, now or in the past.',
    options: {
      'high-blood-pressure': 'High blood pressure',
      'heart-attack': 'A heart attack',
      'stent-or-bypass': 'A stent or a heart bypass',
      angina: 'Angina (chest pain from the heart)',
      'heart-failure': 'Heart failure (a weak heart)',
      'irregular-heartbeat': 'An irregular heartbeat',
      valve: 'A badly diseased heart valve',
      aneurysm: 'An aneurysm (a bulge in an artery), also if it was repaired',
      avm: 'A tangle of blood vessels (AVM)',
    },
  },
  'blood-pressure-control': {
    ask: 'How is your blood pressure now?',
    options: { controlled: 'Good, with or without tablets', 'not-controlled': 'Often too high' },
  },
  'heart-attack-when': {
    ask: 'When was the last heart attack, stent or bypass?',
    options: {
      'under-6-weeks': 'In the last 6 weeks',
      '6-weeks-to-year': 'Between 6 weeks and a year ago',
      'over-year': 'More than a year ago',
    },
  },
  brain: {
    short: 'Brain and nerves',
    ask: 'And one of these?',
    help: 'Brain and nerves. Choose all that fit, now or in the past.',
    options: {
      stroke: 'A stroke or mini-stroke (TIA)',
      'brain-bleed': 'Bleeding in the brain',
      seizures: 'Seizures or epilepsy',
      'head-injury': 'A bad head injury',
      'brain-pressure': 'High pressure in the head, or a shunt',
      'brain-tumour': 'A brain tumor',
      memory: 'Dementia',
    },
  },
  'stroke-when': {
    ask: 'When was the last stroke?',
    options: { 'under-6-weeks': 'In the last 6 weeks', 'over-6-weeks': 'Longer ago' },
  },
  'seizure-when': {
    ask: 'When was your last seizure?',
    options: { 'under-3-months': 'In the last 3 months', 'over-3-months': 'Longer ago' },
  },
  'head-injury-when': {
    ask: 'When was the head injury?',
    options: { 'under-3-months': 'In the last 3 months', 'over-3-months': 'Longer ago' },
  },
  mind: {
    short: 'The mind',
    ask: 'And one of these?',
    help: 'The mind. We ask because ketamine can make some of them worse for a time.',
    options: {
      'psychosis-now': 'Hearing, seeing or believing things that others do not, these days',
      'psychosis-past': 'The same, but only in the past',
      schizophrenia: 'Schizophrenia or schizoaffective disorder',
      bipolar: 'Bipolar disorder',
      'mania-now': 'Being much too high, fast or irritable these days (mania)',
      dissociative: 'A dissociative disorder',
    },
  },
  organs: {
    short: 'Liver, kidneys, glands and eyes',
    ask: 'And one of these?',
    help: 'Liver, kidneys, glands and eyes.',
    options: {
      cirrhosis: 'A scarred liver (cirrhosis)',
      dialysis: 'Kidney dialysis',
      'thyroid-overactive': 'An overactive thyroid',
      porphyria: 'Porphyria',
      phaeochromocytoma: 'A pheochromocytoma (a tumor that raises blood pressure)',
      glaucoma: 'Glaucoma',
      'eye-surgery': 'An eye operation that is planned',
    },
  },
  'glaucoma-treated': {
    ask: 'Is the glaucoma treated?',
    options: { treated: 'Yes, and it is stable', untreated: 'No, or it is not stable' },
  },
  breathing: {
    short: 'Lungs, sleep and nose',
    ask: 'And one of these?',
    help: 'Lungs, sleep and nose.',
    options: {
      asthma: 'Asthma',
      copd: 'COPD (smoker’s lung)',
      'home-oxygen': 'Oxygen at home',
      'sleep-apnoea': 'Sleep apnea',
      nose: 'Polyps in the nose, or an operation on it',
    },
  },
  'apnoea-treated': {
    ask: 'Do you use a mask or another treatment for sleep apnea?',
    options: { 'every-night': 'Yes, nearly every night', 'not-treated': 'No, or seldom' },
  },
  'sleep-signs': {
    ask: 'Which of these are true for you?',
    help: 'They can be signs of sleep apnea that nobody has found yet.',
    options: {
      'snores-loudly': 'I snore so loudly that it is heard through a door',
      'tired-by-day': 'I am often sleepy by day',
      'stops-breathing': 'Someone has seen me stop breathing in my sleep',
      'wide-neck': 'My shirt collar is wider than 16 inches (40 cm)',
    },
  },
  bladder: {
    ask: 'How is your bladder? Choose all that fit these days.',
    help: 'Ketamine can irritate the bladder, so we keep an eye on it from the start.',
    options: {
      blood: 'Blood in my urine',
      pain: 'It hurts to pass water',
      often: 'I have to go very often, or at once',
      'infection-now': 'A bladder infection now',
      cystitis: 'Interstitial cystitis (a painful bladder)',
      'ketamine-bladder': 'A bladder damaged by ketamine',
    },
  },
  'other-illness': {
    ask: 'Any other illness or operation we should know of?',
    help: 'One on each line. Short words are fine.',
  },
  medicines: {
    ask: 'Which medicines do you take?',
    help: 'Everything: tablets, patches, sprays, injections, and what you buy without a prescription. Keep taking them as you do.',
  },
  allergies: {
    ask: 'Are you allergic to anything?',
    help: 'Medicines, latex, food. Tell us what happened.',
  },
  'drug-problem': {
    ask: 'Have alcohol or drugs ever been a problem for you?',
    help: 'It rarely means no. It changes how we keep you safe.',
    options: { never: 'No', past: 'In the past, not now', now: 'Yes, these days' },
  },
  'ketamine-misuse': {
    ask: 'Have you used ketamine or PCP without a doctor?',
    options: { never: 'No', past: 'In the past', now: 'Yes, these days' },
  },
  trials: {
    ask: 'Which antidepressants have you tried?',
    help: 'As far as you remember. Leave blank what you do not know.',
  },
  'previous-ketamine': {
    ask: 'Have you had ketamine or esketamine as a treatment before?',
    options: {
      never: 'No, never',
      'went-well': 'Yes, and it helped',
      'no-help': 'Yes, and it did not help',
      badly: 'Yes, and something went wrong',
    },
  },
  'previous-ketamine-words': { ask: 'What went wrong?' },
};
