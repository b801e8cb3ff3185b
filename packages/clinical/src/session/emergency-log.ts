import { EMERGENCY_CARDS } from '../emergency/index.ts';
import { lastRecorded } from '../entries/index.ts';
import { addMs, type Instant, SECOND_MS } from '../units/index.ts';
import { allOf, type Session, type SessionEntry, type SessionEntryOf } from './session.ts';

/** One emergency as its taps tell it. */
export interface Emergency {
  readonly emergency: string;
  readonly openedAt: Instant;
  /** The card opened last. */
  readonly card: string;
  readonly steps: readonly SessionEntryOf<'emergency-step-taken'>[];
  readonly closed: SessionEntryOf<'emergency-closed'> | null;
  /**
   * Something in it was logged by a tablet, or by somebody who neither nurses nor prescribes, and nobody who does has signed since. A
   * tablet's own entries count whatever they are, a drug too; those of after its end belong to no emergency.
   */
  readonly unsigned: boolean;
  readonly signedBy: string | null;
}

const isLogged = (
  entry: SessionEntry,
): entry is SessionEntry & SessionEntryOf<'emergency-opened' | 'emergency-step-taken'> =>
  entry.kind === 'emergency-opened' || entry.kind === 'emergency-step-taken';

/** Every emergency of a session, oldest first. Opening another card goes on with the same one. */
export function emergencies(session: Session): readonly Emergency[] {
  const opened = allOf(session, 'emergency-opened');
  const signed = allOf(session, 'emergency-signed');
  const names = [...new Set([...opened, ...allOf(session, 'emergency-step-taken')].map(({ body }) => body.emergency))];
  return names
    .map((emergency): Emergency => {
      const cards = opened.filter(({ body }) => body.emergency === emergency);
      const steps = allOf(session, 'emergency-step-taken').filter(({ body }) => body.emergency === emergency);
      const mine = session.entries.filter(isLogged).filter(({ body }) => body.emergency === emergency);
      const openedAt = mine[0]!.at;
      const closed = allOf(session, 'emergency-closed').findLast(({ body }) => body.emergency === emergency) ?? null;
      const charted = session.entries.filter((entry) => !isLogged(entry) && within({ openedAt, closed }, entry.at));
      const owing = [
        ...mine.filter(({ author, body }) => author.kind === 'device' || body.signatureOwed === true),
        ...charted.filter(({ author }) => author.kind === 'device'),
      ];
      const signature = lastRecorded(signed.filter(({ body }) => body.emergency === emergency));
      return {
        emergency,
        openedAt,
        card: cards.at(-1)?.body.card ?? steps.at(-1)?.body.card ?? 'not-sure',
        steps,
        closed,
        // What came in after the signature was not before whoever signed.
        unsigned: owing.some(({ seq }) => seq > (signature?.seq ?? 0)),
        signedBy: signature?.author.id ?? null,
      };
    })
    .sort((a, b) => a.openedAt - b.openedAt);
}

const within = ({ openedAt, closed }: Pick<Emergency, 'openedAt' | 'closed'>, at: Instant): boolean =>
  openedAt <= at && (closed === null || at <= closed.at);

/** The emergency that something of this time belongs to. */
export const emergencyAt = (session: Session, at: Instant): Emergency | null =>
  emergencies(session).findLast((one) => within(one, at)) ?? null;

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
