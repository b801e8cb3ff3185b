import type { MyFormsView, PortalMe } from '@keel/formats/api';
import { MutationObserver, onlineManager } from '@tanstack/react-query';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const ME = { about: 'p1', ownDevice: true } as PortalMe;
const VIEW = { now: '2026-11-02T10:00:00.000Z', form: 'x' } as MyFormsView;

/** What the browser keeps of the forms, without a browser. */
const store = vi.hoisted(() => ({ kept: null as unknown, calls: [] as string[] }));
vi.mock('./kept-views.ts', () => ({
  keptView: async () => store.kept,
  keptMe: async () => (store.kept as { me: PortalMe } | null)?.me ?? null,
  keepView: async (id: string, { me }: { me: PortalMe }) => void store.calls.push(`keep ${id} ${me.about}`),
  keepViewsOnlyOf: async (me: PortalMe) => void store.calls.push(`only ${me.about}`),
  forgetViews: async () => void store.calls.push('forget'),
}));

// One registry of modules a worker: what another file has loaded does not know what this one puts in its place, nor the other way round.
vi.resetModules();
const { beginSignOut, meQuery, myFormsQuery, ProblemError, queryClient, signOutDone, UnreachableError } = await import(
  './index.ts'
);
afterAll(() => void vi.resetModules());

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const answers = (...all: readonly (() => Response)[]): void => {
  const left = [...all];
  vi.stubGlobal('fetch', async () => {
    const next = left.shift();
    if (next === undefined) throw new TypeError('no network');
    return next();
  });
};
const ask = <Data>(query: { queryKey: readonly unknown[]; queryFn?: unknown }): Promise<Data> =>
  queryClient.fetchQuery({ ...query, retry: false } as never);

describe('whom this browser is known as, and the forms, with and without a connection', () => {
  beforeEach(() => {
    store.kept = null;
    store.calls.length = 0;
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    queryClient.clear();
  });

  test('what was kept for somebody else goes when another is known here', async () => {
    answers(() => json(ME));
    expect(await ask(meQuery)).toEqual(ME);
    expect(store.calls).toEqual(['only p1']);
  });

  test('a login that is over clears what was kept, and opens nothing', async () => {
    store.kept = { me: ME, view: VIEW };
    answers(() => json({ type: '/problems/login-required', title: 'x', status: 401 }, 401));
    await expect(ask(meQuery)).rejects.toBeInstanceOf(ProblemError);
    expect(store.calls).toEqual(['forget']);
  });

  test('where nobody answers, what was kept answers and says so; nothing kept is no answer', async () => {
    answers();
    await expect(ask(meQuery)).rejects.toBeInstanceOf(UnreachableError);
    store.kept = { me: ME, view: VIEW };
    expect(await ask(meQuery)).toEqual(ME);
    expect(await ask(myFormsQuery)).toEqual({ ...VIEW, fromPhone: true });
    expect(store.calls).toEqual([]);
  });

  test('a refusal is never answered by what was kept', async () => {
    store.kept = { me: ME, view: VIEW };
    answers(() => json({ type: '/problems/not-with-your-role', title: 'x', status: 403 }, 403));
    await expect(ask(myFormsQuery)).rejects.toBeInstanceOf(ProblemError);
  });

  test('each fresh reading is kept for whoever is known', async () => {
    answers(
      () => json(VIEW),
      () => json(ME),
    );
    expect(await ask(myFormsQuery)).toEqual({ ...VIEW, fromPhone: false });
    await expect.poll(() => store.calls).toEqual(['only p1', 'keep last-opened p1']);
  });

  test('a reading that comes after "Sign out" was pressed is kept for nobody', async () => {
    queryClient.setQueryData(['me'], ME);
    const seen: string[] = [];
    vi.stubGlobal('fetch', async () => {
      beginSignOut();
      return json(VIEW);
    });
    try {
      await ask(myFormsQuery).then(
        () => seen.push('shown'),
        () => seen.push('not shown'),
      );
      await new Promise((done) => setTimeout(done, 0));
    } finally {
      signOutDone();
    }
    expect(seen).toHaveLength(1);
    expect(store.calls).toEqual([]);
  });

  test('forms whose reader is known no more when they come are shown, kept nowhere, and no fault of the page', async () => {
    const faults: unknown[] = [];
    const fault = (reason: unknown): void => void faults.push(reason);
    process.on('unhandledRejection', fault);
    answers(
      () => json(VIEW),
      () => json({ type: '/problems/login-required', title: 'x', status: 401 }, 401),
    );
    expect(await ask(myFormsQuery)).toMatchObject({ fromPhone: false });
    await expect.poll(() => store.calls).toEqual(['forget']);
    await new Promise((later) => setImmediate(later));
    process.off('unhandledRejection', fault);
    expect(faults).toEqual([]);
  });

  test('what is pressed while the browser believes that nobody is there is tried and fails in words: it waits for nothing in silence', async () => {
    onlineManager.setOnline(false);
    try {
      const pressed = new MutationObserver(queryClient, {
        mutationFn: async () => {
          throw new UnreachableError('/commands');
        },
      });
      void pressed.mutate().catch(() => undefined);
      await expect.poll(() => pressed.getCurrentResult().status).toBe('error');
      expect(pressed.getCurrentResult()).toMatchObject({ isPaused: false, error: expect.any(UnreachableError) });
    } finally {
      onlineManager.setOnline(true);
    }
  });
});
