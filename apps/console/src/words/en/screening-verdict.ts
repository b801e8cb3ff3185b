export const screeningVerdict = {
  contraindicated: 'must not be treated',
  defer: 'something must happen first',
  caution: 'with caution',
  eligible: 'eligible',
} as const;
