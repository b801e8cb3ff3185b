/**
 * What a pharmacokinetic model is, as data. One generic linear engine reads these rows; no model has code of its own.
 *
 * Amounts are mg of free base, volumes L, times min, rates 1/min, clearances L/min. A person's value of a parameter is
 * `value × (weight / referenceKg) ^ exponent`, then the covariate effects, then the random effects.
 */

/** Rate, fraction or duration written with parameter names: `+ - * / ( )` and numbers, e.g. `(1-FRn)*Fgut`. */
export type Expression = string;

/** How a fact reached this file: abstract, table page, transcription library, open program, computed here, assumed. */
export type Obtained =
  | 'abstract'
  | 'table'
  | 'library'
  | 'program'
  | 'computed'
  | 'general-knowledge'
  | 'calibrated'
  | 'project-default';

export type Unit = 'L' | 'L/min' | '1/min' | 'min' | 'fraction';
export type Drug = 'racemic-ketamine' | 's-ketamine';
export type Route = 'iv' | 'im' | 'in' | 'po' | 'sl';
export type Covariate = 'age' | 'asian' | 'japanese';
/** Which blood the model was fitted to. Arterial levels run 1.5 to 2 times venous ones while an infusion runs. */
export type Sampling = 'venous' | 'arterial' | 'not-stated';

export interface Parameter {
  readonly value: number;
  readonly unit: Unit;
  /** As printed in its source, before conversion to minutes and litres. */
  readonly publishedAs?: string;
  /** Absent: the value is the same at every weight. `referenceKg: 1` marks a value per kg. */
  readonly scaling?: { readonly exponent: number; readonly referenceKg: number };
  /** Absent: as the row's `obtained`. */
  readonly obtained?: Obtained;
}

export interface Transfer {
  readonly from: string;
  /** `null` leaves the body. */
  readonly to: string | null;
  /** 1/min, multiplied by the amount in `from`. */
  readonly rate: Expression;
}

/** Where one part of a dose goes: at once, or evenly over `zeroOrderMin`, after `lagMin`; an infusion keeps its own rate. */
export interface InputLeg {
  readonly to: string;
  readonly fraction: Expression;
  readonly zeroOrderMin?: Expression;
  readonly lagMin?: Expression;
}

/** Concentration in ng/mL = mg / L × 1000 × `massFactor` (other than 1 where the model counts moles of parent). */
export interface Output {
  readonly state: string;
  readonly volume: string;
  readonly massFactor: number;
}

export type Analyte = 'parent' | 'norketamine' | 'hydroxynorketamine';

export interface System {
  readonly states: readonly string[];
  readonly transfers: readonly Transfer[];
  readonly outputs: { readonly parent: Output } & { readonly [analyte in Analyte]?: Output };
  readonly inputs: { readonly [route in Route]?: readonly InputLeg[] };
}

export type CovariateEffect =
  /** value + perUnit × max(0, covariate − above), in the parameter's own unit. */
  | { readonly parameter: string; readonly covariate: 'age'; readonly above: number; readonly perYear: number }
  /** value × factor when the covariate is true, held at `max` where given. */
  | {
      readonly parameter: string;
      readonly covariate: 'asian' | 'japanese';
      readonly factor: number;
      readonly max?: number;
    };

/** Repeated devices of one session share the nose: every device after the first has `parameter × laterFactor`. */
export interface DeviceRule {
  readonly route: Route;
  readonly parameter: string;
  readonly laterFactor: number;
  /** A pause of this many minutes or more since the last device begins a new session. */
  readonly newSessionAfterMin: number;
  /** mg in one device. */
  readonly deviceMg: number;
}

/** Between-subject or between-occasion variability. Log-normal unless said; blocks are correlated by their covariance. */
export type RandomEffect =
  | { readonly kind: 'log-normal'; readonly parameter: string; readonly variance: number; readonly basis: string }
  /** Printed as CV: variance on the log scale is ln(1 + CV²). */
  | { readonly kind: 'log-normal-cv'; readonly parameter: string; readonly cvPercent: number; readonly basis: string }
  | {
      readonly kind: 'log-normal-block';
      readonly parameters: readonly string[];
      readonly covariance: readonly (readonly number[])[];
      readonly basis: string;
    }
  /** For a fraction: normal on the logit scale, so it stays between 0 and 1. */
  | { readonly kind: 'logit-normal'; readonly parameter: string; readonly sd: number; readonly basis: string };

/** Assay and model noise, for simulated observations only: never added to a drawn curve. */
export interface Residual {
  readonly kind: 'proportional' | 'log-normal' | 'proportional-and-additive';
  readonly sd: number;
  /** ng/mL */
  readonly additiveNgPerMl?: number;
}

export interface ValidRange {
  readonly people: 'adults' | 'children';
  readonly ageYears?: readonly [number, number];
  readonly weightKg?: readonly [number, number];
  /** Dose of one session, mg/kg. */
  readonly sessionMgPerKg?: readonly [number, number];
  /** Dose of one session by one route, mg. */
  readonly sessionMg?: { readonly route: Route; readonly mg: readonly [number, number] };
  readonly text: string;
}

export interface Caveat {
  readonly id: string;
  readonly text: string;
}

export interface ModelRow {
  readonly id: string;
  readonly title: string;
  readonly drug: Drug;
  readonly sampling: Sampling;
  readonly samplingObtained: Obtained;
  readonly citation: string;
  readonly obtained: Obtained;
  /** Put together here from published parts: not a published model, and every screen that draws it says so. */
  readonly constructed: boolean;
  readonly population: string;
  readonly parameters: { readonly [name: string]: Parameter };
  /** Parameters that follow from others, after weight, covariates and random effects. */
  readonly derived?: { readonly [name: string]: { readonly unit: Unit; readonly expression: Expression } };
  readonly system: System;
  readonly covariates: readonly CovariateEffect[];
  readonly devices?: DeviceRule;
  /** Empty: none is published, and no band can be drawn. `variabilityNote` then says why. */
  readonly variability: readonly RandomEffect[];
  readonly variabilityNote: string;
  readonly residual: { readonly [analyte in Analyte]?: Residual };
  readonly range: ValidRange;
  readonly caveats: readonly Caveat[];
  /** Routes that the source speaks of without enough to compute them, and what is lacking. */
  readonly unavailable?: { readonly [route in Route]?: string };
  /** The first minutes after a fast bolus are too low and must not be shown as a peak. Absent: no such limit is known. */
  readonly blindAfterBolusMin?: number;
}

/** A publication that is quoted or partly known but cannot be computed. Asking for it is refused with the reason. */
export interface LiteratureRow {
  readonly id: string;
  readonly title: string;
  readonly citation: string;
  readonly because: string;
  readonly facts: readonly string[];
}
