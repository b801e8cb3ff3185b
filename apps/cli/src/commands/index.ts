/** Reads its arguments and answers the exit code: 0 answered, 1 bad record, 2 input refused. */
type Run = (args: readonly string[]) => Promise<number>;

export interface Command {
  /** What it is for, in a line. */
  readonly says: string;
  readonly run: Run;
}

/** Each is loaded when it is asked for: a rule answers without a server being read first. */
export const commands: Readonly<Record<string, Command>> = {
  backup: {
    says: 'copies the database now, sealed',
    run: async (args) => (await import('./backup.ts')).backupCommand(args),
  },
  erase: {
    says: 'takes out what a person may have erased',
    run: async (args) => (await import('./erase.ts')).eraseCommand(args),
  },
  export: {
    says: 'the whole record as JSON Lines with schemas',
    run: async (args) => (await import('./export.ts')).exportCommand(args),
  },
  'import-patients': {
    says: 'reads a list of patients: every bad row first, then all or nothing',
    run: async (args) => (await import('./import-patients.ts')).importPatientsCommand(args),
  },
  pk: {
    says: 'drug levels of a regimen by a published model',
    run: async (args) => (await import('./pk.ts')).pkCommand(args),
  },
  readings: {
    says: 'what a bedside monitor said, and what could not be taken at its word',
    run: async (args) => (await import('./readings.ts')).readingsCommand(args),
  },
  register: {
    says: 'the controlled-drug register as an inspector asks for it',
    run: async (args) => (await import('./register.ts')).registerCommand(args),
  },
  restore: {
    says: 'makes the record again from a backup',
    run: async (args) => (await import('./restore.ts')).restoreCommand(args),
  },
  score: {
    says: 'scores a filled scale, or the change between two',
    run: async (args) => (await import('./score.ts')).scoreCommand(args),
  },
  screen: {
    says: 'what stands against a treatment, with reasons and sources',
    run: async (args) => (await import('./screen.ts')).screenCommand(args),
  },
  serve: {
    says: 'runs the clinic: console, portal and device feed',
    run: async (args) => (await import('./serve.ts')).serveCommand(args),
  },
  'verify-passport': {
    says: 'whether a treatment passport is as the clinic signed it',
    run: async (args) => (await import('./verify-passport.ts')).verifyPassportCommand(args),
  },
  verify: {
    says: 'whether the record is as it was written',
    run: async (args) => (await import('./verify.ts')).verifyCommand(args),
  },
};
