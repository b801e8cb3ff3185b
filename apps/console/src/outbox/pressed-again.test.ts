import type { CommandsAnswer, WireCommand } from '@keel/formats/api';
import { describe, expect, test } from 'vitest';
import type { Kept } from '../api/index.ts';
import { memoryStore } from './outbox.fixture.ts';
import { NOBODY, Outbox, type Post } from './outbox.ts';
import { isSamePress, outcomeOf, waitingPress } from './pressed-again.ts';
import { uuid7 } from './uuid7.ts';

const START = Date.UTC(2026, 2, 1);
const PROBLEM = { type: '/problems/order-refused', title: 'The order is refused', status: 422 };
const said = (kind: string, n: number): WireCommand => ({
  id: uuid7(START + n),
  kind,
  stream: 'device/m-1',
  seenSeq: n,
  occurredAt: new Date(START + n).toISOString(),
  body: {},
});

/** A server that can be away, and answers the same to the same id. */
function server(answer: 'recorded' | 'refused') {
  const there = { online: false, asked: [] as string[] };
  const post: Post = async (_path, body): Promise<CommandsAnswer> => {
    if (!there.online) throw new Error('no network');
    const { commands } = body as { commands: WireCommand[] };
    there.asked.push(...commands.map(({ id }) => id));
    return {
      position: 1,
      answers: commands.map(({ id }) =>
        answer === 'refused'
          ? { id, answer, problem: PROBLEM }
          : { id, answer, position: 1, streams: [], recordedAt: '', replayed: false, unconfirmed: false },
      ),
    };
  };
  return { there, post };
}

describe('the same words, pressed again', () => {
  test('are the press that was kept, also when it went out meanwhile', async () => {
    const { there, post } = server('recorded');
    const outbox = new Outbox(memoryStore(), post);
    await outbox.start('anna');
    const off = said('detach-device', 1);
    expect((await outbox.say(off, START)).kind).toBe('kept');
    expect(isSamePress(outbox, off, START, START + 1_000)).toBe(true);
    there.online = true;
    const sayHere = (command: WireCommand, now: number) => outbox.say(command, now);
    expect(await outcomeOf(outbox, sayHere, off, START)).toBe('recorded');
    expect(isSamePress(outbox, off, START, START + 1_000)).toBe(true);
    expect(there.asked).toEqual([off.id]);
  });

  test('are another press once something else was said about the same', async () => {
    const { there, post } = server('recorded');
    const outbox = new Outbox(memoryStore(), post);
    await outbox.start('anna');
    const off = said('detach-device', 1);
    await outbox.say(off, START);
    there.online = true;
    await outbox.flush();
    expect((await outbox.say(said('associate-device', 2), START)).kind).toBe('recorded');
    expect(isSamePress(outbox, off, START, START + 1_000)).toBe(false);
  });

  test('are not called recorded where another page was refused them and that was read there', async () => {
    const disk = new Map<string, Kept>();
    const { there, post } = server('refused');
    const here = new Outbox(memoryStore(disk), post);
    await here.start('anna');
    const off = said('detach-device', 1);
    expect((await here.say(off, START)).kind).toBe('kept');
    there.online = true;
    const other = new Outbox(memoryStore(disk), post);
    await other.start('anna');
    await other.flush();
    await other.dismiss(off.id);
    expect(await outcomeOf(here, (command, now) => here.say(command, now), off, START)).toBe('refused');
    expect(disk.size).toBe(0);
  });

  test('of a command that nobody waited for are known to be recorded without asking again', async () => {
    const { there, post } = server('recorded');
    there.online = true;
    const outbox = new Outbox(memoryStore(), post);
    await outbox.start('anna');
    const off = said('detach-device', 1);
    await outbox.say(off, START, NOBODY);
    await outbox.flush();
    expect(outbox.became(off.id)).toBe('recorded');
    expect(there.asked).toEqual([off.id]);
  });
});

describe('the same words while they wait', () => {
  const cover = (of: string, n: number) => ({ command: { ...said('state-cover', n), body: { cover: of } } });
  const uninsured = cover('uninsured', 0).command;

  test('a choice that was changed meanwhile is chosen again, and not taken for its first press', () => {
    const waiting = [cover('uninsured', 1), cover('self-pay', 2)];
    expect(waitingPress(waiting, uninsured, 'stated')).toBeUndefined();
    // Pressed twice in a row, or with something of another kind between, it is one press.
    expect(waitingPress(waiting.slice(0, 1), uninsured, 'stated')).toBe(waiting[0]!.command);
    const between = [waiting[0]!, { command: said('record-payment', 3) }];
    expect(waitingPress(between, uninsured, 'stated')).toBe(waiting[0]!.command);
  });

  test('what is told once is told once, whatever else was told meanwhile', () => {
    const waste = (draw: string, n: number) => ({
      command: { ...said('waste-drug', n), body: { drawId: draw, mg: 10 } },
    });
    const waiting = [waste('d1', 1), waste('d2', 2)];
    expect(waitingPress(waiting, waste('d1', 3).command, 'told')).toBe(waiting[0]!.command);
    expect(waitingPress(waiting, { ...waste('d1', 3).command, stream: 'device/m-2' }, 'told')).toBeUndefined();
  });
});
