export {
  built,
  type ClinicInABrowser,
  clinicInABrowser,
  PASSWORD,
  recordOf,
  SIZES,
  sayAs,
  type WireEvent,
} from './clinic-in-a-browser.ts';
export { onSession } from './on-session.ts';
