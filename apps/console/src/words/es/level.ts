import type { Words } from '../en.ts';

export const level: Words['level'] = {
  title: 'Nivel previsto del fármaco',
  label: 'modelo, población',
  plasma: 'Plasma',
  now: 'unos {{value}} ng/mL ahora',
  notice:
    'Una persona típica de este peso y edad, con la banda en que están 9 de cada 10. No es una medición ni un consejo de dosis.',
  model: '{{title}}; {{range}}.',
  refused: 'No se dibuja ninguna curva.',
  blood: { venous: 'sangre venosa', arterial: 'sangre arterial', 'not-stated': 'sangre no indicada' },
  second: 'Segundas opiniones, máximo: {{models}}.',
  none: {
    'no-dose': 'Aún no se ha dado nada.',
    'no-weight': 'Sin curva: no se conoce el peso.',
    'no-age': 'Sin curva: no se conoce la edad.',
    'no-model': 'Sin curva: no hay modelo para esta vía.',
  },
};
