import type { PortalLoginsEnded } from '@keel/clinical/patient';
import { isErased, type RecordedEvent, streamId, streamKind } from '@keel/clinical/record';
import { LINK_PURPOSE_IDS, LINK_PURPOSES } from '@keel/clinical/rights';
import { sql } from 'kysely';
import type { Projection } from '../record/index.ts';

const OF_THE_PATIENT = LINK_PURPOSE_IDS.filter((purpose) => LINK_PURPOSES[purpose].subject === 'patient');
/** It opens nothing and shows nothing: whoever still gets our mail can always have it stop. */
const BUT_STOP = OF_THE_PATIENT.filter((purpose) => purpose !== 'stop');

/** Which purposes end with an event; null: none. */
function endedBy(event: RecordedEvent): { readonly because: string; readonly purposes: readonly string[] } | null {
  // A request that was merged has no page any more: whoever had opened it asks for a link, and comes to the chart that goes on.
  if (event.kind === 'sign-up-merged') return { because: 'merged', purposes: LINK_PURPOSE_IDS };
  if (event.kind === 'body-erased') return { because: 'erased', purposes: LINK_PURPOSE_IDS };
  if (event.kind !== 'portal-logins-ended') return null;
  const because = isErased(event.body) ? 'asked' : (event.body as PortalLoginsEnded).because;
  return { because, purposes: because === 'address-changed' ? OF_THE_PATIENT : BUT_STOP };
}

/** Logins end and links are void in the transaction of what ends them. */
export const portalProjection: Projection = {
  name: 'portal',
  tables: [],
  async apply(trx, clinic, event) {
    if (streamKind(event.stream) !== 'patient') return;
    const ended = endedBy(event);
    if (ended === null) return;
    const patient = streamId(event.stream);
    const when = new Date(event.recordedAt).toISOString();
    const purposes = sql.join(ended.purposes);
    await sql`update identity.portal_login set ended_at = ${when}, ended_because = ${ended.because}
      where clinic_id = ${clinic} and patient = ${patient} and purpose in (${purposes})
      and ended_at is null and started_at <= ${when}`.execute(trx);
    await sql`update identity.link set voided_at = ${when}
      where clinic_id = ${clinic} and patient = ${patient} and purpose in (${purposes})
      and voided_at is null and made_at <= ${when}`.execute(trx);
  },
};
