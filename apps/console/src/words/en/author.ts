export const author = {
  device: 'monitor',
  system: 'Keel',
} as const;
