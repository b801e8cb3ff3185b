export const passkey = {
  offer: 'Next time, without waiting for a link',
  offerMore:
    'This phone can remember your page. You open it with your finger, your face or the code of the phone. It is your phone that keeps the key, and it says nothing about the clinic. Do this only on your own phone.',
  add: 'Sign in with this device next time',
  added: 'Done. Next time, choose “Sign in with this device”. You can take it out again under Privacy.',
  come: 'Sign in with this device',
  remove: 'Take out {{name}}',
  since: 'Since {{date}}, not used yet',
  used: 'Since {{date}}, last used {{used}}',
  stopped: 'Your device stopped. You can try again, or use a link as before.',
  known: 'This device knows your page already.',
  tooOld: 'You signed in a while ago. Please ask for a new link first; then this device can be remembered.',
  refused: 'This device does not open a page here any more. Please ask for a link.',
} as const;
