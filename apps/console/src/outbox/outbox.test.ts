import type { CommandsAnswer, WireCommand } from '@keel/formats/api';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Kept, type OutboxStore, ProblemError, UnreachableError } from '../api/index.ts';
import { memoryStore } from './outbox.fixture.ts';
import { Outbox, TABLET, type Turn } from './outbox.ts';
import { uuid7 } from './uuid7.ts';

const START = Date.UTC(2026, 2, 1);

const command = (n: number): WireCommand => ({
  id: uuid7(START + n),
  kind: 'record-care',
  stream: 'session/s1',
  seenSeq: 0,
  occurredAt: new Date(START + n).toISOString(),
  body: { care: 'eyes-on', n },
});

/** A server that records each id once and may lose the request or the answer on the way. */
function server() {
  const recorded: string[] = [];
  let fate: 'ok' | 'request-lost' | 'answer-lost' = 'ok';
  const post = async (_path: string, body: unknown): Promise<CommandsAnswer> => {
    const now = fate;
    if (now === 'request-lost') throw new UnreachableError('lost');
    const answers = (body as { commands: WireCommand[] }).commands.map(({ id }) => {
      const replayed = recorded.includes(id);
      if (!replayed) recorded.push(id);
      return {
        id,
        answer: 'recorded' as const,
        position: recorded.length,
        streams: [],
        recordedAt: new Date(START).toISOString(),
        replayed,
        unconfirmed: false,
      };
    });
    if (now === 'answer-lost') throw new UnreachableError('lost');
    return { answers, position: recorded.length };
  };
  return {
    recorded,
    post,
    set: (next: typeof fate): void => {
      fate = next;
    },
  };
}

test('whatever is lost on the way, each command is recorded once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('ok', 'request-lost', 'answer-lost', 'restart'), { maxLength: 24 }),
      async (fates) => {
        const disk = new Map<string, Kept>();
        const line = server();
        let outbox = new Outbox(memoryStore(disk), line.post);
        await outbox.start('nurse');
        const said: string[] = [];
        for (const [n, fate] of fates.entries()) {
          if (fate === 'restart') {
            // The tab is closed and opened again: only what is on the disk is left.
            outbox = new Outbox(memoryStore(disk), line.post);
            await outbox.start('nurse');
            continue;
          }
          line.set(fate);
          const next = command(n);
          said.push(next.id);
          const outcome = await outbox.say(next, START + n);
          expect(outcome.kind).toBe(fate === 'ok' ? 'recorded' : 'kept');
        }
        line.set('ok');
        await outbox.flush();
        await outbox.flush();
        expect(line.recorded).toEqual(said);
        expect(disk.size).toBe(0);
        expect(outbox.state.waiting).toEqual([]);
      },
    ),
    { numRuns: Number(process.env['KEEL_MEASURE'] ? 2_000 : 60) },
  );
});

test('a refusal is told to whoever asked, and kept for reading when he is gone', async () => {
  const problem = { type: '/problems/order-refused', title: 'The order is refused', status: 422 };
  const post = async (_path: string, body: unknown): Promise<CommandsAnswer> => {
    const { commands } = body as { commands: WireCommand[] };
    throw new ProblemError({
      ...problem,
      answers: commands.map(({ id }) => ({ id, answer: 'refused', problem })),
    } as never);
  };
  const disk = new Map<string, Kept>();
  const outbox = new Outbox(memoryStore(disk), post);
  await outbox.start('nurse');
  const one = command(1);
  expect(await outbox.say(one, START)).toEqual({ kind: 'refused', problem });
  expect(disk.size).toBe(0);

  const left = command(2);
  disk.set(left.id, { id: left.id, command: left, person: 'nurse', keptAt: START });
  const later = new Outbox(memoryStore(disk), post);
  await later.start('nurse');
  await later.flush();
  expect(later.state.refused.map(({ kept }) => kept.id)).toEqual([left.id]);
});

test('what one person left unsent is not sent under another name, and nobody signs out over it', async () => {
  const disk = new Map<string, Kept>();
  const line = server();
  line.set('request-lost');
  const first = new Outbox(memoryStore(disk), line.post);
  await first.start('anna');
  await first.say(command(1), START);
  await expect(first.forget()).rejects.toThrow(/unsent/);

  line.set('ok');
  const second = new Outbox(memoryStore(disk), line.post);
  await second.start('boris');
  await second.flush();
  expect(line.recorded).toEqual([]);
  const back = new Outbox(memoryStore(disk), line.post);
  await back.start('anna');
  await back.flush();
  expect(line.recorded).toHaveLength(1);
});

test('a login that ended keeps the command for after the next one', async () => {
  const disk = new Map<string, Kept>();
  const outbox = new Outbox(memoryStore(disk), async () => {
    throw new ProblemError({ type: '/problems/login-required', title: 'Nobody is logged in here', status: 401 });
  });
  await outbox.start('nurse');
  expect(await outbox.say(command(1), START)).toEqual({ kind: 'kept' });
  expect(disk.size).toBe(1);
});

test('what is said on a screen that was opened without the server waits until the server has seen the PIN', async () => {
  const there = server();
  const said = command(1);
  const outbox = new Outbox(memoryStore(), there.post);
  await outbox.start('nora');
  outbox.hold();
  expect((await outbox.say(said, START)).kind).toBe('kept');
  await outbox.flush();
  expect(there.recorded).toEqual([]);
  await outbox.release();
  expect(there.recorded).toEqual([said.id]);
  expect(outbox.state.waiting).toEqual([]);
});

const PROBLEM = { type: '/problems/order-refused', title: 'The order is refused', status: 422 };
/** A server that refuses whatever it is told. */
const refusing = async (_path: string, body: unknown): Promise<CommandsAnswer> => {
  const { commands } = body as { commands: WireCommand[] };
  throw new ProblemError({
    ...PROBLEM,
    answers: commands.map(({ id }) => ({ id, answer: 'refused', problem: PROBLEM })),
  } as never);
};
const unsent = (n: number, person: string): Kept => {
  const one = command(n);
  return { id: one.id, command: one, person, keptAt: START + n };
};

describe('what the server refused after its screen was gone', () => {
  test('stands after a reload until it is put away, and is not sent again', async () => {
    const one = unsent(1, 'anna');
    const disk = new Map([[one.id, one]]);
    const first = new Outbox(memoryStore(disk), refusing);
    await first.start('anna');
    await first.flush();
    expect(first.state.refused.map(({ kept, problem }) => [kept.id, problem])).toEqual([[one.id, PROBLEM]]);

    const line = server();
    const reloaded = new Outbox(memoryStore(disk), line.post);
    await reloaded.start('anna');
    await reloaded.flush();
    expect(reloaded.state.refused.map(({ kept, problem }) => [kept.id, problem])).toEqual([[one.id, PROBLEM]]);
    expect(reloaded.state.waiting).toEqual([]);
    expect(line.recorded).toEqual([]);
    await expect(reloaded.forget()).rejects.toThrow(/unread/);

    await reloaded.dismiss(one.id);
    expect(reloaded.state.refused).toEqual([]);
    const again = new Outbox(memoryStore(disk), line.post);
    await again.start('anna');
    expect(again.state.refused).toEqual([]);
  });

  test('is shown to nobody else, in the same page or in another', async () => {
    const one = unsent(1, 'anna');
    const disk = new Map([[one.id, one]]);
    const page = new Outbox(memoryStore(disk), refusing);
    await page.start('anna');
    await page.flush();
    await page.start('boris');
    expect(page.state.refused).toEqual([]);
    await page.forget();
    await page.start('anna');
    expect(page.state.refused.map(({ kept }) => kept.id)).toEqual([one.id]);
  });

  test('of an entry of the tablet itself stands for whoever sent it', async () => {
    const one = unsent(1, TABLET);
    const disk = new Map([[one.id, one]]);
    const page = new Outbox(memoryStore(disk), refusing);
    await page.start('anna');
    await page.flush();
    expect(page.state.refused).toHaveLength(1);
    const other = new Outbox(memoryStore(disk), refusing);
    await other.start('boris');
    await other.flush();
    expect(other.state.refused).toEqual([]);
  });
});

test('signing out takes nothing away of what somebody else left unsent', async () => {
  const one = unsent(1, 'anna');
  const disk = new Map([[one.id, one]]);
  const line = server();
  const boris = new Outbox(memoryStore(disk), line.post);
  await boris.start('boris');
  await boris.forget();
  const anna = new Outbox(memoryStore(disk), line.post);
  await anna.start('anna');
  await anna.flush();
  expect(line.recorded).toEqual([one.id]);
});

describe('two pages of one browser', () => {
  /** Answers by hand: each request stands until it is answered, so that the test says whose answer comes first. */
  function heldAnswers() {
    const asked: ((answer: 'recorded' | 'refused') => void)[] = [];
    const post = (_path: string, body: unknown) =>
      new Promise<CommandsAnswer>((resolve) => {
        const [{ id }] = (body as { commands: [WireCommand] }).commands;
        asked.push((answer) =>
          resolve({
            position: 1,
            answers: [answer === 'refused' ? { id, answer, problem: PROBLEM } : recordedAs(id)],
          }),
        );
      });
    return { asked, post };
  }
  const recordedAs = (id: string) => ({
    id,
    answer: 'recorded' as const,
    position: 1,
    streams: [],
    recordedAt: new Date(START).toISOString(),
    replayed: false,
    unconfirmed: false,
  });
  const oneAtATime = (): Turn => {
    let last: Promise<unknown> = Promise.resolve();
    return (work) => {
      const next = last.then(work);
      last = next.catch(() => undefined);
      return next;
    };
  };

  test('what one is refused after the other had it recorded is not put back as not taken', async () => {
    const one = unsent(1, 'anna');
    const disk = new Map([[one.id, one]]);
    const first = heldAnswers();
    const second = heldAnswers();
    const tab = new Outbox(memoryStore(disk), first.post);
    const other = new Outbox(memoryStore(disk), second.post);
    await tab.start('anna');
    await other.start('anna');
    await expect.poll(() => [first.asked.length, second.asked.length]).toEqual([1, 1]);
    first.asked[0]?.('recorded');
    await tab.flush();
    second.asked[0]?.('refused');
    await other.flush();
    expect(other.state).toMatchObject({ waiting: [], refused: [] });
    expect([...disk.values()]).toEqual([]);
  });

  test('what one was refused before the other had it recorded is called refused no longer', async () => {
    const one = unsent(1, 'anna');
    const disk = new Map([[one.id, one]]);
    const first = heldAnswers();
    const second = heldAnswers();
    const tab = new Outbox(memoryStore(disk), first.post);
    const other = new Outbox(memoryStore(disk), second.post);
    await tab.start('anna');
    await other.start('anna');
    await expect.poll(() => [first.asked.length, second.asked.length]).toEqual([1, 1]);
    second.asked[0]?.('refused');
    await other.flush();
    expect(other.state.refused.map(({ kept }) => kept.id)).toEqual([one.id]);
    first.asked[0]?.('recorded');
    await tab.flush();
    await other.flush();
    expect(other.state).toMatchObject({ waiting: [], refused: [] });
    expect([...disk.values()]).toEqual([]);
  });

  test('send in turns: what one has had the answer for is not sent by the other', async () => {
    const one = unsent(1, 'anna');
    const disk = new Map([[one.id, one]]);
    const turn = oneAtATime();
    const line = server();
    let posts = 0;
    const post = (path: string, body: unknown): Promise<CommandsAnswer> => {
      posts += 1;
      return line.post(path, body);
    };
    const tabs = [new Outbox(memoryStore(disk), post, turn), new Outbox(memoryStore(disk), post, turn)];
    await Promise.all(tabs.map((tab) => tab.start('anna')));
    await Promise.all(tabs.map((tab) => tab.flush()));
    expect(posts).toBe(1);
    expect(tabs.map(({ state }) => state.waiting)).toEqual([[], []]);
  });

  test('what the other was refused is told to the screen here that waits for it', async () => {
    const disk = new Map<string, Kept>();
    const turn = oneAtATime();
    let letGo = (): void => {};
    // Held until the other page has read the disk, and stands in line before this one.
    const line = turn(() => new Promise<void>((resolve) => (letGo = resolve)));
    const tab = new Outbox(memoryStore(disk), refusing, turn);
    const other = new Outbox(memoryStore(disk), refusing, turn);
    await tab.start('anna');
    const said = command(1);
    disk.set(said.id, { id: said.id, command: said, person: 'anna', keptAt: START });
    await other.start('anna');
    const outcome = tab.say(said, START);
    letGo();
    await line;
    expect(await outcome).toEqual({ kind: 'refused', problem: PROBLEM });
    await tab.flush();
    await other.flush();
    expect(other.state).toMatchObject({ waiting: [], refused: [] });
    expect([...disk.values()]).toEqual([]);
  });

  test('in whatever order they send, nothing that stands is called refused and nothing refused is gone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        // How often the server refuses each before it takes it: what an order waits for may come in between.
        fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        async (scheduler, refusals, turns) => {
          const rows = refusals.map((_, n) => unsent(n, 'anna'));
          const disk = new Map(rows.map((row) => [row.id, row]));
          const left = new Map(rows.map((row, n) => [row.id, refusals[n] ?? 0]));
          const recorded = new Set<string>();
          const step = (what: string): Promise<void> => scheduler.schedule(Promise.resolve(), what);
          const post = async (_path: string, body: unknown): Promise<CommandsAnswer> => {
            await step('asked');
            const answers = (body as { commands: WireCommand[] }).commands.map(({ id }) => {
              const more = left.get(id) ?? 0;
              left.set(id, more - 1);
              if (more > 0 && !recorded.has(id)) return { id, answer: 'refused' as const, problem: PROBLEM };
              recorded.add(id);
              return recordedAs(id);
            });
            await step('answered');
            return { answers, position: 1 };
          };
          const plain = memoryStore(disk);
          const store: OutboxStore = {
            ...plain,
            all: () => step('read').then(plain.all),
            put: (kept) => step('put').then(() => plain.put(kept)),
            refuse: (kept) => step('refuse').then(() => plain.refuse(kept)),
            remove: (id) => step('remove').then(() => plain.remove(id)),
          };
          const turn = turns ? oneAtATime() : undefined;
          const tabs = [new Outbox(store, post, turn), new Outbox(store, post, turn)];
          const round = async (): Promise<void> => {
            for (const tab of tabs) await tab.flush();
          };
          await scheduler.waitFor(Promise.all(tabs.map((tab) => tab.start('anna').then(() => tab.flush()))));
          await scheduler.waitFor(round());
          const shown = new Set(tabs.flatMap(({ state }) => state.refused.map(({ kept }) => kept.id)));
          expect(tabs.flatMap(({ state }) => state.waiting)).toEqual([]);
          const refused = rows.map(({ id }) => id).filter((id) => !recorded.has(id));
          expect([...shown].sort()).toEqual(refused);
          expect([...disk.values()].map(({ id, refused: problem }) => [id, problem])).toEqual(
            refused.map((id) => [id, PROBLEM]),
          );
        },
      ),
      { numRuns: Number(process.env['KEEL_MEASURE'] ? 2_000 : 200) },
    );
  });
});
