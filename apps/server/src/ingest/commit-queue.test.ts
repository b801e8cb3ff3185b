import { instant } from '@keel/clinical/units';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Commit, commitQueue } from './commit-queue.ts';
import { type DeviceFact, type ReadingStore, type StoredMessage, StoreUnavailable } from './ports.ts';

const message = (id: string, bytes = 10): StoredMessage => ({
  clinic: 'a',
  device: 'd1',
  controlId: id,
  deviceTime: null,
  arrivedAt: instant(0),
  claimedPatient: null,
  claimedLocation: null,
  patient: null,
  session: null,
  chair: null,
  readings: [],
  quarantined: [],
  alarms: [],
  unmatched: null,
  speaksAgainst: null,
  clockAheadMs: 0,
  raw: new Uint8Array(bytes),
});
const commit = (id: string, clinic = 'a'): Commit => ({ clinic, message: message(id), facts: [] });

/** A store that keeps what `judge` allows, all or nothing, and remembers its batches. */
function storeWith(judge: (ids: readonly string[]) => void) {
  const batches: { clinic: string; ids: string[] }[] = [];
  const store: Pick<ReadingStore, 'commit'> = {
    async commit({ clinic, messages }) {
      await new Promise((resolve) => setImmediate(resolve));
      const ids = messages.map(({ controlId }) => controlId);
      judge(ids);
      batches.push({ clinic, ids });
    },
  };
  return { store, batches };
}

const open = (store: Pick<ReadingStore, 'commit'>, more: Partial<Parameters<typeof commitQueue>[0]> = {}) => {
  const committed: string[] = [];
  const problems: string[] = [];
  const queue = commitQueue({
    store,
    onCommitted: (_, messages) => committed.push(...messages.map(({ controlId }) => controlId)),
    onProblem: ({ problem }) => problems.push(problem),
    sleep: async () => undefined,
    ...more,
  });
  return { queue, committed, problems };
};

describe('the commit queue', () => {
  test('keeps in one batch what came together, in order, and clinics apart', async () => {
    const { store, batches } = storeWith(() => undefined);
    const { queue } = open(store);
    const kept = await Promise.all(
      ['1', '2', '3'].map((id) => queue.add(commit(id))).concat(queue.add(commit('x', 'b'))),
    );
    expect(kept).toEqual(['kept', 'kept', 'kept', 'kept']);
    expect(batches).toEqual([
      { clinic: 'a', ids: ['1', '2', '3'] },
      { clinic: 'b', ids: ['x'] },
    ]);
  });

  test('what a whole network says after an outage, one fact each, goes in few batches, and nobody is answered before his is kept', async () => {
    const kept = new Set<string>();
    const batches: number[] = [];
    const { queue } = open({
      commit: async ({ messages, facts }) => {
        batches.push(facts.length);
        await new Promise((resolve) => setImmediate(resolve));
        for (const { controlId } of messages) kept.add(controlId);
      },
    });
    const gap = (device: string): DeviceFact => ({
      id: device,
      device,
      at: instant(0),
      zone: 'UTC',
      kind: 'note-device-gap',
      body: { from: instant(0), until: instant(20_000) },
    });
    const answered = await Promise.all(
      Array.from({ length: 4_000 }, async (_, n) => {
        const answer = await queue.add({ ...commit(`m${n}`), facts: [gap(`d${n}`)] });
        return answer === 'kept' && kept.has(`m${n}`);
      }),
    );
    expect(answered.filter(Boolean)).toHaveLength(4_000);
    expect(batches.reduce((sum, facts) => sum + facts, 0)).toBe(4_000);
    expect(batches.length).toBeLessThanOrEqual(10);
  });

  test('a batch is on its way while the next one gathers', async () => {
    const gates: (() => void)[] = [];
    const batches: number[] = [];
    const { queue } = open({
      commit: async ({ messages }) => {
        batches.push(messages.length);
        await new Promise<void>((resolve) => gates.push(resolve));
      },
    });
    const first = queue.add(commit('1'));
    while (gates.length < 1) await new Promise((resolve) => setImmediate(resolve));
    const others = ['2', '3'].map((id) => queue.add(commit(id)));
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(batches).toEqual([1]);
    gates[0]?.();
    expect(await first).toBe('kept');
    while (gates.length < 2) await new Promise((resolve) => setImmediate(resolve));
    gates[1]?.();
    expect(await Promise.all(others)).toEqual(['kept', 'kept']);
    expect(batches).toEqual([1, 2]);
  });

  test('what is added in answer to a commit is kept as well', async () => {
    const { store } = storeWith(() => undefined);
    const { queue, committed } = open(store);
    for (let round = 0; round < 50; round += 1) expect(await queue.add(commit(`${round}`))).toBe('kept');
    expect(committed).toHaveLength(50);
  });

  test('batches have a size', async () => {
    const { store, batches } = storeWith(() => undefined);
    const { queue } = open(store, { batchMax: 2 });
    await Promise.all(['1', '2', '3', '4', '5'].map((id) => queue.add(commit(id))));
    expect(batches.map(({ ids }) => ids.length)).toEqual([2, 2, 1]);
    const bytes = open(store, { batchBytesMax: 15 });
    await Promise.all(['6', '7', '8'].map((id) => bytes.queue.add(commit(id))));
    expect(batches.slice(3).map(({ ids }) => ids.length)).toEqual([2, 1]);
  });

  test('messages that can never be kept stop no other, whichever they are', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(40), { maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        async (bad, count) => {
          const { store } = storeWith((ids) => {
            if (ids.some((id) => bad.includes(Number(id))))
              throw Object.assign(new Error('secret content'), { code: '22P02' });
          });
          const { queue, committed, problems } = open(store);
          const ids = Array.from({ length: count }, (_, index) => index);
          const kept = await Promise.all(ids.map((id) => queue.add(commit(`${id}`))));
          expect(kept).toEqual(ids.map((id) => (bad.includes(id) ? 'refused' : 'kept')));
          expect(committed).toEqual(ids.filter((id) => !bad.includes(id)).map(String));
          expect(problems).toHaveLength(ids.filter((id) => bad.includes(id)).length);
        },
      ),
      { numRuns: 50 },
    ));

  test('an unavailable store is tried again, with nothing lost and nothing split', async () => {
    let failures = 3;
    const { store, batches } = storeWith(() => {
      failures -= 1;
      if (failures >= 0) throw new StoreUnavailable(new Error('down'));
    });
    const { queue } = open(store);
    expect(await Promise.all(['1', '2'].map((id) => queue.add(commit(id))))).toEqual(['kept', 'kept']);
    expect(batches).toEqual([{ clinic: 'a', ids: ['1', '2'] }]);
  });

  test('a store that stays away is reported to the senders, and the next message is tried again', async () => {
    let down = true;
    let nowMs = 0;
    const { store } = storeWith(() => {
      if (down) throw new StoreUnavailable(new Error('down'));
    });
    const { queue, problems } = open(store, {
      retryForMs: 1_000,
      nowMs: () => nowMs,
      sleep: async (ms) => {
        nowMs += ms;
      },
    });
    expect(await queue.add(commit('1'))).toBe('unavailable');
    expect(problems).toEqual(['store-unavailable']);
    down = false;
    expect(await queue.add(commit('1'))).toBe('kept');
  });
});
