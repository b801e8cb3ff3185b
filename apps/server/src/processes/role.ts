/** What a process does: everything (the default), or its part beside others over one database. Design 9. */
export const ROLES = ['all', 'http', 'ingest', 'jobs'] as const;
export type Role = (typeof ROLES)[number];
export type Part = Exclude<Role, 'all'>;

/** What each part is, for `keel serve --help`. */
export const ROLE_MEANINGS: Readonly<Record<Part, string>> = {
  http: 'screens, API and stream',
  ingest: 'the port that monitors speak to',
  jobs: 'the clock that raises alarms, checkpoints and backups; of several, one works and the others wait',
};
