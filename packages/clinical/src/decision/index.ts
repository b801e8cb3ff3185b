export {
  type Assessed,
  assessRecord,
  changedSince,
  decideScreening,
  type FlagChange,
  type ScreeningCommand,
} from '../screening/index.ts';
export { DECISION_COMMANDS, type DecisionCommand, type DecisionDeciding, decideDecision } from './decide-decision.ts';
export { DECISION_RULES, decisionReasons, needsSecond, referrerOf, suicideRiskAskedAt } from './decision-reasons.ts';
export { type Told, toldOf } from './told-of.ts';
