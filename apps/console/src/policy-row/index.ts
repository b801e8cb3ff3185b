export { boundsText, readable, readValue, unitText, valueText } from './row-text.ts';
