import type { Route } from '../models/index.ts';
import type { Layout } from './layout.ts';

/**
 * One dose, as it entered the person. Free base in mg; time in minutes on any one clock.
 * An intravenous dose with `durationMin` runs at an even rate; every other dose is given at once.
 */
export interface Dose {
  readonly tMin: number;
  readonly route: Route;
  readonly amountMg: number;
  readonly durationMin?: number;
}

/** What happens to the state at one time: amounts added at once, then the rates that hold until the next time. */
export interface Breakpoint {
  readonly tMin: number;
  readonly adds: readonly { readonly place: number; readonly mg: number }[];
  /** mg/min by port place; a port that is absent is at rest. */
  readonly rates: readonly { readonly place: number; readonly mgPerMin: number }[];
}

export interface Schedule {
  readonly breakpoints: readonly Breakpoint[];
  /** mg that will ever enter a carried compartment, with the time by which it has. */
  readonly entries: readonly { readonly fromMin: number; readonly toMin: number; readonly mg: number }[];
}

/**
 * Lays doses out as breakpoints. Rates are summed anew at each breakpoint over what is running, so the rate after
 * the last input is exactly nothing.
 *
 * @throws RangeError for a route the model does not have: callers check first and say it better.
 */
export function scheduleDoses(layout: Layout, parameters: Float64Array, doses: readonly Dose[]): Schedule {
  const { model, place, port } = layout;
  const rule = model.row.devices;
  const later = rule === undefined ? undefined : laterDevice(layout, parameters);
  const instant: { tMin: number; place: number; mg: number }[] = [];
  const running: { fromMin: number; toMin: number; place: number; mgPerMin: number }[] = [];
  const entries: { fromMin: number; toMin: number; mg: number }[] = [];

  let previousDeviceMin = Number.NEGATIVE_INFINITY;
  const inOrder = rule === undefined ? doses : doses.toSorted((a, b) => a.tMin - b.tMin);
  for (const dose of inOrder) {
    const legs = model.routes.get(dose.route);
    if (legs === undefined) throw new RangeError(`model ${model.row.id} has no route "${dose.route}"`);
    let values = parameters;
    if (rule !== undefined && later !== undefined && dose.route === rule.route) {
      if (dose.tMin - previousDeviceMin < rule.newSessionAfterMin) values = later;
      previousDeviceMin = dose.tMin;
    }
    for (const leg of legs) {
      const at = place[leg.state]!;
      if (at < 0) continue;
      const mg = dose.amountMg * leg.fraction(values);
      if (mg === 0) continue;
      const fromMin = dose.tMin + (leg.lagMin?.(values) ?? 0);
      const duration = leg.zeroOrderMin?.(values) ?? (dose.route === 'iv' ? (dose.durationMin ?? 0) : 0);
      const toMin = fromMin + duration;
      // Too short to be told apart from an instant on this clock.
      if (toMin === fromMin) instant.push({ tMin: fromMin, place: at, mg });
      else running.push({ fromMin, toMin, place: port[leg.state]!, mgPerMin: mg / (toMin - fromMin) });
      entries.push({ fromMin, toMin, mg });
    }
  }

  const times = new Set<number>();
  for (const { tMin } of instant) times.add(tMin);
  for (const { fromMin, toMin } of running) times.add(fromMin).add(toMin);
  const sorted = Float64Array.from(times).sort();
  instant.sort((a, b) => a.tMin - b.tMin);
  running.sort((a, b) => a.fromMin - b.fromMin);

  let nextInstant = 0;
  let nextRunning = 0;
  let active: typeof running = [];
  const breakpoints: Breakpoint[] = [];
  for (const tMin of sorted) {
    const adds: { place: number; mg: number }[] = [];
    while (nextInstant < instant.length && instant[nextInstant]!.tMin === tMin) {
      adds.push(instant[nextInstant]!);
      nextInstant += 1;
    }
    active = active.filter(({ toMin }) => toMin > tMin);
    while (nextRunning < running.length && running[nextRunning]!.fromMin === tMin) {
      active.push(running[nextRunning]!);
      nextRunning += 1;
    }
    const rates: { place: number; mgPerMin: number }[] = [];
    for (const { place: at, mgPerMin } of active) {
      const known = rates.find((rate) => rate.place === at);
      if (known === undefined) rates.push({ place: at, mgPerMin });
      else known.mgPerMin += mgPerMin;
    }
    breakpoints.push({ tMin, adds, rates });
  }
  return { breakpoints, entries };
}

/** Parameters as a second or later device of one session meets them. */
function laterDevice({ model }: Layout, parameters: Float64Array): Float64Array {
  const rule = model.row.devices!;
  const values = parameters.slice();
  values[model.parameterIndex.get(rule.parameter)!]! *= rule.laterFactor;
  for (const { index, evaluate } of model.derived) values[index] = evaluate(values);
  return values;
}
