import { intakeFacts } from '../intake/index.ts';
import { allPatientEntries, type LocalDate, latestPatientEntry, type Patient } from '../patient/index.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../units/index.ts';
import { type FieldValue, type ScreeningField, screeningField, usable } from './fields.ts';
import type { FlagInput } from './flag.ts';
import { requestOfPatient } from './request-of-patient.ts';
import type {
  Route,
  ScreeningContext,
  ScreeningLabs,
  ScreeningRequest,
  ScreeningScales,
  ScreeningVitals,
} from './screening-request.ts';

/** Where a value of a screening comes from: when it was true, who said it, and by which kind of entry. */
export interface Origin {
  readonly at: Instant;
  readonly by: string;
  readonly from: 'answer' | 'told' | 'scale' | 'result' | 'list' | 'measured';
}

/** An answer that is there and does not count any more, or never could: shown, and the question stays open. */
export interface SetAside {
  readonly field: string;
  readonly value: FieldValue;
  readonly at: Instant;
  readonly because: 'too-old' | 'out-of-range';
}

export interface RecordedScreening {
  readonly request: ScreeningRequest;
  /** By field as flags name it, or by the list it stands in (`patient.medications`). */
  readonly origins: ReadonlyMap<string, Origin>;
  readonly setAside: readonly SetAside[];
}

interface Known extends Origin {
  readonly value: FieldValue;
}

/** Totals that a request asks for by another name than the instrument's. */
const SCALE_FIELDS: Readonly<Record<string, string>> = {
  phq9: 'phq9',
  gad7: 'gad7',
  madrs: 'madrs',
  qidsSr16: 'qidsSr16',
  pcl5: 'pcl5',
  painNrs: 'painNrs',
  auditC: 'auditC',
  dast10: 'dast10',
  ymrs: 'ymrs',
  bpicSs: 'bpicSs',
};
/** Scales that a clinician fills in by looking and asking. */
const OBSERVED: ReadonlySet<string> = new Set(['madrs', 'ymrs']);
/** Days for which a score stands for the person: weekly in a series, monthly after it (d), so the longer. PD. */
const SCALE_DAYS = 30;
/** Days for which a C-SSRS says how deep it is. It is asked at each visit (d); a week is the longest gap of a series. PD. */
const CSSRS_DAYS = 7;

/** Which questions have to be answered "no" before a yes at this depth is known to be the deepest: the screener's own order. */
const DEEPER: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2],
  1: [2],
  2: [3, 4, 5],
  3: [4, 5],
  4: [],
  5: [],
};

/**
 * Answers of the C-SSRS screener as the depth of ideation, 0 to 5; null where a question on the way was left open: how deep it
 * goes is then not known. From intent on, what lies deeper changes nothing.
 */
function ideationOf(answers: Readonly<Record<string, unknown>>): number | null {
  const depth = [5, 4, 3, 2, 1].find((one) => answers[`cssrs.${one}`] === 1) ?? 0;
  return (DEEPER[depth] ?? []).every((one) => answers[`cssrs.${one}`] === 0) ? depth : null;
}

/** How deep it goes: more is worse, and what somebody says alone at home never makes it less. */
const DEPTHS: ReadonlySet<string> = new Set([
  'patient.scales.phq9Item9',
  'patient.scales.cssrsIdeation',
  'patient.scales.cssrsBehaviour3Months',
]);

/** A screener that a clinician asked to its end. The desk on the phone writes down what it hears and assesses nothing. */
const assessedAt = (patient: Patient): readonly Instant[] =>
  patient.scales
    .filter(
      ({ body, author }) =>
        body.instrument === 'cssrsScreener' &&
        body.askedIn !== 'portal' &&
        body.answeredBy !== 'patient' &&
        body.score?.complete === true &&
        !author.right.includes(' front-desk '),
    )
    .map(({ at }) => at);

function* fromScales(patient: Patient): Generator<readonly [string, Known, number, boolean?]> {
  for (const { at, author, body } of patient.scales) {
    const origin = { at, by: author.id, from: 'scale' as const };
    const field = SCALE_FIELDS[body.instrument];
    const atHome = body.askedIn === 'portal';
    const alone = atHome || author.right.includes(' front-desk ');
    if (field !== undefined && body.total !== null && !(atHome && OBSERVED.has(body.instrument)))
      yield [`patient.scales.${field}`, { ...origin, value: body.total }, SCALE_DAYS];
    const item = body.instrument === 'phq9' ? body.answers['phq9.9'] : undefined;
    if (typeof item === 'number') yield ['patient.scales.phq9Item9', { ...origin, value: item }, SCALE_DAYS, alone];
    if (body.instrument !== 'cssrsScreener') continue;
    const depth = ideationOf(body.answers);
    // Sent from home it may only make the answer harder: that there is nothing is heard from the person.
    if (depth !== null && !(atHome && depth === 0))
      yield ['patient.scales.cssrsIdeation', { ...origin, value: depth }, CSSRS_DAYS, alone];
    const behaviour = body.answers['cssrs.6'];
    // Since the last contact, a "no" says nothing of the months before; a "yes" lies within them.
    const lately =
      body.form === 'since-last-contact'
        ? behaviour === 1
          ? 1
          : undefined
        : behaviour === 0
          ? 0
          : body.answers['cssrs.6r'];
    if (lately === 1 || (lately === 0 && !atHome))
      yield ['patient.scales.cssrsBehaviour3Months', { ...origin, value: lately }, CSSRS_DAYS, alone];
  }
}

/** What a result of the work-up answers, where it can be read without guessing. */
function readResult(item: string, body: { value?: number; unit?: string; words?: string; reads: string }) {
  const words = body.words ?? (body.reads === 'normal' ? 'normal' : undefined);
  switch (item) {
    case 'pregnancy-test':
      return body.reads === 'unclear'
        ? null
        : (['patient.labs.urineHcg', body.reads === 'normal' ? 'negative' : 'positive'] as const);
    case 'urine-drug-screen':
      return ['patient.labs.urineDrugScreen', body.words ?? (body.reads === 'normal' ? 'negative' : null)] as const;
    case 'ecg':
      return ['patient.labs.ecg', words ?? null] as const;
    case 'urinalysis':
      return ['patient.labs.urinalysis', words ?? null] as const;
    case 'tsh':
      return ['patient.labs.tsh', body.unit === 'm[IU]/L' ? (body.value ?? null) : null] as const;
    case 'stop-bang':
      return ['patient.scales.stopBang', body.value ?? null] as const;
    case 'antidepressant-trials':
      return ['patient.context.adequateAntidepressantTrials', body.value ?? null] as const;
    case 'pdmp':
      return ['patient.context.pdmpChecked', true] as const;
    default:
      return null;
  }
}

function* fromResults(patient: Patient): Generator<readonly [string, Known]> {
  for (const { at, author, body } of patient.results) {
    const read = readResult(body.item, body);
    if (read !== null && read[1] !== null) yield [read[0], { at, by: author.id, from: 'result', value: read[1] }];
  }
}

function* fromAnswers(patient: Patient): Generator<readonly [string, Known]> {
  for (const { at, author, body } of allPatientEntries(patient, 'screening-answered'))
    for (const [field, value] of Object.entries(body.answers))
      yield [field, { at, by: author.id, from: 'answer', value }];
}

/** Hours or weeks since something, grown by the time since it was said. */
const grown = ({ ages }: ScreeningField, value: FieldValue, ms: number): FieldValue =>
  ages === null || typeof value !== 'number' || ms <= 0
    ? value
    : Math.round((value + ms / (ages === 'h' ? HOUR_MS : 7 * DAY_MS)) * 10) / 10;

/**
 * What the record answers of a screening, each value with its origin, and what it no longer answers. The newest entry of each
 * field counts, whether it is an answer, a score or a result; an answer that is older than it is good for is set aside, and its
 * question is open again. Nothing is assumed: what no entry says stays absent.
 */
export function screeningOfRecord(
  patient: Patient,
  asked: { readonly route: Route | null; readonly indication?: string; readonly now: Instant; readonly on: LocalDate },
): RecordedScreening {
  const newest = new Map<string, { readonly known: Known; readonly days: number | null }>();
  const assessed = assessedAt(patient);
  /** A deeper finding, while it is good for anything, that nobody has assessed since. */
  const stands = (held: { readonly known: Known; readonly days: number | null }, softer: Known): boolean =>
    Number(held.known.value) > Number(softer.value) &&
    (held.days === null || asked.now - held.known.at <= held.days * DAY_MS) &&
    !assessed.some((at) => at > held.known.at && at <= asked.now);
  const take = (field: string, known: Known, days: number | null, alone = false): void => {
    const held = newest.get(field);
    if (held !== undefined && held.known.at > known.at) return;
    if (held !== undefined && alone && DEPTHS.has(field) && stands(held, known)) return;
    newest.set(field, { known, days });
  };
  for (const [field, known, days, alone] of fromScales(patient)) take(field, known, days, alone);
  for (const source of [fromResults(patient), fromAnswers(patient)])
    for (const [field, known] of source) take(field, known, screeningField(field)?.goodForDays ?? null);

  // What the patient told at intake is read by the request itself; the later of the two words counts.
  const told = new Map(intakeFacts(patient, asked.on).provenance.map(({ field, at }) => [field, at]));
  for (const [field, at] of told) if ((newest.get(field)?.known.at ?? at) < at) newest.delete(field);

  const origins = new Map<string, Origin>();
  const setAside: SetAside[] = [];
  const parts: Record<string, Record<string, FieldValue>> = { vitals: {}, labs: {}, scales: {}, context: {} };
  const own: Record<string, FieldValue> = {};
  for (const [field, { known, days }] of newest) {
    const row = screeningField(field);
    const age = asked.now - known.at;
    const because =
      row !== undefined && !usable(row, known.value)
        ? 'out-of-range'
        : days !== null && age > days * DAY_MS
          ? 'too-old'
          : null;
    if (because !== null) {
      setAside.push({ field, value: known.value, at: known.at, because });
      continue;
    }
    const value = row === undefined ? known.value : grown(row, known.value, age);
    const [, part = '', name] = field.split('.');
    if (name === undefined) own[part] = value;
    else if (parts[part] !== undefined) parts[part][name] = value;
    const { value: _value, ...origin } = known;
    origins.set(field, origin);
  }
  for (const [list, kind, from] of LISTS) {
    const entry = latestPatientEntry(patient, kind);
    if (entry !== undefined) origins.set(list, { at: entry.at, by: entry.author.id, from });
  }
  for (const [field, at] of measuredAt(patient)) {
    const entry = allPatientEntries(patient, 'body-measured').findLast((one) => one.at === at);
    if (entry !== undefined) origins.set(field, { at, by: entry.author.id, from: 'measured' });
  }
  for (const [field, at] of told) {
    const held = origins.get(field);
    if (held === undefined || held.at < at) origins.set(field, { at, by: patient.id, from: 'told' });
  }
  const request = requestOfPatient(patient, {
    route: asked.route,
    now: asked.now,
    on: asked.on,
    ...(asked.indication === undefined ? {} : { indication: asked.indication }),
    ...own,
    vitals: parts['vitals'] as ScreeningVitals,
    labs: parts['labs'] as ScreeningLabs,
    scales: parts['scales'] as ScreeningScales,
    context: parts['context'] as ScreeningContext,
  });
  return { request, origins, setAside };
}

/** When the figures of the body were measured; what is made of two is as old as the older. */
function* measuredAt({ weight, height }: Patient): Generator<readonly [string, Instant]> {
  if (weight !== null) yield ['patient.weightKg', weight.at];
  if (height !== null) yield ['patient.heightCm', height.at];
  if (weight !== null && height !== null) yield ['patient.bmi', weight.at < height.at ? weight.at : height.at];
}

const LISTS = [
  ['patient.medications', 'medicines-listed', 'list'],
  ['patient.diagnoses', 'conditions-listed', 'list'],
  ['patient.allergies', 'allergies-listed', 'list'],
  ['patient.context.consentSigned', 'consent-signed', 'list'],
  ['patient.context.remsPatientEnrolled', 'patient-rems-enrolled', 'list'],
] as const;

/** The origin of one input of a flag: its own, or that of the list it stands in. */
export function originOf(origins: RecordedScreening['origins'], field: FlagInput['field']): Origin | undefined {
  return origins.get(field) ?? origins.get(field.replace(/\[\d+\].*$/, ''));
}
