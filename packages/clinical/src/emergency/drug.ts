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
    | {
        readonly kind: 'by-weight';
        readonly mgPerKg: number;
        /** The upper end where the dose is a range, mg/kg. */
        readonly toMgPerKg?: number;
        /** What is given where no weight is known. */
        readonly minMg: number;
        readonly maxMg: number;
      };
  /** Given differently from age 60, or when frail or with another sedative on board; null: no separate dose. */
  readonly cautious: {
    readonly fromMg: number;
    readonly toMg: number;
    /** Most over the whole event, mg. */
    readonly totalMgMax: number;
    readonly how: string;
    readonly again: string | null;
    readonly when: string;
  } | null;
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
  /** What it can be given from by this route: a vial is no spray, and a tablet no injection. */
  readonly forms: readonly KitForm[];
  /** The only concentration it may be given from, mg/mL; null: any. Epinephrine IM is 1 mg/mL. */
  readonly onlyFromMgPerMl: number | null;
}

export type KitForm = 'injected' | 'by-mouth' | 'spray';

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
  /** Frail, or an opioid or a sedative other than this drug on board: as the record says, `null` where it does not. */
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
      /** Given as the row's `cautious` says. */
      readonly careful: boolean;
      /** Most over the whole event for this patient, mg. */
      readonly totalMgMax: number;
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
      readonly careful: boolean;
      readonly totalMgMax: number;
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

/** `lightKg`: the most that a weight below what an adult can weigh may be taken for, when it lowers a dose. */
function weightOf(
  weight: KnownWeight | null,
  now: Instant,
): { kg: number | null; lightKg?: number; assumed: Assumption | null } {
  if (weight === null) return { kg: null, assumed: 'weight-missing' };
  if (weight.kg < ADULT_KG.min) return { kg: null, lightKg: ADULT_KG.min, assumed: 'weight-implausible' };
  if (!(weight.kg <= ADULT_KG.max)) return { kg: null, assumed: 'weight-implausible' };
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
  const age =
    patient.ageYears !== null && patient.ageYears >= 0 && patient.ageYears <= AGE_YEARS_MAX ? patient.ageYears : null;
  const young = age !== null && age < CAUTIOUS_AGE_YEARS;
  const cautious = young && patient.sedativeOnBoard === false ? null : row.cautious;
  // Half the total is for the old and the sedated; the smaller dose is also everybody's second one, as in the rule of giving.
  const totalMgMax = cautious?.totalMgMax ?? row.totalMgMax;
  const smaller = patient.givenMg === 0 ? cautious : row.cautious;
  const careful = smaller !== null;
  const ask = (because: Extract<EmergencyDose, { kind: 'ask' }>['because']) =>
    ({ kind: 'ask', because, careful, totalMgMax, kitNote }) as const;
  if (age !== null && age < ADULT_AGE_YEARS) return ask('under-18');
  const { kg, lightKg, assumed: aboutWeight } = weightOf(patient.weight, at.now);
  // Also a weight that no adult has: a slip downward must not open a dose that the true weight closes.
  if (row.overKg !== null && patient.weight !== null && patient.weight.kg <= row.overKg) return ask('weight-too-low');
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
    const { mgPerKg, toMgPerKg = mgPerKg, minMg, maxMg } = row.dose;
    if (aboutWeight !== null) assumed.push(aboutWeight);
    if (kg === null) {
      toMg = lightKg === undefined ? minMg : Math.min(minMg, mgPerKg * lightKg);
      fromMg = toMg;
    } else {
      if (toMgPerKg * kg > maxMg) limitedBy.push('adult-maximum');
      toMg = Math.min(maxMg, toMgPerKg * kg);
      fromMg = Math.min(maxMg, mgPerKg * kg);
      if (aboutWeight !== null) fromMg = Math.min(fromMg, minMg);
    }
  }
  if (smaller !== null) {
    fromMg = Math.min(fromMg, smaller.fromMg);
    toMg = Math.min(toMg, smaller.toMg);
    limitedBy.push('cautious-dose');
    if (age === null) assumed.push('age-unknown');
    if (patient.sedativeOnBoard === null) assumed.push('sedatives-unknown');
  }
  const leftMg = totalMgMax - Math.max(0, patient.givenMg);
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
    careful,
    totalMgMax,
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

const FORM_OF_UNIT: Readonly<Record<string, KitForm>> = {
  ampoule: 'injected',
  vial: 'injected',
  syringe: 'injected',
  bag: 'injected',
  tablet: 'by-mouth',
  tube: 'by-mouth',
  gel: 'by-mouth',
  spray: 'spray',
  puff: 'spray',
};
/** How an item can be given. A pack nobody here knows is told by its strength: a liquid is drawn up, a piece is swallowed. */
const formOf = ({ unitName, mgPerMl }: KitItem): KitForm =>
  FORM_OF_UNIT[unitName] ?? (mgPerMl === null ? 'by-mouth' : 'injected');

/** What of this kit a row can be given from today: the right drug in a form for its route, in its strength, in date. */
export function fitting(
  row: EmergencyDrug,
  kit: readonly KitItem[] | null,
  today: string,
): { items: readonly KitItem[]; kitNote: KitNote } {
  if (kit === null) return { items: [], kitNote: 'not-listed' };
  const stocked = kit.filter((item) => item.drug === row.drug && item.count > 0 && row.forms.includes(formOf(item)));
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

/** How much of one item that dose is, rounded down; null where no whole or half of it is as little. */
export function amountOf(item: KitItem, fromMg: number, toMg: number): KitAmount | null {
  if (formOf(item) === 'injected' && isStrength(item.mgPerMl)) {
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
