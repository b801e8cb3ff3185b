export { OwedTasks } from './OwedTasks.tsx';
