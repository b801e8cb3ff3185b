import type { Actor } from '@keel/clinical/record';
import {
  bookMg,
  type Container,
  claimsOf,
  type Product,
  type RegisterCommand,
  type RegisterState,
} from '@keel/clinical/register';
import type { Session } from '@keel/clinical/session';
import { addMinutes, addMs, DAY_MS, type Instant } from '@keel/clinical/units';
import { DEMO_PLACE, DEMO_SITE } from './cast.ts';

/**
 * The demo clinic's controlled drugs: invented lots of real kinds of container (clinical-protocol a.2, a.3). The device's NDC
 * is the reference's (OPENFDA); those of the 50 mg/mL vial and of midazolam are general knowledge (GK), the reference names none.
 */
export const DEMO_LOCATION = 'cabinet';

const vial = (lot: string, expiry: string): Product => ({
  drug: 'ketamine',
  schedule: 'CIII',
  form: 'multi-dose-vial',
  ndc: '42023-114-10',
  lot,
  expiry,
  mgPerMl: 50,
  mlPerContainer: 10,
});
const device = (lot: string, expiry: string): Product => ({
  drug: 'esketamine',
  schedule: 'CIII',
  form: 'nasal-device',
  ndc: '50458-028-00',
  lot,
  expiry,
  mgPerMl: 140,
  mlPerContainer: 0.2,
});
const midazolam = (lot: string, expiry: string): Product => ({
  drug: 'midazolam',
  schedule: 'CIV',
  form: 'single-dose-vial',
  ndc: '0409-2308-02',
  lot,
  expiry,
  mgPerMl: 5,
  mlPerContainer: 2,
});

const SUPPLIER = {
  name: 'Front Range Medical Supply',
  address: '88 Depot Road, Aurora, CO 80011',
  registration: 'RF0000001',
};

interface Delivery {
  readonly daysAgo: number;
  readonly product: Product;
  readonly ids: readonly string[];
  readonly invoice: string;
  readonly owner?: string;
}

const ids = (stem: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${stem}-${String(index + 1).padStart(2, '0')}`);

/** What was delivered, oldest first. The patient-owned devices came for one person from her own pharmacy. */
const deliveries = (date: (days: number) => string): readonly Delivery[] => [
  { daysAgo: 58, product: vial('K2291', date(420)), ids: ids('k2291', 4), invoice: 'FR-10442' },
  { daysAgo: 58, product: midazolam('M5512', date(300)), ids: ids('m5512', 2), invoice: 'FR-10442' },
  { daysAgo: 30, product: device('S7714', date(240)), ids: ids('s7714', 14), invoice: 'FR-10817' },
  { daysAgo: 20, product: vial('K2304', date(18)), ids: ids('k2304', 2), invoice: 'FR-10901' },
  { daysAgo: 6, product: device('S7801', date(270)), ids: ids('s7801-wc', 2), invoice: 'RX-55120', owner: 'brennan' },
];

export interface StockSaid {
  readonly actor: Actor;
  readonly at: Instant;
  readonly kind: RegisterCommand['kind'];
  readonly body: object;
  readonly second?: Actor;
}

/** Everything that is said of the register before any session takes from it, in order of time. */
export function demoStock(now: Instant, owner: Actor, nurse: Actor): readonly StockSaid[] {
  const date = (days: number): string => new Date(now + days * DAY_MS).toISOString().slice(0, 10);
  return [
    {
      actor: owner,
      at: addMs(now, -59 * DAY_MS),
      kind: 'open-register',
      body: {
        name: 'Medication room, locked cabinet',
        siteId: DEMO_SITE,
        registrant: { name: DEMO_PLACE.name, registration: 'FR1420001' },
      },
    },
    // The initial inventory: nothing is an answer.
    { actor: nurse, at: addMs(now, -59 * DAY_MS + 60_000), kind: 'count-stock', body: { when: 'opening', counts: [] } },
    ...deliveries(date).map(
      ({ daysAgo, product, ids: containerIds, invoice, owner: patient }, index): StockSaid => ({
        actor: nurse,
        at: addMs(now, -daysAgo * DAY_MS + index * 60_000),
        kind: 'receive-stock',
        body: {
          receiptId: `receipt-${index + 1}`,
          product,
          owner: patient === undefined ? { kind: 'clinic' } : { kind: 'patient', patientId: patient },
          invoice: { number: invoice, date: date(-daysAgo) },
          supplier: SUPPLIER,
          containerIds,
        },
      }),
    ),
  ];
}

/** This morning's count by two: what the book says, since nothing has been lost in the demo. */
export function morningCount(register: RegisterState, now: Instant, nurse: Actor, second: Actor): StockSaid {
  return {
    actor: nurse,
    at: addMinutes(now, -300),
    kind: 'count-stock',
    second,
    body: {
      when: 'opening',
      counts: [...register.containers.values()]
        .filter((one) => (one.state === 'sealed' || one.state === 'open') && bookMg(one) > 0)
        .map((one) => ({ containerId: one.containerId, mg: bookMg(one) })),
    },
  };
}

/** The container a nurse would reach for: the opened vial first, the soonest to expire before the others. */
function reach(register: RegisterState, at: Instant, fits: (one: Container) => boolean): Container | undefined {
  return [...register.containers.values()]
    .filter((one) => (one.state === 'sealed' || one.state === 'open') && fits(one))
    .filter((one) => one.discardAfter === null || one.discardAfter > at)
    .sort(
      (a, b) =>
        Number(b.state === 'open') - Number(a.state === 'open') ||
        (a.product.expiry + a.containerId < b.product.expiry + b.containerId ? -1 : 1),
    )[0];
}

/** A scenario's step with the container it takes from, where it takes from one. */
export function fromShelf(
  register: RegisterState,
  session: Session,
  kind: string,
  body: Readonly<Record<string, unknown>>,
  at: Instant,
): Readonly<Record<string, unknown>> {
  const placed = (one: Container | undefined) =>
    one === undefined ? body : { ...body, item: one.containerId, location: DEMO_LOCATION };
  const declined = (body['delivery'] as { kind?: string } | undefined)?.kind === 'declined';
  if (kind === 'give-device' && !declined) {
    return placed(
      reach(
        register,
        at,
        (one) =>
          one.product.form === 'nasal-device' &&
          one.draws === 0 &&
          (one.owner.kind === 'clinic' || one.owner.patientId === session.patient),
      ),
    );
  }
  const amount = amountOf(kind, body);
  if (amount === null || (kind !== 'prepare-drug' && claimsOf(session).length > 0)) return body;
  const order = session.order?.order;
  const strength = order !== undefined && 'vialMgPerMl' in order ? order.vialMgPerMl : 50;
  return placed(
    reach(
      register,
      at,
      (one) =>
        one.product.form === 'multi-dose-vial' &&
        one.product.mgPerMl === strength &&
        one.owner.kind === 'clinic' &&
        bookMg(one) >= amount,
    ),
  );
}

function amountOf(kind: string, body: Readonly<Record<string, unknown>>): number | null {
  switch (kind) {
    case 'prepare-drug':
      return Number(body['drawnMg'] ?? 0);
    case 'start-infusion':
      return Number(body['bagVolumeMl']) * Number(body['mgPerMl']);
    case 'give-injection':
    case 'give-bolus':
      return Number(body['mg']);
    default:
      return null;
  }
}
