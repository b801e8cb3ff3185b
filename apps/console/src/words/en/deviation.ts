export const deviation = {
  'check-missed': 'Not checked.',
  'check-late': 'Checked late.',
  'rule-passed-over': 'Passed over.',
  'rule-broken': 'Not as it should be.',
  'observation-shortened': 'Left sooner.',
} as const;
