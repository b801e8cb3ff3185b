export { useStepUp } from './useStepUp.tsx';
