export { KitScreen } from './KitScreen.tsx';
