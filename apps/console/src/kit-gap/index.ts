export { gapText } from './gap-text.ts';
