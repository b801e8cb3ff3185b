/** When an instrument is due. All rows are proposals: a clinic adopts and edits them. */
export type SchedulePoint =
  | 'intake'
  | 'before-session'
  | 'during-session'
  | 'discharge-gate'
  | 'day-1-2-after'
  | 'weekly-in-induction'
  | 'end-of-induction'
  | 'monthly-in-maintenance'
  | 'every-3-months'
  | 'every-6-months';

export type Programme = 'psychiatric' | 'pain';

/** Something about the patient that decides whether a row applies. */
export type ScheduleFact =
  | 'trauma-related'
  | 'payer-asks'
  | 'fibromyalgia'
  | 'bipolar'
  | 'phq9-in-last-7-days'
  | 'phq9-item9-ever-positive'
  | 'cssrs-positive-before-session'
  | 'ratable';

export interface ScheduleRow {
  readonly point: SchedulePoint;
  /** `null` = everyone. */
  readonly programme: Programme | null;
  readonly instrument: string;
  readonly form?: string;
  /** Applies when the fact is so (or is not so). Unknown: due, since asking once too often harms nobody. */
  readonly when?: { readonly fact: ScheduleFact; readonly is: boolean };
  /** Minutes after the start of the dose, where the row names moments. */
  readonly minutes?: readonly number[];
  /** Two rows of one choice: either will do. */
  readonly oneOf?: string;
  readonly basis: 'project-proposal';
}

const row = (
  point: SchedulePoint,
  programme: Programme | null,
  instrument: string,
  more: Omit<ScheduleRow, 'point' | 'programme' | 'instrument' | 'basis'> = {},
): ScheduleRow => ({ point, programme, instrument, ...more, basis: 'project-proposal' });

export const SCHEDULE: readonly ScheduleRow[] = [
  row('intake', 'psychiatric', 'phq9'),
  row('intake', 'psychiatric', 'gad7'),
  row('intake', 'psychiatric', 'mdq'),
  row('intake', 'psychiatric', 'cssrsScreener'),
  row('intake', 'psychiatric', 'pcl5', { when: { fact: 'trauma-related', is: true } }),
  row('intake', 'psychiatric', 'madrs', { when: { fact: 'payer-asks', is: true }, oneOf: 'payer-scale' }),
  row('intake', 'psychiatric', 'qidsSr16', { when: { fact: 'payer-asks', is: true }, oneOf: 'payer-scale' }),
  row('intake', 'pain', 'peg', { oneOf: 'pain-scale' }),
  row('intake', 'pain', 'bpiSf', { oneOf: 'pain-scale' }),
  row('intake', 'pain', 'painNrs'),
  row('intake', 'pain', 'fiqr', { when: { fact: 'fibromyalgia', is: true } }),
  row('intake', 'pain', 'phq9'),
  row('intake', 'pain', 'gad7'),
  row('intake', null, 'auditC'),
  row('intake', null, 'dast10'),
  row('intake', null, 'icsi'),
  row('before-session', 'psychiatric', 'cssrsScreener', { form: 'since-last-contact' }),
  row('before-session', 'psychiatric', 'phq9', { when: { fact: 'phq9-in-last-7-days', is: false } }),
  row('before-session', 'psychiatric', 'ymrs', { when: { fact: 'bipolar', is: true } }),
  row('before-session', 'pain', 'painNrs'),
  row('before-session', 'pain', 'cssrsScreener', {
    form: 'since-last-contact',
    when: { fact: 'phq9-item9-ever-positive', is: true },
  }),
  row('before-session', null, 'moaas'),
  row('before-session', null, 'cadss6'),
  row('before-session', null, 'bprsPositive'),
  row('during-session', 'pain', 'painNrs', { when: { fact: 'ratable', is: true } }),
  row('during-session', null, 'moaas'),
  row('during-session', null, 'cadss6', { minutes: [20, 40, 60] }),
  row('during-session', null, 'bprsPositive', { minutes: [40] }),
  row('discharge-gate', 'psychiatric', 'cssrsScreener', {
    form: 'since-last-contact',
    when: { fact: 'cssrs-positive-before-session', is: true },
  }),
  row('discharge-gate', 'pain', 'painNrs'),
  row('discharge-gate', null, 'aldrete'),
  row('discharge-gate', null, 'padss'),
  row('discharge-gate', null, 'moaas'),
  row('discharge-gate', null, 'cadss6'),
  row('discharge-gate', null, 'bprsPositive'),
  row('day-1-2-after', 'psychiatric', 'phq2'),
  row('day-1-2-after', 'pain', 'painNrs'),
  row('weekly-in-induction', 'psychiatric', 'qidsSr16', { oneOf: 'weekly-mood' }),
  row('weekly-in-induction', 'psychiatric', 'phq9', { oneOf: 'weekly-mood' }),
  row('weekly-in-induction', 'pain', 'peg'),
  row('end-of-induction', 'psychiatric', 'phq9'),
  row('end-of-induction', 'psychiatric', 'madrs', { when: { fact: 'payer-asks', is: true } }),
  row('end-of-induction', 'psychiatric', 'gad7'),
  row('end-of-induction', 'psychiatric', 'pcl5', { when: { fact: 'trauma-related', is: true } }),
  row('end-of-induction', 'psychiatric', 'pgic'),
  row('end-of-induction', 'pain', 'peg'),
  row('end-of-induction', 'pain', 'bpiSf'),
  row('end-of-induction', 'pain', 'fiqr', { when: { fact: 'fibromyalgia', is: true } }),
  row('end-of-induction', 'pain', 'pgic'),
  row('monthly-in-maintenance', 'psychiatric', 'phq9'),
  row('monthly-in-maintenance', 'psychiatric', 'gad7'),
  row('monthly-in-maintenance', 'psychiatric', 'cssrsScreener', { form: 'since-last-contact' }),
  row('monthly-in-maintenance', 'pain', 'peg'),
  row('monthly-in-maintenance', 'pain', 'phq9'),
  row('every-3-months', 'psychiatric', 'who5', { oneOf: 'well-being' }),
  row('every-3-months', 'psychiatric', 'promisGlobal10', { oneOf: 'well-being' }),
  row('every-3-months', 'pain', 'promisGlobal10'),
  row('every-3-months', null, 'icsi'),
  row('every-6-months', null, 'auditC'),
  row('every-6-months', null, 'dast10'),
];

export interface Due {
  readonly row: ScheduleRow;
  /** `due-unless-known`: whether it applies was not known, so it is asked. */
  readonly state: 'due' | 'due-unless-known';
}

/** What is due at a point for somebody in a programme. A fact that is not known makes its row due, and says so. */
export function dueAt(
  point: SchedulePoint,
  programme: Programme,
  facts: Readonly<Partial<Record<ScheduleFact, boolean>>>,
  schedule: readonly ScheduleRow[] = SCHEDULE,
): readonly Due[] {
  return schedule
    .filter((entry) => entry.point === point && (entry.programme === null || entry.programme === programme))
    .flatMap((entry): Due[] => {
      if (entry.when === undefined) return [{ row: entry, state: 'due' }];
      const fact = facts[entry.when.fact];
      if (fact === undefined) return [{ row: entry, state: 'due-unless-known' }];
      return fact === entry.when.is ? [{ row: entry, state: 'due' }] : [];
    });
}
