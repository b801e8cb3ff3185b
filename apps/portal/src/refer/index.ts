export { ReferPage as default } from './ReferPage.tsx';
