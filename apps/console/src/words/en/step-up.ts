export const stepUp = {
  title: 'Is it still you?',
  lead: '{{name}}, this asks for your password again. It holds for five minutes.',
  confirm: 'Confirm',
} as const;
