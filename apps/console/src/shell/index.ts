export { CornerContext } from './corner.ts';
export { LookContext } from './look.ts';
export { keepPageOffline } from './new-version.ts';
export { Shell } from './Shell.tsx';
export { Failed, NotFound, Waiting } from './states.tsx';
