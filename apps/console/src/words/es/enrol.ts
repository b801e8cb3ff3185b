import type { Words } from '../en.ts';

export const enrol: Words['enrol'] = {
  link: 'Esta es una tableta de la clínica',
  title: 'Una tableta de la clínica',
  lead: 'Un propietario obtiene un código en la pantalla Personal. Vale diez minutos.',
  code: 'Código',
  enrol: 'Registrar esta tableta',
  refused: 'El código no es correcto, ya se usó o tiene más de diez minutos.',
  done: 'Desde ahora esta es {{name}}. Quien trabaje en ella inicia sesión como siempre.',
  signIn: 'Al inicio de sesión',
};
