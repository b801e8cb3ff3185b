export const place = {
  title: {
    free: 'An earlier time is free',
    yours: 'The time is yours',
    told: 'Thank you. We will call you',
    no: 'Thank you for telling us',
    off: 'This time was changed',
    ended: 'The time to answer is over',
    taken: 'This time has been taken',
  },
  lead: {
    yours: 'We expect you. How to prepare stands on your own page.',
    told: 'You said yes. Something has to be arranged first, so somebody of the clinic calls you. Until then, do not count on this time.',
    no: 'Somebody else is asked now. You stay on the list for another time, and the times that you have stay as they are.',
    off: 'It was called off or moved after you said yes. Call us if you do not know why.',
    ended: 'We could keep it for an hour only. Nothing is lost: you stay on the list. Call us, it may still be free.',
    taken:
      'Somebody else has it now. Nothing is lost: you stay on the list, and we tell you when another time is free.',
  },
  later: {
    givesUp: 'It replaces your later time: {{when}} is given up when you say yes.',
    asked:
      'You have later times. If you say yes, they stay yours until we have called you and asked which one this replaces.',
    gaveUp: 'Your later time, {{when}}, is given up. If you need that one too, call us.',
    stillAsked: 'Your later times stay yours. We call you and ask which one this replaces.',
  },
  number: 'Place {{number}}',
  keptUntil: 'It is kept for you until {{time}}.',
  can: 'Can you come?',
  yes: 'Yes, I take this time',
  no: 'No, not this time',
  ask: 'Questions first? Call us.',
  cannot: 'If you cannot come after all, call us.',
  call: 'Call the clinic: {{phone}}',
} as const;
