import type { PortalMe } from '@keel/formats/api';
import { MutationObserver, QueryObserver } from '@tanstack/react-query';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Said } from './index.ts';

/** What lies in the browser, without a browser: which ids were forgotten, and which stand there as refused. */
const refused = vi.hoisted(() => [] as string[]);
const forgotten = vi.hoisted(() => [] as string[]);
const kept = vi.hoisted(() => [] as string[]);
vi.mock('./kept.ts', () => ({
  forgetSaid: async (id: string) => void forgotten.push(id),
  keepSaid: async (_me: unknown, { id }: { id: string }) => void kept.push(id),
  keptSaid: async () => [],
  noteTried: async () => undefined,
  refuseSaid: async (id: string) => void refused.push(id),
}));

// One registry of modules a worker: what another file has loaded does not know what this one puts in its place, nor the other way round.
vi.resetModules();
const { howSent, keepAndSend, queryClient, sendOne, toSay, UnreachableError, untilHeard, untilSent } = await import(
  './index.ts'
);
afterAll(() => void vi.resetModules());

const SAID: Said = { id: 'c1', kind: 'answer-intake', occurredAt: '2026-11-02T10:00:00Z', body: { a: 1 }, seenSeq: 0 };
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const stale = () => json({ type: '/problems/stale', title: 'x', status: 409, currentSeq: 7 }, 409);
const taken = () => json({ answers: [{ answer: 'recorded' }] });

/** Answers in turn; what was sent is looked at afterwards. */
function clinic(...answers: readonly (() => Response)[]): { id: string; seenSeq: number }[] {
  const sent: { id: string; seenSeq: number }[] = [];
  const left = [...answers];
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    const { commands } = JSON.parse(String(init.body)) as { commands: { id: string; seenSeq: number }[] };
    sent.push(...commands.map(({ id, seenSeq }) => ({ id, seenSeq })));
    return (left.shift() ?? taken)();
  });
  return sent;
}

beforeEach(() => {
  forgotten.length = 0;
  refused.length = 0;
  kept.length = 0;
  queryClient.setQueryData(['me'], { about: 'p1' } as PortalMe);
});
afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

test('what the clinic took stays here while the page shows what it was before, and goes with the first view that is read', async () => {
  let fromPhone = true;
  const page = new QueryObserver(queryClient, { queryKey: ['my', 'my-home'], queryFn: async () => ({ fromPhone }) });
  const close = page.subscribe(() => undefined);
  clinic(taken, taken);
  expect(await sendOne(SAID)).toEqual({ how: 'later', failed: null });
  expect(forgotten).toEqual([]);
  fromPhone = false;
  expect(await sendOne(SAID)).toEqual({ how: 'gone', failed: null });
  expect(forgotten).toEqual(['c1']);
  close();
});

describe('an answer that was said before something newer was read', () => {
  test('is said again under its own id after a fresh reading, and forgotten only when it is written down', async () => {
    const sent = clinic(stale, taken);
    expect(await sendOne(SAID)).toEqual({ how: 'gone', failed: null });
    expect(sent).toEqual([
      { id: 'c1', seenSeq: 0 },
      { id: 'c1', seenSeq: 7 },
    ]);
    expect(forgotten).toEqual(['c1']);
  });

  test('is kept when the record moved once more in between, and tried later', async () => {
    clinic(stale, stale);
    expect((await sendOne(SAID)).how).toBe('later');
    expect(forgotten).toEqual([]);
  });

  test('is sent no more when it can never be written down, and its words stay for whoever wrote them', async () => {
    clinic(() => json({ type: '/problems/invalid-request', title: 'x', status: 400 }, 400));
    const { how, failed } = await sendOne(SAID);
    expect(how).toBe('gone');
    expect(failed).not.toBeNull();
    expect(forgotten).toEqual([]);
    expect(refused).toEqual(['c1']);
  });
});

describe('what was said under one sign-in', () => {
  test('is never sent as somebody else’s, and waits for its own writer', async () => {
    const sent = clinic(taken, taken);
    const mine = toSay('answer-intake', { a: 1 });
    queryClient.setQueryData(['me'], { about: 'p2' } as PortalMe);
    expect((await sendOne(mine)).how).toBe('later');
    await expect(keepAndSend(mine)).rejects.toThrow();
    expect([sent, kept, forgotten, refused]).toEqual([[], [], [], []]);
    queryClient.setQueryData(['me'], { about: 'p1' } as PortalMe);
    expect((await sendOne(mine)).how).toBe('gone');
    expect(sent.map(({ id }) => id)).toEqual([mine.id]);
  });

  test('names no more to the clinic than it ever did', async () => {
    const bodies: string[] = [];
    vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
      bodies.push(String(init.body));
      return taken();
    });
    await sendOne(toSay('answer-intake', { a: 1 }));
    expect(Object.keys(JSON.parse(bodies[0]!).commands[0]).toSorted()).toEqual([
      'body',
      'id',
      'kind',
      'occurredAt',
      'seenSeq',
      'stream',
    ]);
  });
});

describe('an answer of today lies on the disk before it is sent', () => {
  test('and is forgotten when it is written down', async () => {
    const sent = clinic(() => {
      expect(kept).toEqual(['c1']);
      return taken();
    });
    await keepAndSend(SAID);
    expect(sent).toHaveLength(1);
    expect(forgotten).toEqual(['c1']);
  });

  test('and stays there when nobody answers', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    await expect(keepAndSend(SAID)).rejects.toBeInstanceOf(UnreachableError);
    expect(kept).toEqual(['c1']);
    expect(forgotten).toEqual([]);
  });

  test('and is not said to be on its way once nobody has answered, until it is written down', async () => {
    let there = false;
    vi.stubGlobal('fetch', async () => {
      if (!there) throw new TypeError('no network');
      return taken();
    });
    const press = new MutationObserver(queryClient, { ...untilSent, retryDelay: 1 });
    const gone = press.subscribe(() => undefined);
    void press.mutate(SAID).catch(() => undefined);
    expect(howSent(press.getCurrentResult())).toBe('sending');
    await expect.poll(() => howSent(press.getCurrentResult())).toBe('failed');
    there = true;
    await expect.poll(() => howSent(press.getCurrentResult())).toBe('sent');
    gone();
  });
});

describe('what somebody tells who may keep nothing here', () => {
  const fault = () => json({ type: '/problems/unavailable', title: 'x', status: 503 }, 503);
  const press = () => new MutationObserver(queryClient, { ...untilHeard, retryDelay: 1 });

  test('goes on through a fault of the clinic, until it is written down', async () => {
    const sent = clinic(fault, fault, taken);
    await press().mutate(SAID);
    expect(sent).toHaveLength(3);
  });

  test.each([
    ['login-required', 401],
    ['order-refused', 409],
  ])('ends at %s, which the same page never gets over', async (key, status) => {
    const sent = clinic(() => json({ type: `/problems/${key}`, title: 'x', status }, status));
    await expect(press().mutate(SAID)).rejects.toMatchObject({ key });
    expect(sent).toHaveLength(1);
  });
});
