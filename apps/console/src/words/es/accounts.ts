import type { Words } from '../en.ts';

export const accounts: Words['accounts'] = {
  title: 'Cuentas',
  lead: 'A quién se debe una estimación y quién debe. Lo que vence antes está primero.',
  none: 'A nadie se debe una estimación y no hay cargos.',
  estimateDue: 'Se debe una estimación de buena fe antes del {{date}}.',
  estimateLate: 'Se debía una estimación de buena fe antes del {{date}}.',
  estimate: 'Estimación del {{date}}: {{amount}}',
  plan: 'Plan de pagos: pagados {{paid}} de {{total}}',
  next: 'próximo el {{date}}',
  noCover: 'no se preguntó quién paga',
  billed: 'cobrado {{amount}}',
  owed: 'pendiente {{amount}}',
  credit: 'por devolver {{amount}}',
  notStated: 'un servicio no tiene precio',
  paperOf: 'Estimación de {{name}} en papel',
  inDocuments: 'Estimaciones y facturas',
};
