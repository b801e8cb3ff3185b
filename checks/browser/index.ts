export { timeAt } from './clinic-clock.ts';
export {
  type ClinicInABrowser,
  clinicInABrowser,
  recordOf,
  SIZES,
  sayAs,
  type WireEvent,
} from './clinic-in-a-browser.ts';
export { untilMorning } from './hour-of-day.ts';
export { giveDevice, meetRelease, planNasal, receiveDevices, workOffTheGate } from './nasal-visit.ts';
export { onSession } from './on-session.ts';
export {
  guideAddresses,
  type KnownPeople,
  knownPeople,
  openEveryPage,
  PATIENTS_PAGES,
  type PortalFinding,
  type PortalLanguage,
  type PortalLook,
  type PortalSize,
  portalBuilt,
} from './patients-pages.ts';
export { built, freePort, launchBrowser, logIn, PASSWORD, signIn, signInByHand, violations } from './real-browser.ts';
export { type Heard, screenReader } from './screen-reader.ts';
export { screened } from './screened.ts';
export { type ServedDemo, servedDemo } from './served-demo.ts';
export { settled } from './settled.ts';
export { type TypedField, typedTwice, watchTyping } from './typed.ts';
export { EVERY_SCREEN, type Found, type Language, type LookName, type Size, walk } from './walk.ts';
