export const delivery = {
  full: 'All of it',
  partial: 'Part of it',
  declined: 'Declined',
  uncertain: 'Not certain',
} as const;
