import { type CodeRow, G, L, type Mark } from './code-row.ts';

export type LoincGroup = 'vital' | 'consciousness' | 'pain' | 'laboratory' | 'document' | 'instrument';

/** A LOINC term under our own short name; LOINC's displays are not repeated or changed. */
export interface LoincRow extends CodeRow {
  readonly system: 'loinc';
  readonly group: LoincGroup;
  /** UCUM units a value may come in, the usual one first; none for panels, texts and coded values. */
  readonly units: readonly string[];
}

/** Shown wherever LOINC codes leave Keel. */
export const LOINC_NOTICE =
  'This material contains content from LOINC (loinc.org), copyright Regenstrief Institute, Inc. and the LOINC Committee, available at no cost under the licence at loinc.org/license.';

type Cell = readonly [code: string, display: string, mark: Mark, units?: readonly string[], note?: string];
const rows = (group: LoincGroup, cells: readonly Cell[]): readonly LoincRow[] =>
  cells.map(([code, display, mark, units = [], note]) => ({
    system: 'loinc',
    code,
    display,
    mark,
    group,
    units,
    ...(note === undefined ? {} : { note }),
  }));

export const LOINC: readonly LoincRow[] = [
  ...rows('vital', [
    ['85353-1', 'vital signs panel', L],
    ['8867-4', 'heart rate', L, ['/min']],
    ['9279-1', 'respiratory rate', L, ['/min']],
    ['2708-6', 'oxygen saturation', L, ['%'], 'sent together with 59408-5'],
    ['59408-5', 'oxygen saturation by pulse oximetry', L, ['%'], 'sent together with 2708-6'],
    ['3151-8', 'oxygen flow', L, ['L/min'], 'component of the saturation'],
    ['3150-0', 'inhaled oxygen concentration', L, ['%'], 'component of the saturation'],
    ['85354-9', 'blood pressure panel', L, [], 'no value of its own'],
    ['8480-6', 'systolic blood pressure', L, ['mm[Hg]']],
    ['8462-4', 'diastolic blood pressure', L, ['mm[Hg]']],
    ['8478-0', 'mean blood pressure', L, ['mm[Hg]']],
    ['8310-5', 'body temperature', L, ['Cel', '[degF]']],
    ['29463-7', 'body weight', L, ['kg', 'g', '[lb_av]']],
    ['8302-2', 'body height', L, ['cm', '[in_i]']],
    ['39156-5', 'body mass index', L, ['kg/m2']],
    ['8884-9', 'heart rhythm', L],
    ['8601-7', 'EKG impression', L],
    ['8633-0', 'QT interval', G, ['ms']],
    ['8634-8', 'corrected QT interval', G, ['ms'], 'or 8636-3'],
    ['8636-3', 'corrected QT interval', G, ['ms'], 'or 8634-8'],
    ['19891-1', 'end-tidal CO2, partial pressure', L, ['mm[Hg]']],
    ['19889-5', 'end-tidal CO2, fraction', L, ['%'], 'one public guide calls it a pressure: only for %'],
    ['61006-3', 'perfusion index', G, ['%']],
  ]),
  ...rows('consciousness', [
    ['67775-7', 'AVPU', L],
    ['9269-2', 'Glasgow coma score, total', L, ['{score}']],
    ['9267-6', 'Glasgow coma score, eye', L, ['{score}']],
    ['9268-4', 'Glasgow coma score, motor', L, ['{score}']],
    ['9270-0', 'Glasgow coma score, verbal', L, ['{score}']],
  ]),
  ...rows('pain', [
    ['72514-3', 'pain 0–10, verbal', L, ['{score}']],
    ['38208-5', 'pain severity, reported', L],
    ['38214-3', 'pain by visual analogue', L, ['{score}']],
    ['75893-8', 'pain in the past week 0–10', L, ['{score}'], 'also PEG item 1'],
  ]),
  ...rows('laboratory', [
    ['2106-3', 'urine hCG, presence', L],
    ['80384-1', 'urine hCG, rapid', L],
    ['2118-8', 'serum hCG, presence', L],
    ['80385-8', 'serum hCG, rapid', L],
    ['82810-3', 'pregnancy status', L],
    ['24356-8', 'urinalysis panel', L],
    ['24357-6', 'urinalysis dipstick', L],
    ['5804-0', 'urine protein', L],
    ['5799-2', 'urine leucocytes', L],
    ['5794-3', 'urine blood', G],
    ['2160-0', 'creatinine', L, ['mg/dL']],
    ['3094-0', 'urea nitrogen', L, ['mg/dL']],
    ['1742-6', 'ALT', G, ['U/L']],
    ['1920-8', 'AST', G, ['U/L']],
    ['2324-2', 'GGT', G, ['U/L']],
    ['6768-6', 'ALP', G, ['U/L']],
    ['1975-2', 'bilirubin', G, ['mg/dL']],
    ['3016-3', 'TSH', G, ['m[IU]/L']],
    ['33914-3', 'eGFR, older formula', G],
    ['98979-8', 'eGFR, formula of 2021', G],
    ['19659-2', 'urine phencyclidine', L, [], 'ketamine can turn it positive (general knowledge)'],
    ['3390-2', 'urine benzodiazepines', L],
    ['3426-4', 'urine cannabinoids', L],
    ['3349-8', 'urine amphetamines', G],
    ['3397-7', 'urine cocaine', G],
    ['3879-4', 'urine opiates', G],
    ['72166-2', 'tobacco status', L],
    ['76689-9', 'sex assigned at birth', L],
  ]),
  ...rows('document', [
    ['11488-4', 'consultation note', L],
    ['34108-1', 'outpatient note', L],
    ['11506-3', 'progress note', L],
    ['28570-0', 'procedure note', L],
    ['18842-5', 'discharge summary', L],
    ['8653-8', 'discharge instructions', L],
    ['69730-0', 'instructions', L],
    ['18776-5', 'plan of care', L],
    ['87626-8', 'suicide prevention note', L],
    ['34133-9', 'summary of episode', L],
    ['42348-3', 'advance directive', L],
    ['59284-0', 'consent', G],
    ['57016-8', 'privacy consent', G],
    ['34109-9', 'note', G],
  ]),
  ...rows('instrument', [
    ['89206-7', 'PHQ-A panel', L],
    ['89204-2', 'PHQ-A total', L, ['{score}']],
    ['75624-7', 'AUDIT panel', L],
  ]),
];

/** Codes seen in the wild that are wrong, and what was meant. Read on the way in; never written. */
export const LOINC_TRAPS: readonly { readonly code: string; readonly seenAs: string; readonly right: string | null }[] =
  [
    { code: '8867-5', seenAs: 'heart rate', right: '8867-4' },
    { code: '8867-6', seenAs: 'heart rate', right: '8867-4' },
    { code: '54632-5', seenAs: 'RASS', right: null },
    { code: '68517-2', seenAs: 'AUDIT-C item 1', right: '68518-0' },
    { code: '70221-7', seenAs: 'PCL-5', right: '101697-1' },
    { code: '71969-0', seenAs: 'WHO-5', right: null },
    { code: '69737-5', seenAs: 'the GAD-7 total', right: '70274-6' },
  ];

/** RASS levels and their LOINC answers (list LL6536-8); the scale itself is SNOMED CT 1345050000. */
export const RASS_ANSWERS: readonly { readonly level: number; readonly answer: string }[] = [
  { level: 4, answer: 'LA17287-6' },
  { level: 3, answer: 'LA33959-0' },
  { level: 2, answer: 'LA33960-8' },
  { level: 1, answer: 'LA16474-1' },
  { level: 0, answer: 'LA33962-4' },
  { level: -1, answer: 'LA33963-2' },
  { level: -2, answer: 'LA33964-0' },
  { level: -3, answer: 'LA33965-7' },
  { level: -4, answer: 'LA33966-5' },
  { level: -5, answer: 'LA33967-3' },
];
