export const lock = {
  title: 'Locked',
  lead: 'Input is locked; what is shown stays live. {{name}} opens it.',
  pin: 'PIN',
  unlock: 'Unlock',
  usePin: 'Use the PIN',
  usePassword: 'Use the password',
  now: 'Lock this screen',
  somebody: 'Somebody else makes an entry',
  offline:
    'The server does not answer. The PIN that was set on this tablet opens it; what you enter is kept and sent later.',
  offlineUnknown:
    'The server does not answer, and no PIN was set on this tablet since the sign-in. It opens when the server is back.',
  wrongHere: 'Not the PIN that was set on this tablet.',
  setTitle: 'Your PIN on this tablet',
  setLead: 'It opens the screen after a pause, also while the network is down. It is forgotten when you sign out.',
  set: 'Set',
  later: 'Later',
} as const;
