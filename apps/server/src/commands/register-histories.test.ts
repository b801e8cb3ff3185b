import { randomUUID } from 'node:crypto';
import type { Actor } from '@keel/clinical/record';
import { bookMg, openMg, type RegisterEvent, type RegisterState, registerFold } from '@keel/clinical/register';
import { instant } from '@keel/clinical/units';
import type { CommandAnswer } from '@keel/formats/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Clinic, OpenAccess } from '../access/index.ts';
import { openRecord } from '../record/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { CARE_COMMANDS, openDoor, REGISTER_DEFINITIONS, registryOf } from './index.ts';

/** Safety R5: histories of two or three writers on one shelf, over a real database, against a model on paper. */
const HISTORIES = process.env['KEEL_MEASURE'] ? 100_000 : 80;
const AT_ONCE = 8;

const at = instant(1_790_000_000_000);
const VIAL_MG = 500;
const OVERFILL_MG = 25;
const DEVICE_MG = 28;
const NURSES: readonly Actor[] = ['n1', 'n2', 'n3'].map((id) => ({ kind: 'person', id, roles: ['nurse'] }));

let database: TestDatabase;
/** Two doors with caches and turns of their own, as two processes would have: only the record stands between them. */
let doors: ReturnType<typeof openDoor>[] = [];
let records: ReturnType<typeof openRecord>[] = [];
const clinics: Clinic[] = Array.from({ length: AT_ONCE }, (_, n) => ({
  id: `clinic-${n}`,
  name: `Clinic ${n}`,
  zone: 'UTC',
  demo: true,
}));

beforeAll(async () => {
  database = await testDatabase();
  records = [0, 1].map(() => openRecord({ connection: database.app, now: () => at }));
  doors = records.map((record) =>
    openDoor({
      record,
      access: {} as OpenAccess,
      registry: registryOf(CARE_COMMANDS, REGISTER_DEFINITIONS),
      now: () => at,
    }),
  );
  for (const clinic of clinics) {
    await records[0]!.append(clinic.id, {
      command: { id: randomUUID(), bodyHash: 'x' },
      author: { kind: 'person', id: 'n1', right: 'test' },
      answer: null,
      streams: [
        {
          stream: 'session/s1',
          expectedSeq: 0,
          events: [
            {
              kind: 'session-planned',
              version: 1,
              occurredAt: at,
              zone: 'UTC',
              body: {
                patient: 'p1',
                site: 's',
                startsAt: at,
                route: 'iv-ketamine',
                regimen: 'r',
                policyVersion: '1',
              },
            },
          ],
        },
      ],
    });
  }
}, 120_000);
afterAll(async () => {
  for (const record of records) await record.close();
  await database.drop();
});

/** A small generator of its own, so that a history can be had again by its number. */
function random(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

interface Said {
  readonly kind: string;
  readonly body: Record<string, unknown>;
  readonly id: string;
}

const product = (form: string, lot: string) => ({
  drug: form === 'nasal-device' ? 'esketamine' : 'ketamine',
  schedule: 'CIII',
  form,
  ndc: 'x',
  lot,
  expiry: '2030-01-01',
  mgPerMl: form === 'nasal-device' ? 140 : 50,
  mlPerContainer: form === 'nasal-device' ? 0.2 : 10,
});
const receipt = (form: string, containerIds: string[]) => ({
  receiptId: `r-${form}`,
  product: product(form, 'L'),
  owner: { kind: 'clinic' },
  invoice: { number: '1', date: '2026-01-01' },
  supplier: { name: 'S', address: 'A', registration: 'R' },
  containerIds,
});

const uuid = (): string => {
  const id = randomUUID();
  return `${id.slice(0, 14)}7${id.slice(15)}`;
};

/** What one nurse says, in order. Amounts are large, so that two want the same millilitre often. */
function script(nurse: number, roll: (below: number) => number): Said[] {
  const draws: string[] = [];
  return Array.from({ length: 1 + roll(4) }, (_, n): Said => {
    const id = uuid();
    const which = roll(10);
    if (draws.length === 0 || which < 5) {
      const drawId = `d${nurse}-${n}`;
      draws.push(drawId);
      const device = roll(3) === 0;
      return {
        id,
        kind: 'draw-drug',
        body: {
          drawId,
          containerId: device ? 'dev' : 'vial',
          mg: device ? DEVICE_MG : 1 + roll(300),
          sessionId: 's1',
          patientId: 'p1',
          done: roll(5) === 0,
        },
      };
    }
    const drawId = draws[roll(draws.length)]!;
    if (which < 8) return { id, kind: 'record-drug-given', body: { drawId, mg: 1 + roll(200) } };
    return {
      id,
      kind: 'waste-drug',
      body: { origin: { kind: 'draw', drawId }, mg: 1 + roll(100), manner: 'sink', because: 'rest' },
    };
  });
}

interface Paper {
  vialTaken: number;
  deviceTaken: number;
  readonly draws: Map<string, { of: string; mg: number; given: number; wasted: number }>;
  cases: number;
}

/** What a person with paper and pencil holds true after these commands, in the order in which the record has them. */
function onPaper(said: readonly Said[]): Paper {
  const paper: Paper = { vialTaken: 0, deviceTaken: 0, draws: new Map(), cases: 0 };
  const take = (of: string, mg: number) => {
    if (of === 'vial') paper.vialTaken += mg;
    else paper.deviceTaken += mg;
  };
  for (const { kind, body } of said) {
    const mg = body['mg'] as number;
    if (kind === 'draw-drug') {
      const of = body['containerId'] as string;
      const left = of === 'vial' ? VIAL_MG + OVERFILL_MG - paper.vialTaken : DEVICE_MG - paper.deviceTaken;
      if (mg > left) paper.cases += 1;
      take(of, mg);
      paper.draws.set(body['drawId'] as string, { of, mg, given: 0, wasted: 0 });
      continue;
    }
    const drawId = (kind === 'waste-drug' ? (body['origin'] as { drawId: string }).drawId : body['drawId']) as string;
    const draw = paper.draws.get(drawId);
    if (draw === undefined) {
      paper.cases += 1;
      continue;
    }
    const short = mg - (draw.mg - draw.given - draw.wasted);
    if (short > 0) {
      paper.cases += 1;
      draw.mg += short;
      take(draw.of, short);
    }
    if (kind === 'waste-drug') draw.wasted += mg;
    else draw.given += mg;
  }
  return paper;
}

interface Outcome {
  readonly refused: number;
  readonly recorded: number;
  readonly contended: boolean;
  readonly imbalance: number;
}

async function history(number: number): Promise<Outcome> {
  const roll = random(number + 1);
  const clinic = clinics[number % AT_ONCE]!;
  const stream = `register/h${number}` as const;
  const say = (door: number, actor: Actor, said: Said): Promise<CommandAnswer> =>
    doors[door]!.say(clinic, actor, { ...said, stream, seenSeq: 0, occurredAt: at });
  const setUp = (kind: string, body: Record<string, unknown>) => say(0, OWNER, { id: uuid(), kind, body });
  const begun = [
    await setUp('open-register', { name: 'x', siteId: 's', registrant: { name: 'c', registration: 'r' } }),
    await setUp('receive-stock', receipt('multi-dose-vial', ['vial'])),
    await setUp('receive-stock', { ...receipt('nasal-device', ['dev']), receiptId: 'r2' }),
  ];
  expect(begun.map(({ answer }) => answer)).toEqual(['recorded', 'recorded', 'recorded']);
  const writers = NURSES.slice(0, 2 + roll(2));
  const scripts = writers.map((_, n) => script(n, roll));
  const answers = new Map<string, CommandAnswer>();
  await Promise.all(
    writers.map(async (actor, n) => {
      for (const said of scripts[n]!) answers.set(said.id, await say(n % 2, actor, said));
    }),
  );
  const events = await records[0]!.load(clinic.id, stream);
  const state = events.reduce(registerFold.evolve, registerFold.initial(stream));
  const order = [...new Set(events.map(({ command }) => command))];
  const all = scripts.flat();
  const recorded = order.flatMap((id) => all.find((said) => said.id === id) ?? []);
  const acknowledged = all.filter(({ id }) => answers.get(id)?.answer === 'recorded');
  expect(recorded.map(({ id }) => id).sort()).toEqual(acknowledged.map(({ id }) => id).sort());
  const paper = onPaper(recorded);
  agree(state, paper, events as never);
  // Nothing comes back to the shelf in these histories: what was refused then would be refused now.
  for (const said of all) {
    if (answers.get(said.id)?.answer !== 'refused') continue;
    expect(said.kind).toBe('draw-drug');
    const left =
      said.body['containerId'] === 'vial'
        ? VIAL_MG + OVERFILL_MG - paper.vialTaken
        : Math.min(DEVICE_MG - paper.deviceTaken, paper.deviceTaken > 0 ? 0 : DEVICE_MG);
    expect(said.body['mg'] as number).toBeGreaterThan(left);
  }
  const byWriter = recorded.map(({ id }) => scripts.findIndex((one) => one.some((said) => said.id === id)));
  return {
    refused: all.length - recorded.length,
    recorded: recorded.length,
    contended: byWriter.some((writer, n) => n > 0 && writer < byWriter[n - 1]!),
    imbalance: imbalanceOf(state),
  };
}

const OWNER: Actor = { kind: 'person', id: 'owner', roles: ['owner', 'nurse'] };

/** received − given − wasted − in hand − on shelf, of everything; not by the code under test. */
function imbalanceOf(state: RegisterState): number {
  let mg = VIAL_MG + DEVICE_MG;
  for (const draw of state.draws.values()) mg -= draw.givenMg + draw.wastedMg + openMg(draw);
  for (const container of state.containers.values()) mg -= bookMg(container);
  return Math.abs(mg);
}

function agree(state: RegisterState, paper: Paper, events: readonly RegisterEvent[]): void {
  const vial = state.containers.get('vial')!;
  const device = state.containers.get('dev')!;
  expect(bookMg(vial)).toBeCloseTo(VIAL_MG - paper.vialTaken, 6);
  expect(bookMg(device)).toBeCloseTo(DEVICE_MG - paper.deviceTaken, 6);
  expect(state.draws.size).toBe(paper.draws.size);
  for (const [id, expected] of paper.draws) {
    const draw = state.draws.get(id)!;
    expect(draw.givenMg).toBeCloseTo(expected.given, 6);
    expect(draw.wastedMg).toBeCloseTo(expected.wasted, 6);
    expect(openMg(draw)).toBeGreaterThan(-1e-6);
  }
  expect(state.cases.size).toBe(paper.cases);
  // Asked for, nothing is ever drawn beyond what is there: below it there is always a case.
  const short = bookMg(vial) < -OVERFILL_MG - 1e-6 || bookMg(device) < -1e-6;
  if (short) expect(paper.cases).toBeGreaterThan(0);
  // Nobody witnessed his own waste: without a second person every one of them waits.
  expect([...state.wastes.values()].every(({ witness }) => witness === null)).toBe(true);
  expect(events.length).toBeGreaterThan(0);
}

describe('two or three nurses at one cabinet', () => {
  test(`${HISTORIES} histories over a real database agree with paper and pencil; nothing is missing`, {
    timeout: 4 * 3_600_000,
  }, async () => {
    const totals = { histories: 0, recorded: 0, refused: 0, contended: 0, imbalance: 0 };
    let next = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (next < HISTORIES) {
          const number = next;
          next += 1;
          const outcome = await history(number);
          totals.histories += 1;
          totals.recorded += outcome.recorded;
          totals.refused += outcome.refused;
          totals.contended += outcome.contended ? 1 : 0;
          totals.imbalance = Math.max(totals.imbalance, outcome.imbalance);
          if (totals.histories % 10_000 === 0) console.log(JSON.stringify(totals));
        }
      }),
    );
    console.log(
      `register: ${totals.histories} histories, ${totals.recorded} commands recorded, ${totals.refused} refused, ` +
        `${totals.contended} interleaved, imbalance ${totals.imbalance.toFixed(6)} mg`,
    );
    expect(totals.imbalance).toBeLessThan(1e-6);
    // The histories must be worth something: some are refused, most are interleaved.
    expect(totals.refused).toBeGreaterThan(0);
    expect(totals.contended).toBeGreaterThan(0);
  });
});
