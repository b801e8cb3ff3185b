export { CostPage as default } from './CostPage.tsx';
