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

/** The last answer to each question that its row can read, newest wins. */
export function intakeAnswers(patient: Pick<Patient, 'entries'>): ReadonlyMap<string, AnsweredEntry> {
  const last = new Map<string, AnsweredEntry>();
  for (const entry of allPatientEntries(patient, 'intake-answered')) {
    if (fits(entry.body).ok) last.set(entry.body.question, entry);
  }
  return last;
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

/** Male is said or not; everything else could be pregnant, and so could who was not asked. */
function couldBePregnant(patient: Patient, answers: ReadonlyMap<string, AnsweredEntry>): boolean {
  const said = valuesOf(answers.get('sex')?.body.answer)?.[0] ?? patient.details?.sexAtBirth;
  return said !== 'male';
}

/**
 * The intake as it stands: which questions concern this person, what is answered, what the clinic knows already, which comes
 * next. An answer that is later than what the clinic knows stands before it, and the other way round.
 */
export function readIntake(patient: Patient, now: Instant): Intake {
  const answers = intakeAnswers(patient);
  const finished = latestPatientEntry(patient, 'intake-finished');
  const holds = (when: AskWhen): boolean => {
    if ('couldBePregnant' in when) return couldBePregnant(patient, answers);
    const values = valuesOf(answers.get(when.question)?.body.answer);
    if (values === null) return false;
    const found = ('has' in when ? when.has : when.lacks).some((value) => values.includes(value));
    return 'has' in when ? found : !found;
  };
  const questions = INTAKE_QUESTIONS.flatMap((row): AskedQuestion[] => {
    const known = row.known === null ? null : knownSince(patient, row.known, now);
    const answered = answers.get(row.id);
    if (known !== null && (answered === undefined || known >= answered.at))
      // What follows from an answer is not asked where the answer itself is known.
      return row.when.some((when) => 'question' in when) ? [] : [{ row, state: 'known', answer: null, at: known }];
    if (!row.when.every(holds)) return [];
    if (row.kind === 'scale') {
      const last = patient.scales.findLast(
        ({ body, at }) => body.instrument === row.instrument && now - at <= SCALE_KNOWN_DAYS * DAY_MS,
      );
      if (last !== undefined) return [{ row, state: 'answered', answer: null, at: last.at }];
    }
    if (answered === undefined) return [{ row, state: 'open', answer: null, at: null }];
    const stale = row.id === 'safe-now' && finished === undefined && now - answered.at > SAFE_NOW_HOURS * HOUR_MS;
    return [{ row, state: stale ? 'open' : 'answered', answer: answered.body.answer, at: answered.at }];
  });
  const open = questions.filter(({ state }) => state === 'open');
  return {
    questions,
    next: open[0]?.row.id ?? null,
    done: questions.length - open.length,
    finishedAt: finished !== undefined && open.length === 0 ? finished.at : null,
    begun: answers.size > 0,
  };
}

/** What an answer asks for at once: help now, or a clinician's questions soon. */
export function helpOf(answered: Pick<IntakeAnswered, 'question' | 'answer'>): 'now' | 'ask' | null {
  const row = INTAKE_QUESTIONS.find(({ id }) => id === answered.question);
  // Who does not know whether they are safe is asked by a person.
  if (answered.question === 'safe-now' && answered.answer.kind === 'unknown') return 'ask';
  if (row === undefined || !('options' in row)) return null;
  const values = valuesOf(answered.answer) ?? [];
  const helps = row.options.filter(({ id }) => values.includes(id)).map(({ help }) => help);
  return helps.includes('now') ? 'now' : helps.includes('ask') ? 'ask' : null;
}
