export const notTaken = {
  title: 'The clinic does not have this',
  lead: 'What stands here could not be taken. Your words are kept on this device so that you can say them again: answer once more, or call us.',
  refused: 'Told on {{when}}; it could not be taken.',
  tooOld: 'Told on {{when}}; it was tried for a week and could not be taken.',
  unreadable: 'Something you told on {{when}} can no longer be opened on this device. Please answer it again.',
  scale: 'A questionnaire',
  answers: 'Your answers: {{answers}}',
  other: 'Something you told us',
  again: 'Send it once more',
  putAway: 'I have read this; put it away',
} as const;
