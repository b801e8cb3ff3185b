export { FormsPage as default, loadScale } from './FormsPage.tsx';
