export { HomePanel } from './HomePanel.tsx';
