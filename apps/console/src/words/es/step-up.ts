import type { Words } from '../en.ts';

export const stepUp: Words['stepUp'] = {
  title: '¿Sigue siendo usted?',
  lead: '{{name}}, esto pide de nuevo su contraseña. Vale cinco minutos.',
  leadPin:
    'Para esto no basta un PIN ni una tarjeta. Aquí ha entrado {{name}}: con esta contraseña se hace en su nombre.',
  confirm: 'Confirmar',
};
