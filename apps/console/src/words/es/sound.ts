import type { Words } from '../en.ts';

export const sound: Words['sound'] = {
  blocked: 'El navegador mantiene muda esta página. Las alarmas se ven, pero aquí no se oyen.',
  turnOn: 'Activar el sonido',
  quiet: 'Silencio: esta pantalla no suena. Las alarmas se oyen en el mostrador.',
};
