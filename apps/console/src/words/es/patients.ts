import type { Words } from '../en.ts';

export const patients: Words['patients'] = {
  count_one: '{{count}} persona',
  count_other: '{{count}} personas',
  search: 'Buscar',
  searchHint: 'Nombre, número o fecha de nacimiento',
  none: 'Todavía no hay nadie registrado.',
  noMatch: 'No hay coincidencias.',
  noSession: 'sin sesiones',
  last: 'última {{when}}',
  next: 'próxima {{when}}',
  urgent: 'Tarea urgente',
  tasks_one: '{{count}} tarea abierta',
  tasks_other: '{{count}} tareas abiertas',
  here: 'Sesión',
  register: 'Registrar a una persona',
  givenName: 'Nombre',
  familyName: 'Apellidos',
  birthDate: 'Fecha de nacimiento',
  sexAtBirth: 'Sexo al nacer',
  sex: {
    female: 'Mujer',
    male: 'Hombre',
    intersex: 'Intersexual',
    'not-said': 'No dicho',
  },
  phone: 'Teléfono',
};
