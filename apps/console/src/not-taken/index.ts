export { NotTaken } from './NotTaken.tsx';
