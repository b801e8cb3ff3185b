export const level = {
  title: 'Predicted drug level',
  label: 'model, population',
  plasma: 'Plasma',
  now: 'about {{value}} ng/mL now',
  notice:
    'A typical person of this weight and age, with the band in which 9 of 10 lie. Not a measurement, not dosing advice.',
  model: '{{title}}; {{range}}.',
  refused: 'No curve is drawn.',
  blood: { venous: 'venous blood', arterial: 'arterial blood', 'not-stated': 'blood not stated' },
  second: 'Second opinions, highest: {{models}}.',
  none: {
    'no-dose': 'Nothing was given yet.',
    'no-weight': 'No curve: the weight is not known.',
    'no-age': 'No curve: the age is not known.',
    'no-model': 'No curve: there is no model for this route.',
  },
} as const;
