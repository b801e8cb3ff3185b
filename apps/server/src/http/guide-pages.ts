import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RouteRight } from './guard.ts';

const RIGHT: RouteRight = { open: 'the guide, which is public' };

/** Pages made at build that are no program: `index.html` below these folders of the built portal. */
const FOLDERS = ['guide', 'es', 'is-it-for-me', 'verify'] as const;

/** What a page that is whole in one file says itself about what may run in it: its own script and nothing else. */
const OWN_POLICY = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/;

interface Sent {
  readonly body: string;
  readonly compressed: Buffer;
}

function pagesBelow(root: string, dir: string): readonly string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return pagesBelow(root, path);
    return entry.name === 'index.html' ? [`/${relative(root, dir).split('\\').join('/')}/`] : [];
  });
}

/**
 * The guide at its addresses, each a route of its own, so that no path is ever made from what was asked. `fill` writes into a page
 * what is known only when it is asked for; it is given the page as it was built.
 */
export function guidePages(
  app: FastifyInstance,
  portalDist: string,
  fill: (address: string, page: string) => Promise<string>,
): void {
  const sent = new Map<string, Sent>();
  for (const address of FOLDERS.flatMap((folder) => pagesBelow(portalDist, join(portalDist, folder)))) {
    const built = readFileSync(join(portalDist, address, 'index.html'), 'utf8');
    const policy = OWN_POLICY.exec(built)?.[1];
    app.get(address.slice(0, -1), { config: { right: RIGHT } }, (_request, reply) => reply.redirect(address));
    app.get(address, { config: { right: RIGHT } }, async (request, reply) => {
      const body = await fill(address, built);
      let page = sent.get(address);
      if (page?.body !== body) {
        page = { body, compressed: compressed(body) };
        sent.set(address, page);
      }
      if (policy !== undefined) reply.header('content-security-policy', `${policy}; frame-ancestors 'none'`);
      return sendGuidePage(request, reply, page);
    });
  }
}

const compressed = (text: string): Buffer =>
  brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_QUALITY]: 6 },
  });

function sendGuidePage(request: FastifyRequest, reply: FastifyReply, page: Sent): FastifyReply {
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').header('vary', 'accept-encoding');
  return /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))
    ? reply.header('content-encoding', 'br').send(page.compressed)
    : reply.send(page.body);
}
