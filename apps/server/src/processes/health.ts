import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Role } from './role.ts';

/** Which parts work, as far as this process knows. */
export type Parts = Readonly<Record<'record' | 'feed' | 'clock', boolean>>;

const NEEDS: Readonly<Record<Role, readonly (keyof Parts)[]>> = {
  all: ['record', 'feed', 'clock'],
  // A screen goes on being answered when another process is down, and says itself what does not work.
  http: ['record'],
  ingest: ['record', 'feed'],
  jobs: ['record', 'clock'],
};

/** Whether a process of this role does what it is there for. */
export const isHealthy = (role: Role, parts: Parts): boolean => NEEDS[role].every((part) => parts[part]);

/** `/healthz` of a process that serves nobody else by HTTP. It does not listen yet. */
export function openHealth(options: {
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly health: () => Promise<{ readonly up: boolean; readonly parts: Parts }>;
}) {
  const server = options.tls === null ? createServer() : createTlsServer(options.tls);
  server.on('request', async (request, response) => {
    if (request.url !== '/healthz') {
      response.writeHead(404).end();
      return;
    }
    const { up, parts } = await options
      .health()
      .catch(() => ({ up: false, parts: { record: false, feed: false, clock: false } }));
    response
      .writeHead(up ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      .end(JSON.stringify({ status: up ? 'up' : 'down', ...parts }));
  });
  return {
    listen: (host: string, port: number): Promise<number> =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen({ host, port }, () => {
          const at = server.address();
          resolve(typeof at === 'object' && at !== null ? at.port : port);
        });
      }),
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
