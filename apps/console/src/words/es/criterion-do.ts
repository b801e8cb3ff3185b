import type { Words } from '../en.ts';

export const criterionDo: Words['criterionDo'] = {
  score: 'Puntuar ahora',
  awake: 'Mirar ahora',
  'blood-pressure': 'Control completo',
  saturation: 'Control completo',
  gait: 'Caminar y preguntar',
  dissociation: 'Preguntar',
  nausea: 'Preguntar',
  mood: 'Preguntar',
  'line-out': 'Vía retirada',
  escort: 'Acompañante aquí',
  advice: 'Consejos dados',
};
