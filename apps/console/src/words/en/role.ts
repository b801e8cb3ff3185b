export const role = {
  owner: 'owner',
  prescriber: 'prescriber',
  nurse: 'nurse',
  'front-desk': 'front desk',
  biller: 'billing',
  auditor: 'auditor',
} as const;
