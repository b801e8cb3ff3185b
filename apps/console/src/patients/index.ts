export { matches } from './matches.ts';
export { PatientsScreen } from './PatientsScreen.tsx';
