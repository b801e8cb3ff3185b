import { inRecordOrder } from '../entries/index.ts';
import type { PatientEntry } from '../patient/index.ts';
import type { Instant } from '../units/index.ts';
import type { Channel, ContactConsentChanged } from './events.ts';

export type ContactConsents = Readonly<Record<ContactConsentChanged['channel'], boolean | null>>;

/**
 * What counts from when. A no counts from when it was heard here, whatever a clock said, and so does what the person says;
 * a yes that staff were told counts from when they were told it, so that one entered late undoes no no.
 */
function inForceOrder(entries: readonly PatientEntry[]): readonly PatientEntry[] {
  const from = (entry: PatientEntry): Instant => {
    const yes = entry.kind === 'signed-up' || (entry.kind === 'contact-consent-changed' && entry.body.allowed);
    return yes && entry.author.kind === 'person' ? entry.at : entry.recordedAt;
  };
  return entries
    .filter(({ kind }) => kind === 'signed-up' || kind === 'contact-consent-changed')
    .toSorted((a, b) => from(a) - from(b) || a.seq - b.seq);
}

/** What the person has said about each way of being reached; null where nobody ever asked, which is not a yes. */
export function contactConsents(entries: readonly PatientEntry[]): ContactConsents {
  const said: Record<ContactConsentChanged['channel'], boolean | null> = { email: null, text: null, call: null };
  for (const { kind, body } of inForceOrder(entries)) {
    if (kind === 'signed-up') Object.assign(said, body.contact);
    if (kind === 'contact-consent-changed') said[body.channel] = body.allowed;
  }
  return said;
}

/** Numbers that said STOP and not START again. */
export function stoppedNumbers(entries: readonly PatientEntry[]): ReadonlySet<string> {
  const stopped = new Set<string>();
  for (const { kind, body } of inRecordOrder(entries)) {
    if (kind !== 'number-consent-changed') continue;
    if (body.allowed) stopped.delete(body.number);
    else stopped.add(body.number);
  }
  return stopped;
}

/** Where a person can be reached, as far as the record knows. */
export interface Reachable {
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly consents: ContactConsents;
}

/**
 * The way a message takes: e-mail before text, because it costs nobody anything; paper where neither is allowed or
 * known, so that nothing that is owed is lost. What somebody asked for this minute goes where he asked for it, unless he
 * has said stop.
 */
export function channelFor(to: Reachable, because: 'asked' | 'reminder'): Channel {
  const may = (channel: 'email' | 'text', address: string | undefined) =>
    address !== undefined && address !== '' && (to.consents[channel] ?? because === 'asked');
  if (may('email', to.email)) return 'email';
  if (may('text', to.phone)) return 'text';
  return 'paper';
}
