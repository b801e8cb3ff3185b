import { useMutation, useMutationState, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keepFirst, keptSaid, meQuery, type Said, toSay, untilSent } from '../api/index.ts';

const KIND = 'tell-home-dose';
const KEY = ['tell', KIND] as const;
/** What lies on the disk is looked at again after this long: an earlier page may be sending it. */
const AGAIN_MS = 5_000;

/**
 * Tells of a dose at home. A fact about a dose lies on the disk before it is sent: no tunnel loses it. `said` is what the clinic has not answered yet,
 * `waiting` what of it has been tried in vain, both oldest first; a page that was closed meanwhile finds it again.
 */
export function useTelling() {
  // One after another: a dose is not heard of before the pressure that it was taken by.
  const sending = useMutation({ ...untilSent, mutationKey: KEY, scope: { id: KIND } });
  const underway = useMutationState({
    filters: { mutationKey: KEY, status: 'pending' },
    select: ({ state }) => ({ one: state.variables as Said, tried: state.failureReason !== null || state.isPaused }),
  });
  const { data: me } = useQuery(meQuery);
  const { data: kept = NOTHING } = useQuery({
    queryKey: ['kept', KIND, me?.about],
    queryFn: async () => (me === undefined ? [] : (await keptSaid(me)).filter(({ kind }) => kind === KIND)),
    enabled: me !== undefined,
    refetchInterval: AGAIN_MS,
    networkMode: 'always',
  });
  return useMemo(() => {
    const first = new Set(underway.filter(({ tried }) => !tried).map(({ one }) => one.id));
    const said = [...new Map([...kept, ...underway.map(({ one }) => one)].map((one) => [one.id, one])).values()];
    const inOrder = said.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return {
      sending,
      said: inOrder,
      waiting: inOrder.filter(({ id }) => !first.has(id)),
      tell: (body: object): void => {
        const one = toSay(KIND, body);
        void keepFirst(one).catch(() => undefined);
        sending.mutate(one);
      },
    };
  }, [sending, underway, kept]);
}

const NOTHING: readonly Said[] = [];
