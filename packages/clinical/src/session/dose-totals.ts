import {
  type CounterDoubt,
  type DeliveredStretch,
  type LineStep,
  type LineTotals,
  plugFlow,
  type Route,
  weighCounters,
} from '../dosing/index.ts';
import { type EventRef, eventId } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { Delivery, SessionEventKind } from './events.ts';
import { lineSetup, lineSteps } from './line-steps.ts';
import { isPlausible, offScale } from './plausible.ts';
import { allOf, type Infusion, type Session } from './session.ts';

/** One thing given, as it counts: an infusion so far, a device, an injection, a tablet. */
export interface DosePart {
  readonly what: 'infusion' | 'bolus' | 'injection' | 'mouth' | 'device';
  readonly route: Route;
  readonly entry: string;
  readonly order: EventRef | null;
  readonly at: Instant;
  /** Least and most that reached the patient, mg. Different only when nobody knows. */
  readonly mgMin: number;
  readonly mgMax: number;
  readonly delivery: Delivery['kind'];
  /** Strength of what was given, mg/mL; absent where it has none, or nobody said. */
  readonly mgPerMl?: number;
  /** Present for infusions: pump, line and vein apart, by the pump's counter. */
  readonly line?: LineTotals;
  /** What may have reached the vein, and when: where counter and time differ, by the one that gave more. */
  readonly stretches?: readonly DeliveredStretch[];
  /** Present where that counter is far from rate times time, and nothing bears it out. */
  readonly doubt?: CounterDoubt;
  readonly state?: Infusion['state'];
}

/** What was given, pumped and is still in the line. Two figures are shown until the line is flushed or gone. */
export interface DoseTotals {
  readonly deliveredMg: number;
  readonly deliveredMgMin: number;
  readonly deliveredMgMax: number;
  /** Volume of what reached the patient, mL; null where a part of it has none, or of no known strength. */
  readonly deliveredMl: number | null;
  /** The least of it, where nobody knows how much arrived. */
  readonly deliveredMlMin: number | null;
  readonly pumpedMg: number;
  readonly pumpedMl: number;
  readonly inLineMg: number;
  readonly discardedMg: number;
  /** By the order's dosing weight; null where the order has none. */
  readonly mgPerKg: number | null;
  readonly weightKg: number | null;
  /** Drug in the line that may still reach the vein: show delivered and pumped side by side. */
  readonly lineHolds: boolean;
  readonly uncertain: boolean;
  /** Entries whose amount cannot be: they are in no sum, and somebody has to put them right. */
  readonly unknown: readonly string[];
  readonly running: { readonly infusion: string; readonly mlPerHour: number; readonly mgPerHour: number } | null;
  /** A flush that is still running in: what it has not pushed yet is not in `deliveredMg`. */
  readonly flushing: LineTotals['flushing'];
  readonly parts: readonly DosePart[];
}

function range(mg: number, delivery: Delivery): { mgMin: number; mgMax: number } {
  switch (delivery.kind) {
    case 'full':
      return { mgMin: mg, mgMax: mg };
    case 'partial':
      return { mgMin: delivery.mg, mgMax: delivery.mg };
    case 'declined':
      return { mgMin: 0, mgMax: 0 };
    case 'uncertain':
      return { mgMin: delivery.mgMin, mgMax: delivery.mgMax };
  }
}

const without = (steps: readonly LineStep[], gone: LineStep) => steps.filter((step) => step !== gone);

/** Every dose of a session as it stands at `now`. Source: clinical-protocol a.5. */
export function doseTotals(session: Session, now: Instant): DoseTotals {
  const parts: DosePart[] = [];
  const unknown: string[] = [];
  for (const infusion of session.infusions) {
    const { body, at, id } = infusion.started;
    if (at > now) continue;
    for (const step of infusion.steps) if (step.at <= now && !isPlausible(step)) unknown.push(step.id);
    if (!isPlausible(infusion.started)) {
      unknown.push(id);
      const nothing = { mgMin: 0, mgMax: 0, delivery: 'uncertain' } as const;
      parts.push({
        what: 'infusion',
        route: 'iv-ketamine',
        entry: id,
        order: body.order,
        at,
        ...nothing,
        state: infusion.state,
      });
      continue;
    }
    const setup = lineSetup(infusion);
    const { steps, doubt } = weighCounters(
      setup,
      lineSteps(infusion).filter((step) => step.at <= now),
    );
    const line = plugFlow(setup, steps, now);
    // Counter and rate times time are both possible: the total is the range of the two.
    const other = doubt === null ? line : plugFlow(setup, without(steps, doubt.counter), now);
    const mgMin = Math.min(line.deliveredMgMin, other.deliveredMgMin);
    const mgMax = Math.max(line.deliveredMgMax, other.deliveredMgMax);
    parts.push({
      what: 'infusion',
      route: 'iv-ketamine',
      entry: id,
      order: body.order,
      at,
      mgMin,
      mgMax,
      delivery: mgMin === mgMax && doubt === null ? 'full' : 'uncertain',
      mgPerMl: body.mgPerMl,
      line,
      stretches: other.deliveredMg > line.deliveredMg ? other.stretches : line.stretches,
      ...(doubt === null ? {} : { doubt }),
      state: infusion.state,
    });
  }
  const single = (
    what: DosePart['what'],
    route: Route,
    entry: {
      id: string;
      kind: SessionEventKind;
      at: Instant;
      body: { mg: number; delivery: Delivery; order: EventRef | null; mgPerMl?: number };
    },
  ) => {
    if (entry.at > now) return;
    const wrong = offScale(entry.kind, entry.body);
    if (wrong.length > 0) unknown.push(entry.id);
    const { mg, delivery, mgPerMl } = entry.body;
    // Of a dose whose delivery cannot be, at most all of it got in; of one whose amount cannot be, nobody knows.
    const got =
      wrong.length === 0
        ? range(mg, delivery)
        : { mgMin: 0, mgMax: wrong.some(({ path }) => path[0] === 'mg') ? 0 : mg };
    parts.push({
      what,
      route,
      entry: entry.id,
      order: entry.body.order,
      at: entry.at,
      ...got,
      delivery: wrong.length === 0 ? delivery.kind : 'uncertain',
      ...(mgPerMl === undefined ? {} : { mgPerMl }),
    });
  };
  for (const entry of allOf(session, 'bolus-given')) single('bolus', 'iv-ketamine', entry);
  for (const entry of allOf(session, 'injection-given')) single('injection', entry.body.route, entry);
  for (const entry of allOf(session, 'mouth-dose-given')) single('mouth', entry.body.route, entry);
  for (const entry of session.devices) single('device', 'intranasal-esketamine', entry);
  parts.sort((a, b) => a.at - b.at || (a.entry < b.entry ? -1 : 1));

  const sum = (pick: (part: DosePart) => number) => parts.reduce((total, part) => total + pick(part), 0);
  const volume = (pick: (part: DosePart) => number): number | null =>
    parts.every(({ mgMax, mgPerMl }) => mgMax === 0 || (mgPerMl ?? 0) > 0)
      ? sum((part) => (pick(part) === 0 ? 0 : pick(part) / part.mgPerMl!))
      : null;
  const deliveredMgMax = sum(({ mgMax }) => mgMax);
  const deliveredMgMin = sum(({ mgMin }) => mgMin);
  const inLineMg = sum(({ line }) => line?.inLineMg ?? 0);
  const order = session.order?.order;
  const weightKg = order !== undefined && 'weight' in order ? (order.weight?.kg ?? null) : null;
  const flowing = parts.find(({ state, line }) => state === 'running' && (line?.mlPerHour ?? 0) > 0);
  const started = session.infusions.find(({ started: { id } }) => id === flowing?.entry);
  return {
    deliveredMg: deliveredMgMax,
    deliveredMgMin,
    deliveredMgMax,
    deliveredMl: volume((part) => part.mgMax),
    deliveredMlMin: volume((part) => part.mgMin),
    pumpedMg: sum(({ line }) => line?.pumpedMg ?? 0),
    pumpedMl: sum(({ line }) => line?.pumpedMl ?? 0),
    inLineMg,
    discardedMg: sum(({ line }) => line?.discardedMg ?? 0),
    mgPerKg: weightKg === null ? null : deliveredMgMax / weightKg,
    weightKg,
    lineHolds: inLineMg > 1e-9,
    uncertain:
      deliveredMgMin !== deliveredMgMax || unknown.length > 0 || parts.some(({ doubt }) => doubt !== undefined),
    unknown,
    running:
      flowing?.line === undefined || started === undefined
        ? null
        : {
            infusion: started.name,
            mlPerHour: flowing.line.mlPerHour,
            mgPerHour: flowing.line.mlPerHour * started.started.body.mgPerMl,
          },
    flushing: parts.findLast(({ line }) => (line?.flushing ?? null) !== null)?.line?.flushing ?? null,
    parts,
  };
}

/** What a drug-level model needs: stretches of time with the amount that reached the patient in each. */
export function deliveredStretches(
  session: Session,
  now: Instant,
): readonly (DeliveredStretch & { readonly route: Route })[] {
  return doseTotals(session, now)
    .parts.flatMap((part) =>
      part.stretches === undefined
        ? part.mgMax > 0
          ? [{ from: part.at, until: part.at, mg: part.mgMax, route: part.route }]
          : []
        : part.stretches.map((stretch) => ({ ...stretch, route: part.route })),
    )
    .sort((a, b) => a.from - b.from);
}

/** The totals as they will be when the flush that runs has gone in; as they are where none does. */
export function totalsWhenFlushed(session: Session, now: Instant): DoseTotals {
  const totals = doseTotals(session, now);
  return totals.flushing === null ? totals : doseTotals(session, totals.flushing.until);
}

/** How much of one order is in the patient, or on its way with a flush that runs: the rest is what is left to give. */
export const deliveredUnder = (session: Session, now: Instant, order: EventRef): number =>
  totalsWhenFlushed(session, now)
    .parts.filter((part) => part.order !== null && eventId(part.order) === eventId(order))
    .reduce((total, part) => total + part.mgMax, 0);
