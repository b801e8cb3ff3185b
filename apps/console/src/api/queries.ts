import type { Me } from '@keel/formats/api';
import { QueryClient, queryOptions } from '@tanstack/react-query';
import { api, ProblemError } from './client.ts';

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
      return await api.get<Me>('/me');
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) return null;
      throw error;
    }
  },
});

/** A view by its name and key, as the stream names them in `changed`. */
export const viewQuery = <T>(view: string, key?: string) =>
  queryOptions({
    queryKey: key === undefined ? ['view', view] : ['view', view, key],
    queryFn: () => api.get<T>(key === undefined ? `/${view}` : `/${view}/${key}`),
  });
