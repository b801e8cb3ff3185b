import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * `__Host-` (TLS only) promises the browser's help that no other host, path or plain connection set it. On loopback
 * without TLS the same cookie has a plain name.
 */
export const cookieName = (kind: 'login' | 'tablet', secure: boolean): string =>
  `${secure ? '__Host-' : ''}keel-${kind}`;

export const isSecure = (request: FastifyRequest): boolean => request.protocol === 'https';

/** The tablet stays enrolled for as long as browsers keep a cookie; its end is on the server. */
const TABLET_MAX_AGE_S = 400 * 86_400;

export function setCookie(request: FastifyRequest, reply: FastifyReply, kind: 'login' | 'tablet', token: string): void {
  const secure = isSecure(request);
  reply.setCookie(cookieName(kind, secure), token, {
    path: '/',
    httpOnly: true,
    secure,
    sameSite: 'strict',
    // The login goes with the browser's own session, and ends on the server in any case.
    ...(kind === 'tablet' ? { maxAge: TABLET_MAX_AGE_S } : {}),
  });
}

export function clearLogin(request: FastifyRequest, reply: FastifyReply): void {
  const secure = isSecure(request);
  reply.clearCookie(cookieName('login', secure), { path: '/', httpOnly: true, secure, sameSite: 'strict' });
}

export const tokensOf = (
  request: FastifyRequest,
): { readonly login: string | undefined; readonly tablet: string | undefined } => ({
  login: request.cookies[cookieName('login', isSecure(request))],
  tablet: request.cookies[cookieName('tablet', isSecure(request))],
});
