import type { Dose } from '../engine/index.ts';

/** What a pump pushed in one stretch: drug, or a flush (0 mg/mL). A pause is a stretch nobody lists, or one at 0 mL/h. */
export interface PumpStretch {
  readonly fromMin: number;
  readonly toMin: number;
  readonly mlPerH: number;
  /** Free base. */
  readonly mgPerMl: number;
}

/** The tubing between pump and vein. */
export interface Line {
  readonly volumeMl: number;
  /** mg/mL of what filled it at the start: 0 for saline. */
  readonly primedMgPerMl: number;
}

export interface Delivery {
  /** What entered the vein, as doses for the engine. */
  readonly doses: readonly Dose[];
  /** mg that left the pump or bag. */
  readonly pumpedMg: number;
  /** mg that entered the vein. */
  readonly deliveredMg: number;
  /** mg still in the line: given only when something pushes it, otherwise waste. */
  readonly inLineMg: number;
}

/**
 * What the pump says is not yet in the patient: the line in between moves as a plug. A line primed with saline delays the drug and
 * keeps the last of it; a flush then pushes that in at the flush's own rate.
 *
 * Units: min, mL, mg of base. Errors: RangeError for stretches that overlap or run backwards, or negative numbers.
 * Source: clinical-protocol (infusion, residual volume).
 */
export function deliverFromPump(stretches: readonly PumpStretch[], line: Line): Delivery {
  if (!(line.volumeMl >= 0) || !(line.primedMgPerMl >= 0))
    throw new RangeError('a line has a volume and a filling of 0 or more');
  const plugs: { ml: number; mgPerMl: number }[] =
    line.volumeMl > 0 ? [{ ml: line.volumeMl, mgPerMl: line.primedMgPerMl }] : [];
  const doses: Dose[] = [];
  let pumpedMg = 0;
  let deliveredMg = 0;
  let endMin = Number.NEGATIVE_INFINITY;
  for (const { fromMin, toMin, mlPerH, mgPerMl } of stretches.toSorted((a, b) => a.fromMin - b.fromMin)) {
    if (!(toMin >= fromMin)) throw new RangeError(`a pump stretch ends (${toMin}) before it starts (${fromMin})`);
    if (fromMin < endMin - 1e-9) throw new RangeError(`two pump stretches run at minute ${fromMin}`);
    if (!(mlPerH >= 0) || !(mgPerMl >= 0))
      throw new RangeError('a pump stretch has a rate and a concentration of 0 or more');
    endMin = toMin;
    const mlPerMin = mlPerH / 60;
    const ml = mlPerMin * (toMin - fromMin);
    if (ml === 0) continue;
    pumpedMg += ml * mgPerMl;
    plugs.push({ ml, mgPerMl });
    let left = ml;
    let at = fromMin;
    while (left > 0) {
      const plug = plugs[0]!;
      const out = Math.min(plug.ml, left);
      // The stretch ends when it ends, whatever the sum of its pieces rounds to.
      const last = out === left;
      const until = last ? toMin : at + out / mlPerMin;
      if (plug.mgPerMl > 0) {
        doses.push({ tMin: at, route: 'iv', amountMg: out * plug.mgPerMl, durationMin: until - at });
        deliveredMg += out * plug.mgPerMl;
      }
      at = until;
      left = last ? 0 : left - out;
      if (out === plug.ml) plugs.shift();
      else plug.ml -= out;
    }
  }
  return { doses, pumpedMg, deliveredMg, inLineMg: plugs.reduce((sum, { ml, mgPerMl }) => sum + ml * mgPerMl, 0) };
}
