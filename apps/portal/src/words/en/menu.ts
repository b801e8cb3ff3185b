/** One word for each of the patient's own pages, by `menu` of its row in `shell/pages.ts`. */
export const menu = {
  path: 'My path',
  forms: 'My forms',
  consent: 'My consent',
  prepare: 'Next visit',
  well: 'How I am',
  contact: 'How we reach you',
  sessions: 'My sessions',
  cost: 'Cost',
  privacy: 'Privacy',
} as const;
