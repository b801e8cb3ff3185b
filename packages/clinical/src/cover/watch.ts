import type { Role } from '../record/index.ts';
import type { Staff } from '../staff/index.ts';
import { HOUR_MS, type Instant, instant } from '../units/index.ts';
import { type Cover, coverAt } from './cover.ts';

export const worksHere = (staff: Staff | null, id: string): boolean =>
  staff !== null && Object.hasOwn(staff.people, id) && staff.people[id]!.endedAt === null;

/** May answer for a risk: who may close what is about suicide. */
export const isClinician = (staff: Staff | null, id: string): boolean =>
  worksHere(staff, id) && staff!.people[id]!.roles.some((role) => role === 'prescriber' || role === 'nurse');

/** Who answers for what a patient says at a moment, and from when the clock of it runs. */
export interface Watch {
  /** Those named who still work here, in their order, with the roles they have now. Empty: it is everybody's of the role. */
  readonly people: readonly { readonly id: string; readonly roles: readonly Role[] }[];
  /** Somebody was promised to read at this moment. */
  readonly watched: boolean;
  /** From here the minutes of the task count: now, or when the next hours begin. */
  readonly countsFrom: Instant;
}

/**
 * Who of them owns a task: the first who may close it, else the first clinician, who gets to the person while it goes on to those who may.
 */
export function ownerOf(watch: Watch, closers: readonly Role[] | null): string | undefined {
  const able = (roles: readonly Role[] | null) =>
    watch.people.find((one) => roles === null || one.roles.some((role) => roles.includes(role)))?.id;
  return able(closers) ?? able(['prescriber', 'nurse']);
}

/** However far the next hours are: after this a task's clock runs, and its lateness is everybody's to see. PD: a long weekend. */
export const UNWATCHED_HOURS_MAX = 72;

/**
 * Null where the clinic has not said who reads. `heard`: a person of the clinic has heard it just now, by phone or at the desk, so that the
 * clock runs at once whatever the hours say.
 */
export function watchAt(cover: Cover | null, staff: Staff | null, at: Instant, heard = false): Watch | null {
  if (cover === null) return null;
  const now = coverAt(cover, at);
  const named = now.watched ? now.people : (now.next?.people ?? []);
  const people = named.filter((id) => worksHere(staff, id)).map((id) => ({ id, roles: staff!.people[id]!.roles }));
  const latest = at + UNWATCHED_HOURS_MAX * HOUR_MS;
  const begins = now.watched || heard ? at : Math.min(now.next?.from ?? latest, latest);
  return { people, watched: now.watched, countsFrom: instant(begins) };
}
