export { BookPlanSheet } from './BookPlanSheet.tsx';
export { BookSheet } from './BookSheet.tsx';
export { FreedSlots } from './FreedSlots.tsx';
export { addDays, instantAt } from './hours.ts';
export { MovedTo } from './MovedTo.tsx';
export { unbookedDates } from './plan-dates.ts';
export { ScheduleScreen } from './ScheduleScreen.tsx';
