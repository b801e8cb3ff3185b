export { PrintListScreen } from './PrintListScreen.tsx';
