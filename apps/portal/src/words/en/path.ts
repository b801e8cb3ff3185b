/** One entry a step of the path: `packages/clinical/src/path`. A step whose words are missing fails a test. */
export const path = {
  asked: { title: 'You asked us', more: 'Your request is here.' },
  'clinic-looks': {
    title: 'We look at your request',
    more: 'Somebody of the clinic reads it and writes to you or calls you. You need not do anything meanwhile.',
  },
  'not-here': {
    title: 'Your request is closed',
    more: 'Call us if you want to know why, or what else could help. You can ask again at any time.',
  },
  visit: { title: 'Your next visit', more: 'Come rested. What to bring stands here before the day.' },
} as const;
