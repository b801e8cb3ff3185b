export const meaning = {
  author: 'as author',
  'responsible-prescriber': 'as responsible prescriber',
  'co-signature': 'as co-signature',
  reviewed: 'as reviewed',
} as const;
