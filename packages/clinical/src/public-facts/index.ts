export { CHECKLIST, type ChecklistId, type ChecklistRow } from './checklist.ts';
