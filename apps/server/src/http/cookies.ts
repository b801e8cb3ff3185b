import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * `__Host-` (TLS only) promises the browser's help that no other host, path or plain connection set it. On loopback
 * without TLS the same cookie has a plain name.
 */
export type CookieKind = 'login' | 'tablet' | 'patient';

export const cookieName = (kind: CookieKind, secure: boolean): string => `${secure ? '__Host-' : ''}keel-${kind}`;

export const isSecure = (request: FastifyRequest): boolean => request.protocol === 'https';

/** The tablet stays enrolled for as long as browsers keep a cookie; its end is on the server. */
const TABLET_MAX_AGE_S = 400 * 86_400;

/** `forMs`: the browser keeps it that long; absent, the login goes with the browser's own session. */
export function setCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: CookieKind,
  token: string,
  forMs?: number,
): void {
  const secure = isSecure(request);
  reply.setCookie(cookieName(kind, secure), token, {
    path: '/',
    httpOnly: true,
    secure,
    sameSite: 'strict',
    // It ends on the server in any case.
    ...(kind === 'tablet' ? { maxAge: TABLET_MAX_AGE_S } : {}),
    ...(forMs === undefined ? {} : { maxAge: Math.floor(forMs / 1_000) }),
  });
}

export function clearLogin(request: FastifyRequest, reply: FastifyReply, kind: 'login' | 'patient' = 'login'): void {
  const secure = isSecure(request);
  reply.clearCookie(cookieName(kind, secure), { path: '/', httpOnly: true, secure, sameSite: 'strict' });
}

export const tokensOf = (
  request: FastifyRequest,
): { readonly login: string | undefined; readonly tablet: string | undefined } => ({
  login: request.cookies[cookieName('login', isSecure(request))],
  tablet: request.cookies[cookieName('tablet', isSecure(request))],
});

export const patientToken = (request: FastifyRequest): string | undefined =>
  request.cookies[cookieName('patient', isSecure(request))];
