export { KeelMark } from './KeelMark.tsx';
