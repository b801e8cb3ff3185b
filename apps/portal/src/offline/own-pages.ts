import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { meQuery } from '../api/index.ts';
import { loadSpanish } from '../words/index.ts';
import { keepPage } from './keep-page.ts';

/**
 * The pages that open without signal on one's own device, whole: whichever of them is opened keeps all of them, because the worker holds no more than it was
 * told of last.
 */
const WHOLE = [
  () => import('../forms/index.ts').then(({ loadScale }) => loadScale()),
  () => import('../home/index.ts'),
  () => import('../well/index.ts'),
  loadSpanish,
] as const;

/** `connected`: the page was read from the clinic, by somebody who is known. */
export function useKeptPages(connected: boolean): void {
  const { data: me } = useQuery(meQuery);
  const wanted = connected && me?.ownDevice === true;
  useEffect(() => {
    if (!wanted) return;
    void Promise.all(WHOLE.map((load) => load()))
      .then(() => keepPage('/my/'))
      .catch(() => undefined);
  }, [wanted]);
}
