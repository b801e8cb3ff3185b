import { worryingWords } from '../distress/index.ts';
import {
  allPatientEntries,
  type IntakeAnswer,
  type IntakeAnswered,
  latestPatientEntry,
  type Patient,
  type PatientEntryOf,
} from '../patient/index.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../units/index.ts';
import { fits } from './fits.ts';
import type { AskWhen, IntakeQuestion, KnownBy } from './question.ts';
import { INTAKE_QUESTIONS, KNOWN_FOR_DAYS, SCALE_KNOWN_DAYS } from './rows.ts';
import { toldBefore, toldStill } from './told-before.ts';

/** "Are you safe right now" speaks of now: while the form is open it is asked again after this long. PD. */
const SAFE_NOW_HOURS = 24;

export type AnsweredEntry = PatientEntryOf<'intake-answered'>;

export interface AskedQuestion {
  readonly row: IntakeQuestion;
  /** `known`: the clinic has it already, later than the patient said anything. */
  readonly state: 'open' | 'answered' | 'known';
  readonly answer: IntakeAnswer | null;
  /** When it was answered, or since when the clinic knows it. */
  readonly at: Instant | null;
}

export interface Intake {
  /** Asked of this person, in order; what does not concern them is not in it. */
  readonly questions: readonly AskedQuestion[];
  readonly next: string | null;
  readonly done: number;
  /** When the patient said that everything is answered, and nothing was asked anew since. */
  readonly finishedAt: Instant | null;
  /** Whether anything was ever answered. */
  readonly begun: boolean;
}

/**
 * What decides which questions are asked, and nothing else of the chart: what a patient's own page holds, so that it goes on
 * asking without a signal by the same rules.
 */
export interface IntakeState {
  readonly answers: Readonly<Record<string, { readonly answer: IntakeAnswer; readonly at: Instant }>>;
  /** Since when the clinic knows it, where it is fresh enough to spare the question. */
  readonly known: Readonly<Partial<Record<KnownBy, Instant>>>;
  readonly sexAtBirth: 'female' | 'male' | 'intersex' | 'not-said' | null;
  /** When each scale was last answered, by instrument. */
  readonly scales: Readonly<Record<string, Instant>>;
  readonly finishedAt: Instant | null;
  /** Told before there was an account, and brought along: where an answer begins, never what it is. Only what still stands, see `toldStill`. */
  readonly told: Readonly<Record<string, { readonly answer: IntakeAnswer; readonly at: Instant }>>;
}

/** The last answer to each question that its row can read, newest wins. */
export function intakeAnswers(patient: Pick<Patient, 'entries'>): ReadonlyMap<string, AnsweredEntry> {
  const last = new Map<string, AnsweredEntry>();
  for (const entry of allPatientEntries(patient, 'intake-answered')) {
    if (fits(entry.body).ok) last.set(entry.body.question, entry);
  }
  return last;
}

/**
 * What another device told of the same question before the answer that stands was given, and which came in after it: whoever gave
 * that one did not know of it, and takes nothing of it back. Oldest first.
 */
export function toldBeside(patient: Pick<Patient, 'entries'>): ReadonlyMap<string, readonly AnsweredEntry[]> {
  const stands = intakeAnswers(patient);
  const beside = new Map<string, AnsweredEntry[]>();
  for (const entry of allPatientEntries(patient, 'intake-answered')) {
    const { question } = entry.body;
    const last = stands.get(question);
    if (last === undefined || entry.at >= last.at || entry.seq <= last.seq || !fits(entry.body).ok) continue;
    beside.set(question, [...(beside.get(question) ?? []), entry]);
  }
  return beside;
}

const valuesOf = (answer: IntakeAnswer | undefined): readonly string[] | null => {
  if (answer === undefined) return null;
  if (answer.kind === 'one') return [answer.value];
  return answer.kind === 'many' ? answer.values : null;
};

/** Since when the record itself knows it; null: it does not, or too long ago. */
function knownSince(patient: Patient, by: KnownBy, now: Instant): Instant | null {
  const within = (at: Instant | undefined): Instant | null =>
    at !== undefined && now - at <= KNOWN_FOR_DAYS[by] * DAY_MS ? at : null;
  switch (by) {
    case 'sex': {
      const said = patient.details?.sexAtBirth;
      if (said === undefined || said === 'not-said') return null;
      const entry = patient.entries.findLast(
        ({ kind }) => kind === 'patient-registered' || kind === 'patient-details-changed',
      );
      return within(entry?.at ?? now);
    }
    case 'weight':
      return within(patient.weight?.at);
    case 'height':
      return within(patient.height?.at);
    default:
      return within(patient[by]?.at);
  }
}

/** What of the record the intake leans on. */
export function intakeState(patient: Patient, now: Instant): IntakeState {
  const known = Object.fromEntries(
    (Object.keys(KNOWN_FOR_DAYS) as KnownBy[]).flatMap((by) => {
      const since = knownSince(patient, by, now);
      return since === null ? [] : [[by, since]];
    }),
  );
  const answers = Object.fromEntries(
    [...intakeAnswers(patient)].map(([id, { body, at }]) => [id, { answer: body.answer, at }]),
  );
  return {
    answers,
    known,
    sexAtBirth: patient.details?.sexAtBirth ?? null,
    scales: Object.fromEntries(patient.scales.map(({ body, at }) => [body.instrument, at])),
    finishedAt: latestPatientEntry(patient, 'intake-finished')?.at ?? null,
    told: toldStill(toldBefore(patient), answers).told,
  };
}

/**
 * The intake as it stands: which questions concern this person, what is answered, what the clinic knows already, which comes
 * next. An answer that is later than what the clinic knows stands before it, and the other way round.
 */
export function askIntake({ answers, known, sexAtBirth, scales, finishedAt }: IntakeState, now: Instant): Intake {
  const holds = (when: AskWhen): boolean => {
    // Male is said or not; everybody else could be pregnant, and so could who was not asked.
    if ('couldBePregnant' in when) return (valuesOf(answers['sex']?.answer)?.[0] ?? sexAtBirth) !== 'male';
    const values = valuesOf(answers[when.question]?.answer);
    if (values === null) return false;
    const found = ('has' in when ? when.has : when.lacks).some((value) => values.includes(value));
    return 'has' in when ? found : !found;
  };
  const questions = INTAKE_QUESTIONS.flatMap((row): AskedQuestion[] => {
    const since = row.known === null ? undefined : known[row.known];
    const answered = answers[row.id];
    if (since !== undefined && (answered === undefined || since >= answered.at))
      // What follows from an answer is not asked where the answer itself is known.
      return row.when.some((when) => 'question' in when) ? [] : [{ row, state: 'known', answer: null, at: since }];
    if (!row.when.every(holds)) return [];
    const scored = row.kind === 'scale' ? scales[row.instrument] : undefined;
    if (scored !== undefined && now - scored <= SCALE_KNOWN_DAYS * DAY_MS)
      return [{ row, state: 'answered', answer: null, at: scored }];
    if (answered === undefined) return [{ row, state: 'open', answer: null, at: null }];
    const stale = row.id === 'safe-now' && finishedAt === null && now - answered.at > SAFE_NOW_HOURS * HOUR_MS;
    return [{ row, state: stale ? 'open' : 'answered', answer: answered.answer, at: answered.at }];
  });
  const open = questions.filter(({ state }) => state === 'open');
  return {
    questions,
    next: open[0]?.row.id ?? null,
    done: questions.length - open.length,
    finishedAt: open.length === 0 ? finishedAt : null,
    begun: Object.keys(answers).length > 0,
  };
}

/** The intake of a person, read from the record. */
export const readIntake = (patient: Patient, now: Instant): Intake => askIntake(intakeState(patient, now), now);

/** What an answer asks for at once: help now, or a clinician's questions soon. */
export function helpOf(answered: Pick<IntakeAnswered, 'question' | 'answer'>): 'now' | 'ask' | null {
  const row = INTAKE_QUESTIONS.find(({ id }) => id === answered.question);
  // Who does not know whether they are safe is asked by a person.
  if (answered.question === 'safe-now' && answered.answer.kind === 'unknown') return 'ask';
  // What somebody writes of their own accord is looked at as a journal is.
  if (answered.answer.kind === 'lines' && worryingWords(answered.answer.lines.join('\n')).length > 0) return 'ask';
  if (row === undefined || !('options' in row)) return null;
  const values = valuesOf(answered.answer) ?? [];
  const helps = row.options.filter(({ id }) => values.includes(id)).map(({ help }) => help);
  return helps.includes('now') ? 'now' : helps.includes('ask') ? 'ask' : null;
}
