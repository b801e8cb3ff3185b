export { RiskStrip } from './RiskStrip.tsx';
export { TasksScreen } from './TasksScreen.tsx';
export { taskTitle } from './task-title.ts';
