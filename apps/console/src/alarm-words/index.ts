export { alarmWords } from './alarm-words.ts';
