export const weigh = {
  why: 'Why it may go ahead',
  words: 'In words',
  examined: 'Seen and examined',
  'usual-for-patient': 'Usual for this person',
  benefit: 'Benefit outweighs it',
  'watched-closely': 'Watched more closely',
  sign: 'Sign with my name',
} as const;
