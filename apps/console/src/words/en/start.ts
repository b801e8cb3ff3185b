export const start = {
  infusion: 'Start infusion',
  injection: 'Give injection',
  bolus: 'Give bolus',
  mouth: 'Give dose',
  'nasal-devices': 'Give device',
} as const;
