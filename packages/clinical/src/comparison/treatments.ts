import type { SourceId } from '../sources/index.ts';

export const TREATMENT_IDS = [
  'ketamine-iv',
  'esketamine-nasal',
  'ect',
  'rtms',
  'antidepressant',
  'psychotherapy',
  'ketamine-iv-ptsd',
] as const;
export type TreatmentId = (typeof TREATMENT_IDS)[number];

/** What is not what this clinic gives: what may help somebody who is not treated here. */
export const OTHER_TREATMENTS = [
  'psychotherapy',
  'antidepressant',
  'rtms',
  'ect',
] as const satisfies readonly TreatmentId[];

/** What a study found, in percent of patients unless the unit says points. `against` is what it was compared with. */
export interface Figure {
  readonly outcome: 'response' | 'remission' | 'relapse' | 'madrs-difference' | 'remission-without-relapse';
  readonly study: string;
  readonly group: string;
  readonly value: number;
  readonly unit: '%' | 'points';
  readonly against: { readonly what: string; readonly value: number } | null;
  /** Another source says otherwise: both are always shown together. */
  readonly disputed: boolean;
  readonly note: string | null;
  readonly sources: readonly SourceId[];
}

/** How long, in days, from the first dose to an effect. Hours are parts of a day. */
export interface Onset {
  readonly fromDays: number;
  readonly toDays: number;
  readonly words: string;
}

/** One treatment a patient and a clinician may weigh. It compares; it recommends nothing. */
export interface TreatmentRow {
  readonly id: TreatmentId;
  readonly title: string;
  readonly condition: 'depression' | 'ptsd';
  readonly onset: Onset;
  readonly course: string;
  readonly harms: readonly string[];
  readonly figures: readonly Figure[];
  /** Not approved for this use in the US. */
  readonly offLabel: boolean;
  readonly sources: readonly SourceId[];
}

const figure = (
  outcome: Figure['outcome'],
  study: string,
  group: string,
  value: number,
  sources: readonly SourceId[],
  more: Partial<Pick<Figure, 'against' | 'disputed' | 'note' | 'unit'>> = {},
): Figure => ({
  outcome,
  study,
  group,
  value,
  unit: '%',
  against: null,
  disputed: false,
  note: null,
  sources,
  ...more,
});
const against = (what: string, value: number) => ({ what, value });

export const TREATMENTS: readonly TreatmentRow[] = [
  {
    id: 'ketamine-iv',
    title: 'Ketamine by vein',
    condition: 'depression',
    onset: { fromDays: 0.1, toDays: 3, words: 'hours to days' },
    course: '6 infusions in 2–3 weeks, then maintenance',
    harms: ['dissociation', 'blood pressure', 'nausea'],
    offLabel: true,
    figures: [
      figure('response', 'ELEKT-D', 'QIDS', 55.4, ['ELEKT-D'], { against: against('ECT', 41.2), disputed: true }),
      figure('response', 'ELEKT-D', 'MADRS', 50.8, ['ELEKT-D']),
      figure('remission', 'ELEKT-D', 'all', 38, ['ELEKT-D', 'EKSTRAND-2024'], {
        against: against('ECT', 22),
        disputed: true,
      }),
      figure('remission', 'KetECT', 'inpatients', 46, ['KETECT'], { against: against('ECT', 63), disputed: true }),
      figure('relapse', 'KetECT', '12 months', 70, ['KETECT'], { against: against('ECT', 63) }),
      figure('response', 'community', '537 of 9016', 53.6, ['MCINNES-2022'], { note: 'only 6 % could be analysed' }),
      figure('remission', 'community', '537 of 9016', 28.9, ['MCINNES-2022'], { note: 'only 6 % could be analysed' }),
    ],
    sources: ['ELEKT-D', 'EKSTRAND-2024', 'KETECT', 'MCINNES-2022', 'PRICES'],
  },
  {
    id: 'esketamine-nasal',
    title: 'Esketamine nasal spray',
    condition: 'depression',
    onset: { fromDays: 0.1, toDays: 2, words: 'hours to the second day' },
    course: '8 sessions in 4 weeks, then weekly or every second week; 2 hours of observation each time',
    harms: ['dissociation', 'blood pressure', 'nausea', 'a visit of two hours each time'],
    offLabel: false,
    figures: [
      figure('response', 'TRANSFORM-2', 'flexible dose', 69.3, ['POPOVA-2019'], { against: against('placebo', 52) }),
      figure('remission', 'TRANSFORM-2', 'flexible dose', 52.5, ['POPOVA-2019'], { against: against('placebo', 31) }),
      figure('madrs-difference', 'TRANSFORM-2', 'flexible dose', -4, ['POPOVA-2019'], { unit: 'points' }),
      figure('response', 'TRANSFORM-1', '56 mg', 54.1, ['TRANSFORM-TABLES'], { against: against('placebo', 38.9) }),
      figure('response', 'TRANSFORM-1', '84 mg', 53.1, ['TRANSFORM-TABLES'], { against: against('placebo', 38.9) }),
      figure('remission', 'TRANSFORM-1', '56 mg', 36, ['TRANSFORM-TABLES'], {
        against: against('placebo', 30.6),
        note: 'not statistically significant',
      }),
      figure('remission', 'TRANSFORM-1', '84 mg', 38.8, ['TRANSFORM-TABLES'], {
        against: against('placebo', 30.6),
        note: 'not statistically significant',
      }),
      figure('response', 'TRANSFORM-3', '65 and older', 27, ['TRANSFORM-TABLES'], {
        against: against('placebo', 13.3),
      }),
      figure('remission', 'TRANSFORM-3', '65 and older', 17.5, ['TRANSFORM-TABLES'], {
        against: against('placebo', 6.7),
      }),
      figure('madrs-difference', 'TRD4005', 'alone, 56 mg', -5.1, ['TRD4005'], { unit: 'points' }),
      figure('madrs-difference', 'TRD4005', 'alone, 84 mg', -6.8, ['TRD4005'], { unit: 'points' }),
      figure('remission', 'TRD4005', 'alone', 22.5, ['TRD4005'], { against: against('placebo', 7.6) }),
      figure('remission', 'ESCAPE-TRD', 'week 8', 27.1, ['ESCAPE-TRD'], { against: against('quetiapine XR', 17.6) }),
      figure('remission-without-relapse', 'ESCAPE-TRD', 'to week 32', 21.7, ['ESCAPE-TRD'], {
        against: against('quetiapine XR', 14.1),
      }),
      figure('relapse', 'SUSTAIN-1', 'kept on', 26.7, ['SUSTAIN-1'], {
        against: against('placebo', 45.3),
        note: 'hazard ratio 0.49 (0.29–0.84)',
      }),
    ],
    sources: ['POPOVA-2019', 'TRANSFORM-TABLES', 'TRD4005', 'ESCAPE-TRD', 'SUSTAIN-1', 'PRICES', 'NEOLYTIX'],
  },
  {
    id: 'ect',
    title: 'Electroconvulsive therapy',
    condition: 'depression',
    onset: { fromDays: 7, toDays: 21, words: '1–3 weeks' },
    course: '6–12 sessions',
    harms: ['memory loss', 'anaesthesia', 'muscle pain'],
    offLabel: false,
    figures: [
      figure('remission', 'KetECT', 'inpatients', 63, ['KETECT'], { against: against('ketamine', 46), disputed: true }),
      figure('response', 'ELEKT-D', 'mostly outpatients', 41.2, ['ELEKT-D'], {
        against: against('ketamine', 55.4),
        disputed: true,
      }),
      figure('remission', 'ELEKT-D', 'mostly outpatients', 22, ['ELEKT-D', 'EKSTRAND-2024'], {
        against: against('ketamine', 38),
        disputed: true,
      }),
      figure('relapse', 'KetECT', '12 months', 63, ['KETECT'], { against: against('ketamine', 70) }),
    ],
    sources: ['KETECT', 'ELEKT-D', 'EKSTRAND-2024'],
  },
  {
    id: 'rtms',
    title: 'Transcranial magnetic stimulation',
    condition: 'depression',
    onset: { fromDays: 14, toDays: 42, words: '2–6 weeks' },
    course: '30–36 daily sessions',
    harms: ['headache', 'scalp pain', 'seizure, rarely'],
    offLabel: false,
    figures: [
      figure('response', 'clinic cohorts', 'CGI', 58, ['GK']),
      figure('remission', 'clinic cohorts', 'CGI', 37, ['GK']),
      figure('response', 'UK service', 'HAM-D', 34.6, ['RTMS-UK']),
      figure('remission', 'UK service', 'HAM-D', 20.6, ['RTMS-UK']),
    ],
    sources: ['RTMS-UK', 'GK'],
  },
  {
    id: 'antidepressant',
    title: 'SSRI or SNRI',
    condition: 'depression',
    onset: { fromDays: 14, toDays: 42, words: '2–6 weeks' },
    course: 'daily, for months',
    harms: ['stomach and bowel', 'sexual', 'sleep'],
    offLabel: false,
    figures: [
      figure('remission', 'STAR*D', 'step 1', 36.8, ['STARD', 'GK']),
      figure('remission', 'STAR*D', 'step 2', 30.6, ['STARD', 'GK']),
      figure('remission', 'STAR*D', 'step 3', 13.7, ['STARD', 'GK']),
      figure('remission', 'STAR*D', 'step 4', 13, ['STARD', 'GK']),
      figure('remission', 'STAR*D', 'all steps, as reported', 67, ['STARD'], { disputed: true }),
      figure('remission', 'STAR*D', 'all steps, 2023 reanalysis', 35, ['STARD'], { disputed: true }),
    ],
    sources: ['STARD'],
  },
  {
    id: 'psychotherapy',
    title: 'Psychotherapy (CBT and others)',
    condition: 'depression',
    onset: { fromDays: 28, toDays: 84, words: '4–12 weeks' },
    course: '12–20 sessions',
    harms: ['few'],
    offLabel: false,
    figures: [
      figure('response', 'general knowledge', 'lower end', 40, ['GK']),
      figure('response', 'general knowledge', 'upper end', 50, ['GK']),
    ],
    sources: ['GK'],
  },
  {
    id: 'ketamine-iv-ptsd',
    title: 'Ketamine by vein for PTSD',
    condition: 'ptsd',
    onset: { fromDays: 1, toDays: 7, words: 'days' },
    course: '6 infusions in 2 weeks; half kept the response for 27.5 days',
    harms: ['dissociation', 'blood pressure', 'nausea'],
    offLabel: true,
    figures: [
      figure('response', 'Feder 2021, n = 30', 'all', 67, ['FEDER-2021'], {
        against: against('midazolam', 20),
        disputed: true,
        note: 'a trial in veterans and service members found no advantage',
      }),
    ],
    sources: ['FEDER-2021'],
  },
];

/** Where guidelines put ketamine. */
export const GUIDELINE_PLACES: readonly {
  readonly guideline: string;
  readonly says: string;
  readonly sources: readonly SourceId[];
}[] = [
  {
    guideline: 'CANMAT 2021',
    says: 'one infusion by vein: level 1 evidence; repeated or maintenance: level 3; other routes: level 3–4; third line overall',
    sources: ['CANMAT-2021'],
  },
  {
    guideline: 'VA/DoD 2022',
    says: 'ketamine or esketamine suggested after several adequate trials',
    sources: ['VADOD-2022'],
  },
  {
    guideline: 'ASA',
    says: 'the safety standards of other anaesthetic drugs; a defined end, the lowest dose, a regular review face to face',
    sources: ['ASA-KET'],
  },
];

/** Why two trials may disagree: shown beside the figures that do. */
export const DISAGREEMENTS: readonly {
  readonly id: string;
  readonly between: readonly string[];
  readonly why: string;
  readonly sources: readonly SourceId[];
}[] = [
  {
    id: 'ketamine-or-ect',
    between: ['ELEKT-D', 'KetECT'],
    why: 'ELEKT-D left out psychosis and was mostly outpatients; KetECT was inpatients and took psychotic depression (general knowledge). Outpatients with moderate to severe illness did better on ketamine.',
    sources: ['ELEKT-D-SEC', 'EKSTRAND-2024', 'GK'],
  },
  {
    id: 'star-d-cumulative',
    between: ['STAR*D'],
    why: '67 % over all steps as reported in 2006, 35 % in the reanalysis of 2023; the authors replied.',
    sources: ['STARD'],
  },
  {
    id: 'ptsd',
    between: ['Feder 2021, n = 30'],
    why: 'better than midazolam in a small trial, not superior in veterans and service members',
    sources: ['FEDER-2021'],
  },
];

/** One line of the comparison: the treatment, and what is disputed about its figures. */
export interface ComparedTreatment {
  readonly treatment: TreatmentRow;
  readonly disagreements: readonly (typeof DISAGREEMENTS)[number][];
}

/** Treatments for a condition side by side, with every disagreement that touches their figures. In the order of the table, which ranks nothing. */
export function compareTreatments(condition: TreatmentRow['condition']): readonly ComparedTreatment[] {
  return TREATMENTS.filter((row) => row.condition === condition).map((treatment) => {
    const disputed = new Set(treatment.figures.filter((row) => row.disputed).map((row) => row.study));
    return {
      treatment,
      disagreements: DISAGREEMENTS.filter((row) => row.between.some((study) => disputed.has(study))),
    };
  });
}
