export { PreparePage as default } from './PreparePage.tsx';
