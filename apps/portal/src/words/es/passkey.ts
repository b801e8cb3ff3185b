import type { Words } from '../en.ts';

export const passkey: Words['passkey'] = {
  offer: 'La próxima vez, sin esperar un enlace',
  offerMore:
    'Este teléfono puede recordar su página. La abre con el dedo, la cara o el código del teléfono. La llave la guarda su teléfono, y no dice nada de la clínica. Hágalo solo en su propio teléfono.',
  add: 'Entrar con este aparato la próxima vez',
  added: 'Listo. La próxima vez, elija «Entrar con este aparato». Puede quitarlo en Privacidad.',
  come: 'Entrar con este aparato',
  remove: 'Quitar {{name}}',
  since: 'Desde el {{date}}, aún sin usar',
  used: 'Desde el {{date}}, usado el {{used}}',
  stopped: 'Su aparato se detuvo. Puede intentarlo otra vez, o usar un enlace como antes.',
  known: 'Este aparato ya conoce su página.',
  tooOld: 'Entró hace tiempo. Pida primero un enlace nuevo; después este aparato se puede recordar.',
  refused: 'Este aparato ya no abre ninguna página aquí. Pida un enlace.',
};
