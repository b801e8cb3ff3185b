export const homeAdult = {
  title: 'Being there for {{name}}',
  lead: 'You agreed to be in the house when a dose is taken. You need no training. You stay, you look, and you call.',
  urgent: 'Call 911 at once if',
  danger: {
    wake: 'they cannot be woken, or have a seizure',
    breath: 'they breathe slowly or strangely, or their lips turn blue',
    pressure: 'they have chest pain, a very bad headache, or weakness on one side',
    more: 'they took more than they were told to and are not well',
  },
  crisis: 'If they speak of ending their life, stay with them and call or text 988.',
  what: 'What you do',
  step: {
    before: 'Be there before the dose is taken. If you are not there, it is not taken.',
    during: 'Stay in the house. Keep the rest of the medicine where others, and children, cannot reach it.',
    measure: 'After {{minutes}} minutes, remind them to measure the pressure and to tell it on their page.',
    after: 'Within {{hours}} hours they tell us how it went. They do not drive until the next day.',
  },
  tell: 'Tell us',
  there: 'I am there',
  wrong: 'Something is wrong',
  wrongFirst: 'In danger call 911 first. Then press here: somebody of the clinic is told at once to call.',
  saidThere: 'Thank you. You told us on {{when}} that you are there.',
  saidWrong:
    'You told us on {{when}} that something is wrong. Somebody of the clinic has been told to call. Do not wait for it: call 911 or us.',
  telling: 'We are telling the clinic. You need not wait for it: call.',
  notTold: 'It has not reached the clinic yet: call now. It is sent again as long as this page is open.',
  notTaken:
    'It could not be told to the clinic from here: call now. To tell it here, open the link of your message again.',
  cannot: 'You cannot be there any more? Call us. No dose is taken until another adult is named.',
  over: 'There is nothing to do any more. Thank you for being there.',
} as const;
