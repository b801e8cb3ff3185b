import type { Words } from '../en.ts';

export const open: Words['open'] = {
  title: 'Su enlace',
  lead: 'Pulse el botón para abrirlo. Abre su página en este dispositivo.',
  button: 'Abrir',
  birthDate: 'Su fecha de nacimiento',
  birthDateMore: 'Su fecha de nacimiento no está en el mensaje, para que nadie más pueda abrir su página.',
  keep: 'Este dispositivo es mío: no pedir un enlace durante 30 días, y abrir mis formularios sin conexión',
  wrong: 'No es la fecha que tenemos. Revísela. Tras cinco intentos fallidos el enlace deja de servir.',
  refusedTitle: 'Este enlace ya no sirve',
  refused: 'Ya se usó, es demasiado antiguo, o uno más nuevo lo sustituyó. Nada más: su página está bien.',
  newLink: 'Envíenme un enlace nuevo',
  noneTitle: 'Aquí no hay ningún enlace',
  none: 'Puede que la dirección esté cortada. Ábrala otra vez desde su mensaje.',
  stopTitle: 'Detener nuestros mensajes',
  stopEmail:
    'Entonces no le escribimos más correos, salvo un enlace que usted mismo pida. Lo importante se lo decimos en papel o por teléfono.',
  stopText:
    'Entonces no le enviamos más mensajes de texto, salvo un enlace que usted mismo pida. Lo importante se lo decimos en papel o por teléfono.',
  stop: 'Detenerlos',
  stopped: 'Hecho. Ya no escribimos allí.',
  stoppedMore: 'Puede cambiarlo en su página, o diciéndonoslo.',
};
