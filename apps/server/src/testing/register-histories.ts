import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '@keel/clinical/record';
import { registerFold } from '@keel/clinical/register';
import { instant, MINUTE_MS } from '@keel/clinical/units';
import type { Clinic } from '../access/index.ts';
import type { Connection } from '../database/index.ts';
import { openRecord } from '../record/index.ts';
import type { Doors } from './register-doors.ts';
import { agrees, beginning, type Said, scriptOf, seeded } from './register-paper.ts';

export const HISTORIES_AT = instant(1_790_000_000_000);
const AT_ONCE = 8;
/** A kill falls within so many milliseconds after a command was sent: before, in and after its commit. */
const KILL_WITHIN_MS = 12;

const OWNER: Actor = { kind: 'person', id: 'owner', roles: ['owner', 'nurse'] };
const NURSES: readonly Actor[] = ['n1', 'n2', 'n3'].map((id) => ({ kind: 'person', id, roles: ['nurse'] }));

export interface HistoriesTried {
  histories: number;
  recorded: number;
  refused: number;
  /** Histories in which the record holds the writers' commands in turns, not one writer after the other. */
  interleaved: number;
  /** Different orders of writers among them. */
  orders: number;
  /** kill -9 of a server, and of the whole database. */
  kills: { server: number; database: number };
  /** Histories in which an answer was lost to a kill; commands said again for it; those that had been recorded all the same. */
  struck: number;
  saidAgain: number;
  recordedBefore: number;
  /** The greatest difference of any history, in mg. */
  imbalanceMg: number;
}

/**
 * Histories of two or three nurses at one cabinet, several at a time, through two servers over one PostgreSQL. Each is
 * held against a model on paper, in the order in which the record has it (Safety R5).
 *
 * @throws AssertionError with the number of the history where register and paper part
 */
export async function tryHistories(options: {
  readonly histories: number;
  readonly connection: Connection;
  readonly doors: Doors;
  /** One kill in so many histories; the third of three is the database's, where it can be killed. */
  readonly killEvery?: number;
  readonly killDatabase?: () => void;
  readonly onProgress?: (tried: HistoriesTried) => void;
}): Promise<HistoriesTried> {
  const { doors } = options;
  const record = openRecord({ connection: options.connection, now: () => HISTORIES_AT });
  const clinics: readonly Clinic[] = Array.from({ length: AT_ONCE }, (_, n) => ({
    id: `clinic-${n}`,
    name: `Clinic ${n}`,
    zone: 'UTC',
    demo: true,
  }));
  const tried: HistoriesTried = {
    histories: 0,
    recorded: 0,
    refused: 0,
    interleaved: 0,
    orders: 0,
    kills: { server: 0, database: 0 },
    struck: 0,
    saidAgain: 0,
    recordedBefore: 0,
    imbalanceMg: 0,
  };
  const orders = new Set<string>();

  function kill(): void {
    const turn = tried.kills.server + tried.kills.database;
    if (turn % 3 === 2 && options.killDatabase !== undefined) {
      options.killDatabase();
      tried.kills.database += 1;
      return;
    }
    doors.kill(turn % 2);
    tried.kills.server += 1;
  }

  async function history(number: number, clinic: Clinic): Promise<void> {
    const roll = seeded(number + 1);
    const stream = `register/h${number}` as const;
    let again = 0;
    const say = async (door: number, actor: Actor, said: Said) => {
      const command = { ...said, stream, seenSeq: 0, occurredAt: HISTORIES_AT };
      const done = await doors.say(door, { clinic, actor, command });
      again += done.again;
      if (done.again > 0 && done.answer.answer === 'recorded' && done.answer.replayed) tried.recordedBefore += 1;
      return done.answer;
    };
    for (const said of beginning()) assert.equal((await say(0, OWNER, said)).answer, 'recorded');
    const writers = NURSES.slice(0, 2 + roll(2));
    const scripts = writers.map((_, n) => scriptOf(n, roll));
    const all = scripts.flat();
    const every = options.killEvery ?? 0;
    const struck = every > 0 && number % every === every - 1 ? all[roll(all.length)]?.id : undefined;
    const killAfterMs = roll(KILL_WITHIN_MS);
    const answers = new Map<string, string>();
    await Promise.all(
      writers.map(async (actor, n) => {
        for (const said of scripts[n]!) {
          const answered = say(n % 2, actor, said);
          if (said.id === struck) await sleep(killAfterMs).then(kill);
          answers.set(said.id, (await answered).answer);
        }
      }),
    );
    const events = await untilUp(() => record.load(clinic.id, stream));
    const order = [...new Set(events.map(({ command }) => command))];
    const recorded = order.flatMap((id) => all.find((said) => said.id === id) ?? []);
    const acknowledged = all.filter(({ id }) => answers.get(id) === 'recorded');
    assert.deepEqual(recorded.map(({ id }) => id).sort(), acknowledged.map(({ id }) => id).sort());
    const state = events.reduce(registerFold.evolve, registerFold.initial(stream));
    const refused = all.filter(({ id }) => answers.get(id) === 'refused');
    assert.equal(recorded.length + refused.length, all.length);
    const imbalanceMg = agrees(state, recorded, refused);

    const byWriter = recorded.map(({ id }) => scripts.findIndex((script) => script.some((said) => said.id === id)));
    const switches = byWriter.filter((writer, n) => n > 0 && writer !== byWriter[n - 1]).length;
    if (switches >= new Set(byWriter).size) {
      tried.interleaved += 1;
      orders.add(byWriter.join(''));
      tried.orders = orders.size;
    }
    tried.histories += 1;
    tried.recorded += recorded.length;
    tried.refused += refused.length;
    tried.struck += again > 0 ? 1 : 0;
    tried.saidAgain += again;
    tried.imbalanceMg = Math.max(tried.imbalanceMg, imbalanceMg);
    options.onProgress?.(tried);
  }

  try {
    for (const clinic of clinics) {
      const body = {
        patient: 'p1',
        site: 's',
        startsAt: HISTORIES_AT,
        route: 'iv-ketamine',
        regimen: 'r',
        policyVersion: '1',
      };
      const planned = { kind: 'session-planned', version: 1, occurredAt: HISTORIES_AT, zone: 'UTC', body };
      await record.append(clinic.id, {
        command: { id: randomUUID(), bodyHash: 'x' },
        author: { kind: 'person', id: 'n1', right: 'test' },
        answer: null,
        streams: [{ stream: 'session/s1', expectedSeq: 0, events: [planned] }],
      });
    }
    let next = 0;
    await Promise.all(
      clinics.map(async (clinic) => {
        while (next < options.histories) {
          const number = next;
          next += 1;
          try {
            await history(number, clinic);
          } catch (error) {
            throw new Error(`history ${number}: ${(error as Error).message}`, { cause: error });
          }
        }
      }),
    );
    return tried;
  } finally {
    await record.close();
  }
}

/** The database was perhaps just killed: what reads it waits until it is back. */
async function untilUp<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + 2 * MINUTE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > until) throw error;
      await sleep(50);
    }
  }
}

/** One line of what was tried, as docs/measurements.md quotes it. */
export const triedLine = (tried: HistoriesTried): string =>
  `register: ${tried.histories} histories, ${tried.recorded} commands recorded, ${tried.refused} refused, ` +
  `${tried.interleaved} interleaved in ${tried.orders} orders; kill -9 of a server ${tried.kills.server} times, of the ` +
  `database ${tried.kills.database} times: ${tried.struck} histories struck, ${tried.saidAgain} commands said again, ` +
  `${tried.recordedBefore} of them recorded before; imbalance ${tried.imbalanceMg.toFixed(6)} mg`;
