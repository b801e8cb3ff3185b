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
  secondNow: 'Segundas opiniones, ahora: {{models}}.',
  overlay: 'Junto a sesiones anteriores',
  overlayShow: 'Comparar con sesiones anteriores',
  overlayHide: 'Ocultar sesiones anteriores',
  overlaySummary:
    '{{count}} mediciones de {{sessions}} sesiones por minutos desde la primera dosis, con el nivel previsto de cada momento',
  overlayKey_one: 'Relleno: esta sesión. Hueco: {{count}} sesión anterior de la misma vía. Discontinua: primera dosis.',
  overlayKey_other:
    'Relleno: esta sesión. Hueco: {{count}} sesiones anteriores de la misma vía. Discontinua: primera dosis.',
  notCause:
    'El patrón de una persona no es una causa: nivel, nervios, reposo y hora del día se mueven juntos en una sesión.',
  dissociationScale: 'nada a agitada',
  kinds: {
    systolic: 'Sistólica',
    spo2: 'SpO2',
    sedation: 'Sedación',
    dissociation: 'Disociación',
    level: 'Nivel previsto',
  },
  none: {
    'no-dose': 'Aún no se ha dado nada.',
    'no-weight': 'Sin curva: no se conoce el peso.',
    'no-age': 'Sin curva: no se conoce la edad.',
    'no-model': 'Sin curva: no hay modelo para esta vía.',
  },
};
