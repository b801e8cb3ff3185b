/**
 * How vital signs answer ketamine, as published group means and spreads; each row names its source. Used to train and
 * to test, never to predict a person.
 */
export interface Response {
  /** Mean change at the reference concentration. */
  readonly mean: number;
  /** Between-subject standard deviation of that change. */
  readonly sd: number;
  readonly unit: string;
  readonly source: string;
}

/** Venous ketamine at the end of 0.5 mg/kg over 40 min. Source: clinical-protocol a.1 (ZANOS-2018). */
export const REFERENCE_NG_PER_ML = 185;

export const RESPONSES = {
  NIBP_SYS: { mean: 16, sd: 11.2, unit: 'mm[Hg]', source: 'clinical-protocol e.2 (BP-YALE-2024, 2,342 infusions)' },
  NIBP_DIA: { mean: 11, sd: 8.5, unit: 'mm[Hg]', source: 'clinical-protocol e.2 (BP-YALE-2024, 2,342 infusions)' },
  HR: { mean: 1.9, sd: 6, unit: '/min', source: 'clinical-protocol e.2 (BP-741) for the mean; spread chosen here' },
  RR: { mean: -0.5, sd: 1, unit: '/min', source: 'chosen here: small at subanaesthetic doses' },
  SPO2: { mean: -0.6, sd: 0.6, unit: '%', source: 'chosen here: small at subanaesthetic doses' },
} as const satisfies Record<string, Response>;

export type RespondingVital = keyof typeof RESPONSES;

/** Equilibration half-time between plasma and effect; chosen here so that pressure peaks with the end of a 40 min infusion. */
export const EFFECT_HALF_TIME_MIN = 2;

/**
 * Share of the reference effect at an effect-site concentration: 1 at the reference, levelling off above it
 * (at most 2.5). Unit: ng/mL in, dimensionless out.
 */
export function effectAt(ngPerMl: number): number {
  const ceiling = 2.5;
  const half = REFERENCE_NG_PER_ML * (ceiling - 1);
  return (ceiling * Math.max(0, ngPerMl)) / (Math.max(0, ngPerMl) + half);
}
