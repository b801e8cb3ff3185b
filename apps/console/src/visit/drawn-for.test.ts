import type { Session } from '@keel/clinical/session';
import { instant } from '@keel/clinical/units';
import { expect, test } from 'vitest';
import { drawnFor } from './drawn-for.ts';

const at = (minute: number) => instant(1_772_550_000_000 + minute * 60_000);
const session = (drawnAt: number, orderedAt: number, firstDoseAt: number | null) =>
  ({
    entries: [{ kind: 'drug-prepared', at: at(drawnAt), body: { mgPerMl: 50 } }],
    order: { entry: { at: at(orderedAt) } },
    firstDoseAt: firstDoseAt === null ? null : at(firstDoseAt),
  }) as unknown as Session;

test.each([
  ['before the first dose, also when the order was written anew since', -10, -5, null, 50],
  ['for the bolus that was ordered before it', 62, 61, 0, 50],
  ['not for a bolus that is ordered after the infusion it was drawn for', -10, 61, 0, undefined],
])('a strength is that of the syringe: %s', (_, drawn, ordered, first, mgPerMl) => {
  expect(drawnFor(session(drawn, ordered, first))?.body.mgPerMl).toBe(mgPerMl);
});
