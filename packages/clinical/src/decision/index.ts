export { type Assessed, assessRecord, changedSince, type FlagChange } from './assess-record.ts';
export { DECISION_COMMANDS, type DecisionCommand, type DecisionDeciding, decideDecision } from './decide-decision.ts';
export { DECISION_RULES, decisionReasons, needsSecond, referrerOf, suicideRiskAskedAt } from './decision-reasons.ts';
export { decideScreening, type ScreeningCommand } from './record-screening.ts';
export { type Told, toldOf } from './told-of.ts';
