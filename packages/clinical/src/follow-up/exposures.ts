import { type Exposure, type Product, productOf } from '../adverse-events/index.ts';
import type { Patient } from '../patient/index.ts';

const PRODUCTS = ['esketamine-nasal', 'ketamine-iv'] as const satisfies readonly Product[];

/**
 * What this person adds to the clinic's own frequencies: one row for each studied product of which a dose reached them.
 * An event counts once a person, whether a session recorded it or somebody reported it later; judged not related, it
 * counts all the same, as it does in the published tables. `followed`: each of those sessions was seen to its release.
 */
export function exposuresOf(patient: Patient): readonly Exposure[] {
  return PRODUCTS.flatMap((product): Exposure[] => {
    const sessions = patient.sessions.filter(
      ({ body }) => body.deliveredMgMax > 0 && productOf(body.route) === product,
    );
    if (sessions.length === 0) return [];
    const reported = patient.adverseEvents.filter(({ body }) => body.product === product);
    const events = new Set([
      ...sessions.flatMap(({ body }) => body.adverseEvents),
      ...reported.map(({ body }) => body.event),
    ]);
    const followed = sessions.every(({ body }) => body.outcome === 'released');
    return [{ product, events: [...events], followed }];
  });
}
