export const source = {
  'read-from-monitor': 'read from the monitor',
  'manual-cuff': 'manual cuff',
  'spot-check': 'by hand',
  observed: 'seen',
  'reported-by-patient': 'told by the patient',
  screening: 'from the screening',
} as const;
