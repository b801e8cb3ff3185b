export const step = {
  drug: 'Drug and lot',
  pump: 'Pump checked',
  identity: 'Two identifiers',
  done: 'done',
  open: 'open',
} as const;
