export { openBedside } from './bedside.ts';
export {
  DEMO_CLINIC,
  DEMO_MONITORS,
  DEMO_PASSWORD,
  DEMO_PATIENTS,
  DEMO_PLACE,
  DEMO_SITE,
  DEMO_STAFF,
  DEMO_ZONE,
  type DemoMonitor,
  type DemoPatient,
  type DemoPerson,
} from './cast.ts';
export { DEMO_DAY, DEMO_HISTORY, DEMO_MOMENTS, type DemoHistory, type DemoVisit } from './day.ts';
export { loadDemo } from './load.ts';
export { type ReplayInto, replayInto } from './replay.ts';
