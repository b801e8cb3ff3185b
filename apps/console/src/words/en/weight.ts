export const weight = {
  actual: 'actual weight',
  ideal: 'ideal weight',
  adjusted: 'adjusted weight',
} as const;
