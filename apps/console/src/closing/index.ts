export { ClosingScreen } from './ClosingScreen.tsx';
