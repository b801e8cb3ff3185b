export const criterionDo = {
  score: 'Score now',
  awake: 'Look now',
  'blood-pressure': 'Full check',
  saturation: 'Full check',
  gait: 'Walk and ask',
  dissociation: 'Ask',
  nausea: 'Ask',
  mood: 'Ask',
  'line-out': 'Line is out',
  escort: 'Escort is here',
  advice: 'Advice given',
} as const;
