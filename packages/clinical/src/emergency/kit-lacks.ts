import { amountOf, type EmergencyDrug, fitting, type KitForm } from './drug.ts';
import { type EmergencyKit, KIT_EQUIPMENT, type KitEquipment } from './kit.ts';

/** What a card asks for and this kit cannot give: a tablet is no injection, and another strength is another ampoule. */
export interface KitGap {
  /** Ingredient, lower case, as the kit names it. */
  readonly drug: string;
  /** Any of these would do. */
  readonly forms: readonly KitForm[];
  /** The only strength it may be given from, mg/mL; null: any that the dose can be drawn from. */
  readonly onlyFromMgPerMl: number | null;
  readonly note: 'not-in-kit' | 'wrong-strength' | 'expired';
}

/**
 * What these rows of the cards need, by drug, route and strength, and this kit does not hold in date; and the equipment that is
 * not there. A kit that nobody listed holds nothing. `today`: `yyyy-mm-dd`.
 */
export function kitLacks(
  kit: EmergencyKit | null,
  wanted: readonly EmergencyDrug[],
  today: string,
): { readonly drugs: readonly KitGap[]; readonly equipment: readonly KitEquipment[] } {
  const gaps = new Map<string, KitGap>();
  for (const row of wanted) {
    const { items, kitNote } = fitting(row, kit?.items ?? [], today);
    const mg = row.dose.kind === 'fixed' ? row.dose.toMg : row.dose.maxMg;
    const drawn = items.some((item) => amountOf(item, mg, mg) !== null);
    if (kitNote === 'not-listed' || (kitNote === 'in-kit' && drawn)) continue;
    const note = kitNote === 'in-kit' ? 'wrong-strength' : kitNote;
    const { drug, forms, onlyFromMgPerMl } = row;
    gaps.set([drug, forms, onlyFromMgPerMl, note].join(' '), { drug, forms, onlyFromMgPerMl, note });
  }
  return {
    drugs: [...gaps.values()],
    equipment: KIT_EQUIPMENT.filter((one) => kit?.equipment.includes(one) !== true),
  };
}
