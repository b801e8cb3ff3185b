import type { Session } from './session.ts';

/** Somebody whom the record has in a chair now. */
export interface Seat {
  readonly session: string;
  readonly chair: string;
}

/** In a chair: past the gate and not gone. Before that the chair is only planned, and whoever it is for may sit in the waiting room. */
const SEATED: ReadonlySet<Session['phase']> = new Set(['ready', 'dosing', 'recovery']);

export const seatOf = ({ id, chair, phase }: Pick<Session, 'id' | 'chair' | 'phase'>): Seat | null =>
  chair !== null && SEATED.has(phase) ? { session: id, chair } : null;

export const seatsOf = (sessions: readonly Session[]): readonly Seat[] =>
  sessions.flatMap((session) => seatOf(session) ?? []);

/** Who else is in this chair by the record: one of them sits elsewhere, and nobody can say who from here. */
export const othersIn = <S extends Seat>(
  chair: string | null,
  { id }: Pick<Session, 'id'>,
  seats: readonly S[],
): readonly S[] => seats.filter((seat) => seat.chair === chair && seat.session !== id);
