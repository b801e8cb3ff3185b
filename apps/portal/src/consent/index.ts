export { ConsentPage as default } from './ConsentPage.tsx';
