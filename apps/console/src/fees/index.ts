export { dollarsIn } from './dollars-in.ts';
export { FeesScreen } from './FeesScreen.tsx';
