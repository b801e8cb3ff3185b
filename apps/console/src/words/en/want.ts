export const want = {
  bp: 'pressure',
  'heart-rate': 'heart rate',
  spo2: 'oxygen',
  'respiratory-rate': 'breaths',
  sedation: 'awake',
  pain: 'pain',
  hydration: 'drink',
} as const;
