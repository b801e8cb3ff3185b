/** A command reads its arguments and answers the exit code: 0 answered, 1 bad record, 2 input refused. */
export type Command = (args: readonly string[]) => Promise<number>;

/** Each is loaded when it is asked for: a rule answers without a server being read first. */
export const commands: Readonly<Record<string, Command>> = {
  backup: async (args) => (await import('./backup.ts')).backupCommand(args),
  erase: async (args) => (await import('./erase.ts')).eraseCommand(args),
  export: async (args) => (await import('./export.ts')).exportCommand(args),
  'import-patients': async (args) => (await import('./import-patients.ts')).importPatientsCommand(args),
  pk: async (args) => (await import('./pk.ts')).pkCommand(args),
  readings: async (args) => (await import('./readings.ts')).readingsCommand(args),
  register: async (args) => (await import('./register.ts')).registerCommand(args),
  restore: async (args) => (await import('./restore.ts')).restoreCommand(args),
  score: async (args) => (await import('./score.ts')).scoreCommand(args),
  screen: async (args) => (await import('./screen.ts')).screenCommand(args),
  serve: async (args) => (await import('./serve.ts')).serveCommand(args),
  'verify-passport': async (args) => (await import('./verify-passport.ts')).verifyPassportCommand(args),
  verify: async (args) => (await import('./verify.ts')).verifyCommand(args),
};
