import type { Instant } from '../units/index.ts';
import { balances } from './balance.ts';
import type {
  Container,
  ContainerForm,
  CountState,
  DiscrepancyCase,
  DrawState,
  ReceiptState,
  RegisterState,
  WasteState,
} from './register.ts';

/** One line of an inventory: drug, strength and form, with how many containers and what the opened ones hold. */
export interface InventoryLine {
  readonly drug: string;
  readonly schedule: string;
  readonly form: ContainerForm;
  readonly strength: string;
  readonly lot: string;
  readonly expiry: string;
  readonly sealed: number;
  readonly opened: number;
  /** mg of free base, opened containers by the book. */
  readonly mg: number;
}

/** One product over the period: opening and everything that happened is closing, or `unexplainedMg` says what is not. */
export interface Reconciliation {
  readonly drug: string;
  readonly form: ContainerForm;
  readonly openingMg: number;
  readonly receivedMg: number;
  readonly gainedMg: number;
  readonly adjustedMg: number;
  readonly givenMg: number;
  readonly wastedMg: number;
  readonly leftMg: number;
  readonly closingMg: number;
  readonly unexplainedMg: number;
}

/**
 * What an inspector asks for over a period, of one register: inventory, receipts, who received what, waste, losses,
 * what left and the sums. Source: clinical-protocol l.5 (21 CFR 1304.04, 1304.11, 1304.21, 1304.22(c)); safety R6.
 */
export interface Inspection {
  readonly from: Instant;
  readonly to: Instant;
  /** The last full count at or before the end of the period, which is the inventory in force. */
  readonly inventory: {
    readonly at: Instant;
    readonly when: 'opening' | 'close';
    readonly by: string;
    readonly second: string | null;
    readonly lines: readonly InventoryLine[];
  } | null;
  readonly counts: readonly CountState[];
  readonly receipts: readonly ReceiptState[];
  readonly dispensed: readonly { readonly draw: DrawState; readonly container: Container | null }[];
  readonly wastes: readonly { readonly waste: WasteState; readonly container: Container | null }[];
  readonly removed: readonly Container[];
  readonly finished: readonly Container[];
  readonly cases: readonly DiscrepancyCase[];
  readonly reconciliation: readonly Reconciliation[];
}

const within = (at: Instant | null, from: Instant, to: Instant): boolean => at !== null && at >= from && at < to;

/** `before` is the register as it stood at the beginning of the period, `after` as it stood at its end. Pure. */
export function inspect(before: RegisterState, after: RegisterState, from: Instant, to: Instant): Inspection {
  const containerOf = (id: string | null | undefined) => (id == null ? null : (after.containers.get(id) ?? null));
  const wasteContainer = ({ origin }: WasteState) =>
    origin.kind === 'container' ? origin.containerId : after.draws.get(origin.drawId)?.containerId;
  const count = after.counts.findLast(({ at }) => at < to) ?? null;
  return {
    from,
    to,
    inventory:
      count === null
        ? null
        : { at: count.at, when: count.when, by: count.by, second: count.second, lines: inventoryLines(after, count) },
    counts: after.counts.filter(({ at }) => within(at, from, to)),
    receipts: after.receipts.filter(({ at }) => within(at, from, to)),
    dispensed: [...after.draws.values()]
      .filter((draw) => draw.givenMg > 0 && within(draw.givenAt, from, to))
      .sort((a, b) => (a.givenAt ?? 0) - (b.givenAt ?? 0))
      .map((draw) => ({ draw, container: containerOf(draw.containerId) })),
    wastes: [...after.wastes.values()]
      .filter(({ at }) => within(at, from, to))
      .map((waste) => ({ waste, container: containerOf(wasteContainer(waste)) })),
    removed: [...after.containers.values()].filter(({ left }) => within(left?.at ?? null, from, to)),
    finished: [...after.containers.values()].filter(
      (c) => c.state === 'finished' && before.containers.get(c.containerId)?.state !== 'finished',
    ),
    cases: [...after.cases.values()].filter(
      (one) =>
        within(one.openedAt, from, to) || (one.openedAt < from && (one.closed === null || one.closed.at >= from)),
    ),
    reconciliation: reconcile(before, after),
  };
}

function inventoryLines(state: RegisterState, count: CountState): readonly InventoryLine[] {
  const lines = new Map<string, InventoryLine>();
  const found = new Map(count.counts.map(({ containerId, mg }) => [containerId, mg]));
  const booked = new Map(count.book.map(({ containerId, mg }) => [containerId, mg]));
  for (const containerId of new Set([...found.keys(), ...booked.keys()])) {
    const container = state.containers.get(containerId);
    if (container === undefined) continue;
    const { product } = container;
    const mg = found.get(containerId) ?? 0;
    if (mg === 0) continue;
    const key = `${product.drug} ${product.form} ${product.lot} ${product.expiry} ${product.mgPerMl}`;
    const before = lines.get(key);
    const whole = Math.abs(mg - container.labelledMg) < 1e-6;
    lines.set(key, {
      drug: product.drug,
      schedule: product.schedule,
      form: product.form,
      strength: `${product.mgPerMl} mg/mL, ${product.mlPerContainer} mL`,
      lot: product.lot,
      expiry: product.expiry,
      sealed: (before?.sealed ?? 0) + (whole ? 1 : 0),
      opened: (before?.opened ?? 0) + (whole ? 0 : 1),
      mg: (before?.mg ?? 0) + mg,
    });
  }
  return [...lines.values()].sort((a, b) => (a.drug + a.lot < b.drug + b.lot ? -1 : 1));
}

function reconcile(before: RegisterState, after: RegisterState): readonly Reconciliation[] {
  const earlier = new Map(balances(before).map((one) => [`${one.drug} ${one.form}`, one]));
  return balances(after).map((end) => {
    const start = earlier.get(`${end.drug} ${end.form}`);
    const moved = (of: (one: typeof end) => number) => of(end) - (start === undefined ? 0 : of(start));
    const openingMg = start === undefined ? 0 : start.onShelfMg + start.inHandMg;
    const closingMg = end.onShelfMg + end.inHandMg;
    const [receivedMg, gainedMg, adjustedMg, givenMg, wastedMg, leftMg] = [
      moved((b) => b.receivedMg),
      moved((b) => b.differenceMg),
      moved((b) => b.adjustedMg),
      moved((b) => b.givenMg),
      moved((b) => b.wastedMg),
      moved((b) => b.leftMg),
    ];
    return {
      drug: end.drug,
      form: end.form,
      openingMg,
      receivedMg,
      gainedMg,
      adjustedMg,
      givenMg,
      wastedMg,
      leftMg,
      closingMg,
      unexplainedMg: openingMg + receivedMg + gainedMg + adjustedMg - givenMg - wastedMg - leftMg - closingMg,
    };
  });
}
