import type { Patient, PatientState } from '../patient/index.ts';
import type { Policy } from '../policy/index.ts';
import type { Context, Reason, Role } from '../record/index.ts';
import type { Staff } from '../staff/index.ts';
import type { Instant } from '../units/index.ts';
import type { Answer } from './answer.ts';
import type { GiveContext } from './give-rules.ts';
import type { Seat } from './seats.ts';
import type { Session, SessionState } from './session.ts';

/** What a session is decided on: its own facts, the person's, and the policy in force. */
export interface SessionDeciding {
  readonly session: SessionState;
  /** Null when the session has no patient yet, or he is not known. */
  readonly patient: PatientState | null;
  readonly policy: Policy;
  /** Who holds which role, for whoever is named and is not the author. Null where it is not at hand: the server has it. */
  readonly staff: Staff | null;
  /** Who is in which chair now. Absent where it is not at hand: the server has it. */
  readonly seats?: readonly Seat[] | undefined;
}

/** The same, read, with the time it is judged at and what the command leads to so far. */
export interface Asked {
  readonly session: Session;
  /** The session as the author had seen it: what got worse since, nobody has weighed. */
  readonly seen: Session;
  readonly patient: Patient | null;
  readonly policy: Policy;
  readonly staff: Staff | null;
  readonly at: Instant;
  readonly give: GiveContext;
  readonly context: Context;
  readonly answer: Answer;
}

/** A reason that comes of how a command is said, not of a rule of the reference. */
export const reason = (rule: string, title: string, because: string, override: readonly Role[] = []): Reason => ({
  rule,
  title,
  because,
  inputs: [],
  missing: [],
  sources: [],
  override: override.length === 0 ? null : { roles: override },
});
