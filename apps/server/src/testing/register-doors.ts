import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor, Command } from '@keel/clinical/record';
import { type Instant, MINUTE_MS } from '@keel/clinical/units';
import type { CommandAnswer } from '@keel/formats/api';
import type { Clinic, OpenAccess } from '../access/index.ts';
import { CARE_COMMANDS, openDoor, REGISTER_DEFINITIONS, registryOf } from '../commands/index.ts';
import type { Connection } from '../database/index.ts';
import { openRecord } from '../record/index.ts';
import type { DoorAsk, DoorSay } from './door-for-parent.ts';

/** Two servers before one record: they share nothing else. */
export interface Doors {
  /** Says it until it is answered, under the same id, as a tablet does; `again` counts what was said more than once. */
  readonly say: (
    door: number,
    asked: { readonly clinic: Clinic; readonly actor: Actor; readonly command: Command },
  ) => Promise<{ readonly answer: CommandAnswer; readonly again: number }>;
  /** kill -9 of one of them; another is started in its place. */
  readonly kill: (door: number) => void;
  readonly close: () => Promise<void>;
}

/** Both in this process, each with a cache, a pool and turns of its own. */
export function doorsHere(connection: Connection, at: Instant): Doors {
  const records = [0, 1].map(() => openRecord({ connection, now: () => at }));
  const doors = records.map((record) =>
    openDoor({
      record,
      access: {} as OpenAccess,
      registry: registryOf(CARE_COMMANDS, REGISTER_DEFINITIONS),
      now: () => at,
    }),
  );
  return {
    say: async (door, { clinic, actor, command }) => ({
      answer: await doors[door]!.say(clinic, actor, command),
      again: 0,
    }),
    kill: () => {
      throw new Error('a door of this process cannot be killed');
    },
    close: async () => {
      for (const record of records) await record.close();
    },
  };
}

interface Waiting {
  readonly resolve: (answer: CommandAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** Each in a process of its own, which may be killed at any moment. */
export async function doorsApart(connection: Connection, at: Instant): Promise<Doors> {
  let numbers = 0;
  let closing = false;
  const children: ChildProcess[] = [];
  const waiting: Map<number, Waiting>[] = [new Map(), new Map()];
  const ready: Promise<void>[] = [];

  function start(door: number): void {
    const child = fork(join(import.meta.dirname, 'door-for-parent.ts'), [JSON.stringify(connection), String(at)], {
      execPath: process.execPath,
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    children[door] = child;
    const mine = waiting[door]!;
    ready[door] = new Promise((resolve) => {
      child.on('message', (said: DoorSay) => {
        if ('ready' in said) return resolve();
        const asked = mine.get(said.number);
        mine.delete(said.number);
        if ('answer' in said) asked?.resolve(said.answer);
        else asked?.reject(new Error(said.failed));
      });
    });
    child.once('exit', () => {
      for (const { reject } of mine.values()) reject(new Error('the server was killed'));
      mine.clear();
      if (!closing) start(door);
    });
  }
  start(0);
  start(1);
  await Promise.all(ready);

  const ask = (door: number, asked: Omit<DoorAsk, 'number'>): Promise<CommandAnswer> =>
    new Promise((resolve, reject) => {
      numbers += 1;
      const number = numbers;
      const child = children[door]!;
      if (!child.connected) return reject(new Error('the server is gone'));
      waiting[door]!.set(number, { resolve, reject });
      child.send({ number, ...asked } satisfies DoorAsk, (error) => {
        if (error === null) return;
        waiting[door]!.delete(number);
        reject(error);
      });
    });

  return {
    async say(door, asked) {
      const until = performance.now() + 2 * MINUTE_MS;
      for (let again = 0; ; again += 1) {
        await ready[door];
        try {
          return { answer: await ask(door, asked), again };
        } catch (error) {
          // Unknown: it may be in the record or not.
          if (performance.now() > until) throw error;
          await sleep(20);
        }
      }
    },
    kill: (door) => void children[door]!.kill('SIGKILL'),
    async close() {
      closing = true;
      for (const child of children) {
        const gone = once(child, 'exit');
        if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await gone;
      }
    },
  };
}
