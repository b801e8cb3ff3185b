/** Why the database cannot be used, in words for the person who starts Keel. `key` is for code and tests. */
export type DatabaseProblemKey =
  | 'unsupported-platform'
  | 'busy'
  | 'newer-data'
  | 'older-data'
  | 'disk-full'
  | 'no-account'
  | 'not-writable'
  | 'not-started'
  | 'not-reachable'
  | 'too-old'
  | 'no-role'
  | 'other-passwords'
  | 'not-a-database'
  | 'newer-record'
  | 'changed-migration';

/** Expected at start-up and fixable by a person: shown as its message alone, without a stack. */
export class DatabaseProblem extends Error {
  readonly key: DatabaseProblemKey;

  constructor(key: DatabaseProblemKey, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseProblem';
    this.key = key;
  }
}
