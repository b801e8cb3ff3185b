import type { Instant } from '../units/index.ts';

/** Which body weight a dose leans on (clinical-protocol a.4). Always shown with its figure and its date. */
export type WeightRule = 'actual' | 'ideal' | 'adjusted';

/** The weight of an order. `kg` is the dosing weight by `rule`; `actualKg` what the scale said at `measuredAt`. */
export interface DosingWeight {
  readonly rule: WeightRule;
  readonly kg: number;
  readonly actualKg: number;
  readonly heightCm?: number;
  readonly measuredAt: Instant;
}

/** How much is meant. Per-weight amounts need the order's weight; nothing is converted between routes. */
export type OrderedAmount =
  | { readonly per: 'dose'; readonly mg: number }
  | { readonly per: 'kg'; readonly mgPerKg: number }
  | { readonly per: 'hour'; readonly mgPerHour: number }
  | { readonly per: 'kg-hour'; readonly mgPerKgPerHour: number };

/** The tubing between bag and vein: what it holds is pumped but not yet given (clinical-protocol a.5). */
export interface LinePlan {
  readonly primedWith: 'drug' | 'saline';
  readonly volumeMl: number;
  readonly afterwards: 'flush' | 'discard';
  readonly flushMl?: number;
  /** No faster than the infusion. */
  readonly flushMlPerHour?: number;
}

export interface InfusionOrder {
  readonly form: 'infusion';
  readonly route: 'iv-ketamine';
  readonly amount: OrderedAmount;
  readonly minutes: number;
  readonly weight?: DosingWeight;
  readonly vialMgPerMl: number;
  /** Total volume in bag or syringe, drug included. */
  readonly bagVolumeMl: number;
  readonly overfill: 'ignored' | 'removed';
  readonly pump: 'bag' | 'syringe';
  readonly line: LinePlan;
}

export interface InjectionOrder {
  readonly form: 'injection';
  readonly route: 'im-ketamine' | 'sc-ketamine';
  readonly amount: OrderedAmount;
  readonly weight?: DosingWeight;
  readonly vialMgPerMl: number;
}

export interface BolusOrder {
  readonly form: 'bolus';
  readonly route: 'iv-ketamine';
  readonly amount: OrderedAmount;
  readonly overSeconds: number;
  readonly weight?: DosingWeight;
  readonly vialMgPerMl: number;
}

/** Esketamine comes in devices of 28 mg, one after the other with rests between them (a.2). */
export interface NasalDeviceOrder {
  readonly form: 'nasal-devices';
  readonly route: 'intranasal-esketamine';
  readonly devices: 1 | 2 | 3;
  /** The prescriber has seen that this is more than the usual first dose. */
  readonly firstDoseConfirmed?: boolean;
}

export interface MouthOrder {
  readonly form: 'mouth';
  readonly route: 'oral-ketamine' | 'sublingual-ketamine' | 'intranasal-ketamine';
  readonly amount: OrderedAmount;
  readonly weight?: DosingWeight;
  readonly preparation: string;
}

export type DoseOrder = InfusionOrder | InjectionOrder | BolusOrder | NasalDeviceOrder | MouthOrder;
export type OrderForm = DoseOrder['form'];
