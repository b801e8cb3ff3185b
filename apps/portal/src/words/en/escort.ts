export const escort = {
  title: 'Taking {{name}} home',
  when: 'When',
  comeAt: 'You can probably fetch them on {{when}}.',
  moves: 'This time moves with the visit. Look here again on the day.',
  notKnown: 'When they can be fetched is not known yet. Look here again on the day.',
  starts: 'The visit begins on {{when}}.',
  where: 'Where',
  call: 'Call the clinic: {{phone}}',
  can: 'Can you come?',
  yes: 'Yes, I take them home',
  no: 'No, I cannot come',
  saidYes: 'Thank you. The clinic knows that you come.',
  saidNo: 'Thank you for saying so. The clinic looks for another way home now.',
  over: 'They have left. Thank you.',
  again: {
    moved: 'The time has changed. It was to begin on {{before}}.',
    'after-all': 'This visit was called off, and takes place after all.',
  },
  sayAgain: 'An earlier yes no longer counts: please say again whether you can come.',
  off: {
    'called-off': 'This visit was called off. You need not come.',
    'ended-early': 'This visit ended earlier than planned.',
  },
  offMore: {
    'called-off': 'It was to begin on {{when}}. If you are asked for another time, you get a new message.',
    'ended-early':
      'It was to begin on {{when}}. Ask the person you were to fetch, or call us, whether you are still to come.',
  },
  tonight: 'Tonight',
  watch: {
    stay: 'Stay with them this evening if you can. They may be sleepy, dizzy or quiet.',
    calm: 'No alcohol, no big decisions, nobody in their sole care until tomorrow.',
    light: 'Light food and water.',
  },
  drive: {
    'next-day-after-sleep': 'They must not drive until tomorrow, after a good night’s sleep, whatever they say.',
    'after-24-hours': 'They must not drive for 24 hours, whatever they say.',
  },
  urgent:
    'Call 911 if they cannot be woken, breathe slowly or strangely, have chest pain, a seizure, or weakness on one side.',
  crisis: 'If they speak of ending their life, stay with them and call or text 988.',
} as const;
