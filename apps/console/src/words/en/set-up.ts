export const setUp = {
  title: 'Open your clinic',
  lead: 'A minute now; everything can be changed later.',
  code: 'Set-up code',
  codeHint: 'Printed in the terminal where Keel was started',
  clinic: 'Name of the clinic',
  zone: 'Time zone of the first site',
  name: 'Your name',
  passwordHint: 'At least 10 characters; long is better than odd',
  submit: 'Open the clinic',
} as const;
