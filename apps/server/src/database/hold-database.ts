/**
 * A Keel process reduced to its database, for tests that kill it: opens the one in the folder given, says so in one line
 * of JSON, and holds it until it is told to end.
 */
import { DatabaseProblem, openDatabase } from './index.ts';

const [dataDir = ''] = process.argv.slice(2);
try {
  const database = await openDatabase({ dataDir });
  console.log(JSON.stringify({ pid: database.cluster?.pid(), host: database.app.host }));
  process.once('SIGTERM', async () => {
    await database.stop();
    process.exit(0);
  });
  setInterval(() => undefined, 60_000);
} catch (error) {
  if (!(error instanceof DatabaseProblem)) throw error;
  console.log(JSON.stringify({ problem: error.key, message: error.message }));
}
