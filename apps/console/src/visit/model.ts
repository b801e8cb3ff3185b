import { type Patient, type PatientState, patientFold, readPatient } from '@keel/clinical/patient';
import { eventId, type RecordedEvent, type StreamName } from '@keel/clinical/record';
import { readSession, type Session, type SessionState, sessionFold } from '@keel/clinical/session';
import { instant } from '@keel/clinical/units';
import type { SessionView, WireEvent } from '@keel/formats/api';

/** As the server sends it to as the folds read it. The server parsed it when it was written. */
export function fromWire(wire: WireEvent): RecordedEvent {
  const { tablet, ...author } = wire.author;
  return {
    command: wire.command,
    index: wire.index,
    stream: wire.stream as StreamName,
    seq: wire.seq,
    position: wire.position,
    kind: wire.kind,
    version: wire.version,
    occurredAt: instant(Date.parse(wire.occurredAt)),
    zone: wire.zone,
    recordedAt: instant(Date.parse(wire.recordedAt)),
    author: tablet === undefined ? author : { ...author, tablet },
    body: wire.body,
    hash: wire.hash,
  };
}

export interface VisitState {
  readonly session: Session;
  readonly patient: Patient;
  /** Ids of entries that this tablet holds and the server has not answered for. */
  readonly unsent: ReadonlySet<string>;
}

/**
 * One session as this tab knows it: what the server has recorded, and over it what was decided here and is not yet
 * known to be on the server's disk. Both are events of the same ids, so what comes back replaces what was shown.
 */
export class VisitModel {
  #session: SessionState;
  #patient: PatientState;
  readonly #confirmed = new Set<string>();
  #local: readonly RecordedEvent[] = [];
  /** What the stream told beyond the view: a view that is fetched anew may have been read before it. */
  #told: readonly RecordedEvent[] = [];
  #view: SessionView;
  #folded: { readonly session: SessionState; readonly patient: PatientState };
  #state: VisitState;
  readonly #watchers = new Set<() => void>();

  constructor(view: SessionView) {
    this.#view = view;
    this.#session = sessionFold.initial(`session/${view.session}`);
    this.#patient = patientFold.initial(`patient/${view.brief.id}`);
    for (const wire of [...view.patientEvents, ...view.events]) this.#fold(fromWire(wire));
    this.#folded = this.#onto();
    this.#state = this.#read();
  }

  get state(): VisitState {
    return this.#state;
  }

  /** What the next command on a stream says it has seen: the server's own count, without what is only here. */
  seqOf(stream: string): number {
    return stream === this.#session.stream ? this.#session.seq : this.#patient.seq;
  }

  /** Both folds with what was decided here, for deciding the next. */
  get folded(): { readonly session: SessionState; readonly patient: PatientState } {
    return this.#folded;
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Recorded by the server. */
  take(wire: WireEvent): void {
    const event = fromWire(wire);
    if (event.stream !== this.#session.stream && event.stream !== this.#patient.stream) return;
    this.#told = [...this.#told, event];
    this.#fold(event);
    this.#changed();
  }

  /** The same session, read anew. What was decided here and what the stream told since stays; so does what is open. */
  renew(view: SessionView): void {
    if (view === this.#view) return;
    const fresh = new VisitModel(view);
    this.#view = view;
    this.#told = this.#told.filter(({ position }) => position > view.position);
    this.#session = fresh.#session;
    this.#patient = fresh.#patient;
    for (const id of fresh.#confirmed) this.#confirmed.add(id);
    for (const event of this.#told) this.#fold(event);
    this.#changed();
  }

  /** The stream begins anew from the record: what it told before is in the view that is fetched now, or is not so. */
  forgetTold(): void {
    this.#told = [];
  }

  /** Whether anything of this command stands here, recorded or not. */
  holds(command: string): boolean {
    const first = `${command}/0`;
    return this.#confirmed.has(first) || this.#local.some((event) => event.command === command);
  }

  /** Decided here; shown at once, marked as unsent. */
  show(events: readonly RecordedEvent[]): void {
    this.#local = [...this.#local, ...events];
    this.#changed();
  }

  /** The server refused it: it did not happen. */
  drop(command: string): void {
    this.#local = this.#local.filter((event) => event.command !== command);
    this.#changed();
  }

  #fold(event: RecordedEvent): void {
    this.#confirmed.add(eventId(event));
    if (event.stream === this.#session.stream) this.#session = sessionFold.evolve(this.#session, event);
    else this.#patient = patientFold.evolve(this.#patient, event);
  }

  #onto(): { session: SessionState; patient: PatientState } {
    this.#local = this.#local.filter((event) => !this.#confirmed.has(eventId(event)));
    const of = (stream: string): readonly RecordedEvent[] => this.#local.filter((event) => event.stream === stream);
    return {
      session: of(this.#session.stream).reduce(sessionFold.evolve, this.#session),
      patient: of(this.#patient.stream).reduce(patientFold.evolve, this.#patient),
    };
  }

  #read(): VisitState {
    return {
      session: readSession(this.#folded.session),
      patient: readPatient(this.#folded.patient),
      unsent: new Set(this.#local.map(eventId)),
    };
  }

  #changed(): void {
    this.#folded = this.#onto();
    this.#state = this.#read();
    for (const watcher of this.#watchers) watcher();
  }
}
