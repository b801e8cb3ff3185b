export { keptPlan } from './kept-plan.ts';
export { PlanPage as default } from './PlanPage.tsx';
