import { type EventRef, eventId, type Fold, isErased, type RecordedEvent, type Role } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { Person, Staff, StaffEventBodies, StaffEventKind, Tablet } from './staff.ts';

const NOBODY: Staff = { people: {}, tablets: {}, openings: {}, held: {} };

type Handlers = {
  readonly [Kind in StaffEventKind]: (staff: Staff, body: StaffEventBodies[Kind], event: RecordedEvent) => Staff;
};

const changePerson = (staff: Staff, id: string, change: Partial<Person>): Staff => {
  const person = staff.people[id];
  return person === undefined ? staff : { ...staff, people: { ...staff.people, [id]: { ...person, ...change } } };
};

/** Roles from a time on. What is recorded later about an earlier time stands for all of it. */
const holds = (staff: Staff, id: string, from: Instant, roles: readonly Role[]): Staff => {
  const before = (Object.hasOwn(staff.held, id) ? staff.held[id]! : []).filter((one) => one.from < from);
  return { ...staff, held: { ...staff.held, [id]: [...before, { from, roles }] } };
};

const changeTablet = (staff: Staff, id: string, change: Partial<Tablet>): Staff => {
  const tablet = staff.tablets[id];
  return tablet === undefined ? staff : { ...staff, tablets: { ...staff.tablets, [id]: { ...tablet, ...change } } };
};

const changeOpening = (
  staff: Staff,
  ref: EventRef,
  change: { closedAt?: Person['since']; reviewedBy?: string },
): Staff => {
  const id = eventId(ref);
  const opening = staff.openings[id];
  return opening === undefined ? staff : { ...staff, openings: { ...staff.openings, [id]: { ...opening, ...change } } };
};

const HANDLERS: Handlers = {
  'person-added': (staff, body, event) => ({
    ...holds(staff, body.person, event.occurredAt, body.roles),
    people: {
      ...staff.people,
      [body.person]: {
        id: body.person,
        name: body.name,
        roles: body.roles,
        since: event.occurredAt,
        endedAt: null,
      },
    },
  }),
  'person-renamed': (staff, body) => changePerson(staff, body.person, { name: body.name }),
  'roles-set': (staff, body, event) =>
    changePerson(
      staff.people[body.person]?.endedAt === null ? holds(staff, body.person, event.occurredAt, body.roles) : staff,
      body.person,
      { roles: body.roles },
    ),
  'person-ended': (staff, body, event) =>
    changePerson(holds(staff, body.person, event.occurredAt, []), body.person, { endedAt: event.occurredAt }),
  'person-readmitted': (staff, body, event) =>
    changePerson(holds(staff, body.person, event.occurredAt, staff.people[body.person]?.roles ?? []), body.person, {
      endedAt: null,
    }),
  'tablet-enrolled': (staff, body, event) => ({
    ...staff,
    tablets: {
      ...staff.tablets,
      [body.tablet]: {
        id: body.tablet,
        name: body.name,
        enrolledAt: event.occurredAt,
        enrolledBy: body.by,
        endedAt: null,
      },
    },
  }),
  'tablet-ended': (staff, body, event) => changeTablet(staff, body.tablet, { endedAt: event.occurredAt }),
  'chart-opened-in-emergency': (staff, body, event) => ({
    ...staff,
    openings: {
      ...staff.openings,
      [eventId(event)]: {
        id: eventId(event),
        person: body.person,
        patient: body.patient,
        because: body.because,
        from: event.occurredAt,
        until: body.until,
        closedAt: null,
        reviewedBy: null,
      },
    },
  }),
  'emergency-opening-closed': (staff, body, event) =>
    changeOpening(staff, body.opening, { closedAt: event.occurredAt }),
  'emergency-opening-reviewed': (staff, body) => changeOpening(staff, body.opening, { reviewedBy: body.by }),
};

/** Staff are decided one after the other against the present state, so their events fold in the order of the record. */
export const staffFold: Fold<Staff> = {
  initial: () => NOBODY,
  evolve(staff, event) {
    if (isErased(event.body)) return staff;
    const handler = Object.hasOwn(HANDLERS, event.kind) ? HANDLERS[event.kind as StaffEventKind] : undefined;
    return handler === undefined ? staff : handler(staff, event.body as never, event);
  },
};
