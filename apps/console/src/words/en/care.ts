export const care = {
  'eyes-on': 'Seen',
  repositioned: 'Repositioned',
  voided: 'Passed water',
  drank: 'Drank',
  'eye-mask': 'Eye mask',
  music: 'Music',
  blanket: 'Blanket',
  reassured: 'Reassured',
  touch: 'Touch, as agreed',
  oxygen: 'Oxygen on',
  stimulated: 'Stimulated',
} as const;
