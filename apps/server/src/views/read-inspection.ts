import type { Actor, StreamName } from '@keel/clinical/record';
import { registerFold, registerStream } from '@keel/clinical/register';
import { mayDo } from '@keel/clinical/rights';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import type { Instant } from '@keel/clinical/units';
import type { InspectionView } from '@keel/formats/api';
import type { OpenRecord } from '../record/index.ts';
import { house } from './board.ts';
import { foldCache } from './fold-cache.ts';
import { inspectionOf, periodOf } from './inspection.ts';
import { registerLocations } from './register-rows.ts';

const ACTION = 'view/binder-csv';

export type InspectionRead =
  | { readonly kind: 'read'; readonly inspection: InspectionView }
  /** `by` is nobody of this clinic who may take the binder along. */
  | { readonly kind: 'not-allowed' }
  /** Which registers there are, since none was named, or none of this name is kept. */
  | { readonly kind: 'which'; readonly locations: readonly string[] };

/**
 * What an inspector asks for of one register (21 CFR 1304), without a server: the same that the screen shows and the binder
 * prints, under the same right, with its line in the access log. Dates are days of the register's site, both included.
 */
export async function readInspection(
  record: OpenRecord,
  asked: {
    readonly clinic: string;
    readonly by: string;
    readonly now: Instant;
    readonly location?: string;
    readonly from?: string;
    readonly to?: string;
  },
): Promise<InspectionRead> {
  const { clinic, by, now } = asked;
  const staff = (await record.load(clinic, STAFF_STREAM)).reduce(staffFold.evolve, staffFold.initial(STAFF_STREAM));
  const person = staff.people[by]?.endedAt === null ? staff.people[by] : undefined;
  const actor: Actor = { kind: 'person', id: by, roles: person?.roles ?? [] };
  const allowed = mayDo(actor, ACTION, 'clinic').verdict !== 'deny';
  const found = await record.reading(clinic, null, async (trx, at): Promise<InspectionRead> => {
    if (!allowed) return { kind: 'not-allowed' };
    const locations = await registerLocations({ trx, clinic });
    const location = asked.location ?? (locations.length === 1 ? locations[0] : undefined);
    if (location === undefined || !locations.includes(location)) return { kind: 'which', locations };
    const input = { at, clinic, now, folds: foldCache() };
    const stream: StreamName = registerStream(location);
    const { state } = await input.folds.load(at, clinic, stream, registerFold);
    const { places } = await house(input);
    const zone = places.sites.find(({ siteId }) => siteId === state.place?.siteId)?.zone ?? 'UTC';
    const inspection = await inspectionOf(input, location, periodOf(asked, now, zone), zone);
    return inspection === null ? { kind: 'which', locations } : { kind: 'read', inspection };
  });
  await record.noteAccess(clinic, {
    actor,
    action: ACTION,
    outcome: allowed ? 'allowed' : 'denied',
    subject: `${ACTION}/${found.kind === 'read' ? found.inspection.location : (asked.location ?? '')}`,
    detail: { by: 'command line' },
  });
  return found;
}
