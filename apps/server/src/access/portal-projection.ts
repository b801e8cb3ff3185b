import { streamId, streamKind } from '@keel/clinical/record';
import { sql } from 'kysely';
import type { Projection } from '../record/index.ts';

/**
 * A request that was merged has no page any more: its logins end and its links are void, in the transaction of the merge.
 * Whoever had opened it asks for a link, and comes to the chart that goes on.
 */
export const portalProjection: Projection = {
  name: 'portal',
  tables: [],
  async apply(trx, clinic, event) {
    if (event.kind !== 'sign-up-merged' || streamKind(event.stream) !== 'patient') return;
    const patient = streamId(event.stream);
    const when = new Date(event.recordedAt).toISOString();
    await sql`update identity.portal_login set ended_at = ${when}, ended_because = 'merged'
      where clinic_id = ${clinic} and patient = ${patient} and ended_at is null and started_at <= ${when}`.execute(trx);
    await sql`update identity.link set voided_at = ${when}
      where clinic_id = ${clinic} and patient = ${patient} and voided_at is null and made_at <= ${when}`.execute(trx);
  },
};
