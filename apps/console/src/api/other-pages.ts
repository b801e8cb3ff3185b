/** `touched`: somebody is at work in one of them. `me`: who is logged in, or whether the screen is locked, has changed. */
type Told = 'touched' | 'me';

let opened: BroadcastChannel | null | undefined;
const channel = (): BroadcastChannel | null => {
  opened ??= typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('keel-pages');
  return opened;
};

/** What the pages of one browser tell each other without the server: they share a login, and its lock. */
export const otherPages = {
  tell: (told: Told): void => channel()?.postMessage(told),
  /** Only what others tell is heard. */
  hear: (wanted: Told, listener: () => void): (() => void) => {
    const heard = ({ data }: MessageEvent<Told>): void => {
      if (data === wanted) listener();
    };
    channel()?.addEventListener('message', heard);
    return () => channel()?.removeEventListener('message', heard);
  },
};
