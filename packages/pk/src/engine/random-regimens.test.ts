import { expect, test } from 'vitest';
import { MODELS, type ModelRow, type Route } from '../models/index.ts';
import { randomStream } from '../population/index.ts';
import { type Dose, KE0_PER_MIN, type Person, simulate } from './index.ts';

/**
 * The engine against an integration that shares nothing with it: no matrix, no exponential, no shift. The differential
 * equations are written out transfer by transfer from the rows (formulas read by JavaScript itself, not by our parser)
 * and summed as a Taylor series in double-double arithmetic (31 digits), step by step between events.
 */

interface Sample {
  parent: number;
  norketamine: number | undefined;
  hydroxynorketamine: number | undefined;
  effect: number;
  area: number;
}

// Double-double: a value is hi + lo with |lo| ≤ ulp(hi)/2 (Dekker 1971, Knuth).
const SPLIT = 134217729;
let hi = 0;
let lo = 0;
function add(aHi: number, aLo: number, bHi: number, bLo: number): void {
  const s = aHi + bHi;
  const v = s - aHi;
  const e = aHi - (s - v) + (bHi - v) + aLo + bLo;
  hi = s + e;
  lo = e - (hi - s);
}
function multiply(aHi: number, aLo: number, b: number): void {
  const p = aHi * b;
  const c = SPLIT * aHi;
  const ah = c - (c - aHi);
  const al = aHi - ah;
  const d = SPLIT * b;
  const bh = d - (d - b);
  const bl = b - bh;
  const e = ah * bh - p + ah * bl + al * bh + al * bl + aLo * b;
  hi = p + e;
  lo = e - (hi - p);
}
function divide(aHi: number, aLo: number, b: number): void {
  const q = aHi / b;
  multiply(-q, 0, b);
  add(aHi, aLo, hi, lo);
  const r = (hi + lo) / b;
  hi = q + r;
  lo = r - (hi - q);
}

class Integrator {
  readonly xHi: Float64Array;
  readonly xLo: Float64Array;
  readonly inflow: Float64Array;
  private readonly links: { from: number; to: number; rate: number }[];
  private readonly stepMax: number;

  constructor(size: number, links: { from: number; to: number; rate: number }[]) {
    this.xHi = new Float64Array(size);
    this.xLo = new Float64Array(size);
    this.inflow = new Float64Array(size);
    this.links = links;
    const out = new Float64Array(size);
    for (const { from, rate } of links) out[from]! += rate;
    this.stepMax = 4 / Math.max(...out, 1e-6);
  }

  run(minutes: number): void {
    for (let left = minutes; left > 0; ) {
      const h = left <= this.stepMax ? left : this.stepMax;
      this.step(h);
      left = h === left ? 0 : left - h;
    }
  }

  private step(h: number): void {
    const { xHi, xLo, inflow } = this;
    const n = xHi.length;
    const termHi = xHi.slice();
    const termLo = xLo.slice();
    for (let order = 1; order < 150; order += 1) {
      const dHi = new Float64Array(n);
      const dLo = new Float64Array(n);
      if (order === 1) dHi.set(inflow);
      for (const { from, to, rate } of this.links) {
        multiply(termHi[from]!, termLo[from]!, rate);
        const fHi = hi;
        const fLo = lo;
        // `to` −1 leaves the body, −2 − k only observes: it fills place k and takes nothing from its source.
        const target = to < -1 ? -2 - to : to;
        if (target >= 0) {
          add(dHi[target]!, dLo[target]!, fHi, fLo);
          dHi[target] = hi;
          dLo[target] = lo;
        }
        if (to >= -1) {
          add(dHi[from]!, dLo[from]!, -fHi, -fLo);
          dHi[from] = hi;
          dLo[from] = lo;
        }
      }
      let small = order > n + 2;
      for (let i = 0; i < n; i += 1) {
        multiply(dHi[i]!, dLo[i]!, h);
        divide(hi, lo, order);
        termHi[i] = hi;
        termLo[i] = lo;
        add(xHi[i]!, xLo[i]!, hi, lo);
        xHi[i] = hi;
        xLo[i] = lo;
        if (Math.abs(termHi[i]!) > 1e-31 * Math.abs(xHi[i]!)) small = false;
      }
      if (small) return;
    }
  }
}

/** Parameters of a person, from the row alone. */
function values(row: ModelRow, { weightKg, covariates = {} }: Person): Record<string, number> {
  const p: Record<string, number> = {};
  for (const [name, { value, scaling }] of Object.entries(row.parameters))
    p[name] = scaling === undefined ? value : value * (weightKg / scaling.referenceKg) ** scaling.exponent;
  if (row.id === 'esket-perezruixo-2021') {
    // Written from the publication, not from the row's covariate table.
    if (covariates.age !== undefined) p['Qh'] = (151 - 2.19 * Math.max(0, covariates.age - 60)) / 60;
    if (covariates.asian === true) p['kel'] = (1.11 / 60) * 0.36;
    if (covariates.asian === true) p['CLn'] = (38 / 60) * 0.81;
    if (covariates.japanese === true) p['FRn'] = Math.min(1, 0.54 * 1.34);
  }
  return p;
}

function formula(text: string, row: ModelRow, p: Record<string, number>): number {
  const all = { ...p };
  for (const [name, { expression }] of Object.entries(row.derived ?? {}))
    all[name] = new Function(...Object.keys(all), `return ${expression}`)(...Object.values(all));
  return new Function(...Object.keys(all), `return ${text}`)(...Object.values(all));
}

function integrate(row: ModelRow, person: Person, doses: readonly Dose[], times: readonly number[]): Sample[] {
  const p = values(row, person);
  const states = row.system.states;
  const at = (name: string) => states.indexOf(name);
  const parent = row.system.outputs.parent;
  const effect = states.length;
  const area = effect + 1;
  const links = row.system.transfers.map(({ from, to, rate }) => ({
    from: at(from),
    to: to === null ? -1 : at(to),
    rate: formula(rate, row, p),
  }));
  links.push({ from: at(parent.state), to: -2 - effect, rate: KE0_PER_MIN });
  links.push({ from: effect, to: -1, rate: KE0_PER_MIN });
  links.push({ from: at(parent.state), to: -2 - area, rate: 1 });

  const changes: { t: number; state: number; mg: number; mgPerMin: number }[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const dose of [...doses].sort((a, b) => a.tMin - b.tMin)) {
    let own = p;
    if (row.id === 'esket-perezruixo-2021' && dose.route === 'in') {
      if (dose.tMin - last < 120) own = { ...p, FRn: p['FRn']! * 0.62 };
      last = dose.tMin;
    }
    for (const leg of row.system.inputs[dose.route]!) {
      const mg = dose.amountMg * formula(leg.fraction, row, own);
      const minutes = leg.zeroOrderMin === undefined ? (dose.durationMin ?? 0) : formula(leg.zeroOrderMin, row, own);
      const state = at(leg.to);
      if (minutes === 0) changes.push({ t: dose.tMin, state, mg, mgPerMin: 0 });
      else {
        changes.push({ t: dose.tMin, state, mg: 0, mgPerMin: mg / minutes });
        changes.push({ t: dose.tMin + minutes, state, mg: 0, mgPerMin: -mg / minutes });
      }
    }
  }
  const integrator = new Integrator(states.length + 2, links);
  const stops = [...new Set([...changes.map(({ t }) => t), ...times])].sort((a, b) => a - b);
  const found = new Map<number, Sample>();
  let now = stops[0]!;
  const running = new Map<number, number[]>();
  for (const t of stops) {
    integrator.run(t - now);
    now = t;
    for (const change of changes.filter((one) => one.t === t)) {
      add(integrator.xHi[change.state]!, integrator.xLo[change.state]!, change.mg, 0);
      integrator.xHi[change.state] = hi;
      integrator.xLo[change.state] = lo;
      if (change.mgPerMin !== 0) {
        const list = running.get(change.state) ?? [];
        if (change.mgPerMin > 0) list.push(change.mgPerMin);
        else list.splice(list.indexOf(-change.mgPerMin), 1);
        running.set(change.state, list);
        integrator.inflow[change.state] = list.reduce((sum, rate) => sum + rate, 0);
      }
    }
    const level = (name: 'parent' | 'norketamine' | 'hydroxynorketamine') => {
      const output = row.system.outputs[name];
      return output === undefined
        ? undefined
        : (integrator.xHi[at(output.state)]! / p[output.volume]!) * 1000 * output.massFactor;
    };
    found.set(t, {
      parent: level('parent')!,
      norketamine: level('norketamine'),
      hydroxynorketamine: level('hydroxynorketamine'),
      effect: (integrator.xHi[effect]! / p[parent.volume]!) * 1000,
      area: (integrator.xHi[area]! / p[parent.volume]!) * (1000 / 60),
    });
  }
  return times.map((t) => found.get(t)!);
}

/** A regimen nobody chose: any model, any of its routes, overlapping inputs, odd and round times. */
function regimen(seed: number, index: number) {
  const random = randomStream(seed, index);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random.uniform() * list.length)]!;
  const row = MODELS[index % MODELS.length]!;
  const child = row.range.people === 'children';
  const person: Person = {
    weightKg: child ? 10 + 40 * random.uniform() : 40 + 110 * random.uniform(),
    covariates: {
      age: child ? 8 : 18 + 70 * random.uniform(),
      asian: random.uniform() < 0.3,
      japanese: random.uniform() < 0.2,
    },
  };
  const long = random.uniform() < 0.05;
  const horizon = long ? 21 * 1440 : pick([60, 240, 1440]);
  const routes = Object.keys(row.system.inputs) as Route[];
  const moment = () => (random.uniform() < 0.5 ? Math.floor(random.uniform() * horizon) : random.uniform() * horizon);
  const doses: Dose[] = Array.from({ length: 1 + Math.floor(random.uniform() * 7) }, () => {
    const route = pick(routes);
    const dose = { tMin: moment() * 0.6, route, amountMg: 1 + 99 * random.uniform() };
    return route === 'iv' && random.uniform() < 0.7
      ? { ...dose, durationMin: pick([0.5, 20, 40, 60 * random.uniform(), 600 * random.uniform()]) }
      : dose;
  });
  const timesMin = [...Array.from({ length: 10 }, moment), ...doses.map(({ tMin }) => tMin), horizon];
  const start = moment();
  const step = pick([0.25, 1, 5, 7.3]);
  const grid = Array.from({ length: 50 }, (_, i) => start + i * step);
  return { row, person, doses, timesMin, grid };
}

test('random regimens agree with the double-double integration to a billionth', { timeout: 900_000 }, () => {
  const count = process.env['KEEL_MEASURE'] ? 1000 : 195;
  const seed = 20261123;
  let worst = { error: 0, where: '' };
  let compared = 0;
  for (let index = 0; index < count; index += 1) {
    const { row, person, doses, timesMin: scattered, grid } = regimen(seed, index);
    for (const timesMin of [scattered, grid]) {
      const curve = simulate({ model: row, person, doses, timesMin, ke0PerMin: KE0_PER_MIN, auc: ['parent'] });
      integrate(row, person, doses, timesMin).forEach((sample, i) => {
        const pairs: [string, number | undefined, number | undefined][] = [
          ['parent', sample.parent, curve.ngPerMl.parent?.[i]],
          ['norketamine', sample.norketamine, curve.ngPerMl.norketamine?.[i]],
          ['hydroxynorketamine', sample.hydroxynorketamine, curve.ngPerMl.hydroxynorketamine?.[i]],
          ['effect site', sample.effect, curve.effectSiteNgPerMl?.[i]],
          ['area', sample.area, curve.aucNgHPerMl.parent?.[i]],
        ];
        for (const [what, expected, got] of pairs) {
          if (expected === undefined) {
            expect(got).toBeUndefined();
            continue;
          }
          compared += 1;
          const error = expected === 0 ? Math.abs(got!) : Math.abs(got! / expected - 1);
          if (!(error <= worst.error))
            worst = { error, where: `regimen ${index} (${row.id}), ${what} at ${timesMin[i]} min` };
        }
      });
    }
  }
  console.log(
    `${count} regimens (seed ${seed}), ${compared} values: largest relative error ${worst.error} in ${worst.where}`,
  );
  expect(worst.error, worst.where).toBeLessThanOrEqual(1e-9);
});
