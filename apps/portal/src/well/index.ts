export { WellPage as default } from './WellPage.tsx';
