export { RiskStrip } from './RiskStrip.tsx';
export { TasksScreen } from './TasksScreen.tsx';
export { useTaskTitle } from './useTaskTitle.ts';
