export { StepUpProvider, useStepUp } from './StepUpProvider.tsx';
export { sayOrSign } from './say-or-sign.ts';
export { withStepUp } from './with-step-up.ts';
