export const verdict = {
  contraindicated: 'must not be given',
  defer: 'not before this is cleared',
  caution: 'to be weighed',
  info: 'for information',
} as const;
