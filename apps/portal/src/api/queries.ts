import type { MyFormsView, PortalInfo, PortalMe } from '@keel/formats/api';
import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { api, ProblemError, UnreachableError } from './client.ts';
import { forgetForms, keepForms, keepFormsOnlyOf, keptForms } from './kept-forms.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      // A refusal is an answer; only silence is asked again.
      retry: (count, error) => !(error instanceof ProblemError) && count < 2,
      refetchOnWindowFocus: true,
      // Asked although the browser believes that nobody is there: it is often wrong, and what is kept answers then.
      networkMode: 'always',
      refetchOnReconnect: true,
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
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => {
    try {
      const me = await api.get<PortalMe>('/portal/me');
      await keepFormsOnlyOf(me);
      return me;
    } catch (error) {
      // Nobody to the clinic any more, so nobody here either.
      if (error instanceof ProblemError && error.key === 'login-required') await forgetForms();
      if (!(error instanceof UnreachableError)) throw error;
      const kept = await keptForms();
      if (kept === null) throw error;
      return kept.me;
    }
  },
});

/** `fromPhone`: nobody answered, and these are the questions as they were last open with a connection. */
export type MyForms = MyFormsView & { readonly fromPhone: boolean };
/** While nobody answers it is asked again after this long. */
const AGAIN_MS = 10_000;

export const myFormsQuery = queryOptions({
  queryKey: ['my', 'my-forms'],
  queryFn: async (): Promise<MyForms> => {
    try {
      const view = await api.get<MyFormsView>('/my-forms');
      // Whose reader is gone by now is kept for nobody.
      void queryClient.ensureQueryData(meQuery).then(
        (me) => keepForms({ me, view }),
        () => undefined,
      );
      return { ...view, fromPhone: false };
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      const kept = await keptForms();
      if (kept === null) throw error;
      return { ...kept.view, fromPhone: true };
    }
  },
  refetchInterval: ({ state }) => (state.data?.fromPhone === true ? AGAIN_MS : false),
});

/** A view of one's own: `useMy<MyPathView>('my-path')`. It is asked again after each thing that is said. */
export const myQuery = <View>(name: `my-${string}`) =>
  queryOptions({ queryKey: ['my', name], queryFn: () => api.get<View>(`/${name}`) });
export const useMy = <View>(name: `my-${string}`) => useQuery(myQuery<View>(name));
