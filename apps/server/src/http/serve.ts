import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';

/** The one HTTP process: portal at `/`, console at `/console/`, `/healthz`. */
export async function buildHttp(options: { readonly appsDir: string }): Promise<FastifyInstance> {
  const app = Fastify({ logger: false });
  app.get('/healthz', async () => ({ status: 'up' }));
  await app.register(fastifyStatic, { root: join(options.appsDir, 'console/dist'), prefix: '/console/' });
  await app.register(fastifyStatic, { root: join(options.appsDir, 'portal/dist'), prefix: '/', decorateReply: false });
  return app;
}
