export const lock = {
  title: 'Locked',
  lead: 'Input is locked; what is shown stays live. {{name}} opens it.',
  pin: 'PIN',
  unlock: 'Unlock',
  usePin: 'Use the PIN',
  usePassword: 'Use the password',
  now: 'Lock this screen',
} as const;
