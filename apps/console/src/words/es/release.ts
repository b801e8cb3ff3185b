import type { Words } from '../en.ts';

export const release: Words['release'] = {
  open_one: 'Queda un criterio',
  open_other: 'Quedan {{count}} criterios',
  ready: 'Todo se cumple',
  released: 'De alta a las {{time}}',
  leftBefore: 'Se fue antes del alta a las {{time}}',
  observation: 'Observación restante',
  observationShort: 'Observación no cumplida',
  done: 'terminada',
  notStarted: 'Empieza al terminar la dosis.',
  since: '{{minutes}} min desde {{what}}, {{time}}',
  fromEntry: 'Anotado tarde: cuenta desde la anotación.',
  readySince: 'Listo desde',
  leftAt: 'Se fue a las',
  lookedAt: 'Antes de irse',
  lookAt: 'Preguntar',
  again: 'Preguntar otra vez',
  do: 'Dar el alta',
  form: 'Para el formulario de vigilancia',
  formLead:
    'El formulario se rellena a partir del registro. Lo que aún le falta se pregunta aquí, mientras el paciente está.',
  adviceIn: 'Consejos para casa; el idioma del paciente es {{language}}.',
  advicePrint: 'Imprimir: {{language}}',
};
