export { OpenPage as default } from './OpenPage.tsx';
