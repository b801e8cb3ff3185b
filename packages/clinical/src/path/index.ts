export {
  isCandidate,
  nextStep,
  PATH_STEPS,
  type PathContext,
  type PathRow,
  type PathStep,
  pathOf,
  routeAhead,
  STEP_STATES,
  type StepState,
} from './steps.ts';
