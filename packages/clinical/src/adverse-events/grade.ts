import type { SourceId } from '../sources/index.ts';

/** After CTCAE v5, in our own words (general knowledge). 5 is death. */
export type Grade = 1 | 2 | 3 | 4 | 5;

/** What a grade means where the event has no measure of its own. */
export const GRADES: readonly { readonly grade: Grade; readonly title: string; readonly meaning: string }[] = [
  { grade: 1, title: 'Mild', meaning: 'noticed; nothing needs doing' },
  { grade: 2, title: 'Moderate', meaning: 'something small is done, or daily tasks are held up' },
  { grade: 3, title: 'Severe', meaning: 'hospital or cannot look after oneself; not yet a danger to life' },
  { grade: 4, title: 'Life-threatening', meaning: 'urgent treatment, or life in danger' },
  { grade: 5, title: 'Death', meaning: 'death from the event' },
];

export const GRADE_SOURCES: readonly SourceId[] = ['GK'];

/** What an event's grades look like, where they have their own measure. Words for the person who grades. */
export const GRADED_EVENTS: Readonly<Record<string, Readonly<Partial<Record<Grade, string>>>>> = {
  'bp-increased': {
    1: '120–139 or 80–89 mmHg',
    2: '140–159 or 90–99 mmHg',
    3: '160 or more, or 100 or more mmHg',
    4: 'hypertensive crisis',
  },
  nausea: { 1: 'eats', 2: 'eats less', 3: 'needs a tube or fluids by vein' },
  vomiting: { 1: '1–2 times in a day', 2: '3–5 times', 3: '6 times or more', 4: 'life-threatening' },
  hypoxaemia: { 2: 'below 88 % on exertion', 3: 'below 88 % at rest', 4: 'the airway is in danger' },
  dissociation: { 1: 'mild', 2: 'moderate', 3: 'severe: hospital', 4: 'danger to self or others' },
  confusion: { 1: 'mild', 2: 'moderate', 3: 'severe: hospital', 4: 'danger to self or others' },
};

/** A grade that the numbers give, or why they give none. 0 = below every grade. */
export type Graded =
  | { readonly known: true; readonly grade: Grade | 0 }
  | { readonly known: false; readonly atLeast: Grade | 0; readonly missing: readonly string[] };

/**
 * Blood pressure by its worse limb. One limb alone can only say "at least": it is known when it is at the top already.
 * `crisis`: signs of harm to an organ.
 */
export function gradeBloodPressure(input: {
  readonly systolicMmHg: number | null;
  readonly diastolicMmHg: number | null;
  readonly crisis: boolean | null;
}): Graded {
  const { systolicMmHg, diastolicMmHg, crisis } = input;
  if (crisis === true) return { known: true, grade: 4 };
  const limb = (value: number | null, steps: readonly [number, number, number]): 0 | 1 | 2 | 3 | null => {
    if (value === null) return null;
    return value >= steps[2] ? 3 : value >= steps[1] ? 2 : value >= steps[0] ? 1 : 0;
  };
  const systolic = limb(systolicMmHg, [120, 140, 160]);
  const diastolic = limb(diastolicMmHg, [80, 90, 100]);
  const worst = Math.max(systolic ?? 0, diastolic ?? 0) as 0 | 1 | 2 | 3;
  const missing = [
    ...(systolic === null ? ['systolicMmHg'] : []),
    ...(diastolic === null ? ['diastolicMmHg'] : []),
    ...(crisis === null && worst === 3 ? ['crisis'] : []),
  ];
  // A limb at grade 3 settles the pressure; whether it is a crisis is then the only open question.
  const open = worst === 3 ? missing.filter((name) => name === 'crisis') : missing;
  return open.length > 0 ? { known: false, atLeast: worst, missing: open } : { known: true, grade: worst };
}

/** Vomiting by how often in 24 hours. @throws RangeError for what is not a count. */
export function gradeVomiting(timesIn24h: number | null, lifeThreatening: boolean | null): Graded {
  if (lifeThreatening === true) return { known: true, grade: 4 };
  if (timesIn24h === null) return { known: false, atLeast: 0, missing: ['timesIn24h'] };
  if (!Number.isInteger(timesIn24h) || timesIn24h < 0) throw new RangeError(`not a count: ${timesIn24h}`);
  return { known: true, grade: timesIn24h >= 6 ? 3 : timesIn24h >= 3 ? 2 : timesIn24h >= 1 ? 1 : 0 };
}

/** Low oxygen by where it was measured. */
export function gradeHypoxaemia(input: {
  readonly spo2Percent: number | null;
  readonly at: 'rest' | 'exertion' | null;
  readonly airwayInDanger: boolean | null;
}): Graded {
  if (input.airwayInDanger === true) return { known: true, grade: 4 };
  if (input.spo2Percent === null) return { known: false, atLeast: 0, missing: ['spo2Percent'] };
  if (input.spo2Percent >= 88) return { known: true, grade: 0 };
  // Not knowing where: the worse of the two is not assumed away.
  if (input.at === null) return { known: false, atLeast: 2, missing: ['at'] };
  return { known: true, grade: input.at === 'rest' ? 3 : 2 };
}
