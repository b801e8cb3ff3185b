import { allOf, doseTotals, type Session } from '../session/index.ts';
import { type Instant, localDateOf, MINUTE_MS, minutesBetween } from '../units/index.ts';
import type { FeeItemId } from './fee-items.ts';

/** A service and how often it was, or will be, given. */
export interface Service {
  readonly item: FeeItemId;
  readonly quantity: number;
}

/** Shortest infusion that is one (l.1): up to this many minutes it is a push. */
const PUSH_MINUTES_MAX = 15;
/** A further hour counts once more than this of it has passed (l.1). */
const HALF_HOUR = 30;
const DEVICE_56_MG = 56;
/** The doses that a session of esketamine may have, mg: the lower and the higher of the label. */
const ESKETAMINE_MG = [56, 84] as const;
/** Two hours after the last spray: an hour and two half hours of staff time (label). */
const WATCHING: readonly Service[] = [
  { item: 'watching-hour', quantity: 1 },
  { item: 'watching-half-hour', quantity: 2 },
];

/** An infusion of so many minutes, by the clock rules of its codes. */
export function infusionServices(minutes: number): readonly Service[] {
  if (minutes <= PUSH_MINUTES_MAX) return [{ item: 'iv-push', quantity: 1 }];
  const beyond = minutes - 60;
  const further = beyond <= HALF_HOUR ? 0 : Math.floor((beyond - HALF_HOUR - 1) / 60) + 1;
  return [
    { item: 'iv-session', quantity: 1 },
    ...(further === 0 ? [] : [{ item: 'iv-further-hour' as const, quantity: further }]),
  ];
}

function esketamineServices(mg: number, billing: 'bundle' | 'split' | null): readonly Service[] {
  if (billing === null) return [];
  if (billing === 'bundle') return [{ item: mg <= DEVICE_56_MG ? 'esketamine-56' : 'esketamine-84', quantity: 1 }];
  return [{ item: 'esketamine-drug', quantity: mg }, ...WATCHING];
}

/** What one session of a regimen will come to: for the cheaper and for the dearer dose. */
export function servicesPlanned(
  regimen: { readonly route: string; readonly doseMinutes: number },
  esketamine: 'bundle' | 'split' | null,
): readonly [readonly Service[], readonly Service[]] {
  const drug: Service = { item: 'ketamine-drug', quantity: 1 };
  switch (regimen.route) {
    case 'intranasal-esketamine':
      return [esketamineServices(ESKETAMINE_MG[0], esketamine), esketamineServices(ESKETAMINE_MG[1], esketamine)];
    case 'iv-ketamine': {
      const services = [...infusionServices(regimen.doseMinutes), drug];
      return [services, services];
    }
    case 'im-ketamine':
    case 'sc-ketamine': {
      const services: readonly Service[] = [{ item: 'injection-session', quantity: 1 }, drug];
      return [services, services];
    }
    default: {
      const services: readonly Service[] = [{ item: 'mouth-session', quantity: 1 }, drug];
      return [services, services];
    }
  }
}

const MEDICINES: Readonly<Record<string, { readonly item: FeeItemId; readonly mgEach: number }>> = {
  ondansetron: { item: 'ondansetron', mgEach: 1 },
  midazolam: { item: 'midazolam', mgEach: 1 },
  lorazepam: { item: 'lorazepam', mgEach: 2 },
};

/** Minutes that the pump ran, pauses left out; null while it runs. */
function infusedMinutes(session: Session): number | null {
  let total = 0;
  for (const { started, steps, state } of session.infusions) {
    if (state !== 'stopped') return null;
    let from: Instant | null = started.at;
    for (const step of steps) {
      if (step.kind === 'infusion-paused' || step.kind === 'infusion-stopped') {
        if (from !== null) total += minutesBetween(from, step.at);
        from = null;
      }
      if (step.kind === 'infusion-resumed') from ??= step.at;
    }
  }
  return total;
}

/** What was given in a session, as services: read from its entries, never typed. Empty where nothing was given. */
export function servicesGiven(
  session: Session,
  esketamine: 'bundle' | 'split' | null,
  zone: string,
): readonly Service[] {
  const end = session.entries.reduce<number>((latest, { at }) => Math.max(latest, at), 0) + MINUTE_MS;
  const { parts } = doseTotals(session, end as Instant);
  const given = parts.filter(({ delivery, mgMax }) => delivery !== 'declined' && mgMax > 0);
  const services: Service[] = [];
  const add = (item: FeeItemId, quantity = 1): void => {
    const at = services.findIndex((one) => one.item === item);
    if (at < 0) services.push({ item, quantity });
    else services[at] = { item, quantity: (services[at]?.quantity ?? 0) + quantity };
  };
  const infused = given.some(({ what }) => what === 'infusion');
  if (infused) {
    const minutes = infusedMinutes(session);
    for (const { item, quantity } of infusionServices(Math.round(minutes ?? 0))) add(item, quantity);
  } else if (given.some(({ what }) => what === 'bolus')) add('iv-push');
  if (given.some(({ what }) => what === 'injection')) add('injection-session');
  if (given.some(({ what }) => what === 'mouth')) add('mouth-session');
  if (given.some(({ route }) => route !== 'intranasal-esketamine')) add('ketamine-drug');
  // Billed is what was opened for the patient, not what was breathed in.
  const devices = session.devices.filter(({ body }) => body.delivery.kind !== 'declined');
  if (devices.length > 0) {
    const mg = devices.reduce((sum, { body }) => sum + body.mg, 0);
    for (const { item, quantity } of esketamineServices(Math.round(mg), esketamine)) add(item, quantity);
  }
  for (const { body } of allOf(session, 'medicine-given')) {
    const row = MEDICINES[body.medicine];
    if (row !== undefined && body.doseMg > 0) add(row.item, Math.ceil(body.doseMg / row.mgEach));
  }
  const day = session.firstDoseAt === null ? null : localDateOf(session.firstDoseAt, zone);
  for (const { body } of allOf(session, 'pregnancy-answered')) {
    if (body.testedAt !== undefined && localDateOf(body.testedAt, zone) === day) add('pregnancy-test');
  }
  return given.length === 0 ? [] : services;
}
