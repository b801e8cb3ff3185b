export const criterionState = {
  met: 'met',
  'not-met': 'not met',
  unknown: 'nobody looked',
  'not-needed': 'not needed',
} as const;
