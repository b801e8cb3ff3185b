import type { DoseTotals } from '@keel/clinical/session';
import { figure } from '@keel/ui/figure';

/** A number with its unit; two of them where nobody knows which. */
const between = (least: number, most: number, unit: string, decimals: number): string => {
  const [from, to] = [figure(least, decimals), figure(most, decimals)];
  return `${from === to ? to : `${from}–${to}`} ${unit}`;
};

/** Below it a volume was read off a syringe, to the hundredth; above it off a pump, to the tenth. mL. */
const SYRINGE_ML = 5;

/** What is in the patient, in the other units that it has. */
export function givenText({
  deliveredMl,
  deliveredMlMin,
  deliveredMgMin,
  deliveredMgMax,
  weightKg,
}: Pick<DoseTotals, 'deliveredMl' | 'deliveredMlMin' | 'deliveredMgMin' | 'deliveredMgMax' | 'weightKg'>): string {
  return [
    ...(deliveredMl === null || deliveredMlMin === null
      ? []
      : [between(deliveredMlMin, deliveredMl, 'mL', deliveredMl < SYRINGE_ML ? 2 : 1)]),
    ...(weightKg === null ? [] : [between(deliveredMgMin / weightKg, deliveredMgMax / weightKg, 'mg/kg', 2)]),
  ].join(', ');
}
