import type { Parameter, Transfer } from './model-row.ts';

/** Transfers that several published models have in common, and the three ways a parameter depends on weight. */

export const twoCompartments: readonly Transfer[] = [
  { from: 'A1', to: null, rate: 'CL/V1' },
  { from: 'A1', to: 'A2', rate: 'Q2/V1' },
  { from: 'A2', to: 'A1', rate: 'Q2/V2' },
];

export const threeCompartments: readonly Transfer[] = [
  ...twoCompartments,
  { from: 'A1', to: 'A3', rate: 'Q3/V1' },
  { from: 'A3', to: 'A1', rate: 'Q3/V3' },
];

/** Two-compartment norketamine fed by all parent clearance, mass for mass (Otto 2021's published equations). */
export const norketamineFromClearance: readonly Transfer[] = [
  { from: 'A1', to: 'N1', rate: 'CL/V1' },
  { from: 'N1', to: null, rate: 'CLn/Vn1' },
  { from: 'N1', to: 'N2', rate: 'Qn/Vn1' },
  { from: 'N2', to: 'N1', rate: 'Qn/Vn2' },
];

const perKg = { exponent: 1, referenceKg: 1 } as const;
const volume70 = { exponent: 1, referenceKg: 70 } as const;
const clearance70 = { exponent: 0.75, referenceKg: 70 } as const;

/** L/kg */
export const litresPerKg = (value: number, publishedAs: string): Parameter => ({
  value,
  unit: 'L',
  publishedAs,
  scaling: perKg,
});
/** L/min/kg */
export const litresPerMinPerKg = (value: number, publishedAs: string): Parameter => ({
  value,
  unit: 'L/min',
  publishedAs,
  scaling: perKg,
});
/** L at 70 kg, exponent 1. */
export const litresAt70 = (value: number, publishedAs: string): Parameter => ({
  value,
  unit: 'L',
  publishedAs,
  scaling: volume70,
});
/** L/min at 70 kg, exponent 0.75. */
export const litresPerMinAt70 = (value: number, publishedAs: string): Parameter => ({
  value,
  unit: 'L/min',
  publishedAs,
  scaling: clearance70,
});
/** Printed in L/h at 70 kg, exponent 0.75. */
export const litresPerHourAt70 = (perHour: number): Parameter => ({
  value: perHour / 60,
  unit: 'L/min',
  publishedAs: `${perHour} L/h at 70 kg`,
  scaling: clearance70,
});
/** L at every weight. */
export const litres = (value: number): Parameter => ({
  value,
  unit: 'L',
  publishedAs: `${value} L, not scaled by weight`,
});
/** Printed in L/h, the same at every weight. */
export const litresPerHour = (perHour: number): Parameter => ({
  value: perHour / 60,
  unit: 'L/min',
  publishedAs: `${perHour} L/h, not scaled by weight`,
});
/** Printed per hour. */
export const perHour = (value: number): Parameter => ({
  value: value / 60,
  unit: '1/min',
  publishedAs: `${value} /h`,
});
