export const welcome = {
  title: 'You are invited',
  lead: 'Open the invitation to see which clinic it is for.',
  noToken: 'This invitation was opened already or is incomplete. Ask for a new one.',
  open: 'Open the invitation',
  hello: 'Welcome, {{name}}',
  pin: 'PIN for shared tablets',
  pinHint: '4 to 8 digits, if you like: it says who made an entry',
  accept: 'Join the clinic',
} as const;
