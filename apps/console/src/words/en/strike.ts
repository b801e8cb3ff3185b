export const strike = {
  why: 'Why',
  'wrong-patient': 'Other patient',
  'did-not-happen': 'Did not happen',
  'wrong-value': 'Wrong value',
  'entered-twice': 'Entered twice',
  'wrong-time': 'Wrong time',
  'read-again': 'Read or measured again',
} as const;
