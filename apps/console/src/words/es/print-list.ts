import type { Words } from '../en.ts';

export const printList: Words['printList'] = {
  title: 'Para imprimir',
  lead: 'Mensajes para personas a las que no se llega ni por correo ni por texto: imprímalos, y entréguelos, envíelos o mándelos por fax.',
  none: 'Nada que imprimir.',
  noAddress: 'No hay dirección en el registro. Entréguelo en mano, o llame.',
  fax: 'Fax {{number}}',
  about: 'Sobre {{name}}. El mensaje no nombra a nadie.',
  to: { patient: 'al paciente', guardian: 'al tutor', escort: 'al acompañante', referrer: 'al profesional que deriva' },
  since: 'desde {{at}}',
  print: 'Imprimir',
  given: 'Entregado, enviado o por fax',
};
