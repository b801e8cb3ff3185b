import type { ProblemDocument } from '@keel/formats/api';
import { signingOut, signOutDone } from './sign-out.ts';

/** An answer that was not what was asked for: the server's own words, by its stable key. */
export class ProblemError extends Error {
  readonly problem: ProblemDocument;
  /** Seconds to wait, where the answer says so. */
  readonly retryAfter: number | null;
  constructor(problem: ProblemDocument, retryAfter: number | null) {
    super(problem.title);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
  /** Key of the problem table, such as `link-refused`. */
  get key(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf('/') + 1);
  }
}

/** Nobody answered: no network, a server that is gone, or no answer in time. Whether it did anything is not known. */
export class UnreachableError extends Error {}

const ANSWER_WITHIN_MS = 20_000;
/** What is being sent when a page closes is sent all the same, up to this length: browsers take 64 KiB of all of them together. */
const OUTLIVES_PAGE_MAX = 16_000;

/** Says which side speaks: in this browser somebody of the staff may be logged in too. */
const SIDE = { 'keel-side': 'portal', accept: 'application/json' };

/** What belongs to whoever is signed in. Everything else opens for anybody, or signs somebody in. */
const isOwn = (path: string): boolean => /^\/(my-|commands|uploads?\b|portal\/(me|passkeys))/.test(path);
const NOBODY: ProblemDocument = { type: '/problems/login-required', title: 'Nobody is logged in here', status: 401 };

let ending: Promise<void> | null = null;
/** Ends the login that somebody has signed out of here, as soon as the clinic can be reached. */
export function carryOutSignOut(): Promise<void> {
  if (!signingOut()) return Promise.resolve();
  ending ??= reach('/portal/logout', { method: 'POST', headers: SIDE })
    .then(async (response) => {
      // Nobody is known any more: it has ended, by this or by itself.
      if (response.status === 204 || response.status === 401) signOutDone();
    })
    .catch(() => undefined)
    .finally(() => {
      ending = null;
    });
  return ending;
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  if (signingOut() && path !== '/portal') {
    await carryOutSignOut();
    // The cookie may still be there: to this page nobody is.
    if (signingOut() && isOwn(path)) throw new ProblemError(NOBODY, null);
  }
  return reach(path, init);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`/api/v1${path}`, {
      ...init,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch (error) {
    throw new UnreachableError(path, { cause: error });
  }
}

async function read<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const kind = response.headers.get('content-type') ?? '';
  // Something between us and Keel answered (a proxy's page): as good as no answer.
  if (!kind.includes('json')) throw new UnreachableError(`${response.status} ${kind}`);
  const body = (await response.json()) as T;
  const wait = response.headers.get('retry-after');
  if (!response.ok) throw new ProblemError(body as ProblemDocument, wait === null ? null : Number(wait));
  return body;
}

export const api = {
  get: async <T>(path: string): Promise<T> => read<T>(await ask(path, { headers: SIDE })),
  post: async <T>(path: string, body?: unknown): Promise<T> => {
    const text = body === undefined ? null : JSON.stringify(body);
    return read<T>(
      await ask(path, {
        method: 'POST',
        headers: text === null ? SIDE : { ...SIDE, 'content-type': 'application/json' },
        keepalive: (text?.length ?? 0) <= OUTLIVES_PAGE_MAX,
        ...(text === null ? {} : { body: text }),
      }),
    );
  },
};
