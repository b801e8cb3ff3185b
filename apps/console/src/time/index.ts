export { clockText, dateTimeText, dayIn, dayText, startOfDay } from './clinic-time.ts';
