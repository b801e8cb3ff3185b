export const phase = {
  planned: 'Expected',
  arrived: 'Arrived',
  ready: 'Ready',
  dosing: 'Dosing',
  recovery: 'Recovery',
  released: 'Released',
  left: 'Left before release',
  stopped: 'Stopped before a dose',
  cancelled: 'Cancelled',
  transferred: 'Transferred',
} as const;
