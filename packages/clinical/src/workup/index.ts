export { QT_DRUGS, type QtDrugRow, WORKUP_LINES } from './qt-drugs.ts';
export {
  NOT_REQUIRED,
  WORKUP,
  type WorkupDue,
  type WorkupFact,
  type WorkupMoment,
  type WorkupRow,
  type WorkupTime,
  workupDue,
} from './workup.ts';
