export const decision = {
  declined: {
    title: 'We do not treat you with ketamine here',
    lead: 'That is hard to read. It is about this treatment, not about you, and it is not the end of the road.',
  },
  'not-now': {
    title: 'Not yet',
    lead: 'Something has to be clear first. That is not a no. Here is what we wait for, and until when.',
  },
  closed: {
    title: 'Your request is closed',
    lead: 'We did not take it on. It may be hard to read. Here is why, and what you can do now.',
  },
  because: {
    withdrew: 'You told us that you do not want it any more.',
    'not-reached': 'We tried to reach you and could not.',
    'not-eligible': 'From what you told us, this treatment would not be safe for you here, or would not help.',
    minor: 'We treat adults only.',
    elsewhere: 'Another place can help you better than we can.',
    'no-place': 'We have no free place now.',
    'not-a-request': 'We understood that you did not ask to be treated.',
  },
  noWords: 'Nobody has written down the reason for you. Call us, and we tell you.',
  meanwhile: 'What may help in the meantime',
  waits: 'We look at it again by {{day}}. You need not ask.',
  sooner: 'If you feel worse, or if something has changed, call us before then.',
  why: 'Why',
  signed: '{{name}}, {{day}}',
  willTalk: 'Somebody of the clinic calls you to talk about it.',
  else: 'What else may help',
  elseMore: 'Talk about it with whoever treats you. We have started none of these.',
  compare: 'See them side by side',
  treatment: {
    'ketamine-iv': { title: 'Ketamine by drip', more: 'A treatment for which another clinic may judge otherwise.' },
    'ketamine-iv-ptsd': {
      title: 'Ketamine by drip',
      more: 'A treatment for which another clinic may judge otherwise.',
    },
    'esketamine-nasal': {
      title: 'Esketamine spray',
      more: 'A treatment for which another clinic may judge otherwise.',
    },
    psychotherapy: {
      title: 'Talking therapy',
      more: 'Meetings with a trained therapist. It needs some weeks to help, and few people are harmed by it.',
    },
    antidepressant: {
      title: 'Another antidepressant',
      more: 'Tablets each day. They need some weeks to help. If one has not helped, another may.',
    },
    rtms: {
      title: 'Magnetic stimulation (TMS)',
      more: 'Magnetic pulses at the head, on many days in a row. You stay awake, and nothing is injected.',
    },
    ect: {
      title: 'Electroconvulsive therapy (ECT)',
      more: 'A short seizure under anaesthesia, in a hospital. It is strong, and memory may suffer for a time.',
    },
  },
  next: 'What happens now',
  contact: 'We get in touch once more, by {{day}}, to ask how it has gone.',
  contactDone: 'We got in touch once more, {{day}}.',
  referrer: {
    'not-told': '{{name}} referred you and has not been told by us.',
    'letter-written': 'You agreed that {{name}} is told. The letter is written and goes out soon.',
    'letter-sent': 'You agreed that {{name}} is told. The letter is on its way.',
    'letter-withdrawn': 'The letter to {{name}} was not sent.',
  },
  again: 'If something changes, ask again. You can also ask another clinic.',
  call: 'Call us: {{phone}}',
  toWell: 'How I am: your safety plan and your journal stay yours',
  none: 'There is nothing here',
  noneMore: 'No such decision stands about you. Under My path you see what is next.',
} as const;
