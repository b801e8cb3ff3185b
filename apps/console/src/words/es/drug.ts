import type { Words } from '../en.ts';

export const drug: Words['drug'] = {
  container: 'Envase',
  'multi-dose-vial': 'Vial multidosis',
  'single-dose': 'Dosis única',
  device: 'Dispositivo nasal',
  'dose-unit': 'Unidad de dosis',
  lot: 'Lote',
  lotHint: 'Escanee la etiqueta o escríbalo',
  expires: 'Caduca',
};
