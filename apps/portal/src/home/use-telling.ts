import { useMutation, useMutationState, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keepFirst, keptSaid, meQuery, queryClient, type Said, toSay, untilHeard } from '../api/index.ts';
import { type Sending, unanswered } from './said-here.ts';

const KIND = 'tell-home-dose';
const KEY = ['tell', KIND] as const;
/** What lies on the disk is looked at again after this long: an earlier page may be sending it. */
const AGAIN_MS = 5_000;

/**
 * Tells of a dose at home. A fact about a dose lies on the disk before it is sent: no tunnel loses it. `said` is what the clinic has not answered yet,
 * `waiting` what of it has been tried in vain, `heard` what of it the clinic has taken while this page has not read on, all oldest first; a page that was closed meanwhile finds it again. `readAt`: when the clinic's view
 * was read, milliseconds since 1970; 0 where this phone's own is shown.
 */
export function useTelling(readAt: number) {
  // One after another: a dose is not heard of before the pressure that it was taken by.
  const sending = useMutation({ ...untilHeard, mutationKey: KEY, scope: { id: KIND } });
  const underway = useMutationState({
    filters: { mutationKey: KEY },
    select: ({ state }): Sending => ({
      one: state.variables as Said,
      status: state.status,
      tried: state.failureReason !== null || state.isPaused,
      error: state.error,
      at: state.submittedAt,
    }),
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
    return {
      sending,
      // What another said on this page before is not shown to whoever is signed in now.
      ...unanswered(
        underway.filter(({ one }) => me === undefined || one.about === undefined || one.about === me.about),
        kept,
        readAt,
      ),
      tell: (body: object): void => {
        const one = toSay(KIND, body);
        void keepFirst(one).then(
          () => queryClient.invalidateQueries({ queryKey: ['kept', KIND] }),
          () => undefined,
        );
        sending.mutate(one);
      },
    };
  }, [sending, underway, kept, me, readAt]);
}

const NOTHING: readonly Said[] = [];
