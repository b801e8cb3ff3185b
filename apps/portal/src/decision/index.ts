export { DecisionPage as default } from './DecisionPage.tsx';
