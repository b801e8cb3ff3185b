import { flushCompileCache } from 'node:module';
import {
  DatabaseProblem,
  ROLE_MEANINGS,
  ROLES,
  type Role,
  readSettings,
  SettingError,
  serve,
  settingsHelp,
} from '@keel/server';

/** `keel serve`: runs until it is told to stop. Exit 2: it could not start, and the message says what to do. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    const roles = Object.entries(ROLE_MEANINGS).map(([role, meaning]) => `  --role ${role.padEnd(8)}  ${meaning}`);
    console.log(
      `keel serve [--role http|ingest|jobs]\n\nWithout a role one process is everything. With one it is that part beside others over one\nDATABASE_URL, which share KEEL_DATA and KEEL_KEYS and have a PORT each (for /healthz):\n\n${roles.join('\n')}\n\nSettings are environment variables, all optional:\n\n${settingsHelp()}\n`,
    );
    return 0;
  }
  const asked = roleOf(args);
  if ('problem' in asked) {
    console.error(`keel serve: ${asked.problem}`);
    return 2;
  }
  try {
    const settings = readSettings(process.env, process.cwd());
    const stopping = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
      // Whoever started it was killed: what no terminal can stop stops by itself.
      process.once('disconnect', resolve);
      process.channel?.unref();
    });
    const serving = await serve({ settings, role: asked.role, version: '0.1.0', say: (line) => console.log(line) });
    // Kept now and not when it ends: whoever is killed leaves the next start as quick as one that was stopped.
    flushCompileCache();
    await stopping;
    console.log('Stopping …');
    await serving.close();
    return 0;
  } catch (error) {
    if (error instanceof SettingError || error instanceof DatabaseProblem) {
      console.error(`\nKeel could not start. ${error.message}\n`);
      return 2;
    }
    throw error;
  }
}

/** `--role http` or `--role=http`; none: everything. */
function roleOf(args: readonly string[]): { readonly role: Role } | { readonly problem: string } {
  const [first, second, ...more] = args.flatMap((arg) =>
    arg.startsWith('--role=') ? ['--role', arg.slice(7)] : [arg],
  );
  if (first === undefined) return { role: 'all' };
  const extra = first === '--role' ? more[0] : first;
  if (extra !== undefined)
    return { problem: `"${extra}" is not an option; settings are environment variables, see keel serve --help` };
  const role = ROLES.find((one) => one === second);
  return role === undefined ? { problem: `--role is one of ${ROLES.join(', ')}` } : { role };
}
