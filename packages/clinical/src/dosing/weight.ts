import { type Kilograms, kilograms } from '../units/index.ts';
import type { WeightRule } from './order.ts';

export type DosingSex = 'female' | 'male';
/** Weights are written to a tenth of a kilogram: an order may differ by that from what is worked out, kg. PD. */
export const WRITTEN_TO_KG = 0.1;

const CM_PER_INCH = 2.54;
/** Below this height the formulas do not hold. */
export const IDEAL_WEIGHT_HEIGHT_CM_MIN = 152;

/** Devine, kg. Men 50, women 45.5, plus 2.3 for each inch above 60. Source: clinical-protocol a.4. */
export function idealWeight(sex: DosingSex, heightCm: number): Kilograms {
  return kilograms((sex === 'male' ? 50 : 45.5) + 2.3 * (heightCm / CM_PER_INCH - 60));
}

export const adjustedWeight = (ideal: Kilograms, actual: Kilograms): Kilograms =>
  kilograms(ideal + 0.4 * (actual - ideal));

export type WeightAnswer =
  | { readonly kind: 'known'; readonly rule: WeightRule; readonly kg: Kilograms }
  | {
      readonly kind: 'unknown';
      readonly because: 'weight-missing' | 'height-missing' | 'height-too-small' | 'sex-not-known';
    };

/** The sex that the formulas know; intersex and not said are not it. */
export const dosingSex = (sexAtBirth: string | undefined): DosingSex | undefined =>
  sexAtBirth === 'female' || sexAtBirth === 'male' ? sexAtBirth : undefined;

/** The weight that a dose leans on, or why it cannot be said. Nothing falls back to another rule silently. */
export function dosingWeight(input: {
  readonly rule: WeightRule;
  readonly actualKg: number | undefined;
  readonly heightCm: number | undefined;
  readonly sex: DosingSex | undefined;
}): WeightAnswer {
  if (input.actualKg === undefined) return { kind: 'unknown', because: 'weight-missing' };
  if (input.rule === 'actual') return { kind: 'known', rule: 'actual', kg: kilograms(input.actualKg) };
  if (input.heightCm === undefined) return { kind: 'unknown', because: 'height-missing' };
  if (input.heightCm < IDEAL_WEIGHT_HEIGHT_CM_MIN) return { kind: 'unknown', because: 'height-too-small' };
  if (input.sex === undefined) return { kind: 'unknown', because: 'sex-not-known' };
  const ideal = idealWeight(input.sex, input.heightCm);
  const kg = input.rule === 'ideal' ? ideal : adjustedWeight(ideal, kilograms(input.actualKg));
  return { kind: 'known', rule: input.rule, kg };
}
