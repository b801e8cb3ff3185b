import type { Words } from '../en.ts';

export const phase: Words['phase'] = {
  planned: 'Se espera',
  arrived: 'Ha llegado',
  ready: 'Listo',
  dosing: 'Administrando',
  recovery: 'Recuperación',
  released: 'De alta',
  left: 'Se fue antes del alta',
  stopped: 'Detenida sin dosis',
  cancelled: 'Cancelada',
  transferred: 'Trasladado',
};
