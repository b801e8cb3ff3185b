export const story = {
  title: 'Record of this session',
  unsigned: 'Not signed yet. It can be signed when the session is over.',
  signedBy: 'Signed by {{name}}, {{meaning}}, {{time}}.',
  amended: 'Amended after signature.',
  sign: 'Sign',
  strike: 'Entered in error',
  strikeLead: 'It stays readable, struck through, and counts for nothing.',
  enteredAt: 'entered {{time}}',
} as const;
