import type { Words } from '../en.ts';

export const app: Words['app'] = { name: 'Keel', skip: 'Ir a la pantalla' };
