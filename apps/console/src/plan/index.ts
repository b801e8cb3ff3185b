export { InForce } from './InForce.tsx';
export { PlanScreen } from './PlanScreen.tsx';
