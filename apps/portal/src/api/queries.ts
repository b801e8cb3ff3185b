import type { MyFormsView, MyHomeView, PortalInfo, PortalMe } from '@keel/formats/api';
import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { api, ProblemError, UnreachableError } from './client.ts';
import { forgetViews, type KeptViewId, keepView, keepViewsOnlyOf, keptMe, keptView } from './kept-views.ts';
import { signingOut } from './sign-out.ts';

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
    // Held back until a network is there, a press would say nothing for so long, and be lost with the page.
    mutations: { networkMode: 'always' },
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
      await keepViewsOnlyOf(me);
      return me;
    } catch (error) {
      // Nobody to the clinic any more, so nobody here either.
      if (error instanceof ProblemError && error.key === 'login-required') await forgetViews();
      if (!(error instanceof UnreachableError)) throw error;
      const kept = await keptMe();
      if (kept === null) throw error;
      return kept;
    }
  },
});

/** `fromPhone`: nobody answered, and this is the view as it was last open with a connection. */
export type Kept<View> = View & { readonly fromPhone: boolean };
export type MyForms = Kept<MyFormsView>;
export type MyHome = Kept<MyHomeView>;
/** While nobody answers it is asked again after this long. */
const AGAIN_MS = 10_000;

/** A view of one's own that opens without a connection, on a device that its holder has called his own. `everyMs`: asked again after this long anyway. */
const keptQuery = <View extends MyFormsView | MyHomeView>(
  name: `my-${string}`,
  id: KeptViewId,
  everyMs: number | false,
) =>
  queryOptions({
    queryKey: ['my', name],
    queryFn: async (): Promise<Kept<View>> => {
      try {
        const view = await api.get<View>(`/${name}`);
        // Whose reader is gone by now is kept for nobody.
        void queryClient.ensureQueryData(meQuery).then(
          (me) => (signingOut() ? undefined : keepView(id, { me, view })),
          () => undefined,
        );
        return { ...view, fromPhone: false };
      } catch (error) {
        if (!(error instanceof UnreachableError)) throw error;
        const kept = await keptView<View>(id);
        if (kept === null) throw error;
        return { ...kept.view, fromPhone: true };
      }
    },
    refetchInterval: ({ state }) => (state.data?.fromPhone === true ? AGAIN_MS : everyMs),
  });

/** Whether a page that is open shows a view as this phone kept it: nobody answered when it was asked for last. */
export const showsFromPhone = (): boolean =>
  queryClient
    .getQueryCache()
    .findAll({ queryKey: ['my'], type: 'active' })
    .some(({ state }) => (state.data as { readonly fromPhone?: boolean } | undefined)?.fromPhone === true);

export const myFormsQuery = keptQuery<MyFormsView>('my-forms', 'last-opened', false);
/** Whether it is time for the next step is asked again as the minutes pass. */
export const myHomeQuery = keptQuery<MyHomeView>('my-home', 'home', 60_000);

/** A view of one's own: `useMy<MyPathView>('my-path')`. It is asked again after each thing that is said. */
export const myQuery = <View>(name: `my-${string}`) =>
  queryOptions({ queryKey: ['my', name], queryFn: () => api.get<View>(`/${name}`) });
export const useMy = <View>(name: `my-${string}`) => useQuery(myQuery<View>(name));
