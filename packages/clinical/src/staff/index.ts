export { decideStaff, STAFF_STREAM } from './decide.ts';
export { staffFold } from './evolve.ts';
export {
  EMERGENCY_MINUTES_MAX,
  type EmergencyOpening,
  emergencyOpening,
  heldRole,
  nameOf,
  type Person,
  type RolesHeld,
  STAFF_EVENT_KINDS,
  type Staff,
  type StaffCommandBodies,
  type StaffCommandKind,
  type StaffEventBodies,
  type StaffEventKind,
  type Tablet,
} from './staff.ts';
