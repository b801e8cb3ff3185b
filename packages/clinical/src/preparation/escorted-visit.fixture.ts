import { escortAnswer, namedEscort } from '../escort/index.ts';
import { patientFold, readPatient } from '../patient/index.ts';
import { STARTING_POLICIES } from '../policy/index.ts';
import type { Context, EventDraft, StreamName } from '../record/index.ts';
import { decideSession, recordDraft, type SessionCommand, sessionFold } from '../session/index.ts';
import { addMinutes, DAY_MS, instant } from '../units/index.ts';
import { followEscort } from './index.ts';

const NOW = instant(1_795_629_600_000);
export const STARTS = instant(NOW + DAY_MS);
const ZONE = 'America/Denver';
const P1: StreamName = 'patient/p1';
const S1: StreamName = 'session/s1';
const actor = { kind: 'person', id: 'reyes', roles: ['front-desk', 'nurse'] } as const;
export const ROBIN = { visit: 'v1', escort: 'adult', name: 'Robin', phone: '+1 555 0111', relation: 'brother' };
export const BO = { escort: 'adult', name: 'Bo', phone: '+1 555 0122' };

/** A visit of tomorrow whose escort is named on the chart alone, as one that was moved has it, and what the session is told of him. */
export class Visit {
  patient = patientFold.initial(P1);
  session = sessionFold.initial(S1);
  #acts = 0;
  constructor(...named: readonly object[]) {
    const details = { givenName: 'Ana', familyName: 'Lima', birthDate: '1980-01-01', sexAtBirth: 'female' };
    const plan = { patient: 'p1', site: 'main', startsAt: STARTS, route: 'iv-ketamine', regimen: 'iv-depression' };
    this.chart('patient-registered', details);
    this.chart('visit-booked', { visit: 'v1', startsAt: STARTS, kind: 'session', session: 's1' });
    this.#happen(S1, this.#next(), [this.#draft('session-planned', { ...plan, policyVersion: '1' })]);
    for (const one of named) this.chart('escort-named', one);
  }
  #next = (): string => {
    this.#acts += 1;
    return `c-${String(this.#acts).padStart(4, '0')}`;
  };
  get #now() {
    return addMinutes(NOW, this.#acts / 60);
  }
  #draft = (kind: string, body: unknown): EventDraft => ({
    kind,
    version: 1,
    occurredAt: this.#now,
    zone: ZONE,
    body,
  });
  #happen(stream: StreamName, command: string, drafts: readonly EventDraft[]): void {
    for (const [index, draft] of drafts.entries()) {
      const seq = (stream === P1 ? this.patient : this.session).seq + 1;
      const place = { command, index, stream, seq, position: seq, recordedAt: this.#now, actor };
      if (stream === P1) this.patient = patientFold.evolve(this.patient, recordDraft(draft, place));
      else this.session = sessionFold.evolve(this.session, recordDraft(draft, place));
    }
  }
  chart(kind: string, body: object): void {
    this.#happen(P1, this.#next(), [this.#draft(kind, body)]);
  }
  answers(answer: 'yes' | 'no'): this {
    this.chart('escort-answered', { visit: 'v1', answer });
    return this;
  }
  say(kind: string, body: object): string {
    const id = this.#next();
    const context: Context = { now: this.#now, zone: ZONE, actor };
    const said = { id, kind, stream: S1, seenSeq: this.session.seq, occurredAt: this.#now, body };
    const command = said as unknown as SessionCommand;
    const { session, patient } = this;
    const decided = decideSession({ session, patient, policy: STARTING_POLICIES.mixed, staff: null }, command, context);
    const followed = followEscort(decided, { session, patient, policy: STARTING_POLICIES.mixed }, command, context);
    if (followed.kind === 'refused') throw new Error(followed.reasons.map(({ rule }) => rule).join());
    for (const { stream, events } of followed.streams) this.#happen(stream, id, events);
    return id;
  }
  arrange(body: object): string {
    return this.say('arrange-escort', body);
  }
  undo(command: string): void {
    this.say('undo-entry', { entry: { command, index: 0 } });
  }
  get named() {
    return namedEscort(readPatient(this.patient), 'v1')?.body;
  }
  get answer() {
    const patient = readPatient(this.patient);
    return escortAnswer(patient, 'v1', namedEscort(patient, 'v1')!)?.body.answer;
  }
  /** What waits to be sent to an escort. */
  get messages() {
    return readPatient(this.patient)
      .messages.filter(({ to, state }) => to === 'escort' && state !== 'failed')
      .map(({ template, address }) => `${template} ${address}`);
  }
  /** Tasks that ask who it is. */
  asked(state: 'open' | 'closed' = 'open') {
    return readPatient(this.patient).tasks.filter((task) => task.kind === 'another-escort' && task.state === state);
  }
}
