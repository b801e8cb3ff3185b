export {
  closedWithContact,
  closersOf,
  isSuicideTask,
  type OwnerRole,
  TASK_KINDS,
  type TaskKind,
  taskKind,
} from './kinds.ts';
export {
  billsOnly,
  byNeed,
  ESCALATION,
  isMine,
  type OpenTask,
  reachesTask,
  type TaskStanding,
  taskStanding,
} from './task-list.ts';
