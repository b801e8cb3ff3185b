import type { Drug, Route } from '@keel/pk';
import { FAULTS, type Fault } from '../monitor/index.ts';
import { type Baseline, EVENTS, type PhysiologicalEvent } from '../physiology/index.ts';

/** One dose as the simulated body receives it, on the wall clock. */
export interface BodyDose {
  readonly atMs: number;
  readonly route: Route;
  readonly amountMg: number;
  readonly durationMin?: number;
}

/** One bed: a monitor on the network and the person it is on. */
export interface Bed {
  readonly device: string;
  readonly location: string;
  readonly seed: number;
  readonly weightKg: number;
  readonly baseline: Baseline;
  readonly patient: { readonly id: string; readonly family: string; readonly given: string } | null;
  readonly cuffEveryMin: number;
  readonly capnography: boolean;
}

/**
 * What a trainer, or the demo clinic, tells the simulator: one JSON object a line on standard input.
 * `doses` replaces all doses of the bed, so it can be said again without giving anything twice.
 */
export type Control =
  | ({ readonly say: 'bed' } & Bed)
  | { readonly say: 'remove'; readonly device: string }
  | { readonly say: 'doses'; readonly device: string; readonly drug: Drug; readonly doses: readonly BodyDose[] }
  | { readonly say: 'event'; readonly device: string; readonly event: PhysiologicalEvent; readonly minutes: number }
  | { readonly say: 'fault'; readonly device: string; readonly fault: Fault; readonly minutes: number }
  | { readonly say: 'cuff'; readonly device: string }
  /** How far the clinic's clock is ahead of this machine's, ms: a day can be rehearsed faster than it passes. */
  | { readonly say: 'clock'; readonly aheadMs: number };

/** @throws TypeError naming the field and what it must be. */
export function parseControl(line: string): Control {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(line) as Record<string, unknown>;
  } catch {
    throw new TypeError('a control line must be one JSON object');
  }
  if (typeof value !== 'object' || value === null) throw new TypeError('a control line must be one JSON object');
  const text = (name: string): string => {
    const found = value[name];
    if (typeof found !== 'string' || found === '') throw new TypeError(`${name}: must be a text`);
    return found;
  };
  const oneOf = <T extends string>(name: string, list: readonly T[]): T => {
    const found = text(name);
    if (!(list as readonly string[]).includes(found)) throw new TypeError(`${name}: must be one of ${list.join(', ')}`);
    return found as T;
  };
  const number = (of: Record<string, unknown>, name: string, min: number, max: number): number => {
    const found = of[name];
    if (typeof found !== 'number' || !(found >= min && found <= max)) {
      throw new TypeError(`${name}: must be a number from ${min} to ${max}`);
    }
    return found;
  };
  const say = oneOf('say', ['bed', 'remove', 'doses', 'event', 'fault', 'cuff', 'clock'] as const);
  if (say === 'clock') return { say, aheadMs: number(value, 'aheadMs', -8e15, 8e15) };
  const device = text('device');
  switch (say) {
    case 'remove':
    case 'cuff':
      return { say, device };
    case 'event':
      return { say, device, event: oneOf('event', EVENTS), minutes: number(value, 'minutes', 0, 240) };
    case 'fault':
      return { say, device, fault: oneOf('fault', FAULTS), minutes: number(value, 'minutes', 0, 240) };
    case 'doses': {
      const list = value['doses'];
      if (!Array.isArray(list)) throw new TypeError('doses: must be a list');
      return {
        say,
        device,
        drug: oneOf('drug', ['racemic-ketamine', 's-ketamine'] as const),
        doses: list.map((item: Record<string, unknown>) => ({
          atMs: number(item, 'atMs', 0, 8e15),
          route: ['iv', 'im', 'in', 'po', 'sl'].includes(item['route'] as string)
            ? (item['route'] as Route)
            : fail('route: must be one of iv, im, in, po, sl'),
          amountMg: number(item, 'amountMg', 0, 5_000),
          ...(item['durationMin'] === undefined ? {} : { durationMin: number(item, 'durationMin', 0, 10_000) }),
        })),
      };
    }
    case 'bed': {
      const baseline = value['baseline'] as Record<string, unknown> | undefined;
      if (typeof baseline !== 'object' || baseline === null) throw new TypeError('baseline: must be an object');
      const patient = value['patient'] as Record<string, unknown> | null | undefined;
      return {
        say,
        device,
        location: text('location'),
        seed: number(value, 'seed', -2_147_483_648, 4_294_967_295),
        weightKg: number(value, 'weightKg', 20, 350),
        cuffEveryMin: number(value, 'cuffEveryMin', 1, 240),
        capnography: value['capnography'] === true,
        baseline: {
          systolic: number(baseline, 'systolic', 60, 240),
          diastolic: number(baseline, 'diastolic', 30, 150),
          heartRate: number(baseline, 'heartRate', 30, 180),
          respiratoryRate: number(baseline, 'respiratoryRate', 6, 40),
          spo2: number(baseline, 'spo2', 70, 100),
          temperature: number(baseline, 'temperature', 30, 43),
        },
        patient:
          patient === null || patient === undefined
            ? null
            : { id: String(patient['id']), family: String(patient['family']), given: String(patient['given']) },
      };
    }
  }
}

function fail(message: string): never {
  throw new TypeError(message);
}
