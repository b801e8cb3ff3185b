import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { queryClient } from '../api/index.ts';
import { calmly } from './calmly.ts';
import { beforeTheFirstBeat, Feed, type FeedState } from './feed.ts';
import { Readings } from './readings.ts';

/** A view that keeps changing is asked this often; the first change is asked at once. */
const AGAIN_MS = 250;

const FeedContext = createContext<Feed | null>(null);
const ReadingsContext = createContext(new Readings());

/** Holds the tab's connection while somebody is logged in, and asks views again when they changed. */
export function FeedProvider({ children }: { readonly children: ReactNode }) {
  const [feed, setFeed] = useState<Feed | null>(null);
  const [readings] = useState(() => new Readings());
  useEffect(() => {
    const made = new Feed();
    const calm = calmly(AGAIN_MS);
    const stop = made.listen({
      readings: (values, none) => readings.take(values, none),
      changed: (view, key) =>
        calm(`${view} ${key}`, async () => {
          await Promise.all([
            queryClient.invalidateQueries({ queryKey: key === null ? ['view', view] : ['view', view, key] }),
            key !== null && queryClient.invalidateQueries({ queryKey: ['view', view], exact: true }),
            view === 'me' && queryClient.invalidateQueries({ queryKey: ['me'] }),
          ]);
        }),
      reset: () => void queryClient.invalidateQueries({ queryKey: ['view'] }),
    });
    setFeed(made);
    return () => {
      stop();
      made.close();
    };
  }, [readings]);
  return (
    <FeedContext value={feed}>
      <ReadingsContext value={readings}>{children}</ReadingsContext>
    </FeedContext>
  );
}

export const useFeed = (): Feed | null => useContext(FeedContext);

const NONE = beforeTheFirstBeat();
const never = (): (() => void) => () => {};

export function useFeedState(): FeedState {
  const feed = useFeed();
  return useSyncExternalStore(feed?.watch ?? never, () => feed?.state ?? NONE);
}

/** Device values as they arrive; draws again with each message about this session. */
export function useReadings(session: string): Readings {
  const readings = useContext(ReadingsContext);
  const watch = useCallback((watcher: () => void) => readings.watch(session, watcher), [readings, session]);
  useSyncExternalStore(watch, () => readings.versionOf(session));
  return readings;
}

/** Holds topics while a screen is open. `after`: the position its view was read at; nothing before the view is there. */
export function useTopics(topics: readonly string[], after: number | undefined): void {
  const feed = useFeed();
  const key = topics.join(',');
  const known = after !== undefined;
  const from = useRef(0);
  from.current = after ?? 0;
  useEffect(() => {
    if (!feed || !known) return;
    const stops = key
      .split(',')
      .filter(Boolean)
      .map((topic) => feed.subscribe(topic, from.current));
    return () => {
      for (const stop of stops) stop();
    };
  }, [feed, key, known]);
}

/** The server's time, moving in steps of `stepMs`. Every age on the page is reckoned against this one clock. */
export function useNow(stepMs = 1_000): number {
  const { skewMs } = useFeedState();
  const [local, setLocal] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setLocal(Date.now()), stepMs);
    return () => clearInterval(timer);
  }, [stepMs]);
  return useMemo(() => local + skewMs, [local, skewMs]);
}
