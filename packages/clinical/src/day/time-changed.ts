import { draftMessage } from '../messages/index.ts';
import type { Patient } from '../patient/index.ts';
import type { EventDraft } from '../record/index.ts';
import { type Instant, instant } from '../units/index.ts';
import type { Booking } from './day.ts';

/** Ends that the patient has caused and knows of. Of any other, in whatever words it is said, they hear. */
const BY_THE_PATIENT: ReadonlySet<string> = new Set(['patient', 'no-show']);

/**
 * Whoever is booked hears that the clinic has moved the visit or called it off: the fast, the medicines and the way home go by its
 * hour. Paper would come too late: who has said yes to no other way is called.
 */
export function timeChanged(
  patient: Pick<Patient, 'details' | 'contactConsents'>,
  { booking, startsAt }: Pick<Booking, 'booking' | 'startsAt'>,
  because: string,
  to: { readonly startsAt: Instant } | null,
  said: { readonly cause: string; readonly at: Instant; readonly now: Instant; readonly zone: string },
): readonly EventDraft[] {
  if (BY_THE_PATIENT.has(because) || startsAt <= said.now) return [];
  const message = draftMessage(patient, {
    template: 'time-changed',
    cause: `${said.cause}/${booking}`,
    occurredAt: said.at,
    zone: said.zone,
    until: instant(Math.max(startsAt, to?.startsAt ?? startsAt)),
  });
  return message.body.channel === 'paper' ? [] : [message];
}
