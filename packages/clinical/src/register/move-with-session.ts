import {
  type Context,
  type Decision,
  type EventDraft,
  type Reason,
  type RecordedEvent,
  refused,
  type StreamEvents,
  type StreamName,
} from '../record/index.ts';
import { recordDraft, type Session, type SessionCommand, type SessionState, withDrafts } from '../session/index.ts';
import { DAY_MS, dayNumber, instant, localDateOf } from '../units/index.ts';
import { drafting, drawnDrafts, returnable } from './decide.ts';
import { discardAfter, drawReasons } from './draw-rules.ts';
import { registerFold } from './evolve.ts';
import { bookMg, type RegisterState, registerStream, SAME_MG } from './register.ts';
import { type Claim, claimsOf } from './session-claims.ts';
import { overfillMg } from './tolerance.ts';

/** The session as it stood, the command that was decided on it, and the registers that it may move. */
export interface Moving {
  readonly session: SessionState;
  readonly command: SessionCommand;
  readonly registers: ReadonlyMap<string, RegisterState>;
  readonly context: Context;
}

/**
 * A decision about a session together with what it moves in the register, for one transaction. The register follows the
 * session as it will stand: a dose given draws, a dose corrected corrects the draw, a dose undone gives it back. What is
 * asked for (`as: 'order'`) and cannot be drawn is refused with every reason; what happened is recorded, flagged, and
 * opens a case where it does not add up. Pure.
 */
export function moveWithSession(decision: Decision, moving: Moving): Decision {
  if (decision.kind === 'refused') return decision;
  const { session, registers, command, context } = moving;
  const labelled = decision.streams.map((one) =>
    one.stream === command.stream ? { ...one, events: one.events.map((draft) => withLabel(draft, registers)) } : one,
  );
  const drafts = labelled.filter(({ stream }) => stream === command.stream).flatMap(({ events }) => events);
  if (drafts.length === 0) return decision;
  const after = withDrafts(session, command, drafts, context);
  const asked = (command.body as { readonly as?: unknown }).as === 'order';
  const streams: StreamEvents[] = [];
  const reasons: Reason[] = [];
  for (const [location, register] of registers) {
    const claims = claimsOf(after).filter((claim) => claim.location === location);
    const followed = follow(register, after, claims, asked, moving);
    reasons.push(...followed.reasons);
    if (followed.events.length > 0) streams.push({ stream: registerStream(location), events: followed.events });
  }
  if (reasons.length > 0) return refused(reasons);
  return { kind: 'accepted', streams: [...labelled, ...streams] };
}

/** Lot and expiry follow from the container: what is in the register is never typed again, and never differs. */
function withLabel(draft: EventDraft, registers: ReadonlyMap<string, RegisterState>): EventDraft {
  const body = draft.body as { readonly item?: string; readonly location?: string };
  if (body.item === undefined || body.location === undefined) return draft;
  const product = registers.get(body.location)?.containers.get(body.item)?.product;
  if (product === undefined) return draft;
  // Good to the end of the day that is printed.
  const [year = 0, month = 1, day = 1] = product.expiry.split('-').map(Number);
  const expiresAt = instant((dayNumber(year, month, day) + 1) * DAY_MS);
  const dated = draft.kind === 'drug-prepared' || draft.kind === 'device-given' ? { expiresAt } : {};
  const strength =
    draft.kind === 'drug-prepared' && product.form !== 'nasal-device' ? { mgPerMl: product.mgPerMl } : {};
  return { ...draft, body: { ...body, lot: product.lot, ...dated, ...strength } };
}

/** Brings one register to what the session claims of it. */
function follow(
  register: RegisterState,
  session: Session,
  claims: readonly Claim[],
  asked: boolean,
  { command, context }: Moving,
): { readonly events: readonly EventDraft[]; readonly reasons: readonly Reason[] } {
  const making = drafting(command, context.zone);
  const { draft } = making;
  const events: EventDraft[] = [];
  const reasons: Reason[] = [];
  let state = register;
  const say = (...drafts: readonly EventDraft[]): void => {
    for (const one of drafts) {
      events.push(one);
      state = registerFold.evolve(state, folded(one, command.id, register.location, context));
    }
  };
  let cases = 0;
  const beyond = (claim: Pick<Claim, 'containerId'>, expectedMg: number, foundMg: number, because: string) => {
    cases += 1;
    return draft('discrepancy-opened', {
      caseId: `${command.id}-${register.location}-${cases}`,
      kind: 'beyond',
      containerId: claim.containerId,
      expectedMg,
      foundMg,
      because,
    });
  };
  /** A draw as it must have been; a vial that could not hold that is somebody's case. */
  const correctDraw = (drawId: string, containerId: string, mg: number, because: string): void => {
    const before = state.draws.get(drawId);
    say(draft('draw-corrected', { drawId, containerId, mg, because }));
    const container = state.containers.get(containerId);
    if (container === undefined || (before?.containerId === containerId && !before.returned && mg <= before.mg)) return;
    const short = -(bookMg(container) + overfillMg(container));
    if (short > SAME_MG) say(beyond({ containerId }, mg - short, mg, 'more was drawn than the register holds'));
  };

  for (const claim of claims) {
    const container = state.containers.get(claim.containerId);
    const whole = container !== undefined && container.product.form !== 'multi-dose-vial';
    const existing = state.draws.get(claim.drawId);
    const mg = whole ? container.labelledMg : claim.mg;
    if (existing === undefined) {
      const drawn = {
        drawId: claim.drawId,
        containerId: claim.containerId,
        mg,
        sessionId: session.id,
        patientId: session.patient ?? '',
        entry: claim.entry,
      };
      const today = localDateOf(claim.at, context.zone);
      const found = drawReasons(state, drawn, today, claim.at, claim.wanted);
      if (asked && found.length > 0) {
        reasons.push(...found);
        continue;
      }
      say(
        ...drawnDrafts(
          state,
          drawn,
          found,
          { ...making, openCase: (_kind, _id, a, b, because) => beyond(claim, a, b, because) },
          claim.at,
        ),
      );
    } else if (existing.returned) {
      // Put back untouched, and that is where it is; unless the session gave it after all.
      if (claim.givenMg <= SAME_MG) continue;
      if (container?.state === 'sealed')
        say(draft('container-opened', { containerId: claim.containerId, discardAfter: discardAfter(claim.at) }));
      correctDraw(claim.drawId, claim.containerId, mg, 'given after it had gone back to the shelf');
    } else if (
      existing.containerId !== claim.containerId ||
      (Math.abs(existing.mg - mg) > SAME_MG && claim.givenMg <= mg + SAME_MG)
    ) {
      // Waste that was written down already was taken out, whatever the entry says now.
      const atLeast = Math.max(mg, existing.wastedMg + claim.givenMg);
      correctDraw(claim.drawId, claim.containerId, atLeast, 'the session’s entry was corrected');
    }
    settle(claim);
  }
  const claimed = new Set(claims.map(({ drawId }) => drawId));
  for (const one of register.draws.values()) {
    if (one.sessionId !== session.id || one.entry === undefined || claimed.has(one.drawId) || one.returned) continue;
    if (one.givenMg !== 0)
      say(draft('given-corrected', { drawId: one.drawId, mg: 0, because: 'the session’s entry was withdrawn' }));
    const because = 'the session’s entry was withdrawn';
    if (returnable(state, one.drawId)) say(draft('draw-returned', { drawId: one.drawId, because }));
    else if (one.mg !== one.wastedMg) correctDraw(one.drawId, one.containerId, one.wastedMg, because);
  }
  return { events, reasons };

  /** What was given of a draw follows the session; more than was drawn was drawn all the same. */
  function settle(claim: Claim): void {
    const drawn = state.draws.get(claim.drawId);
    if (drawn === undefined) return;
    const needed = claim.givenMg + drawn.wastedMg;
    if (needed > drawn.mg + SAME_MG) {
      say(beyond(claim, drawn.mg - drawn.wastedMg, claim.givenMg, 'more was given than drawn'));
      correctDraw(claim.drawId, drawn.containerId, needed, 'more was given than drawn');
    }
    const more = claim.givenMg - drawn.givenMg;
    if (more > SAME_MG) say(draft('drug-given', { drawId: claim.drawId, mg: more, flags: [] }));
    else if (more < -SAME_MG)
      say(
        draft('given-corrected', {
          drawId: claim.drawId,
          mg: claim.givenMg,
          because: 'the session’s entry was corrected',
        }),
      );
  }
}

const folded = (draft: EventDraft, command: string, location: string, context: Context): RecordedEvent =>
  recordDraft(draft, {
    command,
    index: 0,
    stream: registerStream(location),
    seq: 1,
    position: 0,
    recordedAt: context.now,
    actor: context.actor,
  });

/** The register streams that a session's command may move: where it took from before, and where its body points. */
export function registersMovedBy(
  command: { readonly kind: string; readonly body: unknown },
  taken: readonly string[],
): readonly StreamName[] {
  const named = command.body as { readonly location?: unknown; readonly body?: { readonly location?: unknown } };
  const locations = [named.location, named.body?.location].filter((one): one is string => typeof one === 'string');
  return [...new Set([...taken, ...locations])].map(registerStream);
}
