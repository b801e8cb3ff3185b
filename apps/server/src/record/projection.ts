import type { RecordedEvent } from '@keel/clinical/record';
import type { Trx } from './connect.ts';

/**
 * A read model: tables of the record kept in the transaction of each append, event by event in position order, without
 * "now" in them. It can be dropped and made again from the events with identical result, so `apply` leans on nothing but
 * the event and its own tables, and meets erased bodies and unknown kinds.
 */
export interface Projection {
  readonly name: string;
  /** Emptied before a rebuild; each leads with clinic_id. */
  readonly tables: readonly string[];
  readonly apply: (trx: Trx, clinic: string, event: RecordedEvent) => Promise<void>;
}
