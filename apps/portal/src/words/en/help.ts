export const help = {
  title: "You don't have to be alone with this",
  lead: 'If you might hurt yourself or are in danger, call or text now. Somebody answers day and night.',
  call988: 'Call 988',
  text988: 'Text 988',
  call911: 'Call 911',
  callClinic: 'Call the clinic, {{phone}}',
  telling: 'We are telling the clinic …',
  told: 'The clinic has been told.',
  notTold: 'The clinic could not be told: please call.',
  again: 'Try again to tell the clinic',
  plan: 'Open my safety plan',
  notSafe: 'I am not safe',
  readNow: 'Somebody at the clinic reads what you write here until {{until}}, and will try to reach you.',
  readNext:
    'Nobody at the clinic reads this right now. Somebody reads it next {{when}}, and what you write is then looked at first.',
  nobodyNow: 'Nobody at the clinic reads this right now.',
  nobodyNamed: 'This page is not watched around the clock, and the clinic has not said when it is read.',
} as const;
