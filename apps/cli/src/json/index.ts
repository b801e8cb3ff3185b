export { type JsonAnswer, jsonCommand } from './json-command.ts';
