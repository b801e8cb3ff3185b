export {
  BACKUP,
  CLOSING_CHECKS,
  type ClosingCheck,
  type ClosingCheckId,
  ROOM_CHECKS,
  type RoomCheck,
} from './checks.ts';
export { type CloseDay, type CloseDayBody, type DayClosed, decideCloseDay, LOCK_AGAIN } from './close-day.ts';
export {
  type ClosingFacts,
  type ClosingItem,
  type ClosingLine,
  closingLines,
  closingReasons,
  type KitCounted,
  type RoomsChecked,
  uncarried,
} from './closing.ts';
