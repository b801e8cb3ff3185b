import type { Words } from '../en.ts';

export const criterion: Words['criterion'] = {
  'dose-ended': 'Dosis terminada',
  observation: 'Observación terminada',
  score: 'Escala de recuperación',
  awake: 'Despierto y orientado',
  'blood-pressure': 'Presión cerca de la basal',
  saturation: 'Oxígeno con aire ambiente',
  gait: 'Camina con firmeza',
  dissociation: 'Sin disociación',
  nausea: 'Náusea mínima',
  mood: 'Sin nuevas ideas suicidas',
  'line-out': 'Vía retirada',
  escort: 'Acompañante o transporte aquí',
  advice: 'Consejos escritos a ambos',
};
