import { type Dose, KE0_PER_MIN, simulate } from '../engine/index.ts';
import {
  type ComparedRegimen,
  compareRegimens,
  createSessionForecaster,
  type PlannedRegimen,
} from '../forecast/index.ts';
import { LITERATURE, MODELS, modelById } from '../models/index.ts';
import { type Comparison, compareAll, modelsFor, PUBLISHED, type PublishedValue } from '../observations/index.ts';
import { drawChart, drawRatios, type Series } from './chart.ts';

const COLORS = [
  '#1f6feb',
  '#c2410c',
  '#15803d',
  '#7c3aed',
  '#be123c',
  '#0e7490',
  '#a16207',
  '#db2777',
  '#475569',
  '#65a30d',
  '#f59e0b',
  '#111827',
  '#78350f',
];
const colorOf = (modelId: string) => COLORS[MODELS.findIndex(({ id }) => id === modelId) % COLORS.length]!;
const range = (until: number, step = 1) => Array.from({ length: Math.floor(until / step) + 1 }, (_, i) => i * step);
const PEOPLE = 1000;
const SEED = 20;

/** Every generated file of `docs/pk/`, by name: pictures and tables made by the code they describe. */
export function writePages(): ReadonlyMap<string, string> {
  const comparisons = compareAll();
  return new Map([
    ['planner.svg', plannerPicture()],
    ['session.svg', sessionPicture()],
    ['models-differ.svg', modelsPicture()],
    ['otto-volunteers.svg', volunteersPicture()],
    ['observations.svg', observationsPicture(comparisons)],
    ['observations.md', observationsPage(comparisons)],
    ['models.md', modelsPage()],
  ]);
}

const PLANS: readonly PlannedRegimen[] = [
  {
    id: 'iv',
    label: 'racemic IV 0.5 mg/kg over 40 min',
    drug: 'racemic-ketamine',
    doses: [{ tMin: 0, route: 'iv', amountMgPerKg: 0.5, durationMin: 40 }],
  },
  {
    id: 'im',
    label: 'racemic IM 0.5 mg/kg',
    drug: 'racemic-ketamine',
    doses: [{ tMin: 0, route: 'im', amountMgPerKg: 0.5 }],
  },
  {
    id: 'nasal',
    label: 'esketamine 84 mg nasal (0, 5, 10 min)',
    drug: 's-ketamine',
    doses: [0, 5, 10].map((tMin) => ({ tMin, route: 'in', amountMg: 28 })),
  },
];

function plannerPicture(): string {
  const timesMin = range(240, 2);
  const { regimens } = compareRegimens({
    person: { weightKg: 80, covariates: { age: 45, asian: false, japanese: false } },
    regimens: PLANS,
    timesMin,
    n: PEOPLE,
    seed: SEED,
    levelsNgPerMl: [],
  });
  const series = regimens.map((regimen: ComparedRegimen, i): Series => {
    if (regimen.kind !== 'curve' || regimen.band === null) throw new Error(`${regimen.id} was not drawn`);
    const { p5, p95 } = regimen.band.plasma;
    return {
      label: `${regimen.label} · ${regimen.model.id}, ${regimen.model.sampling}`,
      color: COLORS[i]!,
      x: timesMin,
      y: regimen.plasmaNgPerMl,
      band: { low: p5, high: p95 },
    };
  });
  return drawChart({
    title: 'Three plans for one person of 80 kg and 45 years (band: 5 to 95 % of people)',
    xLabel: 'minutes from the first dose',
    yLabel: 'plasma level, ng/mL · model, population',
    xMax: 240,
    yMax: 300,
    xStep: 30,
    yStep: 50,
    series,
  });
}

function sessionPicture(): string {
  const MIN = 60_000;
  const forecast = createSessionForecaster({
    model: modelById('ket-composite-default'),
    drug: 'racemic-ketamine',
    person: { weightKg: 70 },
    outsideRange: 'refuse',
    seed: SEED,
  }).forecast({
    doses: [
      { kind: 'infusion', fromMs: 0, toMs: 14 * MIN, plannedEndMs: null, mgPerMin: 0.875 },
      { kind: 'infusion', fromMs: 19 * MIN, toMs: null, plannedEndMs: 45 * MIN, mgPerMin: 0.875 },
    ],
    nowMs: 30 * MIN,
    fromMs: 0,
    untilMs: 150 * MIN,
    stepMs: MIN,
    bandPeople: PEOPLE,
  });
  if (forecast.kind !== 'forecast') throw new Error('the session was not drawn');
  const x = Array.from(forecast.timesMs, (ms) => ms / MIN);
  return drawChart({
    title: 'A session at minute 30: paused at 14, on again at 19, planned until 45',
    xLabel: 'minutes from the start',
    yLabel: 'plasma level, ng/mL · model, population',
    xMax: 150,
    yMax: 300,
    xStep: 15,
    yStep: 50,
    mark: { x: 30, label: 'now' },
    series: [
      {
        label: `${forecast.model.id}, ${forecast.model.sampling} (constructed composite)`,
        color: COLORS[0]!,
        x,
        y: forecast.plasmaNgPerMl,
        band: { low: forecast.band!.plasma.p5, high: forecast.band!.plasma.p95 },
      },
      { label: 'effect site', color: COLORS[0]!, x, y: forecast.effectSiteNgPerMl, dashed: true },
      {
        label: 'if stopped now',
        color: '#111',
        x: x.slice(forecast.pastCount),
        y: forecast.ifStoppedNowNgPerMl!,
        dashed: true,
      },
      ...forecast.others.flatMap((other): Series[] =>
        other.kind === 'curve'
          ? [
              {
                label: `second opinion: ${other.model.id}, ${other.model.sampling}`,
                color: colorOf(other.model.id),
                x,
                y: other.plasmaNgPerMl,
              },
            ]
          : [],
      ),
    ],
  });
}

const SAME_AT_70: { readonly [id: string]: string } = {
  'ket-clements-1981-250': ': one line with the composite at 70 kg',
  'sket-fanta-2015': ': one line with Otto',
};

function modelsPicture(): string {
  const timesMin = range(240, 2);
  const doses: Dose[] = [{ tMin: 0, route: 'iv', amountMg: 35, durationMin: 40 }];
  return drawChart({
    title: '0.5 mg/kg over 40 min at 70 kg by every adult model',
    xLabel: 'minutes from the start',
    yLabel: 'plasma level, ng/mL',
    xMax: 240,
    yMax: 300,
    xStep: 30,
    yStep: 50,
    series: MODELS.filter(({ range: valid }) => valid.people === 'adults').map((model) => ({
      label: `${model.id} (${model.drug}, ${model.sampling})${SAME_AT_70[model.id] ?? ''}`,
      color: colorOf(model.id),
      x: timesMin,
      y: simulate({ model, person: { weightKg: 70 }, doses, timesMin }).ngPerMl.parent!,
    })),
  });
}

function volunteersPicture(): string {
  const timesMin = range(600, 5);
  const model = modelById('sket-otto-2021');
  const curve = simulate({
    model,
    person: { weightKg: 68 },
    doses: [{ tMin: 0, route: 'iv', amountMg: 10, durationMin: 30 }],
    timesMin,
    ke0PerMin: KE0_PER_MIN,
  });
  const points = (entry: string, label: string, color: string): Series => {
    const rows = PUBLISHED.filter((value) => value.entry === entry);
    return {
      label,
      color,
      x: rows.map(({ quantity }) => (quantity.kind === 'level' ? quantity.atMin : 0)),
      y: rows.map(({ published }) => published),
      dots: true,
    };
  };
  return drawChart({
    title: 'S-ketamine 10 mg over 30 min: 17 volunteers (medians) and sket-otto-2021',
    xLabel: 'minutes from the start',
    yLabel: 'plasma level, ng/mL',
    xMax: 600,
    yMax: 60,
    xStep: 60,
    yStep: 10,
    series: [
      { label: 'S-ketamine, predicted', color: COLORS[0]!, x: timesMin, y: curve.ngPerMl.parent! },
      points('V03', 'S-ketamine, published', COLORS[0]!),
      { label: 'S-norketamine, predicted', color: COLORS[1]!, x: timesMin, y: curve.ngPerMl.norketamine! },
      points('V04', 'S-norketamine, published', COLORS[1]!),
    ],
  });
}

function observationsPicture(comparisons: readonly Comparison[]): string {
  const used = MODELS.filter((model) => comparisons.some((one) => one.model === model));
  return drawRatios(
    'Predicted ÷ published. Grey: published spread. Hollow: model of the other molecule',
    PUBLISHED.map((value) => ({
      label: `${value.id} ${value.regimen}: ${quantityText(value)}`,
      spread: value.spread === null ? null : [value.spread[0] / value.published, value.spread[1] / value.published],
      dots: comparisons
        .filter((one) => one.value === value)
        .map(({ model, ratio, otherMolecule }) => ({ ratio, color: colorOf(model.id), hollow: otherMolecule })),
    })),
    used.map(({ id }) => ({ label: id, color: colorOf(id) })),
  );
}

const NAME = { parent: 'ketamine', norketamine: 'norketamine', hydroxynorketamine: 'hydroxynorketamine' } as const;

function quantityText({ quantity, analyte }: PublishedValue): string {
  switch (quantity.kind) {
    case 'level':
      return `${NAME[analyte]} at ${quantity.atMin} min, ng/mL`;
    case 'peak':
      return `${NAME[analyte]} peak, ng/mL`;
    case 'peak-time':
      return `${NAME[analyte]} peak time, min`;
    case 'area':
      return `${NAME[analyte]} area to ${quantity.toMin / 60} h, ng·h/mL`;
    case 'bioavailability':
      return 'bioavailability';
    case 'clearance-ml-min-kg':
      return 'clearance, mL/min/kg';
    case 'clearance-l-h-70kg':
      return 'clearance, L/h/70 kg';
    case 'volume-l-70kg':
      return 'volume at steady state, L/70 kg';
    case 'volume-beta-l-kg':
      return 'volume (beta), L/kg';
    case 'half-life-h':
      return 'terminal half-life, h';
    case 'apparent-half-life-h':
      return `${NAME[analyte]} half-life from ${quantity.fromMin / 60} to ${quantity.toMin / 60} h, h`;
  }
}

const number = (value: number) => String(Number(value.toPrecision(4)));
const verdict = (value: boolean | null) => (value === null ? '–' : value ? 'in' : '**out**');

function observationsPage(comparisons: readonly Comparison[]): string {
  const own = comparisons.filter(({ otherMolecule }) => !otherMolecule);
  const judged = own.filter(({ inSpread, inTolerance }) => inSpread !== null || inTolerance !== null);
  const missed = judged.filter(
    ({ inSpread, inTolerance }) => inSpread === false || (inSpread === null && inTolerance === false),
  );
  const without = PUBLISHED.filter((value) => modelsFor(value).length === 0);
  const rows = comparisons.map(
    ({ value, model, predicted, ratio, inSpread, inTolerance, otherMolecule }) =>
      `| ${value.id} | ${value.regimen} | ${quantityText(value)} | ${model.id}${otherMolecule ? ' ◦' : ''} | ${number(predicted)} | ${number(value.published)} | ${ratio.toFixed(2)} | ${value.spread === null ? '–' : `${number(value.spread[0])} to ${number(value.spread[1])} (${value.spreadIs})`} | ${verdict(inSpread)} | ${verdict(inTolerance)} |`,
  );
  const sources = [
    ...new Map(
      PUBLISHED.map(({ entry, source, note, obtained }) => [entry.split(' ')[0]!, { source, note, obtained }]),
    ),
  ];
  return `# Published observations beside every model

Made by \`npm run pages -w @keel/pk\`; a test keeps it so. Predictions are typical people: no band, no fitting to these data.
◦ marks a model of the other molecule (racemic for S or S for racemic). "Tolerance" is what the reference list allows a typical
prediction where a study prints no spread. V08 to V13 are a paper's own model-based figures: they check software, not a model against people.

Of ${judged.length} comparisons of a model with data of its own molecule, ${judged.length - missed.length} are in and ${missed.length} are out.
Models meant for other people (intensive care, arterial blood, first minutes after a bolus) are out where one expects it; they stay in the table.

![Predicted over published for every observation and model](observations.svg)

## Missed by the recommended model of the drug and route

${recommendedMisses(missed)}

## Nothing to lay beside it

${without.map((value) => `- ${value.id}: ${value.regimen}, ${quantityText(value)} ${number(value.published)} (${value.note})`).join('\n')}

## All

| entry | regimen | quantity | model | predicted | published | ratio | published spread | in spread | in tolerance |
|---|---|---|---|--:|--:|--:|---|---|---|
${rows.join('\n')}

## Sources

${sources.map(([entry, { source, note, obtained }]) => `- ${entry}: ${source} (${obtained}). ${note}`).join('\n')}
`;
}

const FIRST = new Set(['ket-composite-default', 'sket-otto-2021', 'esket-perezruixo-2021', 'sket-simons-2022']);

function recommendedMisses(missed: readonly Comparison[]): string {
  return missed
    .filter(({ model, value }) => FIRST.has(model.id) && isRecommended(model.id, value))
    .map(
      ({ model, value, predicted, ratio }) =>
        `- ${value.id} ${value.regimen}, ${quantityText(value)}: ${model.id} says ${number(predicted)}, published ${number(value.published)} (ratio ${ratio.toFixed(2)}). ${value.note}`,
    )
    .join('\n');
}

function isRecommended(modelId: string, { drug, doses }: PublishedValue): boolean {
  if (drug === 'racemic-ketamine') return modelId === 'ket-composite-default';
  const routes = new Set(doses.map(({ route }) => route));
  if (routes.has('sl')) return modelId === 'sket-simons-2022';
  if (routes.has('in') || routes.has('po')) return modelId === 'esket-perezruixo-2021';
  return modelId === 'sket-otto-2021';
}

function modelsPage(): string {
  const parts = MODELS.map((model) => {
    const parameters = Object.entries(model.parameters).map(
      ([name, { value, unit, publishedAs, scaling, obtained }]) =>
        `| ${name} | ${number(value)} | ${unit} | ${publishedAs ?? ''} | ${scaling === undefined ? 'none' : scaling.referenceKg === 1 ? 'per kg' : `(kg/${scaling.referenceKg})^${scaling.exponent}`} | ${obtained ?? model.obtained} |`,
    );
    return `## ${model.id}

${model.title}. ${model.citation}

- people: ${model.population}
- blood: ${model.sampling} (${model.samplingObtained}); routes: ${Object.keys(model.system.inputs).join(', ')}; gives ${Object.keys(model.system.outputs).join(', ')}
- range: ${model.range.text}
- between people: ${model.variabilityNote}
${model.caveats.map(({ text }) => `- note: ${text}`).join('\n')}

| parameter | value | unit | published as | weight | obtained |
|---|--:|---|---|---|---|
${parameters.join('\n')}
`;
  });
  return `# Models

Made by \`npm run pages -w @keel/pk\` from the rows in \`packages/pk/src/models\`; a test keeps it so.

${parts.join('\n')}
## Known, not computable

${LITERATURE.map(({ id, title, citation, because, facts }) => `- **${id}**: ${title}. ${citation}. Not computed: ${because}. ${facts.join('; ')}.`).join('\n')}
`;
}
