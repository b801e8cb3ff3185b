import type { Words } from '../en.ts';

export const medicine: Words['medicine'] = {
  noneOrdered: 'No hay nada ordenado para esta sesión.',
  notYet: 'aún no dado',
  last: 'último {{time}}',
  left: 'quedan {{mg}} mg',
  wait: 'espere {{time}}',
  give: 'Dar',
  standing: 'Órdenes permanentes de la clínica',
  most: 'como mucho {{mg}} mg, cada {{minutes}} min; avisar: {{tell}}',
  take: 'Usar con este paciente',
  order: 'Ordenar',
  orderDose: '{{mg}} mg',
};
