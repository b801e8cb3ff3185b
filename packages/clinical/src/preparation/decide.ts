import { CHECK_IN_MINUTES, type DayContext, type DayState, decideCancelling, endedWith } from '../day/index.ts';
import { escortAnswer, escortAsked, escortNotNeeded, escortReplaced, goesOnAs } from '../escort/index.ts';
import { dropMessages } from '../messages/index.ts';
import {
  allPatientEntries,
  type CannotComeSaid,
  type EscortAnswered,
  type EscortNamed,
  type FoodReported,
  type HoldsInstructed,
  type PatientState,
  type PreparationTicked,
  readPatient,
  taskOf,
} from '../patient/index.ts';
import type { Policy } from '../policy/index.ts';
import {
  accepted,
  type Command,
  type Decision,
  type EventDraft,
  reasonsFrom,
  refused,
  type StreamEvents,
} from '../record/index.ts';
import { isOver, latestOf, readSession, type Session, type SessionState } from '../session/index.ts';
import { addMinutes, DAY_MS } from '../units/index.ts';
import { fastingOf, meaningOfFood } from './fasting.ts';
import { ownReach } from './own-reach.ts';
import { BRING, escortOf } from './preparation.ts';

/**
 * How many people a patient's own page may have written to as escort in a day: nobody makes the clinic write to strangers without
 * end. Who is named after that is kept, and is the desk's to ring when his silence becomes a task. PD.
 */
export const ESCORTS_ASKED = { perDay: 5, source: 'PD' } as const;

/** The desk is asked for another date once: the patient's own word is that task already. */
const asksForDate = ({ kind, body }: EventDraft): boolean =>
  kind === 'task-opened' && (body as { readonly kind: string }).kind === 'next-date';

export interface PreparationBodies {
  'name-escort': EscortNamed;
  'answer-as-escort': EscortAnswered;
  'report-food': FoodReported;
  'say-cannot-come': CannotComeSaid;
  'tick-preparation': PreparationTicked;
  'instruct-holds': HoldsInstructed;
}
export type PreparationKind = keyof PreparationBodies;
export type PreparationCommand = { [K in PreparationKind]: Command<K, PreparationBodies[K]> }[PreparationKind];

/** What a decision about a visit leans on. The day and the session are those of the visit; null where it has none. */
export interface PreparationDeciding {
  readonly patient: PatientState;
  readonly session: SessionState | null;
  readonly day: DayState | null;
  readonly site: string | null;
  readonly policy: Policy;
}

const reason = reasonsFrom('PD');

/** Facts about a visit: what is recorded of them, whatever has become of it. */
const WORD_KEPT: Partial<Record<PreparationKind, string>> = {
  'answer-as-escort': 'escort-answered',
  'report-food': 'food-reported',
};

const PLANNED = new Set(['planned', 'arrived', 'ready']);

/** What is said about a visit before it: kept on the person's time line, and carried into the session and the day it touches. */
export function decidePreparation(
  deciding: PreparationDeciding,
  command: PreparationCommand,
  context: DayContext,
): Decision {
  const patient = readPatient(deciding.patient);
  const draft = (kind: string, body: unknown): EventDraft => ({
    kind,
    version: 1,
    occurredAt: command.occurredAt,
    zone: context.zone,
    body,
  });
  const about = (rule: string) => ({ stream: patient.stream, entry: { command: command.id, index: 0 }, rule });
  /** Its time runs from when the clinic hears it: what waited on a telephone is not late before anybody knew of it. */
  const opening = (kind: string, rule: string): EventDraft[] =>
    patient.tasks.some((task) => task.kind === kind && task.state === 'open' && task.about?.rule === rule)
      ? []
      : [
          {
            ...draft('task-opened', taskOf(kind, `${command.id}/${kind}`, context.now, about(rule))),
            occurredAt: context.now,
          },
        ];
  const closing = (kind: string, rule: string, evidence: string): EventDraft[] =>
    patient.tasks
      .filter((task) => task.kind === kind && task.state === 'open' && task.about?.rule === rule)
      .map(({ task }) => draft('task-closed', { task, evidence }));
  if (command.kind === 'instruct-holds') {
    return accepted({ stream: patient.stream, events: [draft('holds-instructed', command.body)] });
  }
  // An escort's link is for the visit as it was booked first; put back at its hour it goes on under another booking.
  const id = command.kind === 'answer-as-escort' ? goesOnAs(patient, command.body.visit) : command.body.visit;
  const visit = patient.visits.find(({ body }) => body.visit === id);
  const { kind: speaks, subject } = context.actor;
  const elsewhere = speaks === 'escort' && (subject === undefined || goesOnAs(patient, subject) !== id);
  /** "I can't come" of a visit that was called off meanwhile calls nothing off. It asks for somebody where it says more than that. */
  const saidOfOff = (body: CannotComeSaid): EventDraft[] => {
    const flags = [reason('visit-off', 'The visit was called off already', body.visit)];
    const hours = allPatientEntries(patient, 'visit-booked')
      .filter((one) => one.body.visit === body.visit)
      .map((one) => one.body.startsAt);
    // Put back at its hour, it is the same hour on which they cannot come; whoever stops has other visits too.
    const again = patient.visits.find((one) => hours.includes(one.body.startsAt));
    const rule = `cannot-come/${again?.body.visit ?? body.visit}`;
    const asks = body.wants === 'no-more' ? 'no-more-visits' : again === undefined ? null : 'visit-cannot-come';
    return [draft('cannot-come-said', { ...body, flags }), ...(asks === null ? [] : opening(asks, rule))];
  };
  if (visit === undefined) {
    const off = allPatientEntries(patient, 'visit-booked').some(({ body }) => body.visit === command.body.visit);
    // What somebody says of a visit that was called off meanwhile is kept, and moves nothing.
    const fact = WORD_KEPT[command.kind];
    if (off && !elsewhere && fact !== undefined) {
      return accepted({ stream: patient.stream, events: [draft(fact, command.body)] });
    }
    if (off && command.kind === 'say-cannot-come') {
      return accepted({ stream: patient.stream, events: saidOfOff(command.body) });
    }
    return refused([reason('visit-unknown', 'There is no such visit', command.body.visit)]);
  }
  const { startsAt } = visit.body;
  const session: Session | null = deciding.session === null ? null : readSession(deciding.session);
  // Once somebody is here, what counts is what staff heard and saw: a word from the patient's phone does not replace it.
  const ahead =
    session !== null && (context.actor.kind === 'person' ? PLANNED.has(session.phase) : session.phase === 'planned');
  /** The same, told to the session, so that the gate and the board know it. */
  const inSession = (kind: string, body: unknown): StreamEvents[] =>
    ahead && session !== null ? [{ stream: session.stream, events: [draft(kind, body)] }] : [];
  const answer = (kind: string, more: readonly EventDraft[] = [], others: readonly StreamEvents[] = []): Decision =>
    accepted({ stream: patient.stream, events: [draft(kind, { ...command.body, visit: id }), ...more] }, ...others);

  switch (command.kind) {
    case 'tick-preparation':
      return (BRING as readonly string[]).includes(command.body.item)
        ? answer('preparation-ticked')
        : refused([reason('preparation-unknown', 'There is no such line', command.body.item)]);
    case 'name-escort': {
      const { escort, name, relation, phone } = command.body;
      const { accepted: kinds } = escortOf(patient, visit.body.visit, session?.route ?? null, deciding.policy);
      if (!kinds.includes(escort)) {
        return refused([
          reason(
            'escort-not-accepted',
            'This clinic does not count this as a way home',
            `accepted: ${kinds.join(', ')}`,
          ),
        ]);
      }
      if (escort === 'adult' && name === undefined) {
        return refused([reason('escort-unnamed', 'The adult who comes needs a name', 'no name was given')]);
      }
      const { email } = command.body;
      const own = escort === 'adult' ? ownReach(patient, { email, phone }) : [];
      if (own.length > 0) {
        return refused([
          reason(
            'escort-is-patient',
            'This is the patient’s own address or number',
            `write how the one who comes is reached; the same: ${own.join(', ')}`,
          ),
        ]);
      }
      // A message to whoever was named before goes nowhere any more; his link ends with this entry.
      const dropped = dropMessages(
        patient.messages,
        ({ to, link }) => to === 'escort' && link?.about === visit.body.visit,
        { at: command.occurredAt, zone: context.zone },
      );
      // Whoever is named is asked at once, by the way that the patient gave for it.
      const today = patient.messages.filter(
        ({ template, queuedAt }) => template === 'escort-asked' && context.now - queuedAt < DAY_MS,
      ).length;
      const mayAsk = context.actor.kind === 'person' || today < ESCORTS_ASKED.perDay;
      const said = { cause: command.id, at: command.occurredAt, now: context.now, zone: context.zone };
      const asked = mayAsk ? escortAsked(patient, visit.body, command.body, said) : [];
      return answer(
        'escort-named',
        [
          ...dropped,
          ...escortReplaced(patient, visit.body, command.body, said),
          ...asked,
          ...closing('escort-unclear', `escort/${visit.body.visit}`, 'another way home is named'),
          // A ride that this clinic accepts answers to nobody: a way home is found with it.
          ...(escort !== 'adult' && kinds.includes(escort)
            ? closing('escort-silent', `escort/${visit.body.visit}`, 'another way home is named')
            : []),
        ],
        inSession('escort-arranged', {
          escort,
          ...(name === undefined ? {} : { name }),
          ...(relation === undefined ? {} : { relation }),
          ...(phone === undefined ? {} : { phone }),
        }),
      );
    }
    case 'answer-as-escort': {
      const { named } = escortOf(patient, visit.body.visit, session?.route ?? null, deciding.policy);
      if (named === null) {
        return refused([reason('escort-nobody', 'Nobody is named for this visit', visit.body.visit)]);
      }
      if (elsewhere) {
        return refused([reason('visit-unknown', 'There is no such visit', 'the link is for another visit')]);
      }
      if (named.body.escort !== 'adult') {
        return refused([reason('escort-nobody', 'Nobody is named for this visit', `it is a ${named.body.escort}`)]);
      }
      const { name, relation, phone } = named.body;
      const rule = `escort/${visit.body.visit}`;
      const before = escortAnswer(patient, visit.body.visit, named);
      if (before !== undefined && before.body.answer !== command.body.answer && before.at > command.occurredAt) {
        // Said before the other word and heard after it, or by a clock that is wrong: the later word holds, and somebody asks which it is.
        return answer('escort-answered', opening('escort-unclear', rule));
      }
      const clear = closing('escort-unclear', rule, 'the escort answered again');
      if (command.body.answer === 'no') {
        return answer('escort-answered', [...clear, ...opening('escort-silent', rule)]);
      }
      return answer(
        'escort-answered',
        [...clear, ...closing('escort-silent', rule, 'the escort confirmed')],
        inSession('escort-arranged', {
          escort: 'adult',
          ...(name === undefined ? {} : { name }),
          ...(relation === undefined ? {} : { relation }),
          ...(phone === undefined ? {} : { phone }),
          ...(context.actor.kind === 'person' ? { phoneTried: true } : {}),
        }),
      );
    }
    case 'report-food': {
      const { what, lastAt } = command.body;
      const route = session?.route ?? null;
      const doseAt = addMinutes(startsAt, CHECK_IN_MINUTES);
      const meaning =
        route === null ? null : meaningOfFood(fastingOf(route, deciding.policy, doseAt), command.body, doseAt);
      return answer(
        'food-reported',
        meaning?.kind === 'wait' ? opening('ate-before-session', `food/${visit.body.visit}`) : [],
        // What was said of the other one before still stands.
        inSession('fasting-answered', {
          ...(session === null ? {} : latestOf(session, 'fasting-answered')?.body),
          ...(what === 'food' ? { lastSolidsAt: lastAt } : { lastClearFluidAt: lastAt }),
          ...(session?.phase === 'planned' ? { fromHome: true } : {}),
        }),
      );
    }
    case 'say-cannot-come': {
      const rule = `cannot-come/${visit.body.visit}`;
      const day = deciding.day;
      const booking = day?.bookings.find((one) => one.booking === visit.body.visit);
      if (session !== null && session.phase !== 'planned') {
        // What has begun ends where it is, at the chair: nothing is called off from afar. What the patient says is kept all the same, and
        // somebody looks where he is: he may have walked out.
        return context.actor.kind === 'person'
          ? refused([
              reason('session-running', 'The visit has begun or is over', `it ends where it is: ${session.phase}`),
            ])
          : answer('cannot-come-said', isOver(session.phase) ? [] : opening('cannot-come-begun', rule));
      }
      // Whoever stops may be worse, and has other visits booked: a clinician asks. Another day is found on the telephone: on the list of
      // this day, on which they cannot come, they would be offered the next place of it.
      const asks = command.body.wants === 'no-more' ? 'no-more-visits' : 'visit-cannot-come';
      const mine: EventDraft[] = [draft('cannot-come-said', command.body), ...opening(asks, rule)];
      if (day === null || booking === undefined || deciding.session === null || deciding.site === null) {
        const said = { cause: command.id, at: command.occurredAt, now: context.now, zone: context.zone };
        return accepted({
          stream: patient.stream,
          events: [
            ...mine,
            draft('visit-cancelled', { visit: visit.body.visit, because: 'patient' }),
            ...endedWith(patient, visit.body.visit, said),
            ...escortNotNeeded(patient, visit.body, said),
          ],
        });
      }
      // The chair is freed, the session cancelled and the visit ended as if the desk had done it: one way for all.
      const freed = decideCancelling(
        day,
        {
          ...command,
          kind: 'cancel-booking',
          stream: day.stream,
          body: { booking: booking.booking, because: 'patient' },
        },
        { site: deciding.site, patient: deciding.patient, session: deciding.session, policy: deciding.policy },
        context,
      );
      if (freed.kind === 'refused') return freed;
      return accepted(
        ...freed.streams.map(({ stream, events }) =>
          stream === patient.stream
            ? { stream, events: [...mine, ...events.filter((event) => !asksForDate(event))] }
            : { stream, events },
        ),
      );
    }
  }
}
