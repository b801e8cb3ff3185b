export { type Assessed, assessRecord, changedSince, type FlagChange } from './assess-record.ts';
export { DECISION_COMMANDS, type DecisionCommand, type DecisionDeciding, decideDecision } from './decide-decision.ts';
export { DECISION_RULES, decisionReasons, needsSecond, referrerOf, suicideRiskAskedAt } from './decision-reasons.ts';
