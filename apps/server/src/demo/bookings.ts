import { type DayCommand, type DayContext, dayFold, dayStream, decideBooking, decideDay } from '@keel/clinical/day';
import { patientFold } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import type { Actor, Decision, Fold, Override, StreamName } from '@keel/clinical/record';
import { readSession, scenarioId, sessionFold } from '@keel/clinical/session';
import { addMinutes, DAY_MS, HOUR_MS, type Instant, instant, localDateOf } from '@keel/clinical/units';
import { canonical, type OpenRecord, sha256 } from '../record/index.ts';
import { DEMO_CLINIC, DEMO_PLACE, DEMO_SITE, DEMO_ZONE } from './cast.ts';
import { AT_RISK, DEMO_AHEAD, DEMO_DAY } from './day.ts';

/** Minutes before the first dose at which somebody is taken back, as the day is drawn. */
const TAKEN_BACK_MINUTES = 15;
/** The demo opens at whatever hour somebody starts it, so its day is open around now: hours before and after. */
const OPEN_HOURS = { before: 5, after: 9 } as const;

const NURSES: readonly Actor[] = ['lindqvist', 'nair'].map((id) => ({ kind: 'person', id, roles: ['nurse'] }));
const NURSE = NURSES[0]!;
const PRESCRIBER: Actor = { kind: 'person', id: 'okafor', roles: ['prescriber'] };

/** Puts today's visits, and those of the days ahead, into the schedule: through the decisions of the day, as the desk does. */
export async function bookDemo(record: OpenRecord, policy: Policy, now: Instant): Promise<void> {
  let place = 0;
  const load = async <State>(fold: Fold<State>, stream: StreamName) => {
    const events = await record.load(DEMO_CLINIC, stream);
    return { seq: events.at(-1)?.seq ?? 0, state: events.reduce(fold.evolve, fold.initial(stream)) };
  };
  const context = (actor: Actor, at: Instant): DayContext => ({
    now: at,
    zone: DEMO_ZONE,
    actor,
    policy,
    chairs: DEMO_PLACE.chairs.map(({ chairId }) => ({ chairId, open: true })),
  });
  const said = <C extends DayCommand>(kind: C['kind'], stream: StreamName, at: Instant, body: C['body']): C => {
    place += 1;
    const id = scenarioId(at, `demo/${stream}`, place);
    return { id, kind, stream, seenSeq: 0, occurredAt: at, body } as unknown as C;
  };
  const keep = async (command: DayCommand, actor: Actor, decision: Decision): Promise<void> => {
    if (decision.kind === 'refused')
      throw new Error(`demo: ${command.kind} refused: ${decision.reasons.map(({ rule }) => rule).join()}`);
    const streams = [];
    for (const one of decision.streams) {
      streams.push({ ...one, expectedSeq: (await record.load(DEMO_CLINIC, one.stream)).at(-1)?.seq ?? 0 });
    }
    await record.append(DEMO_CLINIC, {
      command: { id: command.id, bodyHash: sha256(canonical({ kind: command.kind, body: command.body })) },
      author: { kind: actor.kind, id: actor.id, right: `command/${command.kind} demo` },
      streams,
      answer: null,
    });
  };
  const onDay = async (actor: Actor, command: DayCommand): Promise<void> => {
    const { state } = await load(dayFold, command.stream);
    await keep(command, actor, decideDay(state, command, context(actor, command.occurredAt)));
  };

  const yesterday = instant(now - DAY_MS);
  const streamAt = (at: Instant): StreamName => dayStream(DEMO_SITE, localDateOf(at, DEMO_ZONE));
  /** Days that are open, and the hours for which somebody is said to be there. */
  const opened = new Set<string>();
  /**
   * Opens a day for the hours around a moment, and says who is there. A demo begun near midnight reaches over two days, and the second of them
   * has visits of its own later on: the hours stand, and somebody is there then too.
   */
  const openAround = async (stream: StreamName, around: Instant): Promise<void> => {
    const hour = instant(Math.floor(around / HOUR_MS) * HOUR_MS);
    const from = addMinutes(hour, -OPEN_HOURS.before * 60);
    const until = addMinutes(hour, OPEN_HOURS.after * 60);
    if (opened.has(`${stream} ${hour}`)) return;
    if (!opened.has(stream))
      await onDay(NURSE, said('open-day', stream, yesterday, { opensAt: from, closesAt: until }));
    opened.add(stream).add(`${stream} ${hour}`);
    for (const person of [...NURSES, PRESCRIBER]) {
      const role = person === PRESCRIBER ? 'prescriber' : 'nurse';
      await onDay(NURSE, said('plan-duty', stream, yesterday, { person: person.id, role, from, until }));
    }
  };

  const openOnce = (at: Instant, around: Instant): Promise<void> => openAround(streamAt(at), around);

  /** A booking that meets a conflict is carried by a reason, as on any real morning. */
  const overrides: readonly Override[] = ['nurse-clash', 'before-opening', 'after-closing'].map((rule) => ({
    rule,
    reason: 'Agreed at the morning huddle: the second nurse covers',
  }));
  for (const visit of DEMO_DAY) {
    const startsAt = addMinutes(now, -visit.minute - TAKEN_BACK_MINUTES);
    const session = `today-${visit.patient}`;
    await openOnce(startsAt, now);
    const { state } = await load(sessionFold, `session/${session}`);
    const { regimen } = readSession(state);
    if (regimen === null) continue;
    const command = said<Extract<DayCommand, { kind: 'book-chair' }>>('book-chair', streamAt(startsAt), yesterday, {
      booking: `b-today-${visit.patient}`,
      patient: visit.patient,
      session,
      chair: visit.chair,
      regimen,
      startsAt,
      overrides,
    });
    await onDay(NURSE, command);
  }
  /** A visit that is still to come: the chair, the session and the line on the person's time line in one act. */
  const bookVisit = async (
    session: string,
    visit: { readonly patient: string; readonly regimen: string; readonly chair: string; readonly startsAt: Instant },
  ): Promise<void> => {
    const command = said<Extract<DayCommand, { kind: 'book-chair' }>>(
      'book-chair',
      streamAt(visit.startsAt),
      yesterday,
      { booking: `b-${session}`, session, ...visit, overrides },
    );
    const day = await load(dayFold, command.stream);
    const deciding = {
      site: DEMO_SITE,
      patient: (await load(patientFold, `patient/${visit.patient}`)).state,
      session: (await load(sessionFold, `session/${session}`)).state,
      policy,
    };
    await keep(command, NURSE, decideBooking(day.state, command, deciding, context(NURSE, yesterday)));
  };
  const expected = addMinutes(now, -AT_RISK.expectedMinutesAgo);
  await openOnce(expected, now);
  await bookVisit(`today-${AT_RISK.patient}`, {
    patient: AT_RISK.patient,
    regimen: AT_RISK.regimen,
    chair: AT_RISK.chair,
    startsAt: expected,
  });
  for (const { patient, regimen, chair, days } of DEMO_AHEAD) {
    for (const [index, ahead] of days.entries()) {
      const startsAt = instant(Math.floor((now + ahead * DAY_MS) / 900_000) * 900_000);
      await openOnce(startsAt, startsAt);
      const session = `ahead-${patient}-${index + 1}`;
      await bookVisit(session, { patient, regimen, chair, startsAt });
    }
  }
}
