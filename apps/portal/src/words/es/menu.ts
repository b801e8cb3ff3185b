import type { Words } from '../en.ts';

export const menu: Words['menu'] = { path: 'Mi camino', contact: 'Cómo le localizamos' };
