export { BoardScreen } from './BoardScreen.tsx';
export { newest, newestPressure, type Shown } from './live-values.ts';
