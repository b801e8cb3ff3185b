export {
  CHECK_IN_ITEMS,
  CHECK_IN_POINTS,
  CHECK_IN_TIMES,
  CHECK_INS,
  type CheckInAnswers,
  type CheckInItem,
  type CheckInPoint,
  type CheckInRow,
  type CheckInWorry,
  checkInRow,
  checkInWorry,
} from './check-in.ts';
