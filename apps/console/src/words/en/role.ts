export const role = {
  owner: 'owner',
  prescriber: 'prescriber',
  nurse: 'nurse',
  'front-desk': 'front desk',
  biller: 'billing',
  auditor: 'auditor',
  therapist: 'therapist',
} as const;
