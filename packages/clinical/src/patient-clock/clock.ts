import type { Cover } from '../cover/index.ts';
import type { DayState } from '../day/index.ts';
import type { Patient } from '../patient/index.ts';
import type { Policy } from '../policy/index.ts';
import type { EventDraft } from '../record/index.ts';
import type { Instant } from '../units/index.ts';

export interface ClockContext {
  readonly now: Instant;
  /** IANA zone of the clinic. */
  readonly zone: string;
  /** Null: none adopted yet. */
  readonly policy: Policy | null;
  /** Days of every site on which a place was offered, none of them long over. */
  readonly days: readonly DayState[];
  /** Who reads when; null: the clinic has not said. */
  readonly cover: Cover | null;
}

/** Something that time has brought. */
export interface Due {
  /** Since when it is due. With the rule it names the tick: the same is done once, by however many processes. */
  readonly dueAt: Instant;
  /** Where one rule has several at one moment: what it is about. */
  readonly about?: string;
  /** All on the person's own stream, in one transaction: messages (`draftMessage`), tasks (`taskOf`). */
  readonly events: readonly EventDraft[];
}

/**
 * One thing that comes with time: what of it is due for this person now? It answers what is due whether or not it was
 * done before, since the tick knows; and nothing as soon as it has become pointless, so a clock that stood still for a
 * day does not pour out yesterday's reminders.
 */
export interface ClockRule {
  readonly rule: string;
  /** `cause` names the tick that asks: give it to `draftMessage` and into the id of a task. */
  readonly due: (
    patient: Patient,
    context: ClockContext,
    cause: (due: Pick<Due, 'dueAt' | 'about'>) => string,
  ) => readonly Due[];
}

/** How a tick is named: its command's id is made from this and the stream. */
export const tickName = (rule: string, due: Pick<Due, 'dueAt' | 'about'>): string =>
  [rule, ...(due.about === undefined ? [] : [due.about]), String(due.dueAt)].join('/');

/** Who asks waits; who asked long ago is owed an answer. Days in which a request should have been looked at; PD. */
export const REQUEST_WAITS_DAYS = 2;
