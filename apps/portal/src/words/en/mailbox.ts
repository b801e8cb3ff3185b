export const mailbox = {
  title: 'Mailbox of the demo',
  lead: 'These messages would have gone out by e-mail or text. In the demo they go to nobody.',
  none: 'Nothing yet. It takes a few seconds.',
  to: 'To {{to}}',
  email: 'E-mail',
  text: 'Text message',
  reply: 'Reply to this text, for example STOP',
  send: 'Send the reply',
} as const;
