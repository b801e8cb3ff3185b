/** Asked before a dose is given: who has come, and whether it may go ahead. */
export const askBefore = {
  arrival: {
    title: 'Arrival',
    do: 'Record arrival',
  },
  fasting: {
    title: 'Food and drink',
    do: 'Ask about food',
  },
  escort: {
    title: 'Escort and ride',
    do: 'Name an escort',
  },
  'escort-here': {
    title: 'Escort is here',
    do: 'Escort is here',
  },
  'escort-call': {
    title: 'Escort called',
    do: 'Call made',
  },
  consent: {
    title: 'Consent',
    do: 'Check consent',
    paper: 'Signed on paper, seen now',
  },
  medicines: {
    title: 'Medicines',
    do: 'Go through them',
  },
  rems: {
    title: 'REMS',
    do: 'Check REMS',
  },
  'vitals-before': {
    title: 'Vital signs before the dose',
    do: 'Judge',
    acceptable: 'Acceptable for dosing',
  },
  pregnancy: {
    title: 'Pregnancy',
    do: 'Ask',
  },
  substances: {
    title: 'Alcohol and cannabis',
    do: 'Ask',
  },
  'since-last': {
    title: 'Since last time',
    do: 'Ask',
  },
  'suicide-risk': {
    title: 'Suicidal thoughts',
    do: 'Ask',
    'instrument-clinical-question': 'In plain words',
  },
  glucose: {
    title: 'Glucose',
    do: 'Measure',
  },
  weight: {
    title: 'Weight',
    do: 'Weigh',
  },
  rescue: {
    title: 'Rescue kit',
    do: 'Sign the check',
  },
  prescriber: {
    title: 'Prescriber on site',
    do: 'Record',
  },
  screening: {
    title: 'Screening',
    do: 'Take it over',
  },
  wait: {
    title: 'Wait, then look again',
    do: 'Wait',
    minutes: 'Look again in',
    'minutes-5': '5 min',
    'minutes-10': '10 min',
    'minutes-15': '15 min',
    'minutes-30': '30 min',
    'minutes-60': '1 h',
  },
  question: {
    title: 'Ask the prescriber',
    do: 'Ask the prescriber',
  },
  identity: {
    title: 'Two identifiers',
    do: 'Confirm',
  },
  agreements: {
    title: 'Agreed words and touch',
    do: 'Agreements',
  },
  answer: {
    title: 'Answer of the prescriber',
    do: 'Answer',
    'answer-go-ahead': 'Go ahead',
  },
} as const;
