export { HomeAdultPage as default } from './HomeAdultPage.tsx';
