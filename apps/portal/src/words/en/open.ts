export const open = {
  title: 'Your link',
  lead: 'Press the button to open it. It opens your page on this device.',
  button: 'Open',
  birthDate: 'Your date of birth',
  birthDateMore: 'Your date of birth is not in the message, so that nobody else can open your page.',
  keep: 'This is my own device: keep me signed in for 30 days, and let my forms open without a connection',
  wrong: 'That is not the date we have. Please look again. After five wrong tries the link no longer works.',
  refusedTitle: 'This link no longer works',
  refused: 'It was used, it is too old, or a newer one took its place. That is all: nothing is wrong with your page.',
  newLink: 'Send me a new link',
  noneTitle: 'There is no link here',
  none: 'The address may be cut off. Open it from your message again.',
  stopTitle: 'Stop our messages',
  stopEmail:
    'We then write you no more e-mails, apart from a link that you ask for yourself. What is important we tell you on paper or by telephone.',
  stopText:
    'We then send you no more text messages, apart from a link that you ask for yourself. What is important we tell you on paper or by telephone.',
  stop: 'Stop them',
  stopped: 'Done. We do not write there any more.',
  stoppedMore: 'You can change it on your page, or by telling us.',
} as const;
