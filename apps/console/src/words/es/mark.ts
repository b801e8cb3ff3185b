import type { Words } from '../en.ts';

export const mark: Words['mark'] = {
  'infusion-started': 'inicio',
  'infusion-paused': 'pausa',
  'infusion-resumed': 'sigue',
  'infusion-stopped': 'fin',
  'infusion-rate-changed': 'velocidad',
  'device-given': 'dispositivo',
  'injection-given': 'inyección',
  'mouth-dose-given': 'dosis',
  'bolus-given': 'bolo',
  'off-monitor-started': 'sin monitor',
  'adverse-event-recorded': 'evento',
};
