export { CoverScreen } from './CoverScreen.tsx';
