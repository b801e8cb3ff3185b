/** What lies in a clinic's emergency kit. `mgPerMl` null: not a liquid (tablet, spray, gel). */
export interface KitItem {
  /** Ingredient, lower case: the name a card asks for. */
  readonly drug: string;
  readonly mgPerMl: number | null;
  readonly mgPerUnit: number | null;
  readonly unitName: string;
  /** `yyyy-mm-dd`: the last day it may be given. */
  readonly expiry: string;
  readonly count: number;
}

/** The kit of one site, as somebody listed it. */
export interface EmergencyKit {
  /** Where it stands, as it would be called across the room. */
  readonly place: string;
  readonly items: readonly KitItem[];
  /** Equipment of `KIT_EQUIPMENT` that is there and was checked. */
  readonly equipment: readonly string[];
}

/** What a card may ask for beside drugs. Source: clinical-protocol i (PD). */
export const KIT_EQUIPMENT = [
  'oxygen',
  'suction',
  'bag-mask',
  'airways',
  'aed',
  'glucometer',
  'iv-start-set',
  'manual-cuff',
] as const;
export type KitEquipment = (typeof KIT_EQUIPMENT)[number];

/** One drug that a kit holds, in the strength it is usually bought in: offered when a kit is listed, never assumed. */
export interface KitRow {
  readonly drug: string;
  readonly mgPerMl: number | null;
  readonly mgPerUnit: number | null;
  readonly unitName: string;
  /** Controlled, and so in the register as well. */
  readonly controlled?: true;
}
const liquid = (drug: string, mgPerMl: number, unitName = 'ampoule'): KitRow => ({
  drug,
  mgPerMl,
  mgPerUnit: null,
  unitName,
});
const whole = (drug: string, mgPerUnit: number, unitName: string): KitRow => ({
  drug,
  mgPerMl: null,
  mgPerUnit,
  unitName,
});

/** Source: clinical-protocol i (contents PD; strengths GK, as they are usually sold in the US). */
export const KIT_DRUGS: readonly KitRow[] = [
  liquid('epinephrine', 1),
  liquid('epinephrine', 0.1, 'syringe'),
  liquid('amiodarone', 50, 'vial'),
  liquid('atropine', 0.1, 'syringe'),
  liquid('naloxone', 0.4, 'vial'),
  whole('naloxone', 4, 'spray'),
  liquid('flumazenil', 0.1, 'vial'),
  liquid('labetalol', 5, 'vial'),
  liquid('hydralazine', 20, 'vial'),
  whole('clonidine', 0.1, 'tablet'),
  liquid('ondansetron', 2, 'vial'),
  whole('ondansetron', 4, 'tablet'),
  { ...liquid('midazolam', 5, 'vial'), controlled: true },
  { ...liquid('lorazepam', 2, 'vial'), controlled: true },
  whole('aspirin', 81, 'tablet'),
  whole('nitroglycerin', 0.4, 'tablet'),
  whole('salbutamol', 0.09, 'puff'),
  whole('glucose', 15_000, 'tube'),
  liquid('dextrose', 100, 'bag'),
  liquid('glucagon', 1, 'vial'),
  liquid('saline', 9, 'bag'),
  liquid('succinylcholine', 20, 'vial'),
];
