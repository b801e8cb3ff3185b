export { addDays, instantAt } from './hours.ts';
export { ScheduleScreen } from './ScheduleScreen.tsx';
