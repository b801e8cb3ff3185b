export { checkRequest, type Refusal } from './check-request.ts';
export { isBolus, sessionsOf, type Warning, warningsFor } from './warnings-for.ts';
