export const channel = {
  HR: 'heart rate',
  PULSE: 'pulse',
  SPO2: 'oxygen',
  RR: 'breaths',
  NIBP_SYS: 'pressure',
  NIBP_DIA: 'pressure',
  NIBP_MEAN: 'pressure',
  ETCO2: 'end-tidal CO₂',
  TEMP: 'temperature',
} as const;
