import {
  type Answers,
  bandSetOf,
  type Change,
  checkAnswers,
  type FormOf,
  formIds,
  formOf,
  INSTRUMENTS,
  instrumentById,
  judgeChange,
  type Reason,
  type Score,
  type ScoreContext,
  type Sex,
  scoreAnswers,
  scoreOfTotal,
} from '@keel/clinical/scales';
import { z } from 'zod';

/** One thing that is wrong with a request: the field, as a path, and what it must be. */
export interface ScoreIssue {
  readonly path: string;
  readonly message: string;
}

/** Text read as JSON into an object; the answers themselves are checked against the instrument, by linkId. */
const AnswersObject = z.custom<Readonly<Record<string, unknown>>>(isRecord, {
  error: 'must be an object of linkId: value or null',
});

const Patient = z.strictObject({
  /** At birth; `null`, `unknown` and `other` take the row for a sex that is not known. */
  sex: z.enum(['female', 'male', 'other', 'unknown', 'other-or-unknown']).nullish(),
  ageYears: z.number().min(0).max(130).nullish(),
});

const Settings = z.strictObject({
  /** Name of a published set of bands of this instrument. */
  bandSet: z.string().optional(),
  /** One of the remission cuts in use for this instrument. */
  remissionCut: z.number().optional(),
});

const base = {
  instrument: z.string(),
  patient: Patient.nullish(),
  form: z.string().nullish(),
  settings: Settings.nullish(),
};

/** `{instrument, answers}`: one filled form. */
const SingleRequest = z.strictObject({ ...base, answers: AnswersObject });

/** A point in time: a total counted elsewhere, `{total}`, `{answers}`, or the answers themselves. */
const Point = z.custom<number | null | Readonly<Record<string, unknown>>>(
  (value) => value === null || typeof value === 'number' || isRecord(value),
  { error: 'must be a total, or the answers as linkId: value or null' },
);

/** `{instrument, baseline, followUp}`: what changed between two fillings of the same form. */
const ChangeRequest = z.strictObject({
  ...base,
  baseline: Point,
  followUp: Point,
  /** The score just before the follow-up, where that is not the baseline. */
  previous: Point.optional(),
  minutesSinceDose: z.number().min(0).nullish(),
  atDischarge: z.boolean().nullish(),
});

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What `keel score` answers: the score, and for a change the follow-up's score with the judgements beside it. */
export type ScoreAnswer = Score | (Score & Change & { readonly baseline: Score });

/**
 * Answers one scoring request, or says everything that stands in the way. Nothing is clamped, defaulted or guessed;
 * an absent answer is a missing one.
 */
export function answerScoreRequest(
  input: unknown,
):
  | { readonly ok: true; readonly answer: ScoreAnswer }
  | { readonly ok: false; readonly issues: readonly ScoreIssue[] } {
  if (!isRecord(input)) return refused({ path: 'request', message: 'must be a JSON object' });
  const single = Object.hasOwn(input, 'answers');
  const change = Object.hasOwn(input, 'baseline') || Object.hasOwn(input, 'followUp');
  if (single && change) {
    return refused({ path: 'answers', message: 'give either answers, or baseline and followUp, not both' });
  }
  if (!single && !change) {
    return refused(...unknownInstrument(input['instrument']), {
      path: 'answers',
      message: 'is missing: give answers, or baseline and followUp for a change',
    });
  }
  const parsed = single ? SingleRequest.safeParse(input) : ChangeRequest.safeParse(input);
  if (!parsed.success) {
    return refused(...parsed.error.issues.flatMap((issue) => zodIssue(issue, input)));
  }
  const request = parsed.data;
  const unknown = unknownInstrument(request.instrument);
  const instrument = instrumentById(request.instrument);
  if (instrument === undefined) return refused(...unknown);
  const of = formOf(instrument, request.form ?? undefined);
  if (of === undefined) {
    return refused({
      path: 'form',
      message: `${instrument.id} has no form "${request.form}"; it has ${formIds(instrument).join(', ')}`,
    });
  }
  const settings = request.settings ?? {};
  const issues = settingIssues(of, settings);
  const context: ScoreContext = {
    sex: sexOf(request.patient?.sex),
    ageYears: request.patient?.ageYears ?? null,
    bandSet: settings.bandSet,
    previous: null,
    baseline: null,
    minutesSinceDose: null,
    atDischarge: null,
  };
  if ('answers' in request) {
    issues.push(...answerIssues(of, request.answers, 'answers'));
    if (issues.length > 0) return refused(...issues);
    return { ok: true, answer: scoreAnswers(of, request.answers as Answers, context) };
  }
  const points = { baseline: request.baseline, followUp: request.followUp, previous: request.previous };
  for (const [path, point] of Object.entries(points)) {
    if (point !== undefined) issues.push(...pointIssues(of, point, path));
  }
  if (issues.length > 0) return refused(...issues);
  const baseline = scorePoint(of, request.baseline, context);
  const previous = request.previous === undefined ? null : scorePoint(of, request.previous, context).total;
  const followUp = scorePoint(of, request.followUp, {
    ...context,
    baseline: baseline.total,
    previous: request.previous === undefined ? baseline.total : previous,
    minutesSinceDose: request.minutesSinceDose ?? null,
    atDischarge: request.atDischarge ?? null,
  });
  const judged = judgeChange(of, baseline, followUp, settings.remissionCut);
  const asPrevious: Reason[] =
    request.previous === undefined
      ? [{ code: 'baseline-as-previous', because: 'no previous score given: the baseline stands for it', items: [] }]
      : [];
  const reasons = [...followUp.reasons, ...judged.reasons, ...asPrevious];
  return { ok: true, answer: { ...followUp, ...judged, reasons, baseline } };
}

const refused = (...issues: readonly ScoreIssue[]) => ({ ok: false, issues }) as const;

const unknownInstrument = (id: unknown): readonly ScoreIssue[] => {
  if (id === undefined) return [{ path: 'instrument', message: 'is missing' }];
  if (typeof id !== 'string') return [{ path: 'instrument', message: 'must be text: the id of an instrument' }];
  if (instrumentById(id) !== undefined) return [];
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const meant = INSTRUMENTS.find((row) => plain(row.id) === plain(id));
  const known = meant === undefined ? `known are ${INSTRUMENTS.map((row) => row.id).join(', ')}` : `is it ${meant.id}?`;
  return [{ path: 'instrument', message: `there is no instrument "${id.slice(0, 40)}"; ${known}` }];
};

function zodIssue(issue: z.core.$ZodIssue, input: Readonly<Record<string, unknown>>): readonly ScoreIssue[] {
  const at = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...at, key].join('.'), message: 'is not a field of this request' }));
  }
  const top = at[0];
  if (top === 'instrument') {
    const known = unknownInstrument(input['instrument']);
    if (known.length > 0) return known;
  }
  const missing = at.length === 1 && top !== undefined && !Object.hasOwn(input, top);
  return [{ path: at.join('.') || 'request', message: missing ? 'is missing' : issue.message }];
}

const sexOf = (sex: string | null | undefined): Sex => (sex === 'male' || sex === 'female' ? sex : 'other-or-unknown');

function settingIssues(of: FormOf, settings: z.infer<typeof Settings>): ScoreIssue[] {
  const { instrument } = of;
  const issues: ScoreIssue[] = [];
  if (settings.bandSet !== undefined && bandSetOf(instrument, settings.bandSet) === undefined) {
    const known = instrument.bandSets.map((set) => set.id).join(', ') || 'none';
    issues.push({ path: 'settings.bandSet', message: `${instrument.id} has no such set of bands; it has ${known}` });
  }
  if (settings.remissionCut !== undefined) {
    const { remission } = instrument.change;
    const cuts = [remission?.lte, remission?.alternative].filter((cut) => cut !== undefined);
    if (!cuts.includes(settings.remissionCut)) {
      const message = `must be a cut in use for ${instrument.id}: ${cuts.join(' or ') || 'it has none'}`;
      issues.push({ path: 'settings.remissionCut', message });
    }
  }
  return issues;
}

const answerIssues = (of: FormOf, answers: Readonly<Record<string, unknown>>, path: string): readonly ScoreIssue[] =>
  checkAnswers(of, answers).map(({ linkId, message }) => ({ path: `${path}.${linkId}`, message }));

type PointValue = z.infer<typeof Point>;

/** A point as a total, or as answers. */
const meant = (point: PointValue): { total: unknown } | { answers: unknown; at: string } => {
  if (point === null) return { answers: {}, at: '' };
  if (typeof point === 'number') return { total: point };
  if (Object.hasOwn(point, 'total')) return { total: point['total'] };
  if (Object.hasOwn(point, 'answers')) return { answers: point['answers'], at: '.answers' };
  return { answers: point, at: '' };
};

function pointIssues(of: FormOf, point: PointValue, path: string): readonly ScoreIssue[] {
  const named = isRecord(point) ? ['total', 'answers'].find((key) => Object.hasOwn(point, key)) : undefined;
  if (named !== undefined && isRecord(point)) {
    const beside = Object.keys(point).filter((key) => key !== named);
    if (beside.length > 0) {
      return beside.map((key) => ({ path: `${path}.${key}`, message: `is not a field here: ${named} stands alone` }));
    }
  }
  const value = meant(point);
  if ('answers' in value) {
    if (!isRecord(value.answers)) {
      return [{ path: `${path}.answers`, message: 'must be an object of linkId: value or null' }];
    }
    return answerIssues(of, value.answers, `${path}${value.at}`);
  }
  if (value.total === null) return [];
  const { range } = of.instrument.scoring;
  if (range === null) {
    return [{ path, message: `${of.instrument.id} has no grand total: give the answers` }];
  }
  const { total } = value;
  if (typeof total !== 'number' || !Number.isFinite(total) || total < range[0] || total > range[1]) {
    return [{ path, message: `must be a total from ${range[0]} to ${range[1]}` }];
  }
  return [];
}

function scorePoint(of: FormOf, point: PointValue, context: ScoreContext): Score {
  const value = meant(point);
  if ('answers' in value) return scoreAnswers(of, value.answers as Answers, context);
  return value.total === null ? scoreAnswers(of, {}, context) : scoreOfTotal(of, value.total as number, context);
}
