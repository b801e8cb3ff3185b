export { type Said, saidIn, useSaid } from './use-said.ts';
