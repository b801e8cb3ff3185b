/** The names of errors whose message is written for the person at the terminal. */
const FOR_PEOPLE = ['BackupProblem', 'CannotErase', 'CannotVerify', 'DatabaseProblem', 'Refusal', 'SettingError'];

/** A request that cannot be carried out as it stands; the message names the option and what would work. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Carries a command out; what a person can mend becomes one line and exit code 2, anything else is our own bug. */
export async function answering(command: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    const { name, code, message } = error as Error & { code?: unknown };
    if (!FOR_PEOPLE.includes(name) && !String(code).startsWith('ERR_PARSE_ARGS')) throw error;
    console.error(`keel ${command}: ${message}`);
    return 2;
  }
}
