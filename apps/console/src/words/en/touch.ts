export const touch = {
  none: 'no touch',
  hand: 'hand may be held',
  'shoulder-or-hand': 'hand or shoulder',
} as const;
