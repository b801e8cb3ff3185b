import { type Command, type Context, type Decision, type EventDraft, recordDraft } from '../record/index.ts';
import { emailKey, phoneKey } from '../sign-up/index.ts';
import { type Patient, type PatientState, patientFold, readPatient } from './patient.ts';

/** Why every sign-in to somebody's pages ended. `address-changed` is never said by anybody: it follows from the change. */
export const LOGINS_ENDED_BECAUSE = ['phone-lost', 'mail-read', 'asked', 'address-changed'] as const;

/**
 * From here on no link that was sent to this person before opens anything, and nobody is signed in to their pages. The link
 * that says stop stays where the address stays: it shows nothing and opens nothing.
 */
export interface PortalLoginsEnded {
  readonly because: (typeof LOGINS_ENDED_BECAUSE)[number];
  readonly words?: string;
}

/** Where somebody can be reached, by the key under which two spellings are one address. */
const addresses = ({ details }: Patient): readonly string[] => [
  ...(details?.email === undefined || details.email.trim() === '' ? [] : [emailKey(details.email)]),
  ...(details?.phone === undefined || phoneKey(details.phone) === '' ? [] : [phoneKey(details.phone)]),
];

/**
 * Whoever reads the old mailbox, or holds the old telephone, has the links that were sent there: where an address is no longer
 * this person's, by a change, a correction or an entry that was taken back, every sign-in ends in the same transaction.
 */
export function endingLogins(before: PatientState, decision: Decision, command: Command, context: Context): Decision {
  if (decision.kind === 'refused') return decision;
  const own = decision.streams.find(({ stream }) => stream === before.stream);
  if (own === undefined) return decision;
  const after = own.events.reduce(
    (state, draft, index) =>
      patientFold.evolve(
        state,
        recordDraft(draft, {
          command: command.id,
          index,
          stream: before.stream,
          seq: before.seq + index + 1,
          position: 0,
          recordedAt: context.now,
          actor: context.actor,
        }),
      ),
    before,
  );
  const kept = addresses(readPatient(after));
  if (addresses(readPatient(before)).every((address) => kept.includes(address))) return decision;
  const ended: EventDraft<'portal-logins-ended', PortalLoginsEnded> = {
    kind: 'portal-logins-ended',
    version: 1,
    occurredAt: context.now,
    zone: context.zone,
    body: { because: 'address-changed' },
  };
  return {
    kind: 'accepted',
    streams: decision.streams.map((one) => (one === own ? { ...one, events: [...one.events, ended] } : one)),
  };
}
