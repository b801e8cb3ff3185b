import type { Words } from '../en.ts';

export const leftBehind: Words['leftBehind'] = {
  said: 'Aquí nadie tiene la sesión iniciada, pero este navegador no pudo borrar lo que había guardado de pacientes: su memoria está llena o cerrada. Libere espacio en este dispositivo y bórrelo de nuevo. Si sigue ahí, elimine los datos de este sitio en los ajustes del navegador y avise a un propietario de la clínica.',
  again: 'Borrar de nuevo',
};
