import type { Words } from '../en.ts';

export const stepUp: Words['stepUp'] = {
  title: '¿Sigue siendo usted?',
  lead: '{{name}}, esto pide de nuevo su contraseña. Vale cinco minutos.',
  confirm: 'Confirmar',
};
