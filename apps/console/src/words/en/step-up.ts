export const stepUp = {
  title: 'Is it still you?',
  lead: '{{name}}, this asks for your password again. It holds for five minutes.',
  leadPin:
    'A PIN or badge is not enough for this. {{name}} is signed in here: with this password it is done in that name.',
  confirm: 'Confirm',
} as const;
