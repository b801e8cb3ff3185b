export const wall = {
  open: 'Wall view',
  back: 'Back to the board',
} as const;
