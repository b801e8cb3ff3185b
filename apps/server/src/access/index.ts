export type { Site } from './deps.ts';
export {
  actorOf,
  type Caller,
  type Clinic,
  type EndedLogin,
  type Identity,
  isSteppedUp,
  lifetimesOf,
  STEP_UP_MS,
  type Strength,
  steppedUpUntil,
  type TabletHere,
  tabletActor,
} from './identity.ts';
export { classesOver, type Judgement, judge, relationsTo } from './judge.ts';
export { type LinkAsked, type LinkOpened, type PortalCaller, portalActor } from './links.ts';
export type { LoggedIn } from './log-in.ts';
export { type AccessOptions, type OpenAccess, openAccess } from './open-access.ts';
export { portalProjection } from './portal-projection.ts';
export { accessKeyIn, newId } from './secrets.ts';
export { staffProjection } from './staff-projection.ts';
export { countTry, type TryLimit } from './throttle.ts';
