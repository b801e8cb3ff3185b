import type { DoseOrder, Route } from '@keel/clinical/dosing';
import { DEVICE_MG, orderMg } from '@keel/clinical/dosing';
import type { PlannedDose, PlannedRegimen } from '@keel/pk';
import { drugOf, pkRoute } from '../level/index.ts';

/** A dose as it is usually given, to lay beside the one that is planned. `regimen` names the row of the policy it stands in. */
export interface UsualDose {
  readonly id: string;
  readonly regimen: string;
  readonly route: Route;
  readonly dose: string;
  readonly doses: readonly PlannedDose[];
}

/** Esketamine devices with the rest between them (label): minutes 0, 5 and 10. */
const devices = (count: number): readonly PlannedDose[] =>
  Array.from({ length: count }, (_, index) => ({ tMin: 5 * index, route: 'in' as const, amountMg: DEVICE_MG }));

export const USUAL_DOSES: readonly UsualDose[] = [
  {
    id: 'iv',
    regimen: 'iv-depression',
    route: 'iv-ketamine',
    dose: '0.5 mg/kg, 40 min',
    doses: [{ tMin: 0, route: 'iv', durationMin: 40, amountMgPerKg: 0.5 }],
  },
  {
    id: 'im',
    regimen: 'im-depression',
    route: 'im-ketamine',
    dose: '0.5 mg/kg',
    doses: [{ tMin: 0, route: 'im', amountMgPerKg: 0.5 }],
  },
  { id: 'nasal-56', regimen: 'esketamine-trd', route: 'intranasal-esketamine', dose: '56 mg', doses: devices(2) },
  { id: 'nasal-84', regimen: 'esketamine-trd', route: 'intranasal-esketamine', dose: '84 mg', doses: devices(3) },
  {
    id: 'sublingual',
    regimen: 'sublingual-depression',
    route: 'sublingual-ketamine',
    dose: '100 mg',
    doses: [{ tMin: 0, route: 'sl', amountMg: 100 }],
  },
  {
    id: 'oral',
    regimen: 'oral-depression',
    route: 'oral-ketamine',
    dose: '1 mg/kg',
    doses: [{ tMin: 0, route: 'po', amountMgPerKg: 1 }],
  },
];

/** The planned order as doses for a model; null when it has none, or no amount yet. */
export function plannedDoses(order: DoseOrder): readonly PlannedDose[] | null {
  if (order.form === 'nasal-devices') return devices(order.devices);
  const route = pkRoute(order.route);
  const amountMg = orderMg(order);
  if (route === null || amountMg === null) return null;
  const durationMin =
    order.form === 'infusion' ? order.minutes : order.form === 'bolus' ? order.overSeconds / 60 : undefined;
  return [{ tMin: 0, route, amountMg, ...(durationMin === undefined ? {} : { durationMin }) }];
}

export const asRegimen = (id: string, label: string, route: Route, doses: readonly PlannedDose[]): PlannedRegimen => ({
  id,
  label,
  drug: drugOf(route),
  doses,
});
