export const author = {
  device: 'monitor',
  system: 'Keel',
  patient: 'patient',
  escort: 'escort',
  referrer: 'referring practitioner',
} as const;
