import type { Session } from './session.ts';

/** Somebody whom the record has in a chair now. */
export interface Seat {
  readonly session: string;
  readonly chair: string;
}

const SEATED: ReadonlySet<string> = new Set<Session['phase']>(['ready', 'dosing', 'recovery']);

/** In a chair: past the gate and not gone. Before that the chair is only planned, and whoever it is for may sit in the waiting room. */
export const isSeated = ({ phase }: { readonly phase: string }): boolean => SEATED.has(phase);

export const seatOf = ({
  id,
  chair,
  phase,
}: Pick<Session, 'id' | 'chair'> & { readonly phase: string }): Seat | null =>
  chair !== null && isSeated({ phase }) ? { session: id, chair } : null;

export const seatsOf = (sessions: readonly Session[]): readonly Seat[] =>
  sessions.flatMap((session) => seatOf(session) ?? []);

/** Who else is in this chair by the record: one of them sits elsewhere, and nobody can say who from here. */
export const othersIn = <S extends Seat>(
  chair: string | null,
  { id }: Pick<Session, 'id'>,
  seats: readonly S[],
): readonly S[] => seats.filter((seat) => seat.chair === chair && seat.session !== id);
