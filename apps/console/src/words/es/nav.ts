import type { Words } from '../en.ts';

export const nav: Words['nav'] = {
  label: 'Pantallas',
  board: 'Tablero',
  arrivals: 'Llegadas',
  schedule: 'Agenda',
  patients: 'Pacientes',
  printList: 'Para imprimir',
  signUps: 'Solicitudes',
  closing: 'Cerrar el día',
  call: 'Llamada',
  tasks: 'Tareas',
  knowledge: 'Conocimiento',
  policy: 'Protocolo',
  register: 'Fármacos',
  documents: 'Documentos',
  kit: 'Botiquín',
  devices: 'Equipos',
  cover: 'Quién lee',
  staff: 'Personal',
  audit: 'Registro',
  more: 'Más',
  group: {
    care: 'Día',
    papers: 'Fármaco y papeles',
    house: 'Clínica',
  },
};
