export const escort = {
  'not-arranged': 'No ride arranged',
  arranged: 'Ride arranged',
  here: 'Escort here',
  'not-needed': 'No escort needed',
} as const;
