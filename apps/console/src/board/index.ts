export { BoardScreen } from './BoardScreen.tsx';
export { WallScreen } from './WallScreen.tsx';
