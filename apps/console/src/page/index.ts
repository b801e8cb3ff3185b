export { Empty, Page } from './Page.tsx';
