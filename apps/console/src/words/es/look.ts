import type { Words } from '../en.ts';

export const look: Words['look'] = { label: 'Aspecto', light: 'Claro', dark: 'Oscuro', quiet: 'Sala tranquila' };
