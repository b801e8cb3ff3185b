import { COVER_STREAM, coverFold, watchAt } from '@keel/clinical/cover';
import { holdsWords, lookAtWords, patientFold } from '@keel/clinical/patient';
import type { Command, Context, Decision, Fold, StreamName } from '@keel/clinical/record';
import type { Action } from '@keel/clinical/rights';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import type { z } from 'zod';
import type { Trx } from '../record/index.ts';

/** The streams of one command, folded as they stand. Asking for one that was not loaded is our own bug. */
export interface States {
  readonly of: <State>(fold: Fold<State>, stream: StreamName) => State;
  /** Last seq of a stream; 0 for one that does not exist yet. */
  readonly seq: (stream: StreamName) => number;
  /** What `finds` named. */
  readonly found: readonly StreamName[];
}

/** Everything the door needs to know about one kind of command. Modules add theirs to the registry. */
export interface CommandDefinition<Body = unknown> {
  readonly kind: string;
  /** `session`, `patient`, … for every stream of that kind; `clinic/staff` for that one. */
  readonly on: string;
  /** Its line in the rights table. */
  readonly action: Action;
  readonly body: z.ZodType<Body>;
  /** A fact is what happened; an order may be refused. A fact keeps being taken from somebody whose right ended since. */
  readonly says: 'fact' | 'order' | ((body: Body) => 'fact' | 'order');
  /** Whether the stream may begin with it. Otherwise a stream without events is not there: 404. */
  readonly begins: boolean;
  /** The author must have seen the last event of the stream, else 409: where deciding again would not be what he meant. */
  readonly mustHaveSeen?: boolean;
  /**
   * Which streams to load beside its own, asked again after each round of loading until nothing new is named: the
   * patient of a session is known once the session is.
   */
  readonly reads: (command: Command<string, Body>, states: States) => readonly StreamName[];
  /** Streams that no other one names and only an index knows, looked up after `reads`: who else is in a chair. */
  readonly finds?: (
    command: Command<string, Body>,
    states: States,
    trx: Trx,
    clinic: string,
  ) => Promise<readonly StreamName[]>;
  /** Whose care it is about, null where it is about no patient. */
  readonly patient: (command: Command<string, Body>, states: States) => string | null;
  readonly decide: (states: States, command: Command<string, Body>, context: Context) => Decision;
  /**
   * Facts that only the server can gather, and bytes that must be kept together with what is recorded, such as the very paper that is signed. The command that goes
   * on names them by their hash; they are stored in its transaction, or nothing is.
   */
  readonly attach?: (
    states: States,
    command: Command<string, Body>,
    context: Context,
    /** Bytes that came with the request, where it had any. */
    brought: Buffer | null,
    clinic: string,
  ) => Promise<Attached<Body>>;
}

export interface Attached<Body = unknown> {
  readonly command: Command<string, Body>;
  readonly blobs: readonly { readonly sha256: string; readonly mediaType: string; readonly bytes: Buffer }[];
}

export interface Registry {
  readonly definitions: readonly CommandDefinition[];
  readonly find: (kind: string, stream: StreamName) => CommandDefinition | undefined;
}

/** Whoever of the patients' side writes something in his own words, by whichever command of whichever module: it is looked at. */
function withWordsLookedAt(definition: CommandDefinition): CommandDefinition {
  if (definition.on !== 'patient' || !holdsWords(definition.kind)) return definition;
  return {
    ...definition,
    reads: (command, states) => [...new Set([...definition.reads(command, states), COVER_STREAM, STAFF_STREAM])],
    decide(states, command, context) {
      const staff = states.of(staffFold, STAFF_STREAM);
      const watch = watchAt(states.of(coverFold, COVER_STREAM).cover, staff, context.now);
      const decision = definition.decide(states, command, context);
      return lookAtWords({ patient: states.of(patientFold, command.stream), watch }, decision, command, context);
    },
  };
}

/** @throws Error when two modules claim the same kind on the same stream. */
export function registryOf(...modules: readonly (readonly CommandDefinition[])[]): Registry {
  const definitions = modules.flat().map(withWordsLookedAt);
  const byName = new Map<string, CommandDefinition>();
  for (const definition of definitions) {
    const name = `${definition.on} ${definition.kind}`;
    if (byName.has(name)) throw new Error(`two definitions of ${definition.kind} on ${definition.on}`);
    byName.set(name, definition);
  }
  return {
    definitions,
    find: (kind, stream) =>
      byName.get(`${stream} ${kind}`) ?? byName.get(`${stream.slice(0, stream.indexOf('/'))} ${kind}`),
  };
}

/** Keeps the type of a body through the registry's own `unknown`. */
export const define = <Body>(definition: CommandDefinition<Body>): CommandDefinition =>
  definition as unknown as CommandDefinition;
