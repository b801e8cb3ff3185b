export const signIn = {
  title: 'Open your page',
  lead: 'Write the e-mail address or the telephone number that you gave us. We send a link there.',
  contact: 'E-mail or telephone',
  send: 'Send me a link',
  doneTitle: 'If we know this address, a link is on its way',
  done: 'It opens once, asks for your date of birth, and older links no longer work. Nothing after ten minutes? Look among the unwanted mail, or call us.',
  new: 'Are you new here?',
  ask: 'Ask for a first talk',
} as const;
