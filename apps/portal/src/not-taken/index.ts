export { NotTaken as default } from './NotTaken.tsx';
