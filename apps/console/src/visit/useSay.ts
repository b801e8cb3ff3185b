import { decidePatient, type PatientCommand, type PatientState } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import type { Actor, Command, Context, Decision, RecordedEvent, Role } from '@keel/clinical/record';
import {
  decideSession,
  GIVE_COMMANDS,
  recordDraft,
  type SessionCommand,
  type SessionState,
} from '@keel/clinical/session';
import { type Instant, instant } from '@keel/clinical/units';
import type { EntryAnswer, Me } from '@keel/formats/api';
import { useCallback } from 'react';
import type { Kept } from '../api/index.ts';
import { type SayHere, useSayHere, uuid7 } from '../outbox/index.ts';
import type { VisitModel } from './model.ts';
import type { Said } from './visit-context.ts';

export interface SayInput {
  readonly model: VisitModel;
  readonly policy: Policy;
  readonly zone: string;
  readonly me: Me;
  /** Named by PIN or badge as who makes the entries, when it is not who is logged in. */
  readonly entry: EntryAnswer | null;
  /** Who speaks, where it is not the person who is logged in. */
  readonly actor?: Actor;
  /** The server is not there: what is given now is told later as the fact that it was. */
  readonly offline: boolean;
  /** The server's clock. */
  readonly now: () => Instant;
}

const isGiving = (kind: string): boolean => kind in GIVE_COMMANDS;

/** The same decision as the server's, made here first: a refusal needs no network, and a fact shows at once. */
function decideHere(
  input: Pick<SayInput, 'model' | 'policy' | 'zone' | 'now'>,
  command: Command,
  actor: Actor,
): Decision {
  const context: Context = { now: input.now(), zone: input.zone, actor };
  const { session, patient } = input.model.folded;
  return command.stream.startsWith('patient/')
    ? decidePatient({ patient: patient as PatientState }, command as PatientCommand, context)
    : decideSession(
        { session: session as SessionState, patient: patient as PatientState, policy: input.policy, staff: null },
        command as SessionCommand,
        context,
      );
}

function asEvents(decision: Decision, command: Command, actor: Actor, now: Instant): RecordedEvent[] {
  if (decision.kind !== 'accepted') return [];
  let index = 0;
  return decision.streams.flatMap(({ stream, events }) =>
    events.map((draft) => {
      const event = recordDraft(draft, {
        command: command.id,
        index,
        stream,
        // Not placed yet: after everything the server has told us.
        seq: Number.MAX_SAFE_INTEGER,
        position: Number.MAX_SAFE_INTEGER,
        recordedAt: now,
        actor,
      });
      index += 1;
      return event;
    }),
  );
}

export async function sayTo(
  sayHere: SayHere,
  input: SayInput,
  said: {
    readonly kind: string;
    readonly stream: Command['stream'];
    readonly body: unknown;
    readonly at?: Instant | undefined;
  },
): Promise<Said> {
  const now = input.now();
  const body =
    // Told later, a dose is the fact that it was.
    (input.offline || said.at !== undefined) && isGiving(said.kind)
      ? { ...(said.body as Record<string, unknown>), as: 'fact' }
      : said.body;
  const command: Command = {
    id: uuid7(now),
    kind: said.kind,
    stream: said.stream,
    seenSeq: input.model.seqOf(said.stream),
    occurredAt: said.at ?? now,
    body,
  };
  const actor: Actor = input.actor ?? {
    kind: 'person',
    id: (input.entry ?? input.me).person.id,
    roles: (input.entry?.person.roles ?? input.me.roles) as readonly Role[],
    ...(input.me.tablet === null ? {} : { tablet: input.me.tablet.id }),
  };
  const decision = decideHere(input, command, actor);
  if (decision.kind === 'refused') return { kind: 'refused', reasons: decision.reasons, title: '' };

  input.model.show(asEvents(decision, command, actor, now));
  const outcome = await sayHere(
    {
      ...command,
      occurredAt: new Date(command.occurredAt).toISOString(),
      body: command.body as Record<string, unknown>,
      ...(input.entry === null ? {} : { entry: input.entry.entry }),
    },
    now,
  );
  if (outcome.kind === 'refused') {
    input.model.drop(command.id);
    return {
      kind: 'refused',
      key: outcome.problem.type.slice(outcome.problem.type.lastIndexOf('/') + 1),
      title: outcome.problem.title,
      reasons: (outcome.problem.reasons ?? []).map((reason) => ({
        ...reason,
        inputs: reason.inputs.map(({ at, unit, source, ...rest }) => ({
          ...rest,
          ...(at === undefined ? {} : { at: instant(at) }),
          ...(unit === undefined ? {} : { unit }),
          ...(source === undefined ? {} : { source }),
        })),
      })),
    };
  }
  return { kind: outcome.kind, ref: { command: command.id, index: 0 } };
}

/** What waits on this tablet from before the page was opened anew, decided again so that it is seen. */
export function showAgain(
  input: Pick<SayInput, 'model' | 'policy' | 'zone'>,
  waiting: readonly Kept[],
  actor: Actor,
): void {
  for (const { command: wire, keptAt } of waiting) {
    const command: Command = {
      id: wire.id,
      kind: wire.kind,
      stream: wire.stream as Command['stream'],
      seenSeq: wire.seenSeq,
      occurredAt: instant(Date.parse(wire.occurredAt)),
      body: wire.body,
    };
    const at = instant(Math.max(keptAt, command.occurredAt));
    input.model.show(asEvents(decideHere({ ...input, now: () => at }, command, actor), command, actor, at));
  }
}

/** Of what waits here, this visit's own that is not on the screen: it is not entered twice because nobody saw it. */
export function showKept(input: SayInput, waiting: readonly Kept[]): void {
  const mine = [input.model.folded.session.stream, input.model.folded.patient.stream] as readonly string[];
  const unseen = waiting.filter(({ command }) => mine.includes(command.stream) && !input.model.holds(command.id));
  const actor: Actor = { kind: 'person', id: input.me.person.id, roles: input.me.roles as readonly Role[] };
  showAgain(input, unseen, actor);
}

export function useSayTo(input: SayInput): (said: Parameters<typeof sayTo>[2]) => Promise<Said> {
  const sayHere = useSayHere();
  return useCallback((said) => sayTo(sayHere, input, said), [sayHere, input]);
}
