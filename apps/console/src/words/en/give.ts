export const give = {
  whole: '{{mg}} mg as ordered',
  place: 'Where',
  deltoid: 'Upper arm',
  thigh: 'Thigh',
  gluteal: 'Buttock',
  abdomen: 'Belly',
  how: 'How much got in?',
  gotIn: 'Got in, mg',
  least: 'At least, mg',
  most: 'At most, mg',
  watched: '{{name}} stays and watches to the end of the rest.',
  save: 'Record the dose',
} as const;
