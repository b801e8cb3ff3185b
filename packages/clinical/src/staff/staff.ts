import type { EventRef, Role } from '../record/index.ts';
import type { Instant } from '../units/index.ts';

/**
 * Who works here, on which tablets, and whose chart was opened in an emergency: the facts of `clinic/staff`. Passwords,
 * PINs and keys are not facts of the record and never enter it.
 */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly since: Instant;
  /** Null while the person works here. */
  readonly endedAt: Instant | null;
}

/** From when somebody held which roles; none while he did not work here. */
export interface RolesHeld {
  readonly from: Instant;
  readonly roles: readonly Role[];
}

export interface Tablet {
  readonly id: string;
  readonly name: string;
  readonly enrolledAt: Instant;
  readonly enrolledBy: string;
  readonly endedAt: Instant | null;
}

/** A chart opened by somebody without a tie to its patient, for a time, with a reason. Owners review each one. */
export interface EmergencyOpening {
  readonly id: string;
  readonly person: string;
  readonly patient: string;
  readonly because: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly closedAt: Instant | null;
  readonly reviewedBy: string | null;
}

export interface Staff {
  readonly people: Readonly<Record<string, Person>>;
  readonly tablets: Readonly<Record<string, Tablet>>;
  readonly openings: Readonly<Record<string, EmergencyOpening>>;
  /** By person, in the order it was recorded. */
  readonly held: Readonly<Record<string, readonly RolesHeld[]>>;
}

/** Whether somebody held a role here at a time, as it is recorded now. */
export const heldRole = (staff: Staff, person: string, role: Role, at: Instant): boolean =>
  (Object.hasOwn(staff.held, person) ? staff.held[person]! : [])
    .findLast(({ from }) => from <= at)
    ?.roles.includes(role) === true;

export interface StaffEventBodies {
  'person-added': { readonly person: string; readonly name: string; readonly roles: readonly Role[] };
  'person-renamed': { readonly person: string; readonly name: string };
  'roles-set': { readonly person: string; readonly roles: readonly Role[]; readonly because: string };
  'person-ended': { readonly person: string; readonly because: string };
  'person-readmitted': { readonly person: string; readonly because: string };
  'tablet-enrolled': { readonly tablet: string; readonly name: string; readonly by: string };
  'tablet-ended': { readonly tablet: string; readonly because: string };
  /** Written twice in one command: here, and in the patient's own stream. */
  'chart-opened-in-emergency': {
    readonly person: string;
    readonly patient: string;
    readonly because: string;
    readonly until: Instant;
  };
  'emergency-opening-closed': { readonly opening: EventRef };
  'emergency-opening-reviewed': { readonly opening: EventRef; readonly by: string };
}
export type StaffEventKind = keyof StaffEventBodies;
export const STAFF_EVENT_KINDS = [
  'person-added',
  'person-renamed',
  'roles-set',
  'person-ended',
  'person-readmitted',
  'tablet-enrolled',
  'tablet-ended',
  'chart-opened-in-emergency',
  'emergency-opening-closed',
  'emergency-opening-reviewed',
] as const satisfies readonly StaffEventKind[];

export interface StaffCommandBodies {
  'add-person': { readonly person: string; readonly name: string; readonly roles: readonly Role[] };
  'rename-person': { readonly person: string; readonly name: string };
  'set-roles': { readonly person: string; readonly roles: readonly Role[]; readonly because: string };
  'end-person': { readonly person: string; readonly because: string };
  'readmit-person': { readonly person: string; readonly because: string };
  'enrol-tablet': { readonly tablet: string; readonly name: string; readonly by: string };
  'end-tablet': { readonly tablet: string; readonly because: string };
  /** On the stream `patient/<id>`. `minutes`: 5 to 240. */
  'open-in-emergency': { readonly because: string; readonly minutes: number };
  'close-emergency-opening': { readonly opening: string };
  'review-emergency-opening': { readonly opening: string };
}
export type StaffCommandKind = keyof StaffCommandBodies;

/** The longest that a chart stays open without a tie to its patient (clinical protocol has no figure: PD). */
export const EMERGENCY_MINUTES_MAX = 240;

/** A person's name as it was at any time: also of those who left. Undefined: nobody of that id ever worked here. */
export const nameOf = (staff: Staff, person: string): string | undefined => staff.people[person]?.name;

/** The opening under which a person may read this chart now, if there is one. */
export function emergencyOpening(
  staff: Staff,
  person: string,
  patient: string,
  now: Instant,
): EmergencyOpening | undefined {
  return Object.values(staff.openings).find(
    (opening) =>
      opening.person === person &&
      opening.patient === patient &&
      opening.from <= now &&
      now < opening.until &&
      opening.closedAt === null,
  );
}
