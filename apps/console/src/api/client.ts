import type { ProblemDocument } from '@keel/formats/api';

/** An answer that was not what was asked for: the server's own words, by its stable key. */
export class ProblemError extends Error {
  readonly problem: ProblemDocument;
  constructor(problem: ProblemDocument) {
    super(problem.title);
    this.problem = problem;
  }
  /** Key of the problem table, such as `login-required`. */
  get key(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf('/') + 1);
  }
}

/** Nobody answered: no network, a server that is gone, or no answer in time. Whether it did anything is not known. */
export class UnreachableError extends Error {}

const ANSWER_WITHIN_MS = 15_000;

async function ask(path: string, init: RequestInit): Promise<Response> {
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
  if (!kind.includes('json')) {
    // Something between us and Keel answered (a proxy's page): as good as no answer.
    throw new UnreachableError(`${response.status} ${kind}`);
  }
  const body = (await response.json()) as T;
  if (!response.ok) throw new ProblemError(body as ProblemDocument);
  return body;
}

export const api = {
  get: async <T>(path: string): Promise<T> => read<T>(await ask(path, { headers: { accept: 'application/json' } })),
  post: async <T>(path: string, body?: unknown): Promise<T> => {
    const init: RequestInit = { method: 'POST', headers: { accept: 'application/json' } };
    if (body !== undefined) {
      init.headers = { ...init.headers, 'content-type': 'application/json' };
      init.body = JSON.stringify(body);
    }
    return read<T>(await ask(path, init));
  },
};
