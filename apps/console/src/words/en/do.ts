export const doWords = {
  check: 'Full check',
  order: 'Write the order',
  pump: 'Check the pump',
  drug: 'Drug and lot',
  device: 'Give device',
  injection: 'Give injection',
  mouth: 'Give dose',
  bolus: 'Give bolus',
  medicine: 'Give a medicine',
} as const;
