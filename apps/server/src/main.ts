import { join } from 'node:path';
import { buildHttp } from './http/index.ts';

/** Wires the parts and listens. The caller prints addresses and handles signals. */
export async function serve(options: {
  readonly host: string;
  readonly port: number;
}): Promise<{ close(): Promise<void>; url: string }> {
  const app = await buildHttp({ appsDir: join(import.meta.dirname, '../..') });
  const url = await app.listen({ host: options.host, port: options.port });
  return { url, close: () => app.close() };
}
