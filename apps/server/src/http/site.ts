import type { FastifyRequest } from 'fastify';
import type { Site } from '../access/index.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export interface SiteSettings {
  readonly host: string;
  readonly publicUrl: string | null;
  readonly portalUrl: string | null;
  readonly tls: boolean;
}

/** The host without its port, as a browser writes it. */
const hostnameOf = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

/**
 * Whether Keel answers to this name. Otherwise a page elsewhere could point a name of its own at this machine and be
 * taken for us by the browser (DNS rebinding). A clinic that says PUBLIC_URL is reached under it and on loopback only.
 */
export function answersTo(settings: SiteSettings, host: string | undefined): boolean {
  if (host === undefined || host === '') return false;
  const name = hostnameOf(host);
  const ours = [settings.publicUrl, settings.portalUrl].flatMap((url) => (url === null ? [] : [new URL(url).hostname]));
  if (LOOPBACK.has(name) || ours.includes(name)) return true;
  // Without PUBLIC_URL, behind a certificate or a trusted proxy, the name is theirs to check.
  return ours.length === 0 && !LOOPBACK.has(settings.host) && !settings.host.startsWith('127.');
}

/** The address this request was made to: what its Origin must be, and what passkeys are bound to. */
export function siteOf(request: FastifyRequest): Site {
  return { origin: `${request.protocol}://${request.host}`, hostname: hostnameOf(request.host) };
}

/**
 * Whether a request that changes something came from our own page. Browsers name the origin of every POST; one that
 * names none and sends no Sec-Fetch header is no browser, and nobody's cookie rides along with it unasked.
 */
export function sameOrigin(request: FastifyRequest, settings: SiteSettings): boolean {
  const { origin } = request.headers;
  const fetchSite = request.headers['sec-fetch-site'];
  if (origin === undefined) return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
  const ours = [siteOf(request).origin];
  for (const url of [settings.publicUrl, settings.portalUrl]) if (url !== null) ours.push(new URL(url).origin);
  return ours.includes(origin);
}
