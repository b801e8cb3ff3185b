import { serve } from '@keel/server';

/** `keel serve`: runs until it is told to stop. */
export async function serveCommand(): Promise<number> {
  const server = await serve({ host: process.env['HOST'] ?? '127.0.0.1', port: Number(process.env['PORT'] ?? 8080) });
  console.log(`Keel is at ${server.url}/console/`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await server.close();
  return 0;
}
