import { type DiagnosisEntry, holeOf, recogniseCondition } from '../conditions/index.ts';
import { recogniseMedicine } from '../medicines/index.ts';
import type { IntakeAnswer, LocalDate, Patient } from '../patient/index.ts';
import type { Instant } from '../units/index.ts';
import { adequateTrials, type JudgedTrial, judgeTrial } from './antidepressants.ts';
import { type AnsweredEntry, intakeAnswers, toldBeside } from './intake.ts';
import type { IntakeOption, Says } from './question.ts';
import { INTAKE_QUESTIONS } from './rows.ts';
import { type Dated, together, toldBefore, toldStill } from './told-before.ts';

/** One thing that the patient said and that the screening reads, with where it comes from. */
export interface Provenance {
  /** Field of the screening request. */
  readonly field: string;
  readonly value: string;
  /** `patient`: the patient says, not confirmed. */
  readonly by: 'patient';
  readonly question: string;
  readonly at: Instant;
}

/** What the patient said, in the fields of a screening request. Absent: not asked, or "I don't know". */
export interface IntakeFacts {
  readonly indication?: string;
  readonly sex?: 'female' | 'male';
  readonly pregnancy?: 'pregnant' | 'possible-not-tested' | 'post-menopausal' | 'not-applicable' | 'unknown';
  readonly breastfeeding?: boolean;
  readonly heightCm?: number;
  readonly weightKg?: number;
  readonly diagnoses?: readonly DiagnosisEntry[];
  readonly medications?: readonly { readonly name: string; readonly dose: string | null; readonly at: Instant }[];
  readonly allergies?: readonly { readonly substance: string; readonly reaction: string | null }[];
  readonly stopBang?: number;
  /** Antidepressants that were tried, each as it was remembered; null: not asked, or "I don't know". */
  readonly trials: readonly JudgedTrial[] | null;
  readonly context: {
    readonly adequateAntidepressantTrials?: number;
    readonly weeksSinceMI?: number;
    readonly weeksSinceStrokeOrTia?: number;
    readonly weeksSinceLastSeizure?: number;
    readonly weeksSinceHeadInjury?: number;
    readonly priorKetamineReaction?: string;
  };
  /** When the newest answer of each list was given; null: none was. */
  readonly listedAt: {
    readonly diagnoses: Instant | null;
    readonly medications: Instant | null;
    readonly allergies: Instant | null;
  };
  readonly provenance: readonly Provenance[];
  /** Written by the patient and understood by no recogniser: a person reads each. */
  readonly unread: readonly string[];
  /** Questions answered with "I don't know". */
  readonly unknown: readonly string[];
}

const INDICATION: Readonly<Record<string, string>> = {
  depression: 'depression',
  'suicidal-thoughts': 'depression with suicidal ideation',
  ptsd: 'post-traumatic stress disorder',
  anxiety: 'anxiety disorder',
  pain: 'chronic pain',
};

/**
 * Weeks that a chosen span stands for: its most recent end, so that a rule can only be stricter than the truth.
 * Basis: clinic policy (PD).
 */
const WEEKS: Readonly<Record<string, number>> = {
  'under-6-weeks': 0,
  'over-6-weeks': 6,
  '6-weeks-to-year': 6,
  'over-year': 53,
  'under-3-months': 0,
  'over-3-months': 13,
};
const WEEKS_OF = {
  'heart-attack-when': 'weeksSinceMI',
  'stroke-when': 'weeksSinceStrokeOrTia',
  'seizure-when': 'weeksSinceLastSeizure',
  'head-injury-when': 'weeksSinceHeadInjury',
} as const;

/** Answers that hold several things; of one thing the newest stands. */
const LISTS: ReadonlySet<IntakeAnswer['kind']> = new Set(['many', 'lines', 'medicines', 'allergies']);

const chosen = (answer: IntakeAnswer | undefined): readonly string[] =>
  answer?.kind === 'one' ? [answer.value] : answer?.kind === 'many' ? answer.values : [];

/** Questions whose answers say diagnoses: a list of illnesses is whole when each of them has been answered. */
const DIAGNOSING = INTAKE_QUESTIONS.filter(
  ({ feeds, when }) => feeds.includes('patient.diagnoses') && when.length === 0,
).map(({ id }) => id);

/** Points of STOP-BANG that are known, and how many more may be hidden in what is not. Source: d (CPSBC-2021). */
function stopBang(
  patient: Pick<Patient, 'details' | 'height' | 'weight'>,
  answers: ReadonlyMap<string, AnsweredEntry>,
  facts: Pick<IntakeFacts, 'heightCm' | 'weightKg' | 'sex'>,
  on: LocalDate,
): number | undefined {
  const signs = answers.get('sleep-signs')?.body.answer;
  const heart = answers.get('heart')?.body.answer;
  if (signs === undefined || signs.kind !== 'many') return undefined;
  const cm = patient.height?.cm ?? facts.heightCm;
  const kg = patient.weight?.kg ?? facts.weightKg;
  const sex = facts.sex ?? patient.details?.sexAtBirth;
  const birth = patient.details?.birthDate;
  const age =
    birth === undefined
      ? null
      : Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) - (on.slice(5) < birth.slice(5) ? 1 : 0);
  const points: readonly (boolean | null)[] = [
    signs.values.includes('snores-loudly'),
    signs.values.includes('tired-by-day'),
    signs.values.includes('stops-breathing'),
    signs.values.includes('wide-neck'),
    heart?.kind === 'many' ? heart.values.includes('high-blood-pressure') : null,
    cm === undefined || kg === undefined ? null : kg / (cm / 100) ** 2 > 35,
    age === null ? null : age > 50,
    sex === 'male' ? true : sex === 'female' ? false : null,
  ];
  const least = points.filter((point) => point === true).length;
  const most = least + points.filter((point) => point === null).length;
  // What is not known is not "no": the score is said only where it cannot change sides.
  return least === most ? least : least >= SUSPECTED_FROM ? least : undefined;
}
/** b.5 `osa`: suspected from three points (CPSBC-2021, GK); a clinic may be stricter, and reads the points then. */
const SUSPECTED_FROM = 3;

/**
 * Reads the answers into the fields of a screening request. `on` is the date at the site. What was told in "Is it for me?" and
 * brought along is read until its question is answered here; it leaves that question open. A list that two devices answered without
 * knowing of each other holds what either told.
 */
export function intakeFacts(
  patient: Pick<Patient, 'entries' | 'details' | 'height' | 'weight'>,
  on: LocalDate,
): IntakeFacts {
  const answers = intakeAnswers(patient);
  const said = Object.fromEntries([...answers].map(([id, { body, at }]) => [id, { answer: body.answer, at }]));
  const before = toldStill(toldBefore(patient), said);
  /** The answer, or what was told and still stands, with its time. */
  const found = (question: string): Dated | undefined => before.told[question] ?? said[question];
  const beside = toldBeside(patient);
  const of = (question: string): IntakeAnswer | undefined => {
    const stands = found(question)?.answer;
    const lists = (beside.get(question) ?? []).map(({ body }) => body.answer).filter(({ kind }) => LISTS.has(kind));
    if (stands === undefined || lists.length === 0) return stands;
    const all = lists.reduce((older, later) => together(older, later));
    return stands.kind === 'unknown' ? all : together(all, stands);
  };
  const provenance: Provenance[] = [];
  const unread: string[] = [];
  const say = (field: string, value: string, question: string, told = found(question)?.at): void => {
    if (told !== undefined) provenance.push({ field, value, by: 'patient', question, at: told });
  };
  const at = (...questions: readonly string[]): Instant | null =>
    questions.reduce<Instant | null>((last, question) => {
      const given = found(question)?.at;
      return given !== undefined && (last === null || given > last) ? given : last;
    }, null);

  // ---- what for, and the body
  const reason = chosen(of('reason'))[0];
  const words = of('reason-words');
  const indication =
    reason === undefined
      ? undefined
      : (INDICATION[reason] ??
        (words?.kind === 'lines' && words.lines.length > 0 ? words.lines.join(', ') : undefined));
  if (indication !== undefined) say('indication', indication, 'reason');
  const sexSaid = chosen(of('sex'))[0];
  const sex: 'female' | 'male' | undefined = sexSaid === 'female' || sexSaid === 'male' ? sexSaid : undefined;
  if (sexSaid !== undefined) say('patient.sex', sexSaid, 'sex');
  const height = of('height');
  const weight = of('weight');
  if (height?.kind === 'number') say('patient.heightCm', `${height.value} cm`, 'height');
  if (weight?.kind === 'number') say('patient.weightKg', `${weight.value} kg`, 'weight');
  const PREGNANCY = {
    pregnant: 'pregnant',
    possible: 'possible-not-tested',
    menopause: 'post-menopausal',
    'not-possible': 'not-applicable',
  } as const;
  const carrying = of('pregnancy');
  const pregnancy =
    carrying === undefined
      ? undefined
      : carrying.kind === 'unknown'
        ? 'unknown'
        : PREGNANCY[chosen(carrying)[0] as keyof typeof PREGNANCY];
  if (pregnancy !== undefined) say('patient.pregnancy', pregnancy, 'pregnancy');
  const feeding = chosen(of('breastfeeding'))[0];
  if (feeding !== undefined) say('patient.breastfeeding', feeding, 'breastfeeding');

  // ---- illnesses
  const diagnoses: DiagnosisEntry[] = [];
  for (const row of INTAKE_QUESTIONS) {
    if (!('options' in row) || !row.feeds.includes('patient.diagnoses')) continue;
    const values = chosen(of(row.id));
    for (const { id, says } of row.options as readonly (IntakeOption & { says?: Says })[]) {
      if (says === undefined || !values.includes(id)) continue;
      diagnoses.push({ system: null, code: null, display: says.display, status: says.status });
      const toldBy = beside.get(row.id)?.find(({ body }) => chosen(body.answer).includes(id));
      const stands = chosen(found(row.id)?.answer).includes(id);
      say('patient.diagnoses', says.display, row.id, stands ? undefined : toldBy?.at);
    }
  }
  for (const { question, display, status, at: told } of before.also) {
    diagnoses.push({ system: null, code: null, display, status });
    say('patient.diagnoses', display, question, told);
  }
  const other = of('other-illness');
  for (const line of other?.kind === 'lines' ? other.lines : []) {
    diagnoses.push({ system: null, code: null, display: line, status: null });
    say('patient.diagnoses', line, 'other-illness');
    if (recogniseCondition({ display: line }).unread !== null) unread.push(line);
  }
  /** Told before is a part of it: what was not ticked there was not asked so fully. */
  const isOpen = (id: string): boolean => (said[id]?.answer.kind ?? 'unknown') === 'unknown';
  const unanswered = DIAGNOSING.filter(isOpen);
  const anyDiagnosing = DIAGNOSING.length - unanswered.length > 0;
  // A list with a hole says so in the list itself: each hole is an entry that no rule can read, and a person must.
  if (diagnoses.length > 0)
    for (const id of unanswered) diagnoses.push({ system: null, code: null, display: holeOf(id), status: null });

  // ---- medicines and allergies
  const taken = of('medicines');
  const medications =
    taken?.kind === 'medicines'
      ? taken.medicines.map(({ name, dose }) => ({ name, dose: dose ?? null, at: found('medicines')!.at }))
      : undefined;
  for (const { name, dose } of medications ?? []) {
    say('patient.medications', dose === null ? name : `${name}, ${dose}`, 'medicines');
    if (recogniseMedicine({ name }).unread !== null) unread.push(name);
  }
  const allergic = of('allergies');
  const allergies =
    allergic?.kind === 'allergies'
      ? allergic.allergies.map(({ substance, reaction }) => ({ substance, reaction: reaction ?? null }))
      : undefined;
  for (const { substance, reaction } of allergies ?? [])
    say('patient.allergies', reaction === null ? substance : `${substance} (${reaction})`, 'allergies');
  if (isOpen('allergies')) allergies?.push({ substance: holeOf('allergies'), reaction: null });

  // ---- how long ago, what was tried, what went wrong
  const context: { -readonly [K in keyof IntakeFacts['context']]: IntakeFacts['context'][K] } = {};
  for (const [question, field] of Object.entries(WEEKS_OF)) {
    const weeks = WEEKS[chosen(of(question))[0] ?? ''];
    if (weeks === undefined) continue;
    context[field] = weeks;
    say(`patient.context.${field}`, chosen(of(question))[0] ?? '', question);
  }
  const trials = of('trials');
  const adequate = trials?.kind === 'trials' ? adequateTrials(trials.trials) : null;
  if (adequate !== null) {
    context.adequateAntidepressantTrials = adequate;
    say('patient.context.adequateAntidepressantTrials', String(adequate), 'trials');
  }
  const wrong = of('previous-ketamine-words');
  if (wrong?.kind === 'lines' && wrong.lines.length > 0) {
    context.priorKetamineReaction = wrong.lines.join('. ');
    say('patient.context.priorKetamineReaction', context.priorKetamineReaction, 'previous-ketamine-words');
  }
  const body = {
    ...(height?.kind === 'number' ? { heightCm: height.value } : {}),
    ...(weight?.kind === 'number' ? { weightKg: weight.value } : {}),
    ...(sex === undefined ? {} : { sex }),
  };
  const points = stopBang(patient, answers, body, on);
  if (points !== undefined) say('patient.scales.stopBang', String(points), 'sleep-signs');
  return {
    ...body,
    ...(indication === undefined ? {} : { indication }),
    ...(pregnancy === undefined ? {} : { pregnancy }),
    ...(feeding === undefined ? {} : { breastfeeding: feeding === 'yes' }),
    ...(diagnoses.length > 0 || (anyDiagnosing && unanswered.length === 0) ? { diagnoses } : {}),
    ...(medications === undefined ? {} : { medications }),
    ...(allergies === undefined ? {} : { allergies }),
    ...(points === undefined ? {} : { stopBang: points }),
    trials: trials?.kind === 'trials' ? trials.trials.map(judgeTrial) : null,
    context,
    listedAt: {
      // What no option says as closely has no question that it was told in.
      diagnoses: before.also.reduce<Instant | null>(
        (last, { at: told }) => (last === null || told > last ? told : last),
        at(...DIAGNOSING),
      ),
      medications: at('medicines'),
      allergies: at('allergies'),
    },
    provenance,
    unread,
    unknown: [...answers.values()]
      .filter(({ body: said }) => said.answer.kind === 'unknown')
      .map(({ body: said }) => said.question),
  };
}
