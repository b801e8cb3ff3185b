export { ArrivalsScreen } from './ArrivalsScreen.tsx';
