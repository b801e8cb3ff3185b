export { EscortPage as default } from './EscortPage.tsx';
