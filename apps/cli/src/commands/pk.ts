import { readFileSync } from 'node:fs';
import { PkRequest } from '@keel/formats/api';
import {
  type Analyte,
  type Band,
  checkRequest,
  type Dose,
  findModel,
  KE0_PER_MIN,
  LITERATURE,
  MODELS,
  type Person,
  type Spread,
  simulate,
  simulatePopulation,
  type Warning,
  warningsFor,
} from '@keel/pk';

/** A request that cannot be answered; the message begins with the field. */
class Refused extends Error {
  readonly issues: readonly { readonly field: string; readonly message: string }[];
  constructor(issues: readonly { readonly field: string; readonly message: string }[]) {
    super(issues.map(({ field, message }) => `${field}: ${message}`).join('\n'));
    this.issues = issues;
  }
}

export interface PkAnswer {
  readonly model: {
    readonly id: string;
    readonly title: string;
    readonly drug: string;
    readonly sampling: string;
    readonly constructed: boolean;
    readonly citation: string;
    readonly range: string;
  };
  readonly label: string;
  readonly times_min: readonly number[];
  readonly [column: string]: unknown;
  readonly population?: Readonly<Record<string, unknown>> | null;
  readonly warnings: readonly Warning[];
}

const LABEL = 'model, population: the predicted level of a typical person, not a measurement and not dosing advice';
const COLUMN: { readonly [analyte in Analyte]: string } = {
  parent: 'parent_ng_ml',
  norketamine: 'norketamine_ng_ml',
  hydroxynorketamine: 'hydroxynorketamine_ng_ml',
};
/** People × times × curves of one request: what fits in memory with room to spare. */
const POPULATION_VALUES_MAX = 60_000_000;

/**
 * Answers one `keel pk` request.
 *
 * Units: as in the field names; amounts are free base. @throws Refused naming every field that stands in the way.
 */
export function answerPk(input: unknown): PkAnswer {
  const parsed = PkRequest.safeParse(input);
  if (!parsed.success) {
    throw new Refused(
      parsed.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => ({ field: fieldName([...issue.path, key]), message: 'unknown field' }))
          : [{ field: fieldName(issue.path), message: missing(input, issue.path) ? 'is missing' : issue.message }],
      ),
    );
  }
  const request = parsed.data;
  const found = findModel(request.model);
  if (found === undefined)
    throw new Refused([
      {
        field: 'model',
        message: `unknown model "${request.model}"; known are ${MODELS.map(({ id }) => id).join(', ')}`,
      },
    ]);
  if (!found.runnable)
    throw new Refused([{ field: 'model', message: `"${request.model}" cannot be computed: ${found.row.because}` }]);
  const model = found.row;

  const { age, asian, japanese } = request.covariates;
  const person: Person = {
    weightKg: request.weight_kg,
    covariates: {
      ...(age === undefined ? {} : { age }),
      ...(asian === undefined ? {} : { asian }),
      ...(japanese === undefined ? {} : { japanese }),
    },
  };
  const doses: Dose[] = request.events.map(({ t_min, route, amount_mg, duration_min }) => ({
    tMin: t_min,
    route,
    amountMg: amount_mg,
    ...(duration_min === undefined ? {} : { durationMin: duration_min }),
  }));
  const refusals = checkRequest(model, person, doses);
  if (refusals.length > 0)
    throw new Refused(
      refusals.map(({ path, message }) => ({
        field: fieldName(path.flatMap((part) => (part === 'person' ? [] : [REQUEST_NAME[part] ?? part]))),
        message,
      })),
    );

  const curve = simulate({
    model,
    person,
    doses,
    timesMin: request.times_min,
    ke0PerMin: KE0_PER_MIN,
    auc: ['parent'],
  });
  const warnings = warningsFor(model, person, doses);
  const population = request.population === undefined ? undefined : populationOf(request, person, doses);
  if (population === null)
    warnings.push({
      id: 'no-variability',
      level: 'unknown',
      message: `No band can be drawn: how people differ is not known for this model (${model.variabilityNote}).`,
    });

  return {
    model: {
      id: model.id,
      title: model.title,
      drug: model.drug,
      sampling: model.sampling,
      constructed: model.constructed,
      citation: model.citation,
      range: model.range.text,
    },
    label: LABEL,
    times_min: request.times_min,
    ...Object.fromEntries(
      Object.entries(curve.ngPerMl).map(([analyte, values]) => [COLUMN[analyte as Analyte], [...values]]),
    ),
    effect_site_ng_ml: [...(curve.effectSiteNgPerMl ?? [])],
    auc_parent_ng_h_ml: [...(curve.aucNgHPerMl.parent ?? [])],
    ...(population === undefined ? {} : { population }),
    warnings,
  };
}

/** Bands of the same columns, or null when nobody knows how people differ. */
function populationOf(request: PkRequest, person: Person, doses: readonly Dose[]): Record<string, unknown> | null {
  const found = findModel(request.model);
  const { n, seed } = request.population!;
  if (found === undefined || !found.runnable || found.row.variability.length === 0) return null;
  const values = n * request.times_min.length * (Object.keys(found.row.system.outputs).length + 1);
  if (values > POPULATION_VALUES_MAX)
    throw new Refused([
      {
        field: 'population.n',
        message: `${n} people at ${request.times_min.length} times is too much for one request: at most ${POPULATION_VALUES_MAX} values`,
      },
    ]);
  const order = request.times_min
    .map((_, index) => index)
    .sort((a, b) => request.times_min[a]! - request.times_min[b]!);
  const curves = simulatePopulation({
    model: found.row,
    person,
    doses,
    timesMin: order.map((index) => request.times_min[index]!),
    n,
    seed,
    ke0PerMin: KE0_PER_MIN,
  });
  const asAsked = (ascending: Float64Array) => {
    const values = new Array<number>(ascending.length);
    order.forEach((index, rank) => {
      values[index] = ascending[rank]!;
    });
    return values;
  };
  const band = ({ p5, p50, p95 }: Band) => ({ p5: asAsked(p5), p50: asAsked(p50), p95: asAsked(p95) });
  const named = <T>(byAnalyte: { readonly [analyte in Analyte]?: T }, as: (value: T) => unknown) =>
    Object.fromEntries(Object.entries(byAnalyte).map(([analyte, value]) => [COLUMN[analyte as Analyte], as(value)]));
  return {
    n,
    seed,
    basis: curves.basis,
    ...named(curves.ngPerMl, band),
    ...(curves.effectSiteNgPerMl === undefined ? {} : { effect_site_ng_ml: band(curves.effectSiteNgPerMl) }),
    peak: named(curves.peakNgPerMl, (spread: Spread) => spread),
    peak_at_min: named(curves.peakAtMin, (spread: Spread) => spread),
  };
}

const REQUEST_NAME: { readonly [name: string | number]: string } = {
  weightKg: 'weight_kg',
  doses: 'events',
  tMin: 't_min',
  amountMg: 'amount_mg',
  durationMin: 'duration_min',
};

/** `['events', 2, 'route']` → `events[2].route`; the request itself is `request`. */
function fieldName(path: readonly PropertyKey[]): string {
  const name = path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? String(part) : `.${String(part)}`))
    .join('');
  return name === '' ? 'request' : name;
}

function missing(input: unknown, path: readonly PropertyKey[]): boolean {
  let value = input;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return false;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value === undefined;
}

/** Times down, one column a series; bands after them. */
export function pkCsv(answer: PkAnswer): string {
  const columns: [string, readonly number[]][] = [];
  const add = (prefix: string, value: unknown) => {
    if (Array.isArray(value)) columns.push([prefix, value as number[]]);
  };
  for (const [name, value] of Object.entries(answer)) if (name !== 'warnings') add(name, value);
  for (const [name, band] of Object.entries(answer.population ?? {}))
    if (name.endsWith('_ng_ml'))
      for (const [quantile, values] of Object.entries(band as object)) add(`${name}_${quantile}`, values);
  const rows = answer.times_min.map((_, row) => columns.map(([, values]) => values[row]).join(','));
  return `${[columns.map(([name]) => name).join(','), ...rows].join('\n')}\n`;
}

const HELP = `keel pk [--csv | --lines] FILE
  FILE or - (standard input): {model, weight_kg, covariates, events:[{t_min, route, amount_mg, duration_min?}],
  times_min:[…], population?:{n, seed}}. Amounts in mg of free base.
  --csv     one row a time; warnings go to standard error
  --lines   JSON Lines in and out; a request that is refused becomes {"error": …} in its place
  --models  what can be computed: ids, routes, ranges
Exit 0: answered. Exit 2: refused, with a message that names the field.`;

/** `keel pk`: drug levels from a dose history. A model's output, never an order. */
export async function pkCommand(args: readonly string[]): Promise<number> {
  const flags = args.filter((arg) => arg.startsWith('--'));
  const files = args.filter((arg) => !arg.startsWith('--'));
  const unknown = flags.find((flag) => !['--csv', '--lines', '--models', '--help'].includes(flag));
  if (unknown !== undefined) return refuse(`unknown option ${unknown}\n${HELP}`);
  if (flags.includes('--help')) {
    await write(`${HELP}\n`);
    return 0;
  }
  if (flags.includes('--models')) {
    await write(`${JSON.stringify({ models: MODELS.map(modelSummary), literature: LITERATURE }, null, 2)}\n`);
    return 0;
  }
  if (flags.includes('--csv') && flags.includes('--lines')) return refuse('--csv and --lines cannot be combined');
  const [file] = files;
  if (file === undefined || files.length !== 1) return refuse(`give one FILE, or - for standard input\n${HELP}`);

  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    return refuse(`FILE: ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`);
  }
  if (flags.includes('--lines')) {
    for (const line of text.split('\n')) if (line.trim() !== '') await write(`${JSON.stringify(answerLine(line))}\n`);
    return 0;
  }
  try {
    const answer = answerPk(parseJson(text));
    if (!flags.includes('--csv')) await write(`${JSON.stringify(answer)}\n`);
    else {
      await write(pkCsv(answer));
      for (const warning of answer.warnings) console.error(`keel pk: warning: ${warning.id}: ${warning.message}`);
    }
    return 0;
  } catch (error) {
    if (error instanceof Refused) return refuse(error.message);
    throw error;
  }
}

function answerLine(line: string): unknown {
  try {
    return answerPk(parseJson(line));
  } catch (error) {
    if (error instanceof Refused) return { error: { message: error.message, issues: error.issues } };
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Refused([{ field: 'request', message: `is not JSON: ${(error as Error).message}` }]);
  }
}

const modelSummary = ({
  id,
  title,
  drug,
  sampling,
  constructed,
  range,
  citation,
  system,
  variability,
}: (typeof MODELS)[number]) => ({
  id,
  title,
  drug,
  sampling,
  constructed,
  routes: Object.keys(system.inputs),
  covariates: [
    'weight_kg',
    ...new Set(MODELS.find((row) => row.id === id)!.covariates.map(({ covariate }) => covariate)),
  ],
  population: variability.length > 0,
  range: range.text,
  citation,
});

function refuse(message: string): number {
  console.error(`keel pk: ${message}`);
  return 2;
}

/** Waits until the pipe has taken it: `process.exitCode` alone would be safe, a later `exit` would not. */
const write = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
