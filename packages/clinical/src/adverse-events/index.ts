export type { AdverseEventFacts } from './adverse-event-facts.ts';
export {
  ADVERSE_EVENTS,
  type AdverseEventRow,
  adverseEvent,
  type Expected,
  expectedWith,
  HARM_FACTS,
  type Product,
  SEDATION_BY_INSTRUMENT,
} from './events.ts';
export {
  GRADE_SOURCES,
  GRADED_EVENTS,
  GRADES,
  type Grade,
  type Graded,
  gradeBloodPressure,
  gradeHypoxaemia,
  gradeVomiting,
} from './grade.ts';
export {
  BLADDER_STOP_DAYS,
  type BladderAnswer,
  type BladderSigns,
  bladder,
  type Creep,
  type CreepPolicy,
  creep,
  type GivenDose,
  lifetimeDose,
  type Rhythm,
  WATCH_EVIDENCE,
  WATCH_ITEMS,
  type WatchFacts,
  type WatchItem,
  type WatchRisk,
  type WatchState,
  watch,
} from './long-term.ts';
export { type ProductKey, productOf } from './product.ts';
export { type EventTally, type Exposure, tallyEvents } from './tally.ts';
