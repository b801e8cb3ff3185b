import type { SourceId } from '../sources/index.ts';

export type Product = 'esketamine-nasal' | 'ketamine-iv';

/** How often something was seen in a named group, in percent of patients, with the group that had no drug beside it. */
export interface Expected {
  readonly product: Product;
  readonly percent: number;
  /** Placebo or comparator; `null` where there was none. */
  readonly withoutDrug: number | null;
  readonly source: SourceId;
}

/** One thing that may happen, under the key the record keeps. */
export interface AdverseEventRow {
  readonly key: string;
  readonly title: string;
  /** SNOMED CT; `null` = no code verified. */
  readonly snomed: string | null;
  /** ICD-10-CM; `null` = none verified. */
  readonly icd10: string | null;
  readonly group:
    | 'mind'
    | 'sedation'
    | 'circulation'
    | 'breathing'
    | 'stomach'
    | 'head'
    | 'nose'
    | 'urinary'
    | 'skin'
    | 'injury'
    | 'allergy';
  /** Known of the drug at all: what is not in a product's list is unexpected for it. */
  readonly expected: readonly Expected[];
}

const nasal = (percent: number, withoutDrug: number): Expected => ({
  product: 'esketamine-nasal',
  percent,
  withoutDrug,
  source: 'SPR-HCP',
});
/** A Canadian clinic, 203 patients: no comparator. */
const infusion = (percent: number): Expected => ({
  product: 'ketamine-iv',
  percent,
  withoutDrug: null,
  source: 'RODRIGUES-2020',
});
const row = (
  key: string,
  title: string,
  group: AdverseEventRow['group'],
  snomed: string | null,
  icd10: string | null,
  ...expected: readonly Expected[]
): AdverseEventRow => ({ key, title, group, snomed, icd10, expected });

/**
 * What a session or a course can bring. Frequencies of esketamine: short-term TRD, 346 patients against 222 (h.1);
 * of ketamine by vein: h.2. Rates fall after the first week.
 */
export const ADVERSE_EVENTS: readonly AdverseEventRow[] = [
  row('dissociation', 'Dissociation', 'mind', null, 'F48.1', nasal(41, 9), infusion(35.6)),
  row('dizziness', 'Dizziness', 'head', '404640003', 'R42', nasal(29, 8), infusion(45.2)),
  row('nausea', 'Nausea', 'stomach', '422587007', 'R11.0', nasal(28, 9), infusion(13.3)),
  row('sedation', 'Sedation', 'sedation', '17971005', 'R40.0', nasal(23, 9)),
  row('drowsiness', 'Drowsiness', 'sedation', '271782001', 'R40.0', infusion(56.4)),
  row('vertigo', 'Vertigo', 'head', '399153001', 'R42', nasal(23, 3)),
  row('headache', 'Headache', 'head', '25064002', 'R51.9', nasal(20, 17)),
  row('dysgeusia', 'Altered taste', 'nose', '271801002', 'R43.2', nasal(19, 14)),
  row('hypoaesthesia', 'Numbness', 'head', '44077006', 'R20.2', nasal(18, 2)),
  row('anxiety', 'Anxiety', 'mind', '48694002', null, nasal(13, 6)),
  row('lethargy', 'Lethargy', 'sedation', null, null, nasal(11, 5)),
  row('bp-increased', 'Blood pressure increased', 'circulation', '24184005', 'R03.0', nasal(10, 3)),
  row('vomiting', 'Vomiting', 'stomach', '422400008', 'R11.10', nasal(9, 2)),
  row('insomnia', 'Insomnia', 'mind', '193462001', null, nasal(8, 7)),
  row('diarrhoea', 'Diarrhoea', 'stomach', null, null, nasal(7, 6)),
  row('nasal-discomfort', 'Nasal discomfort', 'nose', null, null, nasal(7, 5)),
  row('throat-irritation', 'Throat irritation', 'nose', null, null, nasal(7, 4)),
  row('feeling-drunk', 'Feeling drunk', 'mind', null, null, nasal(5, 0.5)),
  row('dry-mouth', 'Dry mouth', 'stomach', null, null, nasal(5, 3)),
  row('euphoric-mood', 'Euphoric mood', 'mind', null, null, nasal(4, 1)),
  row('hyperhidrosis', 'Sweating', 'skin', '415690000', 'R61', nasal(4, 2)),
  row('dysarthria', 'Slurred speech', 'head', null, null, nasal(4, 0)),
  row('pollakiuria', 'Frequent urination', 'urinary', '162116003', 'R35.0', nasal(3, 0.5)),
  row('tremor', 'Tremor', 'head', null, null, nasal(3, 1)),
  row('tachycardia', 'Tachycardia', 'circulation', '3424008', 'R00.0', nasal(2, 0.5)),
  row('bradycardia', 'Bradycardia', 'circulation', '48867003', 'R00.1'),
  row('hypotension', 'Low blood pressure', 'circulation', '45007003', 'I95.9'),
  row('hypertensive-crisis', 'Hypertensive crisis', 'circulation', '443482000', 'I16.0'),
  row('chest-pain', 'Chest pain', 'circulation', '29857009', 'R07.9'),
  row('syncope', 'Fainting', 'circulation', '271594007', 'R55'),
  row('near-syncope', 'Near fainting', 'circulation', '427461000', 'R55'),
  row('cardiac-arrest', 'Cardiac arrest', 'circulation', '410429000', null),
  row('hypoxaemia', 'Low oxygen', 'breathing', '389087006', 'R09.02'),
  row('hypoventilation', 'Shallow or slow breathing', 'breathing', '31515003', null),
  row('apnoea', 'Apnoea', 'breathing', '1023001', 'R06.81'),
  row('laryngospasm', 'Laryngospasm', 'breathing', '53787002', 'J38.5'),
  row('dyspnoea', 'Breathlessness', 'breathing', '267036007', null),
  row('respiratory-failure', 'Acute respiratory failure', 'breathing', '65710008', 'J96.00'),
  row('loss-of-consciousness', 'Loss of consciousness', 'sedation', '419045004', 'R40.20'),
  row('hallucination', 'Hallucination', 'mind', '7011001', 'R44.3'),
  row('delusion', 'Delusion', 'mind', '2073000', null),
  row('confusion', 'Confusion', 'mind', '286933003', 'R41.0'),
  row('agitation', 'Agitation', 'mind', '24199005', 'R45.1'),
  row('flashback', 'Flashback', 'mind', '30871003', null),
  row('nightmare', 'Nightmare', 'mind', '419145002', null),
  row('memory-impairment', 'Memory impairment', 'mind', '386807006', 'R41.3'),
  row('suicidal-thoughts', 'Suicidal thoughts, new or worse', 'mind', '6471006', null),
  row('suicide-attempt', 'Suicide attempt', 'mind', '82313006', null),
  row('mania', 'Mania or hypomania', 'mind', '231494001', null),
  row('psychosis', 'Psychosis', 'mind', '69322001', null),
  row('emergence-reaction', 'Emergence reaction', 'mind', null, null),
  row('double-vision', 'Double vision', 'head', '24982008', 'H53.2'),
  row('blurred-vision', 'Blurred vision', 'head', '111516008', 'H53.8'),
  row('nystagmus', 'Nystagmus', 'head', '563001', 'H55.00'),
  row('paraesthesia', 'Tingling', 'head', '91019004', 'R20.2'),
  row('seizure', 'Seizure', 'head', '91175000', null),
  row('fall', 'Fall', 'injury', '1912002', 'W19.XXXA'),
  row('infusion-site', 'Trouble at the infusion site', 'injury', null, 'T80.1XXA'),
  row('anaphylaxis', 'Anaphylaxis', 'allergy', '39579001', 'T78.2XXA'),
  row('dysuria', 'Painful urination', 'urinary', '49650001', 'R30.0'),
  row('urgency', 'Urgency', 'urinary', '75088002', null),
  row('cystitis', 'Cystitis', 'urinary', '38822007', 'N30.90'),
];

const BY_KEY: ReadonlyMap<string, AdverseEventRow> = new Map(ADVERSE_EVENTS.map((event) => [event.key, event]));

/** The row of an event; nothing for one that is not listed: it is kept under `other` with its words. */
export const adverseEvent = (key: string): AdverseEventRow | undefined => BY_KEY.get(key);

/** What was seen of an event with this product; empty = not listed for it, so it is unexpected there. */
export const expectedWith = (key: string, product: Product): readonly Expected[] =>
  BY_KEY.get(key)?.expected.filter((entry) => entry.product === product) ?? [];

/**
 * Sedation by esketamine depends on who looks: the figure is never shown without its instrument. `unit` is what the
 * percentage is of.
 */
export const SEDATION_BY_INSTRUMENT: readonly {
  readonly instrument: 'adverse-event-report' | 'moaas' | 'rems-form' | 'chart';
  readonly low: number;
  readonly high: number;
  readonly unit: 'patients' | 'sessions';
  readonly source: SourceId;
}[] = [
  { instrument: 'adverse-event-report', low: 23, high: 23, unit: 'patients', source: 'SPR-HCP' },
  { instrument: 'moaas', low: 48, high: 61, unit: 'patients', source: 'PI-US-2021' },
  { instrument: 'rems-form', low: 61.9, high: 61.9, unit: 'patients', source: 'JNJ-SED' },
  { instrument: 'rems-form', low: 34.7, high: 34.7, unit: 'sessions', source: 'JNJ-SED' },
  { instrument: 'chart', low: 15, high: 32, unit: 'patients', source: 'JNJ-SED' },
];

/** What else is known of how a treatment goes wrong: figures with their source, for the guide. */
export const HARM_FACTS: readonly {
  readonly id: string;
  readonly product: Product | 'both';
  readonly percent: number | null;
  readonly withoutDrug: number | null;
  readonly what: string;
  readonly source: SourceId;
}[] = [
  {
    id: 'stopped-for-harm',
    product: 'esketamine-nasal',
    percent: 7,
    withoutDrug: 0.9,
    what: 'stopped for an adverse event (TRANSFORM-2)',
    source: 'POPOVA-2019',
  },
  {
    id: 'serious-or-severe',
    product: 'esketamine-nasal',
    percent: 12,
    withoutDrug: 3.6,
    what: 'serious or severe common reactions, per 100',
    source: 'TRANSFORM-TABLES',
  },
  {
    id: 'falls-after-week-1',
    product: 'esketamine-nasal',
    percent: null,
    withoutDrug: null,
    what: 'rates fall after the first week',
    source: 'ESK-AE-COURSE',
  },
  {
    id: 'withdrew',
    product: 'ketamine-iv',
    percent: 5,
    withoutDrug: null,
    what: 'withdrew: fewer than this',
    source: 'RODRIGUES-2020',
  },
  {
    id: 'more-depressed',
    product: 'ketamine-iv',
    percent: 8.4,
    withoutDrug: null,
    what: 'were more depressed afterwards',
    source: 'MCINNES-2022',
  },
  {
    id: 'more-suicidal',
    product: 'ketamine-iv',
    percent: 6,
    withoutDrug: null,
    what: 'had more suicidal thoughts afterwards',
    source: 'MCINNES-2022',
  },
  {
    id: 'emergence',
    product: 'ketamine-iv',
    percent: 12,
    withoutDrug: null,
    what: 'emergence reactions, at anaesthetic doses',
    source: 'KET-US',
  },
  {
    id: 'long-term-unknown',
    product: 'both',
    percent: null,
    withoutDrug: null,
    what: 'long-term data are weak and selectively reported',
    source: 'SHORT-2018',
  },
  {
    id: 'more-dropouts-than-ect',
    product: 'ketamine-iv',
    percent: null,
    withoutDrug: null,
    what: 'more drop-outs for harm than with ECT, which left lasting amnesia',
    source: 'KETECT',
  },
];
