export { clockText, dateText, dateTimeText, dayIn, dayText, startOfDay } from './clinic-time.ts';
