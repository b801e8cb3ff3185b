import type { Reason } from '../record/index.ts';
import { eventId } from '../record/index.ts';
import type { Staff } from '../staff/index.ts';
import type { Instant } from '../units/index.ts';
import { lentReasons, noWorse } from './lent-right.ts';
import { allOf, latestOf, type Session, type SessionEntryOf } from './session.ts';

/** A question to the prescriber with its answer, if it has one. */
export interface AskedQuestion {
  readonly asked: SessionEntryOf<'question-asked'>;
  readonly answered: SessionEntryOf<'question-answered'> | null;
}

/** Every question of a session, oldest first. */
export function questionsAsked(session: Session): readonly AskedQuestion[] {
  const answers = allOf(session, 'question-answered');
  return allOf(session, 'question-asked').map((asked) => ({
    asked,
    answered: answers.findLast(({ body }) => eventId(body.question) === asked.id) ?? null,
  }));
}

/** How many pressures go with a question (screens: "caution with last five pressures"). */
const PRESSURES = 5;

/** What goes out with a question, read out of the record: nobody writes it down again. */
export interface QuestionContext {
  /** The last pressures, oldest first. */
  readonly pressures: readonly {
    readonly at: Instant;
    readonly systolicMmHg: number;
    readonly diastolicMmHg: number;
    readonly byHand: boolean;
  }[];
  /** Holds and tablets that were not kept as planned, by rule id; null: nobody asked. */
  readonly notKept: readonly string[] | null;
  /** A stimulant on board today; null: nobody asked. */
  readonly stimulant: boolean | null;
  /** Pain as it was last scored, 0-10; null: nobody asked. */
  readonly painNrs: number | null;
  readonly symptoms: readonly string[];
}

/** What was known at `at`: a question keeps the context it was asked in, whatever is charted afterwards. */
export function questionContext(session: Session, at: Instant): QuestionContext {
  const looks = allOf(session, 'observations-charted').filter((entry) => entry.at <= at);
  const medicines = allOf(session, 'medicines-reviewed').findLast((entry) => entry.at <= at);
  const pain = looks.findLast(({ body }) => body.observations.painNrs !== undefined);
  return {
    pressures: looks
      .flatMap(({ at: when, body: { observations, source, cuff } }) =>
        observations.systolicMmHg === undefined || observations.diastolicMmHg === undefined
          ? []
          : [
              {
                at: when,
                systolicMmHg: observations.systolicMmHg,
                diastolicMmHg: observations.diastolicMmHg,
                byHand: cuff?.byHand === true || (source.from === 'person' && source.how === 'manual-cuff'),
              },
            ],
      )
      .slice(-PRESSURES),
    notKept: medicines?.body.holdsNotKept ?? null,
    stimulant: medicines?.body.classes.psychostimulant ?? null,
    painNrs: pain?.body.observations.painNrs ?? null,
    symptoms: looks.at(-1)?.body.observations.symptoms ?? [],
  };
}

/** A reason that somebody else may pass over in the prescriber's name, with the answer that lends the right. */
export interface LentReason {
  readonly rule: string;
  readonly answer: SessionEntryOf<'question-answered'>;
}

/** Which of these reasons a go-ahead that still stands covers: the answer is an order that the nurse accepts. */
export function acceptable(session: Session, reasons: readonly Reason[]): readonly LentReason[] {
  const lent = lentReasons(session);
  return reasons.flatMap((reason) => {
    if (reason.override?.roles.includes('prescriber') !== true) return [];
    if (!lent.some((seen) => noWorse(reason, seen))) return [];
    const answer = allOf(session, 'question-answered').findLast(({ body }) =>
      body.overridden?.some((seen) => noWorse(reason, seen)),
    );
    return answer === undefined ? [] : [{ rule: reason.rule, answer }];
  });
}

/** Who is asked when whoever was asked does not answer: the other prescribers who work here, whoever is on site first. */
export function nextAsked(session: Session, staff: Staff | null, asked: string): readonly string[] {
  const onSite = latestOf(session, 'prescriber-presence')?.body;
  return Object.values(staff?.people ?? {})
    .filter(({ id, endedAt, roles }) => id !== asked && endedAt === null && roles.includes('prescriber'))
    .map(({ id }) => id)
    .sort((a, b) => Number(b === onSite?.prescriber) - Number(a === onSite?.prescriber) || (a < b ? -1 : 1));
}
