import type { Observations } from './vitals.ts';

/** What can be a body at all. Outside is noise or a slip: kept as it was said, and answered as unknown. PD. */
export const PLAUSIBLE = {
  systolicMmHg: [30, 300],
  diastolicMmHg: [10, 200],
  meanMmHg: [15, 250],
  heartRatePerMin: [15, 300],
  spo2Percent: [30, 100],
  oxygenLPerMin: [0, 60],
  respiratoryRatePerMin: [0, 100],
  etco2MmHg: [0, 150],
  temperatureC: [25, 45],
  painNrs: [0, 10],
} as const satisfies Readonly<Partial<Record<keyof Observations, readonly [number, number]>>>;

/** The same for the scores inside of a look. */
const SCORES = {
  sedation: { of: (said: Observations) => said.sedation?.score, range: [0, 5] },
  dissociation: { of: (said: Observations) => said.dissociation?.cadss6, range: [0, 24] },
  nausea: { of: (said: Observations) => said.nausea?.vomited, range: [0, 50] },
} as const;

/** What people call what stands in a look. */
export const OBSERVATION_NAMES = {
  systolicMmHg: 'systolic pressure',
  diastolicMmHg: 'diastolic pressure',
  meanMmHg: 'mean pressure',
  heartRatePerMin: 'heart rate',
  spo2Percent: 'SpO2',
  oxygenLPerMin: 'oxygen given',
  respiratoryRatePerMin: 'respiratory rate',
  etco2MmHg: 'EtCO2',
  temperatureC: 'temperature',
  sedation: 'sedation',
  dissociation: 'dissociation',
  nausea: 'nausea',
  painNrs: 'pain',
  symptoms: 'symptoms',
  gait: 'gait',
  oriented: 'orientation',
} as const satisfies Readonly<Record<keyof Observations, string>>;

/** One value that cannot be, with what was said. */
export interface Implausible {
  readonly field: keyof Observations;
  readonly value: number;
  readonly because: string;
}

export interface PlausibleLook {
  /** What can be used. The same object when everything can. */
  readonly observations: Observations;
  readonly implausible: readonly Implausible[];
}

/** Parts a look into what can be and what cannot. A score that cannot be takes its whole item with it. */
export function plausibleOf(said: Observations): PlausibleLook {
  const implausible: Implausible[] = [];
  const outside = (field: keyof Observations, value: number | undefined, [low, high]: readonly [number, number]) => {
    if (value === undefined || (value >= low && value <= high)) return;
    implausible.push({
      field,
      value,
      because: `${OBSERVATION_NAMES[field]}: ${value} is not between ${low} and ${high}`,
    });
  };
  for (const [field, range] of Object.entries(PLAUSIBLE)) {
    outside(field as keyof typeof PLAUSIBLE, said[field as keyof typeof PLAUSIBLE], range);
  }
  for (const [field, { of, range }] of Object.entries(SCORES)) outside(field as keyof typeof SCORES, of(said), range);
  const { systolicMmHg, diastolicMmHg } = said;
  if (implausible.length === 0 && (systolicMmHg === undefined || diastolicMmHg === undefined)) {
    return { observations: said, implausible };
  }
  const pair = new Set<string>(implausible.map(({ field }) => field));
  if (systolicMmHg !== undefined && diastolicMmHg !== undefined) {
    // One pressure is two numbers: where one cannot be, or they cannot be a pair, neither is used.
    if (!pair.has('systolicMmHg') && !pair.has('diastolicMmHg') && systolicMmHg <= diastolicMmHg) {
      const because = `${OBSERVATION_NAMES.systolicMmHg}: ${systolicMmHg} is not above ${diastolicMmHg}`;
      implausible.push({ field: 'systolicMmHg', value: systolicMmHg, because });
    }
  }
  if (implausible.length === 0) return { observations: said, implausible };
  const gone = new Set<string>(implausible.map(({ field }) => field));
  if (gone.has('systolicMmHg') || gone.has('diastolicMmHg')) {
    gone.add('systolicMmHg');
    gone.add('diastolicMmHg');
  }
  const observations = Object.fromEntries(Object.entries(said).filter(([field]) => !gone.has(field))) as Observations;
  return { observations, implausible };
}
