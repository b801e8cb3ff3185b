import { adoptionFold, POLICY_STREAM, policyAt } from '@keel/clinical/adoption';
import { COVER_STREAM, type CoverState, coverFold } from '@keel/clinical/cover';
import { type DayState, dayFold } from '@keel/clinical/day';
import { patientFold, readPatient } from '@keel/clinical/patient';
import { type ClockContext, type ClockRule, PATIENT_CLOCK, tickName } from '@keel/clinical/patient-clock';
import type { Author, StreamName } from '@keel/clinical/record';
import { streamKind } from '@keel/clinical/record';
import { dayOfDate, type Instant, localDateOf } from '@keel/clinical/units';
import { BODY_ERASED, canonical, type OpenRecord, StaleStream, sha256 } from '../record/index.ts';
import { tickId } from './ticker.ts';

export interface PatientTickerOptions {
  readonly record: OpenRecord;
  readonly now: () => Instant;
  readonly clinics: () => Promise<readonly { readonly id: string; readonly zone: string }[]>;
  readonly onProblem: (error: unknown) => void;
  /** Whether this process is the one whose turn it is; absent: it is the only one. */
  readonly mine?: () => boolean;
  readonly rules?: readonly ClockRule[];
  readonly everyMs?: number;
}

const CLOCK: Author = { kind: 'system', id: 'clock', right: 'command/tick-patient system clinic' };
const EVERY_MS = 30_000;
const PAGE = 1_000;

type PatientState = ReturnType<typeof patientFold.initial>;
type AdoptionState = ReturnType<typeof adoptionFold.initial>;

/** What this process knows of a clinic's people: brought up to date by position, so no event is read twice. */
interface Known {
  position: number;
  readonly people: Map<StreamName, PatientState>;
  readonly days: Map<StreamName, DayState>;
  policy: AdoptionState;
  cover: CoverState;
}

/** A day that began before yesterday holds no place that could be offered to anybody, wherever its site is. */
function isOver(day: StreamName, today: string): boolean {
  const date = /(\d{4}-\d{2}-\d{2})$/.exec(day)?.[1];
  return date === undefined || dayOfDate(date) < dayOfDate(today) - 1;
}

/**
 * Time passing for people outside of a session. A tick is a command whose id is made from the stream, the rule and the
 * moment it fell due: it is done once, by however many processes and however often it is tried.
 */
export function openPatientTicker(options: PatientTickerOptions) {
  const { record, now } = options;
  const rules = options.rules ?? PATIENT_CLOCK;
  const known = new Map<string, Known>();

  async function upToDate(clinic: string): Promise<Known> {
    const found = known.get(clinic) ?? {
      position: 0,
      people: new Map<StreamName, PatientState>(),
      days: new Map<StreamName, DayState>(),
      policy: adoptionFold.initial(POLICY_STREAM),
      cover: coverFold.initial(COVER_STREAM),
    };
    known.set(clinic, found);
    for (;;) {
      const events = await record.after(clinic, found.position, PAGE);
      const again = new Set<StreamName>();
      for (const event of events) {
        if (event.stream === POLICY_STREAM) found.policy = adoptionFold.evolve(found.policy, event);
        if (event.stream === COVER_STREAM) found.cover = coverFold.evolve(found.cover, event);
        if (streamKind(event.stream) === 'day') {
          const day = found.days.get(event.stream) ?? dayFold.initial(event.stream);
          if (event.kind === BODY_ERASED) again.add(event.stream);
          found.days.set(event.stream, dayFold.evolve(day, event));
        }
        if (streamKind(event.stream) !== 'patient') continue;
        const state = found.people.get(event.stream) ?? patientFold.initial(event.stream);
        // What was emptied by law is read anew: nothing of it stays in memory.
        if (event.kind === BODY_ERASED) again.add(event.stream);
        found.people.set(event.stream, patientFold.evolve(state, event));
      }
      for (const stream of again) {
        const whole = await record.since(clinic, stream, 0);
        if (streamKind(stream) === 'day') found.days.set(stream, whole.reduce(dayFold.evolve, dayFold.initial(stream)));
        else found.people.set(stream, whole.reduce(patientFold.evolve, patientFold.initial(stream)));
      }
      found.position = events.at(-1)?.position ?? found.position;
      if (events.length < PAGE) return found;
    }
  }

  async function tickClinic(clinic: { readonly id: string; readonly zone: string }): Promise<void> {
    const { people, days, policy, cover } = await upToDate(clinic.id);
    const at = now();
    const today = localDateOf(at, clinic.zone);
    for (const stream of days.keys()) if (isOver(stream, today)) days.delete(stream);
    const context: ClockContext = {
      now: at,
      zone: clinic.zone,
      policy: policyAt(policy, at)?.policy ?? null,
      days: [...days.values()].filter(({ offers }) => offers.length > 0),
      cover: cover.cover,
    };
    for (const [stream, state] of people) {
      try {
        await tickPatient(clinic.id, stream, state, context);
      } catch (error) {
        // One person's rule must not keep the others waiting.
        if (!(error instanceof StaleStream)) options.onProblem(error);
      }
    }
  }

  async function tickPatient(
    clinic: string,
    stream: StreamName,
    state: PatientState,
    context: ClockContext,
  ): Promise<void> {
    const patient = readPatient(state);
    let seq = patient.seq;
    const done = new Set(state.events.map(({ command }) => command));
    for (const { rule, due } of rules) {
      const idOf = (name: string) => tickId(stream, 0, name);
      for (const one of due(patient, context, (which) => idOf(tickName(rule, which)))) {
        const id = idOf(tickName(rule, one));
        if (done.has(id) || one.events.length === 0) continue;
        const appended = await record.append(clinic, {
          command: { id, bodyHash: sha256(canonical({ kind: 'tick-patient', name: tickName(rule, one) })) },
          author: CLOCK,
          streams: [{ stream, expectedSeq: seq, events: one.events }],
          answer: null,
        });
        seq += appended.events.length;
      }
    }
  }

  async function tick(): Promise<void> {
    for (const clinic of await options.clinics()) await tickClinic(clinic);
  }

  let stopped = false;
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    if (running !== null || stopped || options.mine?.() === false) return;
    running = tick()
      .catch(options.onProblem)
      .finally(() => {
        running = null;
      });
  }, options.everyMs ?? EVERY_MS);
  return {
    tick,
    async stop(): Promise<void> {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
export type PatientTicker = ReturnType<typeof openPatientTicker>;
