import type { Me } from '@keel/formats/api';
import { QueryClient, queryOptions } from '@tanstack/react-query';
import { browserStore } from './browser-store.ts';
import { api, ProblemError, UnreachableError } from './client.ts';
import { loginEnd } from './login-end.ts';
import { serverClock } from './server-clock.ts';

/** Views are asked again when the stream says `changed`; a question that failed for good is not repeated. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 300_000,
      retry: (failures, error) => !(error instanceof ProblemError) && failures < 2,
      refetchOnWindowFocus: true,
    },
  },
});

/** Who uses this browser; null when nobody is logged in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await kept('/me', () => api.get<Me>('/me'));
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) {
        if (error.problem.ended !== undefined) loginEnd.tell(error.problem.ended);
        return null;
      }
      throw error;
    }
  },
});

/** What a tablet can go on with when the server does not answer: who is here, the session that is open, the chairs. */
const KEPT = /^\/(me|places|session\/[a-z0-9_-]+)$/;

/** Asks, and keeps the answer on this tablet; without an answer the last one is taken, and the screen says it is blind. */
async function kept<T>(path: string, work: () => Promise<T>): Promise<T> {
  if (!KEPT.test(path)) return work();
  try {
    const body = await work();
    void browserStore.putView({ key: path, body, at: Date.now() }).catch(() => undefined);
    return body;
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    const last = await browserStore.view(path).catch(() => undefined);
    if (last === undefined) throw error;
    return last.body as T;
  }
}

/** A view by its name and key, as the stream names them in `changed`. */
export const viewQuery = <T>(view: string, key?: string) =>
  queryOptions({
    queryKey: key === undefined ? ['view', view] : ['view', view, key],
    queryFn: () => {
      const path = key === undefined ? `/${view}` : `/${view}/${key}`;
      return kept(path, async () => {
        const body = await api.get<T>(path);
        const { now } = body as { readonly now?: unknown };
        if (typeof now === 'string') serverClock.learn(now);
        return body;
      });
    },
  });
