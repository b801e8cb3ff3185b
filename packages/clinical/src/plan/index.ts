export { decidePlan, PLAN_COMMANDS, type PlanCommand, type PlanDeciding } from './decide-plan.ts';
export { PLAN_RULES, planReasons } from './plan-reasons.ts';
export { type DatesAsked, gapDays, proposeDates } from './propose-dates.ts';
export { judgeOn, sessionsHad } from './stop-rules.ts';
