import { type Interval, riskDifference } from './statistics.ts';

/** A published figure about one group. Counts where they were printed or follow from what was. */
export interface BenchmarkFigure {
  readonly id: string;
  readonly group: string;
  readonly outcome:
    | 'response'
    | 'remission'
    | 'worsened'
    | 'relapse-12-months'
    | 'severe-hypertension'
    | 'not-ready-2h';
  readonly instrument: string | null;
  /** How the study defined it, as a key: figures compare only when the keys are the same. */
  readonly definition: string;
  readonly percent: number;
  readonly events: number | null;
  readonly of: number | null;
}

/** One study whose figures a clinic may look at beside its own. Never a target, never advice. */
export interface BenchmarkRow {
  readonly id: string;
  readonly study: string;
  readonly regimen: string;
  readonly sources: readonly string[];
  /** Was the number read in the cited text, or recalled from memory? */
  readonly evidence: 'seen' | 'counts-recalled';
  readonly cohort: number | null;
  readonly analysed: number;
  readonly figures: readonly BenchmarkFigure[];
  readonly remark: string;
}

const HALF = 'fall of at least 50 %';
const PHQ9_BELOW_5 = 'PHQ-9 below 5';
const figure = (
  id: string,
  group: string,
  outcome: BenchmarkFigure['outcome'],
  instrument: string | null,
  definition: string,
  percent: number,
  events: number | null = null,
  of: number | null = null,
): BenchmarkFigure => ({ id, group, outcome, instrument, definition, percent, events, of });

export const BENCHMARKS: readonly BenchmarkRow[] = [
  {
    id: 'elekt-d-primary',
    study: 'ELEKT-D, intravenous ketamine against ECT, non-psychotic TRD (Anand 2023)',
    regimen: '0.5 mg/kg over 40 min, twice a week for 3 weeks',
    sources: [
      'https://www.nejm.org/doi/full/10.1056/NEJMoa2302399',
      'https://pmc.ncbi.nlm.nih.gov/articles/PMC11200139/',
    ],
    evidence: 'counts-recalled',
    cohort: null,
    analysed: 365,
    figures: [
      figure('ketamine-response', 'ketamine', 'response', 'qidsSr16', HALF, 55.4, 108, 195),
      figure('ect-response', 'ECT', 'response', 'qidsSr16', HALF, 41.2, 70, 170),
      figure('ketamine-response-madrs', 'ketamine', 'response', 'madrs', HALF, 50.8),
      figure('ect-response-madrs', 'ECT', 'response', 'madrs', HALF, 41.1),
    ],
    remark: 'Difference 14.2 points (3.9 to 24.2); margin for not being inferior −10.',
  },
  {
    id: 'osmind-mcinnes-2022',
    study: 'Community intravenous ketamine, 178 practices, 2016–2020 (McInnes 2022)',
    regimen: '4–8 infusions over 7–28 days; scored 14–31 days after',
    sources: ['https://stanfordhealthcare.org/publications/837/837264.html'],
    evidence: 'seen',
    cohort: 9016,
    analysed: 537,
    figures: [
      figure('response', 'all', 'response', 'phq9', HALF, 53.6, 288, 537),
      figure('remission', 'all', 'remission', 'phq9', PHQ9_BELOW_5, 28.9, 155, 537),
      figure('worsened', 'all', 'worsened', 'phq9', 'score higher than before', 8.4),
    ],
    remark: 'Only 6 % of the cohort had a usable follow-up: the share missing is part of the figure.',
  },
  {
    id: 'hull-2022-athome',
    study: 'Sublingual ketamine at home by telehealth (Hull 2022)',
    regimen: 'sublingual, at home',
    sources: ['https://peeref.com/works/25924086'],
    evidence: 'seen',
    cohort: null,
    analysed: 1247,
    figures: [
      figure('phq9-response', 'all', 'response', 'phq9', HALF, 62.8, 783, 1247),
      figure('phq9-remission', 'all', 'remission', 'phq9', 'PHQ-9 below 5 from at least 10', 32.6),
      figure('gad7-response', 'all', 'response', 'gad7', HALF, 62.9),
      figure('gad7-remission', 'all', 'remission', 'gad7', 'GAD-7 below 5 from at least 10', 31.3),
      figure('phq9-worsened', 'all', 'worsened', 'phq9', 'reliable worsening', 0.9),
      figure('gad7-worsened', 'all', 'worsened', 'gad7', 'reliable worsening', 0.6),
    ],
    remark: 'Course by class: 79.3 % improved, 11.4 % stayed ill, 9.3 % improved late.',
  },
  {
    id: 'sustain-3-relapsers',
    study: 'SUSTAIN-3, those who had relapsed in SUSTAIN-1',
    regimen: 'esketamine nasal, induction then maintenance',
    sources: ['https://pmc.ncbi.nlm.nih.gov/articles/PMC10439056/table/Tab3'],
    evidence: 'seen',
    cohort: null,
    analysed: 96,
    figures: [
      figure('madrs-response-esk', 'esketamine before', 'response', 'madrs', HALF, 71.9, 23, 32),
      figure('madrs-response-pbo', 'placebo before', 'response', 'madrs', HALF, 73.4, 47, 64),
      figure('madrs-remission-esk', 'esketamine before', 'remission', 'madrs', 'MADRS at most 12', 62.5, 20, 32),
      figure('madrs-remission-pbo', 'placebo before', 'remission', 'madrs', 'MADRS at most 12', 60.9, 39, 64),
      figure('phq9-response-esk', 'esketamine before', 'response', 'phq9', HALF, 46.9, 15, 32),
      figure('phq9-response-pbo', 'placebo before', 'response', 'phq9', HALF, 63.5, 40, 63),
      figure('phq9-remission-esk', 'esketamine before', 'remission', 'phq9', PHQ9_BELOW_5, 21.9, 7, 32),
      figure('phq9-remission-pbo', 'placebo before', 'remission', 'phq9', PHQ9_BELOW_5, 53.1, 34, 64),
      figure('madrs-response-esk-52', 'esketamine before, week 52', 'response', 'madrs', HALF, 40.6, 13, 32),
      figure('madrs-response-pbo-52', 'placebo before, week 52', 'response', 'madrs', HALF, 54.8, 34, 62),
    ],
    remark:
      'At the end of induction unless it says otherwise; the last value carried forward; denominators differ by instrument.',
  },
  {
    id: 'ketect-ekstrand-2022',
    study: 'KetECT, racemic ketamine three times a week against ECT, inpatients (Ekstrand 2022)',
    regimen: '0.5 mg/kg, three times a week, up to 12',
    sources: ['https://pmc.ncbi.nlm.nih.gov/articles/PMC9154276'],
    evidence: 'seen',
    cohort: null,
    analysed: 186,
    figures: [
      figure('ketamine-remission', 'ketamine', 'remission', 'madrs', 'MADRS at most 10', 46),
      figure('ect-remission', 'ECT', 'remission', 'madrs', 'MADRS at most 10', 63),
      figure('ketamine-relapse', 'ketamine', 'relapse-12-months', 'madrs', 'relapse within 12 months', 70),
      figure('ect-relapse', 'ECT', 'relapse-12-months', 'madrs', 'relapse within 12 months', 63),
    ],
    remark: 'Here ketamine did worse (p = 0.026): which way the benefit lies is not assumed.',
  },
  {
    id: 'zheng-2019-six',
    study: 'Six infusions in 12 days, China (Zheng 2019)',
    regimen: '0.5 mg/kg, six infusions in 12 days',
    sources: [
      'https://www.stichtingopen.nl/investigation-of-medical-effect-of-multiple-ketamine-infusions-on-patients-with-major-depressive-disorder/',
    ],
    evidence: 'seen',
    cohort: null,
    analysed: 77,
    figures: [
      figure('response-1', 'after the first', 'response', 'madrs', HALF, 13, 10, 77),
      figure('remission-1', 'after the first', 'remission', 'madrs', 'MADRS remission', 7.8, 6, 77),
      figure('response-6', 'after the sixth', 'response', 'madrs', HALF, 67.5, 52, 77),
      figure('remission-6', 'after the sixth', 'remission', 'madrs', 'MADRS remission', 48.1, 37, 77),
    ],
    remark: 'The same people before and after: the growth needs the paired table.',
  },
  {
    id: 'session-bp-yale-2024',
    study: 'Blood pressure during infusions, Yale (2024)',
    regimen: 'intravenous, 2342 infusions in 138 patients',
    sources: ['http://dx.doi.org/10.1016/j.genhosppsych.2024.07.001'],
    evidence: 'seen',
    cohort: null,
    analysed: 2342,
    figures: [
      figure(
        'severe-sessions',
        'sessions',
        'severe-hypertension',
        null,
        'severe hypertension in a session',
        0.98,
        23,
        2342,
      ),
      figure('severe-patients', 'patients', 'severe-hypertension', null, 'severe hypertension ever', 12.3, 17, 138),
    ],
    remark: 'Mean rise 16 / 11 mmHg, peak at 40 min. The paper prints 12.5 % of patients, which is 17 of 136.',
  },
  {
    id: 'esk-discharge-readiness',
    study: 'Ready to leave after esketamine, pooled phase 3',
    regimen: 'esketamine nasal, 349 patients, 8 sessions',
    sources: [
      'https://www.hmpgloballearningnetwork.com/site/pcn/posters/adverse-events-affecting-readiness-discharge-clinical-setting-after-esketamine-nasal-spray',
    ],
    evidence: 'seen',
    cohort: null,
    analysed: 349,
    figures: [figure('not-ready', 'sessions', 'not-ready-2h', null, 'not ready at 120 min', 3.5)],
    remark: 'At most 3.5 % were not ready at 2 h; at least 90 % were at 90 min.',
  },
];

/** What a clinic's count may be set beside, and how far the two lie apart. */
export type Comparison =
  | {
      readonly comparable: true;
      readonly benchmark: BenchmarkRow;
      readonly figure: BenchmarkFigure;
      /** Clinic minus study, as a share. */
      readonly difference: number;
      /** 95 %, Newcombe; `null` where the study printed no counts. */
      readonly interval: Interval | null;
    }
  | {
      readonly comparable: false;
      readonly because: 'unknown-benchmark' | 'nobody-counted' | 'other-instrument' | 'other-definition';
    };

/** A clinic's rate beside a published one. Refused where instrument or definition differ: such figures do not compare. */
export function compareWith(
  benchmark: string,
  figureId: string,
  clinic: {
    readonly events: number;
    readonly of: number;
    readonly instrument: string | null;
    readonly definition: string;
  },
): Comparison {
  const row = BENCHMARKS.find((other) => other.id === benchmark);
  const found = row?.figures.find((other) => other.id === figureId);
  if (row === undefined || found === undefined) return { comparable: false, because: 'unknown-benchmark' };
  if (clinic.of === 0) return { comparable: false, because: 'nobody-counted' };
  if (clinic.instrument !== found.instrument) return { comparable: false, because: 'other-instrument' };
  if (clinic.definition !== found.definition) return { comparable: false, because: 'other-definition' };
  const counted = found.events !== null && found.of !== null ? { events: found.events, of: found.of } : null;
  const between = counted && riskDifference(clinic, counted);
  return {
    comparable: true,
    benchmark: row,
    figure: found,
    difference: between?.difference ?? clinic.events / clinic.of - found.percent / 100,
    interval: between?.newcombe ?? null,
  };
}
