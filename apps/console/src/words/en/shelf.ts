export const shelf = {
  label: 'From the shelf',
  hint: 'lot and expiry follow',
  none: 'Nothing that fits is on the shelf.',
  typed: 'Not in the register',
  opened: 'open, {{mg}} mg left',
  sealed: 'sealed, {{mg}} mg',
  lot: 'lot {{lot}}',
  owned: 'their own',
  mg: 'mg drawn',
} as const;
