export { CostsScreen } from './CostsScreen.tsx';
