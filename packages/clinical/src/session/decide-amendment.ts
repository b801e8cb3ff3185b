import { type Decision, type Reason, refused } from '../record/index.ts';
import { SECOND_MS } from '../units/index.ts';
import { numberReasons } from './answer.ts';
import { type Asked, reason } from './asked.ts';
import { FACT_COMMANDS, GIVE_COMMANDS, type SessionCommand } from './commands.ts';
import type { Flagged } from './events.ts';
import { isOwing, owedByFact, owes } from './owed-by-fact.ts';
import { entryOf, type Session } from './session.ts';

/** An undo is a slip of the thumb taken back; after this it is a correction. */
export const UNDO_MS = 60 * SECOND_MS;

/** Facts can be corrected; what was decided (gate, order, release, signature) stands and is followed by a new decision. */
const DECISIONS = ['question-answered', 'spoken-order-signed', 'order-cancelled'] as const;
const CORRECTABLE: ReadonlySet<string> = new Set(
  [...Object.values(FACT_COMMANDS), ...Object.values(GIVE_COMMANDS)].filter(
    (kind) => !(DECISIONS as readonly string[]).includes(kind),
  ),
);
/** A prescriber's own word: nobody else takes it out of the record. */
const PRESCRIBERS_WORD: ReadonlySet<string> = new Set([...DECISIONS, 'order-written', 'medicine-ordered']);

/** Amendments add to the record and take nothing out of it. Null: this command is none. */
export function decideAmendment(asked: Asked, command: SessionCommand): Decision | null {
  const { session, answer, context } = asked;
  switch (command.kind) {
    case 'correct-entry': {
      const missing = unknownEntry(session, command.body.entry);
      if (missing !== null) return missing;
      const { kind, ...correction } = command.body;
      const entry = entryOf(session, correction.entry)!;
      // A plan can be put right until the patient is here; afterwards it would change whose session this was.
      const replanned = entry.kind === 'session-planned' && session.phase === 'planned';
      if ((!CORRECTABLE.has(entry.kind) && !replanned) || entry.kind !== kind) {
        return refused([
          reason(
            'entry-not-correctable',
            'This entry cannot be corrected so',
            entry.kind === kind
              ? 'what was decided stands; write what is true now'
              : `it is "${entry.kind}", not "${kind}"`,
          ),
        ]);
      }
      // What the original broke it broke; whether the numbers can be is a matter of the new ones.
      const still = ((entry.body as Partial<Flagged>).flags ?? []).filter(({ rule }) => rule !== 'value-off-scale');
      const flags = [...still, ...numberReasons(entry.kind, correction.body)];
      const kept = {
        ...('flags' in entry.body || flags.length > 0 ? { flags } : {}),
        ...('overrides' in entry.body ? { overrides: entry.body.overrides } : {}),
        // Whoever puts it right has not signed for it.
        ...('signatureOwed' in entry.body ? { signatureOwed: entry.body.signatureOwed } : {}),
        ...('policyVersion' in entry.body ? { policyVersion: entry.body.policyVersion } : {}),
      };
      answer.event('entry-corrected', { ...correction, body: { ...correction.body, ...kept } });
      // What a correction says that the entry did not opens what it would have opened when it was said first.
      const said = { kind: entry.kind, body: correction.body } as unknown as Parameters<typeof owedByFact>[2];
      const before = { kind: entry.kind, body: entry.body } as unknown as Parameters<typeof owedByFact>[2];
      if (isOwing(entry.kind) && owes(before) < owes(said)) owedByFact(answer, session, said, command.id);
      return answer.done();
    }
    case 'strike-entry': {
      const missing = unknownEntry(session, command.body.entry);
      if (missing !== null) return missing;
      const entry = entryOf(session, command.body.entry)!;
      if (PRESCRIBERS_WORD.has(entry.kind) && !context.actor.roles.includes('prescriber')) {
        return refused([
          reason('entry-of-prescriber', 'A prescriber said this', 'let a prescriber strike it, or ask again', [
            'prescriber',
          ]),
        ]);
      }
      return answer.event('entry-struck', command.body).done();
    }
    case 'undo-entry': {
      const missing = unknownEntry(session, command.body.entry);
      if (missing !== null) return missing;
      const entry = entryOf(session, command.body.entry)!;
      const reasons: Reason[] = [];
      if (entry.author.id !== context.actor.id) {
        reasons.push(reason('undo-not-own', 'Somebody else entered this', 'strike it with a reason instead'));
      }
      if (context.now - entry.enteredAt > UNDO_MS) {
        reasons.push(reason('undo-too-late', 'The minute is over', 'correct it or strike it with a reason instead'));
      }
      return reasons.length > 0 ? refused(reasons) : answer.event('entry-undone', command.body).done();
    }

    default:
      return null;
  }
}

function unknownEntry(session: Session, entry: { command: string; index: number }): Decision | null {
  return entryOf(session, entry) !== undefined
    ? null
    : refused([reason('entry-unknown', 'There is no such entry', 'it was undone, struck, or is of another stream')]);
}
