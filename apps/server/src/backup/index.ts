export { BackupProblem } from './backup-problem.ts';
export { copyIn, copyOut } from './copy-tables.ts';
export { type ExportCounts, exportLines } from './export-lines.ts';
export { type BackupOptions, keepBackups } from './keep-backups.ts';
export {
  type BaseCopy,
  baseCopies,
  closeWal,
  copyBase,
  prune,
  shipWal,
  takeDestination,
  walWaiting,
} from './physical-backup.ts';
export { backupSeen } from './proven.ts';
export { momentOf, type Restored, restore } from './restore.ts';
export { backupKeyIn } from './sealed-file.ts';
