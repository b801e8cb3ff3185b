import { DAY_MS, type Instant, type Milligrams, type Millilitres, milligrams, millilitres } from '../units/index.ts';
import type { KitItem } from './kit.ts';

/**
 * One dose on an emergency card. Adult doses from ordinary emergency practice, marked as the reference marks them
 * (`GK`: general knowledge, to be confirmed by the clinic's medical director before live use).
 *
 * The ceiling is part of the row: a weight can lower a dose, never raise it above `maxMg`.
 */
export interface EmergencyDrug {
  readonly id: string;
  /** Ingredient, lower case, as the kit names it. */
  readonly drug: string;
  readonly route: string;
  readonly dose:
    | { readonly kind: 'fixed'; readonly fromMg: number; readonly toMg: number }
    | { readonly kind: 'by-weight'; readonly mgPerKg: number; readonly minMg: number; readonly maxMg: number };
  /** Given differently from age 60, or when frail or with another sedative on board; null: no separate dose. */
  readonly cautious: { readonly fromMg: number; readonly toMg: number; readonly when: string } | null;
  readonly how: string;
  readonly again: string | null;
  /** Most that may be given over the whole event, mg. */
  readonly totalMgMax: number;
  /** Only above this weight, kg; null: any. */
  readonly overKg: number | null;
  /** Only under this condition; shown beside the dose, never hidden. */
  readonly onlyIf: string | null;
  readonly notIf: string | null;
  readonly who: 'trained-nurse' | 'acls' | 'airway-trained';
  readonly basis: 'GK' | 'PD' | 'sourced';
  readonly sources: readonly string[];
  /** The only concentration this route may be given from, mg/mL; null: any. Epinephrine IM is 1 mg/mL. */
  readonly onlyFromMgPerMl: number | null;
}

/** A weight as the record holds it. `estimated`: looked at or asked, not weighed. */
export interface KnownWeight {
  readonly kg: number;
  readonly measuredAt: Instant;
  readonly how: 'measured' | 'estimated';
}

/** Who it is for, as far as anyone knows. What is not known, or cannot be, never raises a dose. */
export interface EmergencyPatient {
  readonly weight: KnownWeight | null;
  readonly ageYears: number | null;
  /** Frail, or an opioid or another sedative on board: as the record says, `null` where it does not. */
  readonly sedativeOnBoard: boolean | null;
  /** Of this drug since the emergency began, mg; `null` where an amount that was entered cannot be. */
  readonly givenMg: number | null;
}

/** What the dose takes for granted: said beside it. */
export type Assumption =
  | 'weight-missing'
  | 'weight-implausible'
  | 'weight-old'
  | 'weight-estimated'
  | 'age-unknown'
  | 'sedatives-unknown';

/** One ampoule or tablet of this kit and how much of it that dose is. Rounded down: never more than the dose. */
export interface KitAmount {
  readonly item: KitItem;
  readonly fromMl: Millilitres | null;
  readonly toMl: Millilitres | null;
  readonly units: { readonly name: string; readonly from: number; readonly to: number } | null;
}

export type KitNote = 'in-kit' | 'not-in-kit' | 'wrong-strength' | 'expired' | 'not-listed';

export type EmergencyDose =
  | {
      readonly kind: 'dose';
      readonly fromMg: Milligrams;
      readonly toMg: Milligrams;
      readonly limitedBy: readonly ('adult-maximum' | 'cautious-dose' | 'total')[];
      readonly assumed: readonly Assumption[];
      /** Every strength of the kit that fits, each with its own volume: two strengths are two lines. */
      readonly amounts: readonly KitAmount[];
      readonly kitNote: KitNote;
    }
  /** No number helps here: somebody who may decide is asked. */
  | {
      readonly kind: 'ask';
      readonly because: 'under-18' | 'weight-too-low' | 'total-reached' | 'given-unknown';
      readonly kitNote: KitNote;
    };

export const CAUTIOUS_AGE_YEARS = 60;
/** Adult doses only. */
const ADULT_AGE_YEARS = 18;
/** What an adult can weigh; outside it a slip (pounds, a lost point) is likelier than a body. PD. */
const ADULT_KG = { min: 30, max: 300 } as const;
/** A weight for dosing is at most this old (clinical-protocol a.4, PD). */
const WEIGHT_DAYS = 30;
/** Nobody is older: beyond it the birth date is a slip. */
const AGE_YEARS_MAX = 120;

/** Down to what a syringe shows, 0.01; never up. Large amounts keep whole units. */
const down = (value: number): number => Math.floor(value * 100 + 1e-9) / 100;

function weightOf(weight: KnownWeight | null, now: Instant): { kg: number | null; assumed: Assumption | null } {
  if (weight === null) return { kg: null, assumed: 'weight-missing' };
  if (!(weight.kg >= ADULT_KG.min && weight.kg <= ADULT_KG.max)) return { kg: null, assumed: 'weight-implausible' };
  if (weight.how === 'estimated') return { kg: weight.kg, assumed: 'weight-estimated' };
  const days = (now - weight.measuredAt) / DAY_MS;
  // A weight from tomorrow is nobody's: as good as an old one.
  if (!(days >= -1 && days <= WEIGHT_DAYS)) return { kg: weight.kg, assumed: 'weight-old' };
  return { kg: weight.kg, assumed: null };
}

/**
 * The dose for this patient from this kit, never above the adult maximum, and never a volume that holds more.
 *
 * Units: mg and mL, rounded down to 0.01. A weight that is missing or cannot be gives the lowest adult dose; an old or
 * estimated one gives a range from the lowest adult dose to its own; an unknown age or co-medication gives the cautious
 * dose where the row has one. `kit` null: this clinic has listed none. Source: clinical-protocol i, e.5, a.4.
 */
export function emergencyDose(
  row: EmergencyDrug,
  patient: EmergencyPatient,
  kit: readonly KitItem[] | null,
  at: { readonly now: Instant; readonly today: string },
): EmergencyDose {
  const { items, kitNote } = fitting(row, kit, at.today);
  const ask = (because: Extract<EmergencyDose, { kind: 'ask' }>['because']) =>
    ({ kind: 'ask', because, kitNote }) as const;
  const age =
    patient.ageYears !== null && patient.ageYears >= 0 && patient.ageYears <= AGE_YEARS_MAX ? patient.ageYears : null;
  if (age !== null && age < ADULT_AGE_YEARS) return ask('under-18');
  const { kg, assumed: aboutWeight } = weightOf(patient.weight, at.now);
  if (row.overKg !== null && kg !== null && kg <= row.overKg) return ask('weight-too-low');
  if (patient.givenMg === null) return ask('given-unknown');

  const limitedBy: ('adult-maximum' | 'cautious-dose' | 'total')[] = [];
  const assumed: Assumption[] = [];
  let fromMg: number;
  let toMg: number;
  if (row.dose.kind === 'fixed') {
    fromMg = row.dose.fromMg;
    toMg = row.dose.toMg;
    if (row.overKg !== null && aboutWeight !== null) assumed.push(aboutWeight);
  } else {
    const { mgPerKg, minMg, maxMg } = row.dose;
    if (aboutWeight !== null) assumed.push(aboutWeight);
    if (kg === null) {
      fromMg = minMg;
      toMg = minMg;
    } else {
      const byWeight = mgPerKg * kg;
      if (byWeight > maxMg) limitedBy.push('adult-maximum');
      toMg = Math.min(maxMg, byWeight);
      fromMg = aboutWeight === null ? toMg : Math.min(toMg, minMg);
    }
  }
  const young = age !== null && age < CAUTIOUS_AGE_YEARS;
  if (row.cautious !== null && !(young && patient.sedativeOnBoard === false)) {
    fromMg = Math.min(fromMg, row.cautious.fromMg);
    toMg = Math.min(toMg, row.cautious.toMg);
    limitedBy.push('cautious-dose');
    if (age === null) assumed.push('age-unknown');
    if (patient.sedativeOnBoard === null) assumed.push('sedatives-unknown');
  }
  const leftMg = row.totalMgMax - Math.max(0, patient.givenMg);
  if (down(leftMg) <= 0) return ask('total-reached');
  if (toMg > leftMg) {
    toMg = leftMg;
    fromMg = Math.min(fromMg, leftMg);
    limitedBy.push('total');
  }
  const amounts = items.map((item) => amountOf(item, fromMg, toMg)).filter((amount) => amount !== null);
  return {
    kind: 'dose',
    fromMg: milligrams(down(fromMg)),
    toMg: milligrams(down(toMg)),
    limitedBy,
    assumed,
    amounts,
    // Listed, and yet no whole or half of it is as little as this dose.
    kitNote: kitNote === 'in-kit' && amounts.length === 0 ? 'wrong-strength' : kitNote,
  };
}

/** What an ampoule can hold, mg/mL, and a tablet, mg. PD: a strength outside is a slip, and no volume is drawn from it. */
const STRENGTH = { min: 0.001, max: 1_000_000 } as const;
const isStrength = (value: number | null): value is number =>
  value !== null && value >= STRENGTH.min && value <= STRENGTH.max;

function fitting(
  row: EmergencyDrug,
  kit: readonly KitItem[] | null,
  today: string,
): { items: readonly KitItem[]; kitNote: KitNote } {
  if (kit === null) return { items: [], kitNote: 'not-listed' };
  const stocked = kit.filter((item) => item.drug === row.drug && item.count > 0);
  // A date that cannot be read is no date to rely on.
  const inDate = stocked.filter(({ expiry }) => /^\d{4}-\d{2}-\d{2}$/.test(expiry) && expiry >= today);
  const items = inDate.filter(
    ({ mgPerMl, mgPerUnit }) =>
      (isStrength(mgPerMl) || isStrength(mgPerUnit)) &&
      (row.onlyFromMgPerMl === null || mgPerMl === row.onlyFromMgPerMl),
  );
  if (items.length > 0) return { items, kitNote: 'in-kit' };
  return { items, kitNote: stocked.length === 0 ? 'not-in-kit' : inDate.length === 0 ? 'expired' : 'wrong-strength' };
}

function amountOf(item: KitItem, fromMg: number, toMg: number): KitAmount | null {
  if (isStrength(item.mgPerMl)) {
    const toMl = down(toMg / item.mgPerMl);
    if (toMl <= 0) return null;
    return {
      item,
      fromMl: millilitres(Math.min(toMl, down(fromMg / item.mgPerMl))),
      toMl: millilitres(toMl),
      units: null,
    };
  }
  if (!isStrength(item.mgPerUnit)) return null;
  const halves = (mg: number): number => Math.floor((mg / item.mgPerUnit!) * 2 + 1e-9) / 2;
  const to = halves(toMg);
  if (to <= 0) return null;
  return { item, fromMl: null, toMl: null, units: { name: item.unitName, from: Math.max(0.5, halves(fromMg)), to } };
}
