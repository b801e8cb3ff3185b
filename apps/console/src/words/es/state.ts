import type { Words } from '../en.ts';

export const state: Words['state'] = {
  loading: 'Cargando',
  failed: 'No se pudo cargar.',
  retry: 'Intentar de nuevo',
  empty: 'Todavía no hay nada aquí.',
  notFound: 'No hay nada en esta dirección.',
  toBoard: 'Volver al tablero',
  forbidden: 'Su función no abre esta pantalla.',
  newVersion: 'Hay una nueva versión de Keel. Empieza cuando no haya ninguna sesión abierta en esta tableta.',
};
