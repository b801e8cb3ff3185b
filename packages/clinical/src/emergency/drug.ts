import { type Kilograms, type Milligrams, type Millilitres, milligrams, millilitres } from '../units/index.ts';

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
  /** Only under this condition; shown beside the dose, never hidden. */
  readonly onlyIf: string | null;
  readonly notIf: string | null;
  readonly who: 'trained-nurse' | 'acls' | 'airway-trained';
  readonly basis: 'GK' | 'PD' | 'sourced';
  readonly sources: readonly string[];
  /** The only concentration this route may be given from, mg/mL; null: any. Epinephrine IM is 1 mg/mL. */
  readonly onlyFromMgPerMl: number | null;
}

/** What lies in this clinic's emergency kit. `mgPerMl` null: not a liquid (tablet, spray, gel). */
export interface KitItem {
  readonly drug: string;
  readonly mgPerMl: number | null;
  readonly mgPerUnit: number | null;
  readonly unitName: string;
  readonly expiry: string;
}

export interface ComputedDose {
  readonly fromMg: Milligrams;
  readonly toMg: Milligrams;
  /** Volume of this kit's ampoule; null where the kit has none that fits, and `kitNote` says why. */
  readonly fromMl: Millilitres | null;
  readonly toMl: Millilitres | null;
  readonly units: { readonly name: string; readonly from: number; readonly to: number } | null;
  readonly kitNote: 'in-kit' | 'not-in-kit' | 'wrong-strength' | 'expired';
  readonly limitedBy: readonly ('adult-maximum' | 'cautious-dose' | 'weight-unknown')[];
}

/** Who it is for, as far as anyone knows. Unknown weight or age never raises a dose. */
export interface EmergencyPatient {
  readonly weightKg: Kilograms | null;
  readonly ageYears: number | null;
  /** Frail, or an opioid or another sedative on board: as the record says, `null` where it does not. */
  readonly sedativeOnBoard: boolean | null;
}

export const CAUTIOUS_AGE_YEARS = 60;

/**
 * The dose for this patient from this kit, never above the adult maximum.
 *
 * Units: mg and mL, unrounded. An unknown weight gives the row's lowest dose; an unknown age or unknown co-medication
 * is shown with the cautious dose where the row has one. Source: clinical-protocol i, e.5.
 */
export function emergencyDose(
  row: EmergencyDrug,
  patient: EmergencyPatient,
  kit: readonly KitItem[],
  today: string,
): ComputedDose {
  const limitedBy: ('adult-maximum' | 'cautious-dose' | 'weight-unknown')[] = [];
  let fromMg: number;
  let toMg: number;
  if (row.dose.kind === 'fixed') {
    fromMg = row.dose.fromMg;
    toMg = row.dose.toMg;
  } else if (patient.weightKg === null) {
    fromMg = row.dose.minMg;
    toMg = row.dose.minMg;
    limitedBy.push('weight-unknown');
  } else {
    const byWeight = row.dose.mgPerKg * patient.weightKg;
    if (byWeight > row.dose.maxMg) limitedBy.push('adult-maximum');
    fromMg = Math.min(row.dose.maxMg, byWeight);
    toMg = fromMg;
  }
  const young = patient.ageYears !== null && patient.ageYears < CAUTIOUS_AGE_YEARS;
  if (row.cautious !== null && !(young && patient.sedativeOnBoard === false)) {
    fromMg = Math.min(fromMg, row.cautious.fromMg);
    toMg = Math.min(toMg, row.cautious.toMg);
    limitedBy.push('cautious-dose');
  }
  const stocked = kit.filter((item) => item.drug === row.drug);
  const inDate = stocked.filter((item) => item.expiry >= today);
  const fitting = inDate.find((item) => row.onlyFromMgPerMl === null || item.mgPerMl === row.onlyFromMgPerMl);
  const kitNote =
    fitting !== undefined
      ? 'in-kit'
      : stocked.length === 0
        ? 'not-in-kit'
        : inDate.length === 0
          ? 'expired'
          : 'wrong-strength';
  const strength = fitting?.mgPerMl ?? null;
  const perUnit = fitting?.mgPerUnit ?? null;
  return {
    fromMg: milligrams(fromMg),
    toMg: milligrams(toMg),
    fromMl: strength === null ? null : millilitres(fromMg / strength),
    toMl: strength === null ? null : millilitres(toMg / strength),
    units:
      fitting !== undefined && strength === null && perUnit !== null
        ? { name: fitting.unitName, from: fromMg / perUnit, to: toMg / perUnit }
        : null,
    kitNote,
    limitedBy,
  };
}
