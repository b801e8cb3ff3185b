import { type DoseOrder, dosingWeight, type Route, type WeightRule } from '@keel/clinical/dosing';
import type { Instant } from '@keel/clinical/units';

/** What has been answered so far, as it was touched. */
export interface OrderDraft {
  /** Into the vein, where the treatment has both. */
  readonly form?: 'infusion' | 'bolus';
  readonly perKg?: string;
  readonly perKgHour?: string;
  readonly mg?: string;
  readonly minutes?: string;
  readonly seconds?: string;
  readonly weight?: WeightRule;
  readonly vial?: string;
  readonly bag?: string;
  readonly primed?: 'saline' | 'drug';
  readonly lineMl?: string;
  readonly devices?: string;
  readonly preparation?: string;
}

/** The body that a dose leans on. Undefined: not on record. */
export interface Measured {
  readonly kg: number | undefined;
  readonly at: Instant | undefined;
  readonly heightCm: number | undefined;
  readonly sex: 'female' | 'male' | undefined;
}

/** The order that the answers make, or null while something is missing. Nothing is filled in for anyone. */
export function orderOf(route: Route | null, draft: OrderDraft, measured: Measured): DoseOrder | null {
  if (route === null) return null;
  if (route === 'intranasal-esketamine') {
    return draft.devices === undefined
      ? null
      : { form: 'nasal-devices', route, devices: Number(draft.devices) as 1 | 2 | 3 };
  }
  const weight = weightOf(draft.weight, measured);
  if (route === 'oral-ketamine' || route === 'sublingual-ketamine' || route === 'intranasal-ketamine') {
    return draft.mg === undefined || draft.preparation === undefined
      ? null
      : {
          form: 'mouth',
          route,
          amount: { per: 'dose', mg: Number(draft.mg) },
          preparation: draft.preparation,
          ...(weight === undefined ? {} : { weight }),
        };
  }
  if ((draft.perKg === undefined && draft.perKgHour === undefined) || weight === undefined || draft.vial === undefined)
    return null;
  const amount =
    draft.perKg === undefined
      ? ({ per: 'kg-hour', mgPerKgPerHour: Number(draft.perKgHour) } as const)
      : ({ per: 'kg', mgPerKg: Number(draft.perKg) } as const);
  const vialMgPerMl = Number(draft.vial);
  if (route === 'im-ketamine' || route === 'sc-ketamine')
    return { form: 'injection', route, amount, weight, vialMgPerMl };
  if (draft.form === 'bolus') {
    return draft.seconds === undefined || amount.per !== 'kg'
      ? null
      : { form: 'bolus', route, amount, overSeconds: Number(draft.seconds), weight, vialMgPerMl };
  }
  if (
    draft.minutes === undefined ||
    draft.bag === undefined ||
    draft.primed === undefined ||
    draft.lineMl === undefined
  ) {
    return null;
  }
  return {
    form: 'infusion',
    route: 'iv-ketamine',
    amount,
    minutes: Number(draft.minutes),
    weight,
    vialMgPerMl,
    bagVolumeMl: Number(draft.bag),
    overfill: 'ignored',
    pump: Number(draft.bag) <= 60 ? 'syringe' : 'bag',
    line: { primedWith: draft.primed, volumeMl: Number(draft.lineMl), afterwards: 'flush' },
  };
}

function weightOf(rule: WeightRule | undefined, { kg, at, heightCm, sex }: Measured) {
  if (rule === undefined || kg === undefined || at === undefined) return undefined;
  const dosing = dosingWeight({ rule, actualKg: kg, heightCm, sex });
  if (dosing.kind !== 'known') return undefined;
  return {
    rule: dosing.rule,
    kg: dosing.kg,
    actualKg: kg,
    measuredAt: at,
    ...(heightCm === undefined ? {} : { heightCm }),
  };
}

/**
 * A signed order as answers, so that a session's order begins from the plan: the amounts are taken, the weight is not, since
 * the weight of the day decides.
 */
export function draftOf(order: DoseOrder): OrderDraft {
  if (order.form === 'nasal-devices') return { devices: String(order.devices) };
  const weight = order.weight === undefined ? {} : { weight: order.weight.rule };
  if (order.form === 'mouth') {
    return {
      ...weight,
      ...(order.amount.per === 'dose' ? { mg: String(order.amount.mg) } : {}),
      preparation: order.preparation,
    };
  }
  const amount =
    order.amount.per === 'kg'
      ? { perKg: String(order.amount.mgPerKg) }
      : order.amount.per === 'kg-hour'
        ? { perKgHour: String(order.amount.mgPerKgPerHour) }
        : {};
  const vial = { vial: String(order.vialMgPerMl) };
  if (order.form === 'injection') return { ...weight, ...amount, ...vial };
  if (order.form === 'bolus')
    return { ...weight, ...amount, ...vial, form: 'bolus', seconds: String(order.overSeconds) };
  return {
    form: 'infusion',
    ...weight,
    ...amount,
    ...vial,
    minutes: String(order.minutes),
    bag: String(order.bagVolumeMl),
    primed: order.line.primedWith,
    lineMl: String(order.line.volumeMl),
  };
}
