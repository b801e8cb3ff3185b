export { clockText, dateTimeText, dayIn, dayText } from './clinic-time.ts';
