export const enrol = {
  link: 'This is a tablet of the clinic',
  title: 'A tablet of the clinic',
  lead: 'An owner gets a code on the Staff screen. It is good for ten minutes.',
  code: 'Code',
  enrol: 'Enrol this tablet',
  refused: 'The code is not right, was used already, or is older than ten minutes.',
  done: 'This is {{name}} from now on. Whoever works on it signs in as always.',
  signIn: 'To the sign-in',
} as const;
