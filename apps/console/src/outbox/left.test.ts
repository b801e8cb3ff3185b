import type { CommandsAnswer, WireCommand } from '@keel/formats/api';
import { describe, expect, test } from 'vitest';
import type { Draft, Kept } from '../api/index.ts';
import { memoryStore } from './outbox.fixture.ts';
import { type Drafts, NOBODY, Outbox, type Post, TABLET } from './outbox.ts';
import { uuid7 } from './uuid7.ts';

const START = Date.UTC(2026, 2, 1);
const PROBLEM = { type: '/problems/order-refused', title: 'The order is refused', status: 422 };
const note = (n: number): WireCommand => ({
  id: uuid7(START + n),
  kind: 'write-note',
  stream: 'patient/p1',
  seenSeq: 0,
  occurredAt: new Date(START + n).toISOString(),
  body: { words: `note ${n}` },
});

/** A server that answers when it is told to. */
function slow() {
  const open: ((answer: 'recorded' | 'refused') => void)[] = [];
  const asked: { readonly commands: readonly WireCommand[]; readonly by?: string }[] = [];
  const post: Post = (_path, body) =>
    new Promise<CommandsAnswer>((resolve) => {
      const request = body as (typeof asked)[number];
      asked.push(request);
      open.push((answer) =>
        resolve({
          position: 1,
          answers: request.commands.map(({ id }) =>
            answer === 'refused'
              ? { id, answer, problem: PROBLEM }
              : { id, answer, position: 1, streams: [], recordedAt: '', replayed: false, unconfirmed: false },
          ),
        }),
      );
    });
  return { asked, post, answer: (answer: 'recorded' | 'refused') => open.shift()?.(answer) };
}

describe('a locked tablet', () => {
  test('goes on showing and sending what it wrote itself, and keeps back what its user had left', async () => {
    const disk = new Map<string, Kept>();
    const [hers, its] = [note(1), note(2)];
    disk.set(hers.id, { id: hers.id, command: hers, person: 'anna', keptAt: START });
    const sent: string[] = [];
    let away = true;
    const outbox = new Outbox(memoryStore(disk), async (_path, body) => {
      if (away) throw new Error('no server');
      const { commands } = body as { readonly commands: readonly WireCommand[] };
      sent.push(...commands.map(({ id }) => id));
      return {
        position: 1,
        answers: commands.map(({ id }) => ({
          id,
          answer: 'recorded',
          position: 1,
          streams: [],
          recordedAt: '',
          replayed: false,
          unconfirmed: false,
        })),
      };
    });
    outbox.lock(true);
    await outbox.start(TABLET);
    expect(await outbox.say(its, START)).toEqual({ kind: 'kept' });
    // To the board, which is locked, and to Emergency again: what was given there is on the screen.
    outbox.stop();
    await outbox.start('anna');
    expect(outbox.state.waiting.map(({ id }) => id)).toEqual([its.id]);
    outbox.stop();
    await outbox.start(TABLET);
    expect(outbox.state.waiting.map(({ id }) => id)).toEqual([its.id]);
    away = false;
    await outbox.flush();
    await expect.poll(() => sent).toEqual([its.id]);
    expect([...disk.keys()]).toEqual([hers.id]);
  });
});

describe('a screen that was left before the answer', () => {
  test('hears that it is kept, and the refusal stands for wherever the user is', async () => {
    const server = slow();
    const disk = new Map<string, Kept>();
    const outbox = new Outbox(memoryStore(disk), server.post);
    await outbox.start('anna');
    const screen = new AbortController();
    const outcome = outbox.say(note(1), START, screen.signal);
    await expect.poll(() => server.asked.length).toBe(1);
    screen.abort();
    expect(await outcome).toEqual({ kind: 'kept' });
    server.answer('refused');
    await outbox.flush();
    expect(outbox.state.refused.map(({ kept, problem }) => [kept.command.body, problem])).toEqual([
      [{ words: 'note 1' }, PROBLEM],
    ]);
    expect([...disk.values()].map(({ refused }) => refused)).toEqual([PROBLEM]);
  });

  test('leaves nothing to read when it was recorded', async () => {
    const server = slow();
    const disk = new Map<string, Kept>();
    const outbox = new Outbox(memoryStore(disk), server.post);
    await outbox.start('anna');
    const screen = new AbortController();
    void outbox.say(note(1), START, screen.signal);
    await expect.poll(() => server.asked.length).toBe(1);
    screen.abort();
    server.answer('recorded');
    await outbox.flush();
    expect(outbox.state).toMatchObject({ waiting: [], refused: [] });
    expect(disk.size).toBe(0);
  });

  test('one that stays is told itself, and nobody else', async () => {
    const server = slow();
    const disk = new Map<string, Kept>();
    const outbox = new Outbox(memoryStore(disk), server.post);
    await outbox.start('anna');
    const outcome = outbox.say(note(1), START, new AbortController().signal);
    await expect.poll(() => server.asked.length).toBe(1);
    server.answer('refused');
    expect(await outcome).toEqual({ kind: 'refused', problem: PROBLEM });
    await outbox.flush();
    expect(outbox.state.refused).toEqual([]);
    expect(disk.size).toBe(0);
  });

  test('what nobody waits for is told above every screen when it is refused', async () => {
    const server = slow();
    const outbox = new Outbox(memoryStore(), server.post);
    await outbox.start('anna');
    expect(await outbox.say(note(1), START, NOBODY)).toEqual({ kind: 'kept' });
    await expect.poll(() => server.asked.length).toBe(1);
    server.answer('refused');
    await outbox.flush();
    expect(outbox.state.refused).toHaveLength(1);
    expect(outbox.became(outbox.state.refused[0]!.kept.id)).toBe('refused');
  });
});

describe('the words that a command was made of', () => {
  const draft: Draft = { person: 'anna', about: 'patient/p1/add/note', fields: { Note: { text: 'note 1', over: '' } } };
  function written() {
    const kept = new Set([draft]);
    const drafts: Drafts = {
      behind: (body) => (JSON.stringify(body).includes('note 1') ? draft : undefined),
      end: (one) => void kept.delete(one),
      back: (one) => void kept.add(one),
    };
    return { kept, drafts };
  }

  test.each([
    ['stays', 'recorded', 0],
    ['is left', 'recorded', 0],
    ['stays', 'refused', 1],
    ['is left', 'refused', 1],
  ] as const)('its screen %s, it is %s: half-written again %d', async (screen, answer, again) => {
    const server = slow();
    const { kept, drafts } = written();
    const outbox = new Outbox(memoryStore(), server.post, undefined, drafts);
    await outbox.start('anna');
    const here = new AbortController();
    void outbox.say(note(1), START, here.signal);
    await expect.poll(() => server.asked.length).toBe(1);
    expect(kept.size).toBe(0);
    if (screen === 'is left') here.abort();
    server.answer(answer);
    await outbox.flush();
    expect(kept.size).toBe(again);
  });

  test('come back when the refusal comes after the page was opened anew', async () => {
    const disk = new Map<string, Kept>();
    const { kept, drafts } = written();
    const gone = new Outbox(memoryStore(disk), slow().post, undefined, drafts);
    await gone.start('anna');
    void gone.say(note(1), START);
    await expect.poll(() => disk.size).toBe(1);
    expect(kept.size).toBe(0);
    const server = slow();
    const again = new Outbox(memoryStore(disk), server.post, undefined, drafts);
    await again.start('anna');
    await expect.poll(() => server.asked.length).toBe(1);
    server.answer('refused');
    await again.flush();
    expect(kept.size).toBe(1);
  });
});

describe('a page that is gone with what it had not sent', () => {
  const unsent = (n: number, person = 'anna'): Kept => {
    const command = note(n);
    return { id: command.id, command, person, keptAt: START + n };
  };

  test('is spoken for by the one that stays', async () => {
    const server = slow();
    const disk = new Map<string, Kept>();
    const stays = new Outbox(memoryStore(disk), server.post);
    await stays.start('anna');
    const left = unsent(1);
    disk.set(left.id, left);
    const sent = stays.flush();
    await expect.poll(() => server.asked.length).toBe(1);
    server.answer('recorded');
    await sent;
    expect(disk.size).toBe(0);
  });

  test('keeps the login from ending, also in the other page', async () => {
    const disk = new Map<string, Kept>();
    const stays = new Outbox(memoryStore(disk), slow().post);
    await stays.start('anna');
    const left = unsent(1);
    disk.set(left.id, left);
    await expect(stays.forget()).rejects.toThrow(/unsent/);
    disk.set(left.id, { ...left, refused: PROBLEM });
    await expect(stays.forget()).rejects.toThrow(/unread/);
    expect(stays.state.refused.map(({ kept }) => kept.id)).toEqual([left.id]);
  });

  test('is not spoken for while the screen is locked, nor by anybody else', async () => {
    const server = slow();
    const disk = new Map<string, Kept>();
    const stays = new Outbox(memoryStore(disk), server.post);
    await stays.start('anna');
    stays.lock(true);
    const left = unsent(1);
    disk.set(left.id, left);
    await stays.flush();
    const other = new Outbox(memoryStore(disk), server.post);
    await other.start('boris');
    await other.flush();
    expect(server.asked).toEqual([]);
    expect(disk.size).toBe(1);
  });
});

describe('a browser whose disk takes nothing', () => {
  const full = () => ({
    ...memoryStore(),
    put: async () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });

  test('what is said is sent all the same, and that it is kept by nobody is known until it is recorded', async () => {
    const server = slow();
    const outbox = new Outbox(full(), server.post);
    await outbox.start('anna');
    const outcome = outbox.say(note(1), START);
    await expect.poll(() => server.asked.length).toBe(1);
    expect(outbox.state.unkept).toBe(true);
    server.answer('recorded');
    expect((await outcome).kind).toBe('recorded');
    expect(outbox.state).toMatchObject({ waiting: [], unkept: false });
  });

  test('without the server it waits in the page, and a refusal stands there', async () => {
    let online = false;
    const post: Post = async (_path, body) => {
      if (!online) throw new Error('no network');
      const { commands } = body as { commands: WireCommand[] };
      return { position: 1, answers: commands.map(({ id }) => ({ id, answer: 'refused', problem: PROBLEM })) };
    };
    const outbox = new Outbox(full(), post);
    await outbox.start('anna');
    expect((await outbox.say(note(1), START)).kind).toBe('kept');
    await outbox.flush();
    expect(outbox.state.waiting).toHaveLength(1);
    online = true;
    await outbox.flush();
    await outbox.flush();
    expect(outbox.state).toMatchObject({ waiting: [], refused: [{ problem: PROBLEM }] });
    await outbox.dismiss(outbox.state.refused[0]!.kept.id);
    await outbox.flush();
    expect(outbox.state).toMatchObject({ refused: [] });
  });

  function line() {
    const there = { online: false, sent: [] as string[] };
    const post: Post = async (_path, body) => {
      if (!there.online) throw new Error('no network');
      const { commands } = body as { commands: WireCommand[] };
      there.sent.push(...commands.map(({ id }) => id));
      return {
        position: 1,
        answers: commands.map(({ id }) => ({
          id,
          answer: 'recorded' as const,
          position: 1,
          streams: [],
          recordedAt: '',
          replayed: false,
          unconfirmed: false,
        })),
      };
    };
    return { there, post };
  }

  test('what the tablet wrote in its own name goes out when it is known whose login it is', async () => {
    const { there, post } = line();
    const outbox = new Outbox(full(), post);
    await outbox.start(TABLET);
    const step = note(1);
    expect((await outbox.say(step, START)).kind).toBe('kept');
    await outbox.start('anna');
    expect(outbox.state.waiting.map(({ id }) => id)).toEqual([step.id]);
    there.online = true;
    await outbox.flush();
    expect(there.sent).toEqual([step.id]);
    expect(outbox.state.unkept).toBe(false);
  });

  test('what one said there waits for its own over another screen and another user', async () => {
    const { there, post } = line();
    const outbox = new Outbox(full(), post);
    await outbox.start('anna');
    const hers = note(1);
    expect((await outbox.say(hers, START)).kind).toBe('kept');
    outbox.stop();
    there.online = true;
    await outbox.start('boris');
    await outbox.flush();
    expect(outbox.state.waiting).toEqual([]);
    expect(there.sent).toEqual([]);
    outbox.stop();
    await outbox.start('anna');
    await outbox.flush();
    expect(there.sent).toEqual([hers.id]);
  });
});

test('once nobody is logged in nothing goes out under whoever comes next', async () => {
  const disk = new Map<string, Kept>();
  const asked: unknown[] = [];
  const outbox = new Outbox(memoryStore(disk), async (_path, body) => {
    asked.push(body);
    throw new Error('no network');
  });
  await outbox.start('anna');
  expect(await outbox.say(note(1), START)).toEqual({ kind: 'kept' });
  expect(asked).toMatchObject([{ by: 'anna' }]);
  outbox.stop();
  expect(outbox.state.waiting).toEqual([]);
  await outbox.flush();
  expect(asked).toHaveLength(1);
  expect(disk.size).toBe(1);
});

test('what one left waiting goes out under nobody else while the disk is asked for his own', async () => {
  const plain = memoryStore();
  const reads: (() => void)[] = [];
  const all = () => new Promise<Kept[]>((resolve) => reads.push(() => resolve(plain.all())));
  const by: unknown[] = [];
  const outbox = new Outbox({ ...plain, all }, async (_path, body) => {
    by.push((body as { by?: string }).by);
    throw new Error('no network');
  });
  void outbox.start('anna');
  await outbox.say(note(1), START, NOBODY);
  await expect.poll(() => reads.length).toBe(2);
  // Another takes over while the sender looks at the disk; what he finds is told to the sender first.
  void outbox.start('boris');
  await expect.poll(() => reads.length).toBe(3);
  reads[1]?.();
  await new Promise((resolve) => setTimeout(resolve));
  expect(by).toEqual([]);
});

test('what was still on its way to the disk when another logged in waits for its own', async () => {
  const plain = memoryStore();
  let written = (): void => {};
  const slowDisk = new Promise<void>((resolve) => (written = resolve));
  const by: unknown[] = [];
  const outbox = new Outbox({ ...plain, put: (kept) => slowDisk.then(() => plain.put(kept)) }, async (_path, body) => {
    by.push((body as { by?: string }).by);
    throw new Error('no network');
  });
  await outbox.start('anna');
  const outcome = outbox.say(note(1), START);
  outbox.stop();
  await outbox.start('boris');
  written();
  expect(await outcome).toEqual({ kind: 'kept' });
  await outbox.flush();
  expect(by).toEqual([]);
  expect(outbox.state.waiting).toEqual([]);
  outbox.stop();
  await outbox.start('anna');
  await outbox.flush();
  expect(by[0]).toBe('anna');
});

test('a locked screen that is loaded anew sends nothing of what its user had left, until it is opened', async () => {
  const disk = new Map<string, Kept>();
  const before = new Outbox(memoryStore(disk), () => Promise.reject(new TypeError('no connection')));
  await before.start('anna');
  await before.say(note(1), START);
  before.stop();
  const server = slow();
  const outbox = new Outbox(memoryStore(disk), server.post);
  outbox.lock(true);
  await outbox.start('anna');
  await outbox.flush();
  expect(server.asked).toEqual([]);
  outbox.lock(false);
  await expect.poll(() => server.asked.length).toBe(1);
  server.answer('recorded');
  await outbox.flush();
  expect(disk.size).toBe(0);
});
