/**
 * Drug levels: speed of one engine against general solvers on the same task, in one run, single-threaded; what a live curve
 * costs; how cost grows. `npm run measure pk`.
 *
 * The task: 24 h at one value a minute, parent and norketamine, for people who all differ. The solvers get the same system (a plain loop over
 * transfers in their language), restarts where inputs change, and are asked for a relative tolerance; ours has none to ask for.
 * Where Python with SciPy or R with deSolve is on the machine, they run as child processes and time themselves.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import {
  createSessionForecaster,
  type Dose,
  modelById,
  randomStream,
  type SessionDose,
  simulate,
  simulatePopulation,
} from '@keel/pk';

/** Its package ships TypeScript that strict settings refuse, so it is loaded untyped and its shape said here. */
interface OdexSolver {
  denseOutput: boolean;
  relativeTolerance: number;
  absoluteTolerance: number;
  maxSteps: number;
  solve(
    derivative: (x: number, y: number[]) => number[],
    x: number,
    y: readonly number[],
    xEnd: number,
    onStep: (
      n: number,
      x0: number,
      x1: number,
      y: number[],
      dense: ((component: number, x: number) => number) | undefined,
    ) => void,
  ): { readonly y: number[] };
}
const { Solver }: { Solver: new (size: number) => OdexSolver } = createRequire(import.meta.url)('odex');

const DAY = Array.from({ length: 1441 }, (_, i) => i);

/**
 * Processor seconds of the best of a few rounds. Processor time, not the clock: the machine may be shared, and ours, the solvers' and
 * the children's are then measured alike. Garbage collection on other threads counts too.
 */
function best(run: () => void, rounds = 3): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1e6);
  }
  return least;
}
const micro = (seconds: number) => `${(seconds * 1e6).toFixed(seconds < 1e-4 ? 1 : 0)} µs`;

interface Task {
  readonly name: string;
  readonly model: string;
  readonly doses: readonly Dose[];
  readonly states: readonly string[];
  /** [from, to or −1, index of its rate] */
  readonly links: readonly (readonly [number, number, number])[];
  /** 1/min, for a person whose volume and clearance differ by these factors. */
  readonly rates: (volume: number, clearance: number) => number[];
  /** mg at minute 0. */
  readonly start: readonly number[];
  /** mg/min into a state until a minute. */
  readonly pieces: readonly { readonly untilMin: number; readonly into: number; readonly mgPerMin: number }[];
}

const TASKS: readonly Task[] = [
  {
    name: 'racemic infusion, 4 compartments',
    model: 'ket-composite-default',
    doses: [{ tMin: 0, route: 'iv', amountMg: 35, durationMin: 40 }],
    states: ['A1', 'A2', 'N1', 'N2'],
    links: [
      [0, 2, 0],
      [0, 1, 1],
      [1, 0, 2],
      [2, -1, 3],
      [2, 3, 4],
      [3, 2, 5],
    ],
    rates: (v, cl) => [0.0109 * (cl / v), 0.0186 / v, 0.0137, 0.962 / 98.638, 0.71297 / 98.638, 0.71297 / 160.04],
    start: [0, 0, 0, 0],
    pieces: [
      { untilMin: 40, into: 0, mgPerMin: 0.875 },
      { untilMin: 1440, into: 0, mgPerMin: 0 },
    ],
  },
  {
    name: 'nasal device, 8 compartments',
    model: 'esket-perezruixo-2021',
    doses: [{ tMin: 0, route: 'in', amountMg: 28 }],
    states: ['C', 'P1', 'P2', 'L', 'N1', 'N2', 'Dn', 'Dsw'],
    links: [
      [0, 1, 0],
      [1, 0, 1],
      [0, 2, 2],
      [2, 0, 3],
      [0, 3, 4],
      [3, 0, 5],
      [3, -1, 6],
      [3, 4, 7],
      [4, -1, 8],
      [4, 5, 9],
      [5, 4, 10],
      [6, 0, 11],
      [7, 3, 12],
    ],
    rates: (v, cl) => [
      1.405 / 192 / v,
      1.405 / 143,
      0.62667 / 192 / v,
      0.62667 / 417,
      (2.51667 / 192) * (cl / v),
      2.51667 / 101,
      0.0185,
      0.046167,
      0.63333 / 70,
      0.435 / 70,
      0.435 / 115,
      0.048833,
      0.024167,
    ],
    start: [0, 0, 0, 0, 0, 0, 28 * 0.54, 0],
    pieces: [
      { untilMin: 31.8, into: 7, mgPerMin: (28 * 0.46 * 0.64) / 31.8 },
      { untilMin: 1440, into: 7, mgPerMin: 0 },
    ],
  },
];

function personsOf(task: Task, people: number): number[][] {
  const random = randomStream(1, 1);
  return Array.from({ length: people }, () =>
    task.rates(Math.exp(0.3 * random.normal()), Math.exp(0.2 * random.normal())),
  );
}

function odexSeconds(task: Task, people: number, tolerance: number): number {
  const persons = personsOf(task, people);
  const n = task.states.length;
  const metabolite = task.states.indexOf('N1');
  const answer = new Float64Array(2 * DAY.length);
  const seconds = best(() => {
    for (const rates of persons) {
      let y = [...task.start];
      let from = 0;
      for (const { untilMin, into, mgPerMin } of task.pieces) {
        const solver = new Solver(n);
        solver.denseOutput = true;
        solver.relativeTolerance = tolerance;
        solver.absoluteTolerance = tolerance * 1e-3;
        solver.maxSteps = 100_000;
        const derivative = (_: number, x: number[]) => {
          const d = new Array<number>(n).fill(0);
          for (const [a, b, k] of task.links) {
            const flow = rates[k]! * x[a]!;
            d[a]! -= flow;
            if (b >= 0) d[b]! += flow;
          }
          d[into]! += mgPerMin;
          return d;
        };
        let next = Math.ceil(from);
        y = solver.solve(derivative, from, y, untilMin, (_step, _x0, x1, _y, dense) => {
          // The first call only tells the start, where there is nothing to interpolate.
          for (; dense !== undefined && next <= x1; next += 1) {
            answer[2 * next] = dense(0, next);
            answer[2 * next + 1] = dense(metabolite, next);
          }
        }).y;
        from = untilMin;
      }
    }
  }, 2);
  return seconds / people;
}

/** A child process that prints the seconds a person took on its last line; undefined when it cannot run here. */
function child(command: string, args: readonly string[], input: string): number | undefined {
  const done = spawnSync(command, [...args], {
    encoding: 'utf8',
    input,
    timeout: 300_000,
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  const seconds = Number(done.stdout?.trim().split('\n').at(-1) || Number.NaN);
  return done.status === 0 && seconds > 0 ? seconds : undefined;
}

const SCIPY = `
import json, sys, time, numpy as np
from scipy.integrate import odeint
task = json.load(sys.stdin)
n = len(task["start"])
best = 1e9
for _ in range(2):
    t0 = time.process_time()
    for rates in task["persons"]:
        K = np.zeros((n, n))
        for a, b, k in task["links"]:
            K[a, a] -= rates[k]
            if b >= 0: K[b, a] += rates[k]
        y = np.array(task["start"]); frm = 0.0
        for p in task["pieces"]:
            until = p["untilMin"]
            u = np.zeros(n); u[p["into"]] = p["mgPerMin"]
            t = np.unique(np.concatenate(([frm], np.arange(np.ceil(frm), np.floor(until) + 1), [until])))
            y = odeint(lambda x, t: K @ x + u, y, t, Dfun=lambda x, t: K, rtol=task["rtol"], atol=task["rtol"] * 1e-3, mxstep=100000)[-1]
            frm = until
    best = min(best, time.process_time() - t0)
print(best / len(task["persons"]))
`;

const scipySeconds = (task: Task, people: number, rtol: number) =>
  child(
    'python3',
    ['-c', SCIPY],
    JSON.stringify({
      links: task.links,
      start: task.start,
      pieces: task.pieces,
      persons: personsOf(task, people),
      rtol,
    }),
  );

/** deSolve with its right-hand side in C, as its documentation recommends for speed. */
function deSolveSeconds(task: Task, people: number, rtol: number): number | undefined {
  const persons = personsOf(task, people);
  const count = persons[0]!.length;
  const flows = task.links.map(([a, b, k]) => `{double f=p[${k}]*y[${a}]; d[${a}]-=f;${b >= 0 ? ` d[${b}]+=f;` : ''}}`);
  const c = `#include <R.h>
static double p[${count + 2}];
void initmod(void (*odeparms)(int *, double *)) { int n=${count + 2}; odeparms(&n, p); }
void derivs(int *neq, double *t, double *y, double *d, double *out, int *ip) {
  for (int i=0;i<${task.states.length};i++) d[i]=0;
  ${flows.join('\n  ')}
  d[(int)p[${count}]] += p[${count + 1}];
}`;
  const r = `suppressMessages(library(deSolve))
dir <- tempfile(); dir.create(dir); src <- file.path(dir, "rhs.c"); writeLines(${JSON.stringify(c)}, src)
invisible(system2(file.path(R.home("bin"), "R"), c("CMD", "SHLIB", shQuote(src)), stdout=FALSE, stderr=FALSE))
invisible(dyn.load(file.path(dir, paste0("rhs", .Platform$dynlib.ext))))
persons <- list(${persons.map((rates) => `c(${rates.join(',')})`).join(',')})
pieces <- list(${task.pieces.map(({ untilMin, into, mgPerMin }) => `c(${untilMin},${into},${mgPerMin})`).join(',')})
best <- Inf
for (round in 1:2) {
  t0 <- sum(proc.time()[1:2])
  for (rates in persons) {
    y <- c(${task.start.join(',')}); from <- 0
    for (p in pieces) {
      times <- unique(c(from, seq(ceiling(from), floor(p[1])), p[1]))
      out <- lsoda(y, times, "derivs", c(rates, p[2], p[3]), rtol=${rtol}, atol=${rtol * 1e-3}, dllname="rhs", initfunc="initmod")
      y <- out[nrow(out), -1]; from <- p[1]
    }
  }
  best <- min(best, sum(proc.time()[1:2]) - t0)
}
cat(best / length(persons), "\\n")
`;
  return child('Rscript', ['-'], r);
}

console.log('One person, 24 h at one value a minute; best of a few rounds, processor time a person:');
for (const task of TASKS) {
  const n = 2000;
  const model = modelById(task.model);
  const population = () =>
    simulatePopulation({ model, person: { weightKg: 70 }, doses: task.doses, timesMin: DAY, n, seed: 3 });
  population();
  const ours = best(population) / n;
  const singles = () => {
    for (let i = 0; i < 1000; i += 1)
      simulate({ model, person: { weightKg: 60 + i / 50 }, doses: task.doses, timesMin: DAY });
  };
  singles();
  const alone = best(singles) / 1000;
  console.log(`\n${task.name} (${task.model})`);
  console.log(`  ${'keel, curves only, one person after another'.padEnd(46)} ${micro(alone)}`);
  console.log(`  ${'keel, population of 2000 with its quantiles'.padEnd(46)} ${micro(ours)}`);
  for (const tolerance of [1e-9, 1e-6])
    for (const [name, seconds] of [
      ['npm odex', odexSeconds(task, 20, tolerance)],
      ['SciPy LSODA (odeint)', scipySeconds(task, 20, tolerance)],
      ['R deSolve lsoda, compiled', deSolveSeconds(task, 50, tolerance)],
    ] as const)
      console.log(
        seconds === undefined
          ? `  ${name}: not on this machine`
          : `  ${`${name}, tolerance ${tolerance}`.padEnd(46)} ${micro(seconds)}: ${(seconds / alone).toFixed(0)}× the curves, ${(seconds / ours).toFixed(0)}× the population`,
      );
}

console.log('\n10,000 people × 24 h × 1 min, one thread, bands of parent and norketamine and peaks:');
for (const task of TASKS) {
  const run = () =>
    simulatePopulation({
      model: modelById(task.model),
      person: { weightKg: 70 },
      doses: task.doses,
      timesMin: DAY,
      n: 10_000,
      seed: 3,
    });
  console.log(`  ${task.name.padEnd(34)} ${best(run, 2).toFixed(2)} s`);
}

console.log('\nLive curve recomputed on an event (4 h at one value a minute, three second opinions, peaks):');
const forecaster = createSessionForecaster({
  model: modelById('ket-composite-default'),
  drug: 'racemic-ketamine',
  person: { weightKg: 70 },
  outsideRange: 'refuse',
  seed: 1,
});
for (const [events, bandPeople] of [
  [2, 0],
  [10, 0],
  [50, 0],
  [10, 200],
] as const) {
  const doses: SessionDose[] = Array.from({ length: events }, (_, i) => ({
    kind: 'infusion',
    fromMs: Math.round((i * 40 * 60_000) / events),
    toMs: Math.round(((i + 1) * 40 * 60_000) / events),
    plannedEndMs: null,
    mgPerMin: 0.5 + (i % 3) * 0.2,
  }));
  const ask = () =>
    forecaster.forecast({
      doses,
      nowMs: 20 * 60_000,
      fromMs: 0,
      untilMs: 240 * 60_000,
      stepMs: 60_000,
      bandPeople,
    });
  for (let i = 0; i < (bandPeople > 0 ? 10 : 300); i += 1) ask();
  const times = Array.from(
    { length: 41 },
    () =>
      best(() => {
        for (let i = 0; i < 10; i += 1) ask();
      }, 1) * 100,
  ).sort((a, b) => a - b);
  console.log(
    `  ${String(events).padStart(2)} rate changes, band of ${String(bandPeople).padStart(3)} people: median ${times[20]!.toFixed(2)} ms, 95 % ${times[38]!.toFixed(2)} ms`,
  );
}

console.log('\nHow cost grows (composite, infusion):');
const composite = modelById('ket-composite-default');
const infusion: Dose[] = [{ tMin: 0, route: 'iv', amountMg: 35, durationMin: 40 }];
for (const n of [500, 1000, 2000, 4000, 8000]) {
  const run = () =>
    simulatePopulation({ model: composite, person: { weightKg: 70 }, doses: infusion, timesMin: DAY, n, seed: 3 });
  console.log(`  ${String(n).padStart(5)} people: ${micro(best(run, 2) / n)} a person`);
}
const curves = (doses: readonly Dose[], timesMin: readonly number[]) => {
  const run = () => {
    for (let i = 0; i < 50; i += 1) simulate({ model: composite, person: { weightKg: 70 + i }, doses, timesMin });
  };
  run();
  return micro(best(run) / 50);
};
for (const points of [90, 360, 1440, 5760])
  console.log(
    `  ${String(points).padStart(5)} points: ${curves(
      infusion,
      Array.from({ length: points }, (_, i) => (i * 1440) / points),
    )} a curve`,
  );
for (const events of [1, 8, 64, 512])
  console.log(
    `  ${String(events).padStart(5)} events: ${curves(
      Array.from(
        { length: events },
        (_, i): Dose => ({
          tMin: (i * 1440) / events,
          route: 'iv',
          amountMg: 35 / events,
          durationMin: 20,
        }),
      ),
      DAY,
    )} a curve of 1441 points`,
  );
