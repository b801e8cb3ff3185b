import type { PortalLoginsEnded } from '@keel/clinical/patient';
import { type EventRef, isErased, type RecordedEvent, streamId, streamKind } from '@keel/clinical/record';
import { LINK_PURPOSE_IDS, LINK_PURPOSES } from '@keel/clinical/rights';
import { sql } from 'kysely';
import { type Projection, recordedEvent, type Trx } from '../record/index.ts';

const OF_THE_PATIENT = LINK_PURPOSE_IDS.filter((purpose) => LINK_PURPOSES[purpose].subject === 'patient');
/** It opens nothing and shows nothing: whoever still gets our mail can always have it stop. */
const BUT_STOP = OF_THE_PATIENT.filter((purpose) => purpose !== 'stop');

interface Ended {
  readonly because: string;
  readonly purposes: readonly string[];
  /** Only what is about this; absent: whatever it is about. */
  readonly about?: string;
}

const ofEscort = (because: string, body: unknown): Ended | null => {
  const visit = isErased(body) ? undefined : (body as { readonly visit?: string }).visit;
  return visit === undefined ? null : { because, purposes: ['escort'], about: visit };
};

/** Which purposes end with an event; null: none. */
function endedBy(event: Pick<RecordedEvent, 'kind' | 'body'>): Ended | null {
  switch (event.kind) {
    // A request that was merged has no page any more: whoever had opened it asks for a link, and comes to the chart that goes on.
    case 'sign-up-merged':
      return { because: 'merged', purposes: LINK_PURPOSE_IDS };
    case 'body-erased':
      return { because: 'erased', purposes: LINK_PURPOSE_IDS };
    case 'portal-logins-ended': {
      const because = isErased(event.body) ? 'asked' : (event.body as PortalLoginsEnded).because;
      return { because, purposes: because === 'address-changed' ? OF_THE_PATIENT : BUT_STOP };
    }
    // Whoever was named before has no errand here any more. Of a visit that is off the link still says that it is, and nothing else.
    case 'escort-named':
      return ofEscort('another-escort', event.body);
    default:
      return null;
  }
}

/** What an entry was that is taken back now; null where it is not of this stream. */
async function withdrawn(trx: Trx, clinic: string, event: RecordedEvent): Promise<RecordedEvent | null> {
  if (isErased(event.body) || (event.kind !== 'entry-struck' && event.kind !== 'entry-undone')) return null;
  const { entry } = event.body as { readonly entry: EventRef };
  const row = await trx
    .selectFrom('event')
    .select(['envelope', 'hash', 'body'])
    .where('clinic_id', '=', clinic)
    .where('stream', '=', event.stream)
    .where('command', '=', entry.command)
    .where('command_index', '=', entry.index)
    .executeTakeFirst();
  return row === undefined ? null : recordedEvent(row, {});
}

/** Logins end and links are void in the transaction of what ends them. */
export const portalProjection: Projection = {
  name: 'portal',
  tables: [],
  async apply(trx, clinic, event) {
    if (streamKind(event.stream) !== 'patient') return;
    const before = await withdrawn(trx, clinic, event);
    const ended = before?.kind === 'escort-named' ? endedBy(before) : endedBy(event);
    if (ended === null) return;
    const patient = streamId(event.stream);
    const when = new Date(event.recordedAt).toISOString();
    const purposes = sql.join(ended.purposes);
    const about = ended.about ?? null;
    await sql`update identity.portal_login set ended_at = ${when}, ended_because = ${ended.because}
      where clinic_id = ${clinic} and patient = ${patient} and purpose in (${purposes})
      and (${about}::text is null or about = ${about}::text)
      and ended_at is null and started_at <= ${when}`.execute(trx);
    await sql`update identity.link set voided_at = ${when}
      where clinic_id = ${clinic} and patient = ${patient} and purpose in (${purposes})
      and (${about}::text is null or about = ${about}::text)
      and voided_at is null and made_at <= ${when}`.execute(trx);
    if (!ended.purposes.includes('sign-in')) return;
    await sql`update identity.patient_passkey set ended_at = ${when}, ended_because = ${ended.because}
      where clinic_id = ${clinic} and patient = ${patient} and ended_at is null and added_at <= ${when}`.execute(trx);
  },
};
