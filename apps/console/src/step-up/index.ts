export { StepUpProvider, useStepUp } from './StepUpProvider.tsx';
export { withStepUp } from './with-step-up.ts';
