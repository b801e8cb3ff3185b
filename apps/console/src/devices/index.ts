export { DevicesScreen } from './DevicesScreen.tsx';
