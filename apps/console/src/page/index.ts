export { default as list } from './List.module.css';
export { Empty, Page } from './Page.tsx';
