/** Why a backup or a restore cannot be done, in words for the person who asked for it. */
export class BackupProblem extends Error {
  override readonly name = 'BackupProblem';
}
