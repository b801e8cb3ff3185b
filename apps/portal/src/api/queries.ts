import type { PortalInfo, PortalMe } from '@keel/formats/api';
import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { api, ProblemError } from './client.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      // A refusal is an answer; only silence is asked again.
      retry: (count, error) => !(error instanceof ProblemError) && count < 2,
      refetchOnWindowFocus: true,
    },
  },
});

/** The clinic as anybody may see it. */
export const portalQuery = queryOptions({
  queryKey: ['portal'],
  queryFn: () => api.get<PortalInfo>('/portal'),
  staleTime: 10 * 60_000,
});

/** Whom this browser is known as on the patients' side. Fails with `login-required` where nobody is. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => api.get<PortalMe>('/portal/me') });

/** A view of one's own: `useMy<MyPathView>('my-path')`. It is asked again after each thing that is said. */
export const myQuery = <View>(name: `my-${string}`) =>
  queryOptions({ queryKey: ['my', name], queryFn: () => api.get<View>(`/${name}`) });
export const useMy = <View>(name: `my-${string}`) => useQuery(myQuery<View>(name));
