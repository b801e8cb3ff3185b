/** One entry a step of the path: `packages/clinical/src/path`. A step whose words are missing fails a test. */
export const path = {
  asked: { title: 'You asked us', more: 'Your request is here.' },
  'clinic-looks': {
    title: 'We look at your request',
    more: 'Somebody of the clinic reads it and writes to you or calls you. You need not do anything meanwhile.',
  },
  'not-here': {
    title: 'Your request is closed',
    more: 'Read why, what else could help, and whom to call. You can ask again at any time.',
  },
  questions: {
    title: 'How have you been?',
    more: 'A few short questions. It takes about a minute, and tells us whether this helps you.',
  },
  forms: {
    title: 'Answer questions about your health',
    more: 'A few at a time. Every answer is kept at once, and you can go on later or on another device.',
  },
  'clinic-decides': {
    title: 'We agree with you on what comes next',
    more: 'We have taken on your request. A clinician reads your answers, then we write to you or call you. Whether this treatment fits is decided with you, not before.',
  },
  consent: { title: 'Read and sign the consent', more: 'In plain words, with time to ask before you sign.' },
  'consent-question': {
    title: 'Your question about the consent',
    more: 'We have it. Somebody answers you before you sign.',
  },
  prepare: { title: 'Get ready for your visit', more: 'What to eat and when, who takes you home, and what to bring.' },
  visit: { title: 'Your next visit', more: 'Come rested. What to bring stands here before the day.' },
  talk: {
    title: 'Your talk about what came up',
    more: 'With the person who sees you for it. When and how stands under My sessions.',
  },
  'not-now': {
    title: 'Not yet',
    more: 'Read what we wait for, until when, and what may help in the meantime.',
  },
  'not-eligible': {
    title: 'What was decided, and what now',
    more: 'Why not here, what else may help, and who gets in touch.',
  },
  home: { title: 'Ketamine at home', more: 'Each dose step by step: pressure, who is with you, how it went.' },
} as const;
