import { dayFold, dayHolding, daysThatMayHold, type LaterVisit } from '@keel/clinical/day';
import type { Patient } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import { locationsOf } from '@keel/clinical/register';
import { readSession, sessionFold } from '@keel/clinical/session';
import type { FoldCache } from './fold-cache.ts';
import type { ViewInput } from './lists.ts';

/** A later visit as it stands, for whoever is told what a yes would give up; null as the command judges it. */
export async function laterVisitOf(
  { folds, at, clinic }: Pick<ViewInput, 'at' | 'clinic'> & { readonly folds: FoldCache },
  visit: Patient['visits'][number] | undefined,
): Promise<LaterVisit | null> {
  const id = visit?.body.session;
  if (visit === undefined || id === undefined) return null;
  const { state: session } = await folds.load(at, clinic, `session/${id}`, sessionFold);
  const { site, startsAt } = readSession(session);
  const { state: places } = await folds.load(at, clinic, PLACES_STREAM, placesFold);
  const zone = places.sites.find(({ siteId }) => siteId === site)?.zone;
  if (site === null || startsAt === null || zone === undefined) return null;
  if (locationsOf(readSession(session)).length > 0) return null;
  const [own, before] = daysThatMayHold(site, startsAt, zone);
  const days = [
    (await folds.load(at, clinic, own, dayFold)).state,
    (await folds.load(at, clinic, before, dayFold)).state,
  ] as const;
  return { visit: visit.body.visit, day: dayHolding(days, id), session };
}
