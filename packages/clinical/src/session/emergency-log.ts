import { EMERGENCY_CARDS } from '../emergency/index.ts';
import { addMs, type Instant, SECOND_MS } from '../units/index.ts';
import { allOf, type Session, type SessionEntryOf } from './session.ts';

/** One emergency as its taps tell it. */
export interface Emergency {
  readonly emergency: string;
  readonly openedAt: Instant;
  /** The card opened last. */
  readonly card: string;
  readonly steps: readonly SessionEntryOf<'emergency-step-taken'>[];
  readonly closed: SessionEntryOf<'emergency-closed'> | null;
  /** Logged by a tablet without anybody's login, and not signed for yet. */
  readonly unsigned: boolean;
  readonly signedBy: string | null;
}

const LOGGED: ReadonlySet<string> = new Set(['emergency-opened', 'emergency-step-taken']);

/** Every emergency of a session, oldest first. Opening another card goes on with the same one. */
export function emergencies(session: Session): readonly Emergency[] {
  const opened = allOf(session, 'emergency-opened');
  const signed = allOf(session, 'emergency-signed');
  const names = [...new Set([...opened, ...allOf(session, 'emergency-step-taken')].map(({ body }) => body.emergency))];
  return names
    .map((emergency): Emergency => {
      const cards = opened.filter(({ body }) => body.emergency === emergency);
      const steps = allOf(session, 'emergency-step-taken').filter(({ body }) => body.emergency === emergency);
      const mine = session.entries.filter(
        (entry) => LOGGED.has(entry.kind) && (entry.body as { emergency: string }).emergency === emergency,
      );
      const signature = signed.findLast(({ body }) => body.emergency === emergency);
      return {
        emergency,
        openedAt: mine[0]!.at,
        card: cards.at(-1)?.body.card ?? steps.at(-1)?.body.card ?? 'not-sure',
        steps,
        closed: allOf(session, 'emergency-closed').findLast(({ body }) => body.emergency === emergency) ?? null,
        unsigned: signature === undefined && mine.some(({ author }) => author.kind === 'device'),
        signedBy: signature?.author.id ?? null,
      };
    })
    .sort((a, b) => a.openedAt - b.openedAt);
}

/** The emergency that is going on. */
export const openEmergency = (session: Session): Emergency | null =>
  emergencies(session).findLast(({ closed }) => closed === null) ?? null;

/** A clock on a card, from stored times alone: a tablet that slept is right when it wakes. */
export interface CardTimer {
  readonly step: string;
  readonly say: string;
  readonly from: Instant;
  readonly next: Instant;
}

/** When each repeated step of a card comes due again: from when it was last tapped, else from when the card was opened. */
export function cardTimers(
  card: string,
  taken: readonly { readonly step: string; readonly at: Instant }[],
  openedAt: Instant,
): readonly CardTimer[] {
  const steps = EMERGENCY_CARDS.find(({ id }) => id === card)?.steps ?? [];
  return steps.flatMap(({ id, timer }) => {
    if (timer === undefined) return [];
    const from = taken.findLast(({ step }) => step === id)?.at ?? openedAt;
    return [{ step: id, say: timer.say, from, next: addMs(from, timer.everyS * SECOND_MS) }];
  });
}
