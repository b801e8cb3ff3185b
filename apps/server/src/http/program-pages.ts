import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Problem } from '../problem/index.ts';
import type { RouteRight } from './guard.ts';

/** Scripts and styles from here alone; a style element only with this request's nonce; no text ever becomes markup. */
export function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "media-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/** Routes that the static plug-in makes by itself, and what they show. */
export const PROGRAM_FILES: ReadonlySet<string> = new Set(['/console/*', '/*']);
export const PROGRAM_RIGHT: RouteRight = { open: 'the program itself, without data' };

export async function staticApp(
  app: FastifyInstance,
  appsDir: string,
  name: 'console' | 'portal',
  prefix: string,
): Promise<void> {
  const root = join(appsDir, name, 'dist');
  if (!existsSync(root)) return;
  app.get(prefix, { config: { right: PROGRAM_RIGHT } }, (_request, reply) => sendPage(reply, appsDir, name));
  await app.register(fastifyStatic, {
    root,
    prefix,
    index: false,
    decorateReply: false,
    // The portal's files lie beside their compressed form: patients come by phone.
    preCompressed: name === 'portal',
    dotfiles: 'deny',
    // The name of an asset holds its hash: it never changes. Everything else is asked for again.
    setHeaders: (response, path) => {
      response.header(
        'cache-control',
        /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
}

/** Pages of the patients' side that are one program: its own page at each of their addresses. */
const PORTAL_PAGES = ['my', 'sign-up', 'sign-in', 'refer', 'open', 'escort', 'mailbox'] as const;

export function portalPages(app: FastifyInstance, appsDir: string): void {
  for (const page of PORTAL_PAGES) {
    app.get(`/${page}`, { config: { right: PROGRAM_RIGHT } }, (_request, reply) => reply.redirect(`/${page}/`));
    for (const url of [`/${page}/`, `/${page}/*`]) {
      app.get(url, { config: { right: PROGRAM_RIGHT } }, (_request, reply) =>
        sendPage(reply, appsDir, 'portal', 'portal.html'),
      );
    }
  }
}

const pages = new Map<string, { readonly text: string; readonly builtMs: number }>();

/**
 * The page at `path` as it was built last: one of an earlier build names a program that is no longer there, and stays empty.
 * While it is being built it is the one of before.
 */
function pageAt(path: string): string {
  const builtMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  const read = pages.get(path);
  if (builtMs === undefined) {
    if (read === undefined) throw new Problem('not-found');
    return read.text;
  }
  if (read?.builtMs === builtMs) return read.text;
  const text = readFileSync(path, 'utf8');
  pages.set(path, { text, builtMs });
  return text;
}

/** The page of an app, never stored: it names the assets of this version and carries this request's nonce. */
export function sendPage(
  reply: FastifyReply,
  appsDir: string,
  name: 'console' | 'portal',
  file = 'index.html',
): FastifyReply {
  const page = pageAt(join(appsDir, name, 'dist', file));
  const nonce = (reply as FastifyReply & { styleNonce?: string }).styleNonce ?? '';
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(page.replaceAll('__STYLE_NONCE__', nonce));
}
