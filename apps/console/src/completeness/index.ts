export { CompletenessScreen } from './CompletenessScreen.tsx';
