import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type EventDraft,
  type EventRef,
  reasonsFrom,
  refused,
  type StreamName,
  streamId,
} from '../record/index.ts';
import { addMinutes } from '../units/index.ts';
import {
  EMERGENCY_MINUTES_MAX,
  type Staff,
  type StaffCommandBodies,
  type StaffCommandKind,
  type StaffEventBodies,
  type StaffEventKind,
} from './staff.ts';

export const STAFF_STREAM: StreamName = 'clinic/staff';

type StaffCommand = {
  readonly [Kind in StaffCommandKind]: Command<Kind, StaffCommandBodies[Kind]>;
}[StaffCommandKind];

const reason = reasonsFrom('design 11');

const UNKNOWN_PERSON = reason('person-unknown', 'Nobody of that id works here', 'The id is in no entry of the staff.');
const UNKNOWN_TABLET = reason('tablet-unknown', 'There is no such tablet', 'The id is in no enrolment.');
const LAST_OWNER = reason(
  'last-owner',
  'A clinic keeps one owner',
  'After this nobody could invite, revoke or set roles. Make somebody else owner first.',
);

function eventRef(id: string): EventRef {
  const [command = '', index = '0'] = id.split('/');
  return { command, index: Number(index) };
}

/** True when somebody who still works here, other than `person`, is an owner. */
function hasOtherOwner(staff: Staff, person: string): boolean {
  return Object.values(staff.people).some(
    (other) => other.id !== person && other.endedAt === null && other.roles.includes('owner'),
  );
}

/**
 * What a command on staff, tablets or emergency openings leads to. Whether the author may say it at all is asked
 * before, of the rights table.
 */
export function decideStaff(staff: Staff, command: StaffCommand, context: Context): Decision {
  const draft = <Kind extends StaffEventKind>(kind: Kind, body: StaffEventBodies[Kind]): EventDraft => ({
    kind,
    version: 1,
    occurredAt: context.now,
    zone: context.zone,
    body,
  });
  const one = <Kind extends StaffEventKind>(kind: Kind, body: StaffEventBodies[Kind]): Decision =>
    accepted({ stream: STAFF_STREAM, events: [draft(kind, body)] });

  switch (command.kind) {
    case 'add-person': {
      const { person, name, roles } = command.body;
      if (staff.people[person] !== undefined) {
        return refused([
          reason('person-known', 'That id is taken', 'Every person has an id of their own, also after leaving.'),
        ]);
      }
      return one('person-added', { person, name, roles });
    }
    case 'rename-person': {
      if (staff.people[command.body.person] === undefined) return refused([UNKNOWN_PERSON]);
      return one('person-renamed', command.body);
    }
    case 'set-roles': {
      const { person, roles } = command.body;
      const known = staff.people[person];
      if (known === undefined || known.endedAt !== null) return refused([UNKNOWN_PERSON]);
      if (!roles.includes('owner') && !hasOtherOwner(staff, person)) return refused([LAST_OWNER]);
      return one('roles-set', command.body);
    }
    case 'end-person': {
      const known = staff.people[command.body.person];
      if (known === undefined || known.endedAt !== null) return refused([UNKNOWN_PERSON]);
      if (!hasOtherOwner(staff, command.body.person)) return refused([LAST_OWNER]);
      return one('person-ended', command.body);
    }
    case 'readmit-person': {
      const known = staff.people[command.body.person];
      if (known === undefined || known.endedAt === null) return refused([UNKNOWN_PERSON]);
      return one('person-readmitted', command.body);
    }
    case 'enrol-tablet': {
      if (staff.tablets[command.body.tablet] !== undefined) {
        return refused([
          reason('tablet-known', 'That tablet is enrolled already', 'Each enrolment has an id of its own.'),
        ]);
      }
      return one('tablet-enrolled', command.body);
    }
    case 'end-tablet': {
      const known = staff.tablets[command.body.tablet];
      if (known === undefined || known.endedAt !== null) return refused([UNKNOWN_TABLET]);
      return one('tablet-ended', command.body);
    }
    case 'open-in-emergency': {
      const { because, minutes } = command.body;
      if (minutes > EMERGENCY_MINUTES_MAX) {
        return refused([
          reason(
            'emergency-opening-too-long',
            'An emergency opening ends by itself',
            `The longest is ${EMERGENCY_MINUTES_MAX} minutes; open it again if it is still needed.`,
          ),
        ]);
      }
      const opened = draft('chart-opened-in-emergency', {
        person: context.actor.id,
        patient: streamId(command.stream),
        because,
        until: addMinutes(context.now, minutes),
      });
      return accepted({ stream: STAFF_STREAM, events: [opened] }, { stream: command.stream, events: [opened] });
    }
    case 'close-emergency-opening': {
      const opening = staff.openings[command.body.opening];
      if (opening === undefined || opening.person !== context.actor.id) {
        return refused([
          reason('opening-unknown', 'You opened no chart under that id', 'Only who opened it closes it.'),
        ]);
      }
      return one('emergency-opening-closed', { opening: eventRef(opening.id) });
    }
    case 'review-emergency-opening': {
      const opening = staff.openings[command.body.opening];
      if (opening === undefined) {
        return refused([reason('opening-unknown', 'There is no such opening', 'The id is in no entry of the staff.')]);
      }
      if (opening.person === context.actor.id) {
        return refused([
          reason('own-opening', 'Somebody else reviews it', 'Who opened a chart cannot review that opening.'),
        ]);
      }
      return one('emergency-opening-reviewed', { opening: eventRef(opening.id), by: context.actor.id });
    }
  }
}
