export { PriorityMark } from './PriorityMark.tsx';
