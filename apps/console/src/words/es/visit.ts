import type { Words } from '../en.ts';

export const visit: Words['visit'] = {
  parts: 'Partes de la sesión',
  ready: 'Antes',
  session: 'Sesión',
  release: 'Alta',
  record: 'Registro',
  weight: '{{kg}} kg',
  emergency: 'Emergencia',
  undo: 'Deshacer ({{seconds}} s)',
  unsent: 'aún sin enviar',
  reads: 'Usted lee esta sesión. Lo que aquí se anota lo anota una enfermera o quien prescribe.',
  ago: 'hace {{age}}',
  noPolicy:
    'Aún no se ha adoptado ningún protocolo. Hasta que la dirección médica adopte uno, aquí no se puede valorar ni administrar nada.',
  late: 'La próxima anotación vale para las {{time}}, hace {{age}}.',
  lateBack: 'Volver a ahora',
  lateWhen: 'Ocurrió antes',
};
