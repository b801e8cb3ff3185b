import { daysThatMayHold } from '@keel/clinical/day';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import type { StreamName } from '@keel/clinical/record';
import { readSession, sessionFold } from '@keel/clinical/session';
import type { States } from './definition.ts';

/** The days that may hold this session's chair; none before session and places are loaded. */
export function daysOfSession(states: States, session: StreamName): ReturnType<typeof daysThatMayHold> | null {
  const { site, startsAt } = readSession(states.of(sessionFold, session));
  if (site === null || startsAt === null || states.seq(PLACES_STREAM) === 0) return null;
  const zone = states.of(placesFold, PLACES_STREAM).sites.find(({ siteId }) => siteId === site)?.zone;
  return zone === undefined ? null : daysThatMayHold(site, startsAt, zone);
}
