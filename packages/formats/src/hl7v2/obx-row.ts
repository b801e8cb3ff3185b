import type { TimeFrom } from '@keel/clinical/device';
import type { Instant } from '@keel/clinical/units';
import type { Coded } from './identify.ts';
import type { Separators } from './separators.ts';

/** When a row says it was measured: placed on the clock, or why that cannot be done. */
export type RowPlace =
  | {
      readonly at: Instant;
      readonly timeFrom: TimeFrom;
      readonly zoneFrom: 'message' | 'device';
      readonly because: null;
    }
  | { readonly at: null; readonly timeFrom: TimeFrom | null; readonly zoneFrom: null; readonly because: string };

/** One OBX segment, opened as far as every reader needs it. */
export interface ObxRow {
  readonly separators: Separators;
  /** Place among the OBX segments of the message, from 1: set ids may be missing or repeat. */
  readonly row: number;
  /** OBX-1 as sent; null when missing. */
  readonly setId: string | null;
  readonly type: string;
  readonly coded: readonly Coded[];
  /** OBX-4, device.module.channel.metric[.facet]. */
  readonly path: string | null;
  /** OBX-5 raw, and as text. */
  readonly value: string;
  readonly valueText: string;
  readonly unit: string;
  readonly unitText: string;
  readonly limits: string;
  /** OBX-8, upper case. */
  readonly flags: readonly string[];
  /** OBX-11, upper case. */
  readonly status: string;
  readonly place: RowPlace;
  /** Equipment of the row itself, else of the channel, module or device it is contained in, else the sender. */
  readonly device: () => string | null;
}
