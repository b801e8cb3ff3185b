export { WallScreen } from './WallScreen.tsx';
