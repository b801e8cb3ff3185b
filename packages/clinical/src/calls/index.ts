export {
  CALL_EVENTS,
  CALL_OUTCOMES,
  CALL_TOPICS,
  CALLERS,
  CALLS_STREAM,
  type CallAnswered,
  type CallEnded,
  type Caller,
  type CallIdentified,
  type CallOpened,
  type CallOutcome,
  type CallTopic,
  type CallTurned,
} from './events.ts';
export {
  type CallTask,
  FOLLOW_UP,
  laterThanAllowed,
  taskAtRisk,
  tasksAfter,
  tasksDuring,
  unanswered,
} from './follow-up.ts';
export { CALL_RULES, type CallFinding, gravest, judgeCall, missingSteps, unaskedFlags } from './judge-call.ts';
export { type Call, type CallAnswer, type CallFact, readCalls, screenerOf } from './read-call.ts';
export { CALL_ADVICE, CALL_NEEDS, type CallAdvice, type CallNeed, RED_FLAGS, type RedFlag } from './red-flags.ts';
export { CALL_STEPS, type CallStep, stepsOf } from './steps.ts';
