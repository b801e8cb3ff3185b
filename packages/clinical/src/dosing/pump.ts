import {
  type Milligrams,
  type MilligramsPerMillilitre,
  type Millilitres,
  type MillilitresPerHour,
  milligrams,
  milligramsPerMillilitre,
  millilitres,
  millilitresPerHour,
} from '../units/index.ts';
import type { DoseOrder, InfusionOrder, OrderedAmount } from './order.ts';

/** A nasal device holds so much, in two sprays (a.2). */
export const DEVICE_MG = 28;

/**
 * The whole dose that an amount means, mg; null when it is by weight and there is no weight, or by the hour without a
 * time. Never rounded: rounding belongs to the pump's step.
 */
export function amountMg(
  amount: OrderedAmount,
  given: { readonly weightKg: number | undefined; readonly minutes: number | undefined },
): Milligrams | null {
  switch (amount.per) {
    case 'dose':
      return milligrams(amount.mg);
    case 'kg':
      return given.weightKg === undefined ? null : milligrams(amount.mgPerKg * given.weightKg);
    case 'hour':
      return given.minutes === undefined ? null : milligrams((amount.mgPerHour * given.minutes) / 60);
    case 'kg-hour':
      return given.weightKg === undefined || given.minutes === undefined
        ? null
        : milligrams((amount.mgPerKgPerHour * given.weightKg * given.minutes) / 60);
  }
}

/** What an order amounts to, mg; null when something is missing. */
export function orderMg(order: DoseOrder): Milligrams | null {
  if (order.form === 'nasal-devices') return milligrams(order.devices * DEVICE_MG);
  return amountMg(order.amount, {
    weightKg: order.weight?.kg,
    minutes: order.form === 'infusion' ? order.minutes : undefined,
  });
}

/** What is set on the pump and drawn from the vial, every step shown (clinical-protocol a.5). */
export interface PumpSetting {
  readonly doseMg: Milligrams;
  readonly mgPerHour: number;
  /** Null when the order is not by weight. */
  readonly mgPerKgPerHour: number | null;
  readonly mgPerMl: MilligramsPerMillilitre;
  readonly mlPerHour: MillilitresPerHour;
  /** To draw from the vial. */
  readonly vialMl: Millilitres;
  /** What stays in the line when the bag is empty, if it is primed with drug or the bag is run through it. */
  readonly lineMg: Milligrams;
  readonly lineShare: number;
}

/** The pump's setting for an infusion; null when the dose cannot be said. Unrounded. */
export function pumpSetting(order: InfusionOrder): PumpSetting | null {
  const doseMg = orderMg(order);
  if (doseMg === null || order.minutes <= 0 || order.bagVolumeMl <= 0 || order.vialMgPerMl <= 0) return null;
  const mgPerHour = (doseMg * 60) / order.minutes;
  const mgPerMl = milligramsPerMillilitre(doseMg / order.bagVolumeMl);
  const lineMg = milligrams(Math.min(order.line.volumeMl, order.bagVolumeMl) * mgPerMl);
  return {
    doseMg,
    mgPerHour,
    mgPerKgPerHour: order.weight === undefined ? null : mgPerHour / order.weight.kg,
    mgPerMl,
    mlPerHour: millilitresPerHour(order.bagVolumeMl * (60 / order.minutes)),
    vialMl: millilitres(doseMg / order.vialMgPerMl),
    lineMg,
    lineShare: doseMg === 0 ? 0 : lineMg / doseMg,
  };
}
