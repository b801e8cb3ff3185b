import { type AlarmDraft, endAlarms, readAlarms } from '../alarms/index.ts';
import { isDatedAhead } from '../entries/index.ts';
import { type Addressee, draftMessage, type TemplateId } from '../messages/index.ts';
import type { Patient, TaskOpened } from '../patient/index.ts';
import { type Policy, ruleReason, settingOf } from '../policy/index.ts';
import type { Context, Decision, EventDraft, Reason, StreamName } from '../record/index.ts';
import { addMinutes, DAY_MS, type Instant, MINUTE_MS, SECOND_MS } from '../units/index.ts';
import { type ClosedAs, sessionClosed } from './closed.ts';
import { FACT_COMMANDS, GIVE_COMMANDS, type GivenAs, type SessionCommand } from './commands.ts';
import { spokenOrderDue } from './due-items.ts';
import type { Flagged, SessionEventBodies, SessionEventKind } from './events.ts';
import { GIVE_RULES } from './give-rule-rows.ts';
import { offScaleReasons, valueReasons } from './plausible.ts';
import type { Session } from './session.ts';

/** Numbers that cannot be, whatever kind of entry they stand in. */
export const numberReasons = (kind: SessionEventKind, body: unknown): readonly Reason[] =>
  kind === 'observations-charted'
    ? valueReasons((body as SessionEventBodies['observations-charted']).observations)
    : offScaleReasons(kind, body);

/** Whether it says what has happened. */
export const isFact = (command: SessionCommand): boolean =>
  command.kind in FACT_COMMANDS || (command.kind in GIVE_COMMANDS && (command.body as GivenAs).as === 'fact');

const taskName = (session: Session, cause: string, which?: string): string =>
  `${session.id}/${cause}${which === undefined ? '' : `/${which}`}`;

/** Collects what a command leads to: events of the session and of its patient, in one transaction. */
export class Answer {
  readonly #session: Session;
  readonly #command: SessionCommand;
  readonly #context: Context;
  readonly #own: EventDraft[] = [];
  readonly #patient: EventDraft[] = [];

  constructor(session: Session, command: SessionCommand, context: Context) {
    this.#session = session;
    this.#command = command;
    this.#context = context;
  }

  /** What follows from a command, and what was ordered, is of now at the latest. */
  #at(): Instant {
    return Math.min(this.#command.occurredAt, this.#context.now) as Instant;
  }

  #draft<Body>(kind: string, body: Body, occurredAt = this.#at()): EventDraft<string, Body> {
    return { kind, version: 1, occurredAt, zone: this.#context.zone, body };
  }

  #patientId(): string | null {
    const planned = this.#own.find(({ kind }) => kind === 'session-planned');
    return this.#session.patient ?? (planned?.body as { patient?: string } | undefined)?.patient ?? null;
  }

  /** A fact keeps the time it was said to have; dated ahead it is flagged, and somebody looks at the clock. */
  event<Kind extends SessionEventKind>(kind: Kind, body: SessionEventBodies[Kind]): this {
    const { occurredAt } = this.#command;
    if (!isFact(this.#command)) {
      this.#own.push(this.#draft(kind, body));
      return this;
    }
    const known = (body as Partial<Flagged>).flags;
    const found = [...(known ?? []), ...numberReasons(kind, body)];
    if (!isDatedAhead(occurredAt, this.#context.now)) {
      const flagged = known === undefined && found.length === 0 ? body : { ...body, flags: found };
      this.#own.push(this.#draft(kind, flagged, occurredAt));
    } else {
      const seconds = Math.round((occurredAt - this.#context.now) / SECOND_MS);
      const flag = ruleReason(GIVE_RULES, 'dated-ahead', `${seconds} s after it was received`, {
        inputs: [{ name: 'ahead', value: seconds, unit: 's', at: this.#context.now }],
      });
      this.#own.push(this.#draft(kind, { ...body, flags: [...found, flag] }, occurredAt));
      this.task('dated-ahead', 'Entries are dated ahead: check the clock, correct their time', 'nurse', 30, false);
    }
    return this;
  }

  alarms(drafts: readonly AlarmDraft[]): this {
    for (const { kind, body } of drafts) this.#own.push(this.#draft(kind, body));
    return this;
  }

  /** Opens a task on the patient. The same cause opens it once: its name holds session, cause and, if there can be more, which. */
  task(
    cause: string,
    title: string,
    ownerRole: TaskOpened['ownerRole'],
    dueMinutes: number,
    urgent: boolean,
    which?: string,
    owner?: string,
    next: readonly string[] = [],
  ): this {
    const body: TaskOpened = {
      task: taskName(this.#session, cause, which),
      kind: cause,
      title,
      ownerRole,
      ...(owner === undefined ? {} : { owner }),
      ...(next.length === 0 ? {} : { next }),
      dueAt: addMinutes(this.#at(), dueMinutes),
      urgent,
      about: { stream: this.#session.stream, rule: cause },
    };
    this.#patient.push(this.#draft('task-opened', body));
    return this;
  }

  /** What was spoken is signed the same day by who spoke (e.5). */
  signatureOwed(order: { readonly given: string; readonly orderedBy: string }, policy: Policy): this {
    if (order.given !== 'spoken') return this;
    const minutes = (spokenOrderDue(policy, this.#at(), this.#context.zone) - this.#at()) / MINUTE_MS;
    const title = 'Sign the spoken order today';
    return this.task('sign-spoken-order', title, 'prescriber', minutes, false, this.#command.id, order.orderedBy);
  }

  /** Something that goes out to the patient with this entry, and with no other. */
  message(patient: Addressee, template: TemplateId): this {
    const { id } = this.#command;
    this.#patient.push(
      draftMessage(patient, { template, cause: id, occurredAt: this.#at(), zone: this.#context.zone }),
    );
    return this;
  }

  /** Closes a task that this fact has answered; nothing happens where there is none open. */
  closeTask(patient: Patient | null, cause: string, evidence: string, which?: string): this {
    const task = taskName(this.#session, cause, which);
    if (patient?.tasks.some((open) => open.task === task && open.state === 'open') === true) {
      this.#patient.push(this.#draft('task-closed', { task, evidence }));
    }
    return this;
  }

  /** A fact that broke a rule is followed up by the prescriber, once for each rule. */
  flagTask(flags: readonly Reason[]): this {
    const grave = flags.filter(({ override }) => override === null);
    if (grave.length === 0) return this;
    const [{ rule, title }] = grave as [Reason, ...Reason[]];
    const rest = `${title.slice(0, 1).toLowerCase()}${title.slice(1)}`;
    return this.task(`flagged-${rule}`, `Follow up: ${rest}`, 'prescriber', 240, false);
  }

  remsForm(policy: Policy): this {
    const minutes = (settingOf(policy, 'rems-form-days') * DAY_MS) / MINUTE_MS;
    return this.task('rems-form', 'Send the REMS monitoring form', 'nurse', minutes, false);
  }

  /** The line that the session leaves on the person's time line. */
  close(as: ClosedAs): this {
    this.alarms(endAlarms(readAlarms(this.#session.entries)));
    this.#patient.push(this.#draft('session-closed', sessionClosed(this.#session, as, this.#at())));
    return this;
  }

  done(): Decision {
    const patient = this.#patientId();
    const streams: { stream: StreamName; events: EventDraft[] }[] = [];
    if (this.#own.length > 0) streams.push({ stream: this.#session.stream, events: this.#own });
    if (this.#patient.length > 0 && patient !== null) {
      streams.push({ stream: `patient/${patient}`, events: this.#patient });
    }
    return { kind: 'accepted', streams };
  }
}
