/** What of the last values calls for something, by its row (clinical-protocol e.3). */
export const trigger = {
  'session-bp-high': 'pressure high',
  'session-bp-rise': 'pressure risen from baseline',
  'session-bp-low': 'pressure low',
  'session-bp-fall': 'pressure fallen from baseline',
  'session-hr': 'pulse',
  'session-spo2': 'oxygen low',
  'session-rr': 'breathing slow',
  'session-sedation': 'deeply sedated',
  'session-dissociation': 'frightened or agitated',
  'session-nausea': 'nausea or vomiting',
  'hypertensive-emergency-symptoms': 'pressure with symptoms',
} as const;
