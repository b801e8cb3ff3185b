export const mark = {
  'infusion-started': 'start',
  'infusion-paused': 'pause',
  'infusion-resumed': 'resumed',
  'infusion-stopped': 'end',
  'infusion-rate-changed': 'rate',
  'device-given': 'device',
  'injection-given': 'injection',
  'mouth-dose-given': 'dose',
  'bolus-given': 'bolus',
  'off-monitor-started': 'off monitor',
  'adverse-event-recorded': 'event',
} as const;
