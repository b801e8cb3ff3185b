export { alarmWords } from './alarm-words.ts';
export { measuredWords } from './measured-words.ts';
