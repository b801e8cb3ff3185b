import { HOUR_MS, type Instant } from '../units/index.ts';
import { flushedBy, flushesOf } from './flush.ts';

/** A flush as it was begun: at its rate, or at once where it has none. `entry` names it for whoever asks when it was in. */
export interface FlushStep {
  readonly kind: 'flush';
  readonly at: Instant;
  readonly ml: number;
  readonly mlPerHour?: number;
  readonly entry?: string;
}

/** What was done to one bag and line, in order. Rates in mL/h, volumes in mL. */
export type LineStep =
  | { readonly kind: 'rate'; readonly at: Instant; readonly mlPerHour: number }
  | { readonly kind: 'counter'; readonly at: Instant; readonly pumpedMl: number }
  | FlushStep
  | { readonly kind: 'discard'; readonly at: Instant }
  /** The access is out: nothing more goes in through it. */
  | { readonly kind: 'out'; readonly at: Instant }
  | { readonly kind: 'lost'; readonly at: Instant; readonly mlMin: number; readonly mlMax: number };

export interface LineSetup {
  readonly mgPerMl: number;
  readonly bagVolumeMl: number;
  readonly primedWith: 'drug' | 'saline';
  readonly lineVolumeMl: number;
}

/** A stretch of time in which so much drug reached the vein. */
export interface DeliveredStretch {
  readonly from: Instant;
  readonly until: Instant;
  readonly mg: number;
}

export interface LineTotals {
  /** Left the pump. */
  readonly pumpedMl: number;
  readonly pumpedMg: number;
  /** Reached the vein: less than pumped while a saline-primed line fills, more after a drug-primed one is flushed. */
  readonly deliveredMg: number;
  /** Least, when some was lost beside the vein. Equal to `deliveredMg` otherwise. */
  readonly deliveredMgMin: number;
  /** Most, when some was lost beside the vein. */
  readonly deliveredMgMax: number;
  readonly inLineMg: number;
  /** Went away with a discarded line: waste. */
  readonly discardedMg: number;
  readonly stretches: readonly DeliveredStretch[];
  /** A flush that is still running in; null: none is. */
  readonly flushing: { readonly mlPerHour: number; readonly until: Instant; readonly mlLeft: number } | null;
  /** Until when the pump pushed; null: it has pushed nothing. Before now, where the bag ran dry under it. */
  readonly pumpedUntil: Instant | null;
  /** The rate set last; 0 when paused or stopped. */
  readonly mlPerHour: number;
}

type Work =
  | { readonly kind: 'push'; readonly at: Instant; readonly push: Push; readonly mgPerMl: number }
  | { readonly kind: 'discard'; readonly at: Instant };

interface Push {
  readonly from: Instant;
  readonly until: Instant;
  readonly ml: number;
}

/**
 * Follows the drug through bag, line and vein as plug flow: what goes in pushes out what stood before it. So a
 * saline-primed line holds drug back and a flush brings it in, without a case for each (clinical-protocol a.5).
 *
 * `until` cuts what runs, infusion and flush alike. The pump's counter outranks rate times time: the pushes before it are scaled to it.
 */
export function plugFlow(setup: LineSetup, steps: readonly LineStep[], until: Instant): LineTotals {
  const fromBag = setup.primedWith === 'drug' ? Math.max(0, setup.bagVolumeMl - setup.lineVolumeMl) : setup.bagVolumeMl;
  const past = steps.filter(({ at }) => at <= until);
  const pushes = pumped(past, fromBag, until);
  const flushes = flushesOf(past);
  const drug = (push: Push): Work => ({ kind: 'push', at: push.from, push, mgPerMl: setup.mgPerMl });
  const atOnce = (push: Push): boolean => push.until === push.from;
  // Of one moment: what the counter says had gone, then what was done to the line, then what the pump pushes from there on.
  const works: Work[] = [
    ...pushes.filter(atOnce).map(drug),
    ...flushes.map((flush): Work => ({ kind: 'push', at: flush.from, push: flushedBy(flush, until), mgPerMl: 0 })),
    ...past.flatMap((step): Work[] => (step.kind === 'discard' ? [{ kind: 'discard', at: step.at }] : [])),
    ...pushes.filter((push) => !atOnce(push)).map(drug),
  ];
  works.sort((a, b) => a.at - b.at);

  let line: { ml: number; mgPerMl: number }[] =
    setup.lineVolumeMl > 0
      ? [{ ml: setup.lineVolumeMl, mgPerMl: setup.primedWith === 'drug' ? setup.mgPerMl : 0 }]
      : [];
  let delivered = 0;
  let discarded = 0;
  const stretches: DeliveredStretch[] = [];
  for (const work of works) {
    if (work.kind === 'discard') {
      discarded += line.reduce((sum, { ml, mgPerMl }) => sum + ml * mgPerMl, 0);
      line = [];
      continue;
    }
    line.push({ ml: work.push.ml, mgPerMl: work.mgPerMl });
    let out = work.push.ml;
    let passed = 0;
    const span = work.push.until - work.push.from;
    while (out > 0 && line.length > 0) {
      const head = line[0]!;
      const ml = Math.min(out, head.ml);
      if (head.mgPerMl > 0 && ml > 0) {
        const at = (share: number) => (work.push.from + Math.round((span * share) / work.push.ml)) as Instant;
        stretches.push({ from: at(passed), until: at(passed + ml), mg: ml * head.mgPerMl });
        delivered += ml * head.mgPerMl;
      }
      head.ml -= ml;
      out -= ml;
      passed += ml;
      if (head.ml <= 1e-12) line.shift();
    }
  }
  const pumpedMl = pushes.reduce((sum, { ml }) => sum + ml, 0);
  const lost = past.filter((step) => step.kind === 'lost');
  const lostMg = (pick: (step: (typeof lost)[number]) => number) =>
    lost.reduce((sum, step) => sum + pick(step) * setup.mgPerMl, 0);
  const running = flushes.find((flush) => flush.until > until);
  const lastRate = past.findLast(({ kind }) => kind === 'rate') as Extract<LineStep, { kind: 'rate' }> | undefined;
  return {
    pumpedMl,
    pumpedMg: pumpedMl * setup.mgPerMl,
    deliveredMg: delivered,
    deliveredMgMin: Math.max(0, delivered - lostMg(({ mlMax }) => mlMax)),
    deliveredMgMax: Math.max(0, delivered - lostMg(({ mlMin }) => mlMin)),
    inLineMg: line.reduce((sum, { ml, mgPerMl }) => sum + ml * mgPerMl, 0),
    discardedMg: discarded,
    stretches,
    flushing:
      running === undefined
        ? null
        : {
            mlPerHour: running.step.mlPerHour ?? 0,
            until: running.until,
            mlLeft: running.ml - flushedBy(running, until).ml,
          },
    pumpedUntil: pushes.at(-1)?.until ?? null,
    mlPerHour: lastRate?.mlPerHour ?? 0,
  };
}

/** What left the pump, stretch by stretch: rate times time, held by the bag, scaled to the pump's own counter. */
function pumped(steps: readonly LineStep[], fromBag: number, until: Instant): Push[] {
  const done: Push[] = [];
  let open: Push[] = [];
  let total = 0;
  let counted = 0;
  let rate = 0;
  let since: Instant | undefined;
  const run = (to: Instant) => {
    if (since === undefined || rate <= 0 || to <= since) return;
    const ml = Math.min((rate * (to - since)) / HOUR_MS, Math.max(0, fromBag - total));
    if (ml > 0) {
      const tookMs = Math.round((ml / rate) * HOUR_MS);
      open.push({ from: since, until: (since + Math.min(tookMs, to - since)) as Instant, ml });
      total += ml;
    }
  };
  for (const step of steps) {
    if (step.kind === 'rate') {
      run(step.at);
      rate = step.mlPerHour;
      since = step.at;
    } else if (step.kind === 'counter') {
      run(step.at);
      since = step.at;
      const wanted = Math.max(0, step.pumpedMl - counted);
      const had = open.reduce((sum, { ml }) => sum + ml, 0);
      if (had > 0) done.push(...open.map((push) => ({ ...push, ml: (push.ml * wanted) / had })));
      else if (wanted > 0) done.push({ from: step.at, until: step.at, ml: wanted });
      open = [];
      counted = Math.max(counted, step.pumpedMl);
      total = counted;
    } else if (since !== undefined) {
      // What is done to the line while the pump runs comes between what ran before it and what runs after.
      run(step.at);
      since = step.at;
    }
  }
  run(until);
  return [...done, ...open];
}
