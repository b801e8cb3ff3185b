export const drug = {
  container: 'Container',
  'multi-dose-vial': 'Multi-dose vial',
  'single-dose': 'Single dose',
  device: 'Nasal device',
  'dose-unit': 'Dose unit',
  lot: 'Lot',
  lotHint: 'Scan the label, or type it',
  expires: 'Expires',
} as const;
