export { StopPage as default } from './StopPage.tsx';
