import { DatabaseProblem, readSettings, SettingError, serve, settingsHelp } from '@keel/server';

/** `keel serve`: runs until it is told to stop. Exit 2: it could not start, and the message says what to do. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(`keel serve\n\nSettings are environment variables, all optional:\n\n${settingsHelp()}\n`);
    return 0;
  }
  if (args.length > 0) {
    console.error(
      `keel serve: "${args[0]}" is not an option; settings are environment variables, see keel serve --help`,
    );
    return 2;
  }
  try {
    const settings = readSettings(process.env, process.cwd());
    const stopping = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    });
    const serving = await serve({ settings, version: '0.1.0', say: (line) => console.log(line) });
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
