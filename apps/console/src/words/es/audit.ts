import type { Words } from '../en.ts';

export const audit: Words['audit'] = {
  lead: 'Cada historia abierta, cada cambio, cada acceso rechazado. Nadie puede editarlo.',
  any: 'Todo',
  person: 'Persona',
  source: 'Qué',
  access: 'Consultas',
  change: 'Cambios',
  outcome: 'Resultado',
  allowed: 'Permitido',
  denied: 'Denegado',
  none: 'No hay coincidencias.',
  nobody: 'Nadie con acceso',
  looked: 'abrió',
  wrote: 'registró',
  wasDenied: 'fue rechazado en',
  position: 'n.º {{position}}',
  because: {
    'not-with-your-role': '(no con esta función)',
    'not-found': '(no está)',
    'step-up-required': '(no sin decir otra vez quién es)',
    'login-required': '(nadie había entrado)',
    'wrong-credentials': '(nombre o contraseña incorrectos)',
    locked: '(la pantalla estaba bloqueada)',
  },
  more: 'Anteriores',
};
