import type { Words } from '../en.ts';

export const trigger: Words['trigger'] = {
  'session-bp-high': 'presión alta',
  'session-bp-rise': 'presión subida desde la basal',
  'session-bp-low': 'presión baja',
  'session-bp-fall': 'presión bajada desde la basal',
  'session-hr': 'pulso',
  'session-spo2': 'oxígeno bajo',
  'session-rr': 'respiración lenta',
  'session-sedation': 'sedación profunda',
  'session-dissociation': 'con miedo o agitación',
  'session-nausea': 'náusea o vómito',
  'hypertensive-emergency-symptoms': 'presión con síntomas',
};
