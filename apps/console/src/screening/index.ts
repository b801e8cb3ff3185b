export { DecisionLine } from './DecisionLine.tsx';
export { ScreeningScreen } from './ScreeningScreen.tsx';
