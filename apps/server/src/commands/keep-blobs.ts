import type { Instant } from '@keel/clinical/units';
import type { Trx } from '../record/index.ts';
import type { Attached } from './definition.ts';

/** The same bytes are kept once, whoever needs them. */
export async function keepBlobs(trx: Trx, clinic: string, blobs: Attached['blobs'], at: Instant): Promise<void> {
  for (const { sha256: hash, mediaType, bytes } of blobs) {
    await trx
      .insertInto('blob')
      .values({
        clinic_id: clinic,
        sha256: hash,
        media_type: mediaType,
        size: bytes.length,
        bytes,
        stored_at: new Date(at),
      })
      .onConflict((conflict) => conflict.columns(['clinic_id', 'sha256']).doNothing())
      .execute();
  }
}
