import type { Words } from '../en.ts';

export const menu: Words['menu'] = {
  path: 'Mi camino',
  forms: 'Mis formularios',
  consent: 'Mi consentimiento',
  prepare: 'Próxima visita',
  well: 'Cómo estoy',
  contact: 'Cómo le localizamos',
  sessions: 'Mis sesiones',
  cost: 'Costo',
  privacy: 'Privacidad',
};
