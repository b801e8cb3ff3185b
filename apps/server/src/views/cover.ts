import { COVER_STREAM, coverAt, coverFold, isClinician } from '@keel/clinical/cover';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import type { CoverView } from '@keel/formats/api';
import type { BoardInput } from './board.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** Who reads what patients write, and when; what patients are told at this moment. */
export async function coverView(input: BoardInput, zone: string): Promise<CoverView> {
  const { at, clinic, folds, now } = input;
  const { seq, state } = await folds.load(at, clinic, COVER_STREAM, coverFold);
  const { state: staff } = await folds.load(at, clinic, STAFF_STREAM, staffFold);
  const { state: places } = await folds.load(at, clinic, PLACES_STREAM, placesFold);
  const standing = state.cover === null ? null : coverAt(state.cover, now);
  const named = (id: string): string => staff.people[id]?.name ?? id;
  return {
    position: at.position,
    seq,
    now: iso(now),
    cover: state.cover === null ? null : (state.cover as NonNullable<CoverView['cover']>),
    setAt: state.setAt === null ? null : iso(state.setAt),
    setBy: state.setBy === null ? null : named(state.setBy),
    zones: [...new Set([...places.sites.map((site) => site.zone), zone])],
    people: Object.values(staff.people)
      .filter(({ endedAt }) => endedAt === null)
      .map(({ id, name }) => ({ id, name, clinician: isClinician(staff, id) }))
      .toSorted((a, b) => Number(b.clinician) - Number(a.clinician) || (a.name < b.name ? -1 : 1)),
    watched: standing?.watched === true,
    until: standing?.watched === true ? iso(standing.until) : null,
    nextFrom: standing?.watched === false && standing.next !== null ? iso(standing.next.from) : null,
    reading: standing?.watched === true ? standing.people.map(named) : [],
  };
}
