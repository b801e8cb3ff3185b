export { TasksScreen } from './TasksScreen.tsx';
export { taskTitle } from './task-title.ts';
