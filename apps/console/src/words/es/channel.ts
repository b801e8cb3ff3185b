import type { Words } from '../en.ts';

export const channel: Words['channel'] = {
  HR: 'frecuencia cardíaca',
  PULSE: 'pulso',
  SPO2: 'oxígeno',
  RR: 'respiraciones',
  NIBP_SYS: 'presión',
  NIBP_DIA: 'presión',
  NIBP_MEAN: 'presión',
  ETCO2: 'CO₂ espirado',
  TEMP: 'temperatura',
};
