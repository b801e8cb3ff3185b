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
export { type ReplayInto, replayInto } from './replay.ts';
