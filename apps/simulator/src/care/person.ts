import { type Cover, watchAt } from '@keel/clinical/cover';
import { decidePatient, type PatientCommand, patientFold, readPatient } from '@keel/clinical/patient';
import type { Actor, Context, EventDraft, RecordedEvent } from '@keel/clinical/record';
import type { Staff } from '@keel/clinical/staff';
import { DAY_MS, HOUR_MS, type Instant } from '@keel/clinical/units';

export const ZONE = 'America/Denver';
const since = 0 as Instant;
const person = (id: string, role: 'nurse' | 'prescriber' | 'front-desk') => ({
  id,
  name: id,
  roles: [role],
  since,
  endedAt: null,
});

export const STAFF: Staff = {
  people: {
    nora: person('nora', 'nurse'),
    nils: person('nils', 'nurse'),
    pat: person('pat', 'prescriber'),
    dana: person('dana', 'front-desk'),
  },
  tablets: {},
  openings: {},
  held: {},
};
/** Weekdays in the day, a prescriber on call in the evening, a Saturday morning; Thanksgiving and Christmas without hours. */
export const COVER: Cover = {
  zone: ZONE,
  week: [
    ...[1, 2, 3, 4, 5].flatMap((weekday) => [
      { weekday, from: '08:00', until: '17:00', people: weekday % 2 === 0 ? ['nora', 'pat'] : ['nils', 'pat'] },
      { weekday, from: '17:00', until: '20:00', people: ['pat', 'nora'] },
    ]),
    { weekday: 6, from: '09:00', until: '12:00', people: ['nora', 'pat'] },
  ],
  dates: [
    { date: '2026-11-26', because: 'Thanksgiving', spans: [] },
    { date: '2026-12-25', because: 'Christmas', spans: [] },
  ],
};
export const actor = (id: string): Actor => ({ kind: 'person', id, roles: STAFF.people[id]?.roles ?? [] });
/** The patient's own hand. His commands reach the same decision as everybody's. */
const PATIENT: Actor = { kind: 'person', id: 'patient', roles: [] };

/** One simulated person's record, moved by the clinic's own decisions and by nothing else. */
export class Person {
  #state;
  #seq = 0;
  #commands = 0;
  readonly id: string;
  readonly stream: `patient/${string}`;
  readonly asked: Instant[] = [];

  constructor(id: string) {
    this.id = id;
    this.stream = `patient/${id}`;
    this.#state = patientFold.initial(this.stream);
  }

  get read() {
    return readPatient(this.#state);
  }

  /** What the record refuses is our own fault here. @throws Error */
  say(kind: string, body: object, at: Instant, by: Actor = PATIENT): void {
    this.#commands += 1;
    const id = `${this.id}-${String(this.#commands).padStart(5, '0')}`;
    const command = {
      id,
      kind,
      stream: this.stream,
      seenSeq: this.#seq,
      occurredAt: at,
      body,
    } as unknown as PatientCommand;
    const context: Context = { now: at, zone: ZONE, actor: by };
    const watch = watchAt(COVER, STAFF, at, kind === 'report-distress');
    const decision = decidePatient({ patient: this.#state, watch, staff: STAFF }, command, context);
    if (decision.kind === 'refused') throw new Error(`${kind}: ${decision.reasons.map(({ rule }) => rule).join(', ')}`);
    this.happen(decision.streams[0]!.events, at, by.id, id);
  }

  /** What comes from elsewhere: a session, the clock. */
  happen(drafts: readonly EventDraft[], at: Instant, by: string, command?: string): void {
    if (command === undefined) this.#commands += 1;
    const id = command ?? `${this.id}-${String(this.#commands).padStart(5, '0')}`;
    for (const [index, draft] of drafts.entries()) {
      this.#seq += 1;
      this.#state = patientFold.evolve(this.#state, {
        ...draft,
        command: id,
        index,
        stream: this.stream,
        seq: this.#seq,
        position: this.#seq,
        recordedAt: at,
        author: { kind: 'person', id: by, right: 'simulated' },
        hash: '',
      } as RecordedEvent);
    }
  }
}

export const draft = (kind: string, body: object, at: Instant): EventDraft => ({
  kind,
  version: 1,
  occurredAt: at,
  zone: ZONE,
  body,
});
export const hours = (count: number): number => count * HOUR_MS;
export const days = (count: number): number => count * DAY_MS;
