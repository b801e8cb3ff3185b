import type { Words } from '../en.ts';

export const check: Words['check'] = {
  title: 'Control completo',
  charted: 'Control anotado',
  save: 'Guardar',
  systolic: 'Sistólica',
  diastolic: 'Diastólica',
  spo2: 'Oxígeno, %',
  hr: 'Pulso',
  rr: 'Respiraciones',
  sedation: 'Despierto, MOAA/S',
  spo2Question: 'Saturación de oxígeno',
  rrQuestion: 'Respiraciones por minuto',
  sedationQuestion: '¿Cómo de despierto?',
  fromMonitor: 'Tomar {{value}} del monitor, hace {{age}}',
  moaas: {
    '5': 'despierto, voz normal',
    '4': 'responde lento',
    '3': 'solo a voz alta',
    '2': 'solo al sacudir',
    '1': 'solo al dolor',
    '0': 'sin respuesta',
  },
  problem: {
    'out-of-range': 'no puede ser, mire otra vez',
    'upside-down': 'la de abajo no es menor que la de arriba',
    'half-a-pressure': 'faltan los dos números',
  },
};
