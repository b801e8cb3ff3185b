export { MeScreen } from './MeScreen.tsx';
