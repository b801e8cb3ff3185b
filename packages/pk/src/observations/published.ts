import type { Person } from '../engine/index.ts';
import type { Analyte, Drug, Obtained, Route } from '../models/index.ts';

/** What was measured, so that a model can be asked for the same. */
export type Quantity =
  | { readonly kind: 'level'; readonly atMin: number }
  | { readonly kind: 'peak' }
  /** min after the last dose began. */
  | { readonly kind: 'peak-time' }
  | { readonly kind: 'area'; readonly toMin: number }
  /** Area of this regimen over the area of the same amount given into a vein. */
  | { readonly kind: 'bioavailability' }
  /** Of an intravenous dose. */
  | {
      readonly kind:
        | 'clearance-ml-min-kg'
        | 'clearance-l-h-70kg'
        | 'volume-l-70kg'
        | 'half-life-h'
        | 'volume-beta-l-kg';
    }
  /** From the fall between two times. */
  | { readonly kind: 'apparent-half-life-h'; readonly fromMin: number; readonly toMin: number };

export interface PublishedValue {
  /** Entry of the reference list, and what of it. */
  readonly id: string;
  readonly entry: string;
  readonly drug: Drug;
  readonly analyte: Analyte;
  readonly people: 'adults' | 'children';
  readonly regimen: string;
  readonly person: Person;
  readonly doses: readonly {
    readonly tMin: number;
    readonly route: Route;
    readonly amountMg: number;
    readonly durationMin?: number;
  }[];
  readonly quantity: Quantity;
  /** ng/mL, min, ng·h/mL or as the quantity says. */
  readonly published: number;
  /** Published spread: mean ± SD, geometric SD, a range or a confidence interval. Null: none was printed. */
  readonly spread: readonly [number, number] | null;
  readonly spreadIs: string;
  /** How far off a typical prediction may be where no spread is printed: ratio. */
  readonly tolerance: readonly [number, number] | null;
  readonly sampling: 'venous' | 'arterial' | 'not-stated';
  readonly source: string;
  readonly obtained: Obtained;
  readonly note: string;
}

type Entry = Omit<
  PublishedValue,
  'id' | 'entry' | 'quantity' | 'published' | 'spread' | 'spreadIs' | 'tolerance' | 'analyte'
>;
type Value = Pick<PublishedValue, 'quantity' | 'published'> &
  Partial<
    Pick<PublishedValue, 'spread' | 'spreadIs' | 'tolerance' | 'analyte' | 'note' | 'doses' | 'regimen' | 'person'>
  >;

const within = (share: number): readonly [number, number] => [1 - share, 1 + share];
const fold = (factor: number): readonly [number, number] => [1 / factor, factor];
const sd = (mean: number, by: number) => ({ spread: [mean - by, mean + by] as const, spreadIs: 'mean ± SD' });
const gsd = (mean: number, by: number) => ({
  spread: [mean / by, mean * by] as const,
  spreadIs: 'geometric mean ×/÷ GSD',
});

function values(entry: string, about: Entry, list: readonly Value[]): PublishedValue[] {
  return list.map((value, i) => ({
    analyte: 'parent',
    spread: null,
    spreadIs: '',
    tolerance: null,
    ...about,
    ...value,
    id: list.length === 1 ? entry : `${entry}.${i + 1}`,
    entry,
  }));
}

const infusion = (amountMg: number, durationMin: number, tMin = 0) => ({
  tMin,
  route: 'iv' as const,
  amountMg,
  durationMin,
});
const once = (route: Route, amountMg: number, tMin = 0) => ({ tMin, route, amountMg });
const devices = (count: number, everyMin = 0) => Array.from({ length: count }, (_, i) => once('in', 28, i * everyMin));
const known = { age: 45, asian: false, japanese: false } as const;
const zanos = 'Zanos P, et al. Pharmacol Rev 2018;70:621-660, Table 1';
const otto = 'Otto ME, et al. Eur J Clin Pharmacol 2021;77:1181-1192, Figures 3b and 4b';
const simons = 'Simons P, et al. Front Pain Res 2022;3:946486, Table 2 and text';
const perezRuixo = 'Perez-Ruixo C, et al. Clin Pharmacokinet 2021;60:501-516, Table 4';
const singh = 'Singh V, et al. Pharmacotherapy 2022;42:298-310, Table 6';

const OTTO_TIMES = [30, 60, 120, 180, 300, 360, 480, 600] as const;
const ottoEntry: Entry = {
  drug: 's-ketamine',
  people: 'adults',
  regimen: '10 mg over 30 min IV',
  person: { weightKg: 68 },
  doses: [infusion(10, 30)],
  sampling: 'venous',
  source: otto,
  obtained: 'library',
  note: 'medians of 17 volunteers read off a figure, about ± 10 %',
};
const film: Entry = {
  drug: 's-ketamine',
  people: 'adults',
  regimen: '50 mg oral thin film',
  person: { weightKg: 73 },
  doses: [once('sl', 50)],
  sampling: 'arterial',
  source: simons,
  obtained: 'library',
  note: '20 volunteers; the data rise less than in proportion to dose, the model is linear',
};
const exposureTable = (count: number, japanese: boolean): Entry => ({
  drug: 's-ketamine',
  people: 'adults',
  regimen: `${28 * count} mg nasal, devices together${japanese ? ', Japanese' : ''}`,
  person: { weightKg: 74, covariates: { ...known, asian: japanese, japanese } },
  doses: devices(count),
  sampling: 'venous',
  source: perezRuixo,
  obtained: 'library',
  note: "the paper's own model-based exposure: a check of software, not of a model against people",
});
const cancer: Pick<Entry, 'drug' | 'people' | 'person' | 'sampling' | 'source' | 'obtained'> = {
  drug: 'racemic-ketamine',
  people: 'adults',
  person: { weightKg: 60 },
  sampling: 'not-stated',
  source: singh,
  obtained: 'table',
};

/** Every published observation the models are laid beside, one row a number. */
export const PUBLISHED: readonly PublishedValue[] = [
  ...values(
    'V01',
    {
      drug: 'racemic-ketamine',
      people: 'adults',
      regimen: '0.5 mg/kg over 40 min IV',
      person: { weightKg: 70 },
      doses: [infusion(35, 40)],
      sampling: 'venous',
      source: `${zanos}, citing Zarate 2006`,
      obtained: 'table',
      note: 'treatment-resistant depression',
    },
    [{ quantity: { kind: 'peak' }, published: 185, tolerance: within(0.25) }],
  ),
  ...values(
    'V02',
    {
      drug: 'racemic-ketamine',
      people: 'adults',
      regimen: '0.5 mg/kg over 40 min IV',
      person: { weightKg: 70 },
      doses: [infusion(35, 40)],
      sampling: 'not-stated',
      source: `${zanos}, citing Krystal 1994`,
      obtained: 'table',
      note: 'range at which dissociation was seen; published is its middle',
    },
    [{ quantity: { kind: 'peak' }, published: 175, spread: [100, 250], spreadIs: 'range' }],
  ),
  ...values(
    'V03',
    ottoEntry,
    [56, 27, 15.5, 11.5, 6, 4.2, 2.5, 1.8].map((published, i) => ({
      quantity: { kind: 'level', atMin: OTTO_TIMES[i]! },
      published,
      tolerance: within(0.3),
    })),
  ),
  ...values(
    'V04',
    ottoEntry,
    [10, 23, 20, 16, 12, 11, 8, 6.5].map((published, i) => ({
      analyte: 'norketamine',
      quantity: { kind: 'level', atMin: OTTO_TIMES[i]! },
      published,
      tolerance: within(0.3),
    })),
  ),
  ...values('V05', film, [
    { quantity: { kind: 'peak' }, published: 96, tolerance: within(0.2) },
    { quantity: { kind: 'peak-time' }, published: 18.8, tolerance: within(0.2) },
    { quantity: { kind: 'area', toMin: 360 }, published: 8363 / 60, tolerance: within(0.2) },
  ]),
  ...values('V06', film, [
    { analyte: 'norketamine', quantity: { kind: 'peak' }, published: 276, tolerance: within(0.2) },
    { analyte: 'norketamine', quantity: { kind: 'peak-time' }, published: 61, tolerance: within(0.2) },
    { analyte: 'norketamine', quantity: { kind: 'area', toMin: 360 }, published: 38497 / 60, tolerance: within(0.2) },
  ]),
  ...values(
    'V07',
    {
      ...film,
      regimen: '20 mg over 20 min IV, 6 h after a 50 mg film',
      doses: [once('sl', 50), infusion(20, 20, 360)],
    },
    [
      {
        quantity: { kind: 'level', atMin: 380 },
        published: 273,
        spread: [259, 287],
        spreadIs: '95 % CI of the mean',
        tolerance: within(0.1),
      },
    ],
  ),
  ...[
    ['V08', 1, 43.8, 147.3],
    ['V09', 2, 72.5, 254.7],
    ['V10', 3, 101, 362.2],
  ].flatMap(([entry, count, peak, area]) =>
    values(entry as string, exposureTable(count as number, false), [
      { quantity: { kind: 'peak' }, published: peak as number, tolerance: within(0.02) },
      { quantity: { kind: 'area', toMin: 1440 }, published: area as number, tolerance: within(0.01) },
    ]),
  ),
  ...[
    [1, 59.1, 274.4],
    [2, 119.7, 516.3],
    [3, 180, 758],
  ].flatMap(([count, peak, area]) =>
    values(`V11 (${28 * count!} mg)`, exposureTable(count!, false), [
      { analyte: 'norketamine', quantity: { kind: 'peak' }, published: peak!, tolerance: within(0.02) },
      {
        analyte: 'norketamine',
        quantity: { kind: 'area', toMin: 1440 },
        published: area!,
        tolerance: within(0.01),
        note: 'known and unresolved: two other re-implementations met the same ratio of 1.38 to 1.56',
      },
    ]),
  ),
  ...values('V12', exposureTable(3, true), [
    { quantity: { kind: 'peak' }, published: 131.3, tolerance: within(0.02) },
    { quantity: { kind: 'area', toMin: 1440 }, published: 475.4, tolerance: within(0.01) },
  ]),
  ...values(
    'V13',
    {
      ...exposureTable(2, false),
      regimen: 'as modelled',
      source: 'Perez-Ruixo C, et al. Clin Pharmacokinet 2021;60:501-516, abstract',
      obtained: 'abstract',
    },
    [
      {
        quantity: { kind: 'bioavailability' },
        published: 0.54,
        regimen: '56 mg nasal',
        spread: [0.53, 0.55],
        spreadIs: '± 0.01',
      },
      {
        quantity: { kind: 'bioavailability' },
        published: 0.51,
        regimen: '84 mg nasal',
        doses: devices(3),
        spread: [0.5, 0.52],
        spreadIs: '± 0.01',
      },
      {
        quantity: { kind: 'bioavailability' },
        published: 0.186,
        regimen: 'by mouth',
        doses: [once('po', 84)],
        tolerance: within(0.05),
        note: 'swallowed dose that reaches the circulation',
      },
      { quantity: { kind: 'clearance-l-h-70kg' }, published: 114, tolerance: within(0.05) },
      {
        quantity: { kind: 'volume-l-70kg' },
        published: 752,
        tolerance: within(0.05),
        note: 'printed is the sum of Vc, Vp1 and Vp2; predicted is clearance × mean residence time',
      },
    ],
  ),
  ...values(
    'V14',
    {
      drug: 's-ketamine',
      people: 'adults',
      regimen: '0.2 mg/kg nasal, taken as one device of 15 mg',
      person: { weightKg: 75, covariates: known },
      doses: [once('in', 15)],
      sampling: 'not-stated',
      source: 'Huge V, et al. Eur J Pain 2010;14:387-394. doi:10.1016/j.ejpain.2009.08.002',
      obtained: 'abstract',
      note: '8 patients with neuropathic pain',
    },
    [
      { quantity: { kind: 'peak' }, published: 27.7, ...sd(27.7, 5.9) },
      { quantity: { kind: 'peak-time' }, published: 10, ...sd(10, 6.3) },
      { analyte: 'norketamine', quantity: { kind: 'peak' }, published: 18.3, ...sd(18.3, 14.9) },
      { analyte: 'norketamine', quantity: { kind: 'peak-time' }, published: 81, ...sd(81, 59) },
    ],
  ),
  ...values(
    'V15',
    {
      ...cancer,
      regimen: '10 mg rapid IV',
      doses: [once('iv', 10)],
      note: '9 cancer patients; weight inferred; area windows short',
    },
    [
      {
        quantity: { kind: 'level', atMin: 2 },
        published: 296,
        ...gsd(296, 1.71),
        note: 'a two-compartment venous model reads too low in the first minutes after a bolus: it shows no peak there',
      },
      { quantity: { kind: 'area', toMin: 14400 }, published: 113, tolerance: within(0.35) },
    ],
  ),
  ...values('V16', { ...cancer, regimen: '30 mg nasal', doses: [once('in', 30)], note: '10 cancer patients' }, [
    { quantity: { kind: 'peak' }, published: 60.8, ...gsd(60.8, 1.9) },
    { quantity: { kind: 'peak-time' }, published: 14, tolerance: fold(2) },
    {
      quantity: { kind: 'area', toMin: 1440 },
      published: 46,
      tolerance: fold(10),
      note: 'windows in the source are short and uncertain: order of magnitude only',
    },
    { analyte: 'norketamine', quantity: { kind: 'peak' }, published: 68.1, ...gsd(68.1, 1.8) },
    { analyte: 'norketamine', quantity: { kind: 'peak-time' }, published: 60, tolerance: fold(2) },
    {
      analyte: 'norketamine',
      quantity: { kind: 'area', toMin: 1440 },
      published: 181,
      tolerance: fold(10),
      note: 'windows in the source are short and uncertain: order of magnitude only',
    },
  ]),
  ...values(
    'V17',
    {
      drug: 'racemic-ketamine',
      people: 'adults',
      regimen: 'infusion in intensive care',
      person: { weightKg: 70 },
      doses: [infusion(70, 60)],
      sampling: 'not-stated',
      source: 'Hijazi Y, et al. Br J Anaesth 2003;90:155-160',
      obtained: 'abstract',
      note: '12 patients with brain or spinal injury: other models are not meant for them',
    },
    [
      { quantity: { kind: 'clearance-ml-min-kg' }, published: 36, ...sd(36, 13.3) },
      { quantity: { kind: 'volume-beta-l-kg' }, published: 16, ...sd(16, 8.6) },
      { quantity: { kind: 'half-life-h' }, published: 4.9, ...sd(4.9, 1.6) },
    ],
  ),
  ...values(
    'V18',
    {
      drug: 'racemic-ketamine',
      people: 'adults',
      regimen: '25 mg sublingual wafer',
      person: { weightKg: 75 },
      doses: [once('sl', 25)],
      sampling: 'not-stated',
      source: 'Rolan P, et al. Br J Clin Pharmacol 2014;77:1011-1016',
      obtained: 'abstract',
      note: '8 men',
    },
    [
      { quantity: { kind: 'bioavailability' }, published: 0.29, spread: [0.27, 0.31], spreadIs: '90 % CI' },
      { quantity: { kind: 'peak-time' }, published: 45, spread: [15, 60], spreadIs: 'range' },
    ],
  ),
  ...values(
    'V19',
    {
      drug: 'racemic-ketamine',
      people: 'children',
      regimen: '3 mg/kg nasal under halothane',
      person: { weightKg: 20, covariates: { age: 5 } },
      doses: [once('in', 60)],
      sampling: 'not-stated',
      source: 'Malinovsky JM, et al. Br J Anaesth 1996;77:203-207',
      obtained: 'abstract',
      note: 'no model of children has a nasal route: nothing to lay beside it',
    },
    [
      { quantity: { kind: 'peak' }, published: 496 },
      { quantity: { kind: 'peak-time' }, published: 20 },
      { quantity: { kind: 'bioavailability' }, published: 0.5 },
    ],
  ),
  ...values(
    'V20',
    {
      drug: 'racemic-ketamine',
      people: 'adults',
      regimen: '0.5 mg/kg by mouth',
      person: { weightKg: 70 },
      doses: [once('po', 35)],
      sampling: 'not-stated',
      source: `${zanos}, citing Grant 1981`,
      obtained: 'table',
      note: 'the only adult oral peak known',
    },
    [{ quantity: { kind: 'peak' }, published: 45, ...sd(45, 10) }],
  ),
  ...values(
    'V21',
    {
      drug: 'racemic-ketamine',
      people: 'adults',
      regimen: '0.5 mg/kg into a muscle',
      person: { weightKg: 70 },
      doses: [once('im', 35)],
      sampling: 'not-stated',
      source: 'Grant IS, et al. Br J Anaesth 1981;53:805-810; Clements JA, et al. J Pharm Sci 1982;71:539-542',
      obtained: 'general-knowledge',
      note: 'the absorption rate was chosen to give this time',
    },
    [
      { quantity: { kind: 'peak-time' }, published: 22, ...sd(22, 4) },
      { quantity: { kind: 'bioavailability' }, published: 0.93, tolerance: within(0.02) },
    ],
  ),
  ...values(
    'V22',
    {
      drug: 'racemic-ketamine',
      people: 'adults',
      regimen: 'by mouth, 50 mg',
      person: { weightKg: 60 },
      doses: [once('po', 50)],
      sampling: 'not-stated',
      source: 'Yanagihara Y, et al. Biopharm Drug Dispos 2003;24:37-43',
      obtained: 'abstract',
      note: '3 volunteers; weight assumed 60 kg; areas are both enantiomers together',
    },
    [
      { quantity: { kind: 'bioavailability' }, published: 0.2, tolerance: within(0.05) },
      {
        quantity: { kind: 'bioavailability' },
        published: 0.3,
        regimen: 'sublingual, 50 mg',
        doses: [once('sl', 50)],
        tolerance: within(0.05),
      },
      {
        quantity: { kind: 'bioavailability' },
        published: 0.45,
        regimen: 'nasal, 25 mg',
        doses: [once('in', 25)],
        tolerance: within(0.05),
      },
      { analyte: 'norketamine', quantity: { kind: 'area', toMin: 480 }, published: 1000, tolerance: fold(2) },
      {
        analyte: 'norketamine',
        quantity: { kind: 'area', toMin: 480 },
        published: 740,
        regimen: 'sublingual, 50 mg',
        doses: [once('sl', 50)],
        spread: [560, 920],
        spreadIs: 'sublingual to rectal',
        tolerance: fold(2),
      },
      {
        analyte: 'norketamine',
        quantity: { kind: 'area', toMin: 360 },
        published: 200,
        regimen: 'nasal, 25 mg',
        doses: [once('in', 25)],
        tolerance: fold(2),
      },
      { quantity: { kind: 'half-life-h' }, published: 2, regimen: 'IV', doses: [infusion(10, 1)], tolerance: fold(2) },
    ],
  ),
  ...values(
    'V23',
    {
      drug: 's-ketamine',
      people: 'adults',
      regimen: '84 mg nasal at 0, 5, 10 min',
      person: { weightKg: 74, covariates: known },
      doses: devices(3, 5),
      sampling: 'not-stated',
      source: "manufacturer's medical information (2024) and label",
      obtained: 'general-knowledge',
      note: 'label figures',
    },
    [
      { quantity: { kind: 'peak-time' }, published: 30, spread: [20, 40], spreadIs: 'range after the last device' },
      { quantity: { kind: 'half-life-h' }, published: 9.5, spread: [7, 12], spreadIs: 'range' },
      {
        analyte: 'norketamine',
        quantity: { kind: 'apparent-half-life-h', fromMin: 720, toMin: 1440 },
        published: 8,
        tolerance: within(0.35),
      },
      { quantity: { kind: 'bioavailability' }, published: 0.48, tolerance: within(0.15) },
    ],
  ),
  ...values(
    'V24',
    {
      drug: 'racemic-ketamine',
      people: 'adults',
      regimen: 'IV, 18 studies',
      person: { weightKg: 70 },
      doses: [infusion(35, 40)],
      sampling: 'not-stated',
      source: 'Kamp J, et al. Anesthesiology 2020;133:1192-1213',
      obtained: 'abstract',
      note: 'racemic and S-ketamine together',
    },
    [
      { quantity: { kind: 'clearance-l-h-70kg' }, published: 79, spread: [69, 90], spreadIs: '95 % CI of the mean' },
      { quantity: { kind: 'volume-l-70kg' }, published: 252, spread: [200, 304], spreadIs: '95 % CI of the mean' },
    ],
  ),
  ...values(
    'V25',
    {
      drug: 's-ketamine',
      people: 'adults',
      regimen: '0.5 mg/kg in 10 s IV',
      person: { weightKg: 65, covariates: known },
      doses: [infusion(32.5, 1 / 6)],
      sampling: 'not-stated',
      source: 'Wang J, et al. Drug Des Devel Ther 2019;13:4135-4144',
      obtained: 'abstract',
      note: '16 patients before gastroscopy',
    },
    [{ quantity: { kind: 'clearance-ml-min-kg' }, published: 18.1, ...sd(18.1, 3.2), tolerance: within(0.35) }],
  ),
];
