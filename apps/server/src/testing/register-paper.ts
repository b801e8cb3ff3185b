import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { bookMg, openMg, type RegisterState } from '@keel/clinical/register';

/** What stands on the shelf when a history begins: one multi-dose vial, filled a little over, and one device. */
const VIAL_MG = 500;
const OVERFILL_MG = 25;
const DEVICE_MG = 28;
const SAME_MG = 1e-6;

/** One command of a history, before it is known who says it where. */
export interface Said {
  readonly kind: string;
  readonly body: Record<string, unknown>;
  readonly id: string;
}

/** A whole number from 0 to below `below`, always the same for the same seed: a history can be had again by its number. */
export function seeded(seed: number): (below: number) => number {
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

export const commandId = (): string => {
  const id = randomUUID();
  return `${id.slice(0, 14)}7${id.slice(15)}`;
};

const product = (form: string) => ({
  drug: form === 'nasal-device' ? 'esketamine' : 'ketamine',
  schedule: 'CIII',
  form,
  ndc: 'x',
  lot: 'L',
  expiry: '2030-01-01',
  mgPerMl: form === 'nasal-device' ? 140 : 50,
  mlPerContainer: form === 'nasal-device' ? 0.2 : 10,
});
const receipt = (form: string, containerId: string): Said => ({
  id: commandId(),
  kind: 'receive-stock',
  body: {
    receiptId: `r-${form}`,
    product: product(form),
    owner: { kind: 'clinic' },
    invoice: { number: '1', date: '2026-01-01' },
    supplier: { name: 'S', address: 'A', registration: 'R' },
    containerIds: [containerId],
  },
});

/** The commands with which every history begins. */
export const beginning = (): readonly Said[] => [
  {
    id: commandId(),
    kind: 'open-register',
    body: { name: 'x', siteId: 's', registrant: { name: 'c', registration: 'r' } },
  },
  receipt('multi-dose-vial', 'vial'),
  receipt('nasal-device', 'dev'),
];

/** What one nurse says, in order, for session `s1` of `p1`. Amounts are large, so that two want the same millilitre often. */
export function scriptOf(nurse: number, roll: (below: number) => number): readonly Said[] {
  const draws: string[] = [];
  return Array.from({ length: 1 + roll(4) }, (_, n): Said => {
    const id = commandId();
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

const close = (found: number, expected: number, what: string) =>
  assert.ok(Math.abs(found - expected) < SAME_MG, `${what}: the register has ${found} mg, the paper ${expected} mg`);

/**
 * Holds the register against the paper, and every refusal against what was left. Answers what is missing, in mg:
 * received − given − wasted − in hand − on the shelf.
 *
 * @throws AssertionError where the two part
 */
export function agrees(state: RegisterState, recorded: readonly Said[], refused: readonly Said[]): number {
  const paper = onPaper(recorded);
  const vial = state.containers.get('vial')!;
  const device = state.containers.get('dev')!;
  close(bookMg(vial), VIAL_MG - paper.vialTaken, 'vial');
  close(bookMg(device), DEVICE_MG - paper.deviceTaken, 'device');
  assert.deepEqual([...state.draws.keys()].sort(), [...paper.draws.keys()].sort());
  for (const [id, expected] of paper.draws) {
    const draw = state.draws.get(id)!;
    close(draw.givenMg, expected.given, `given of ${id}`);
    close(draw.wastedMg, expected.wasted, `wasted of ${id}`);
    close(openMg(draw), expected.mg - expected.given - expected.wasted, `in hand of ${id}`);
  }
  assert.equal(state.cases.size, paper.cases);
  // Nobody witnessed his own waste: without a second person every one of them waits.
  assert.ok([...state.wastes.values()].every(({ witness }) => witness === null));
  // Nothing comes back to the shelf in these histories: what was refused then would be refused now.
  for (const { kind, body } of refused) {
    assert.equal(kind, 'draw-drug');
    const left =
      body['containerId'] === 'vial' ? VIAL_MG + OVERFILL_MG - paper.vialTaken : paper.deviceTaken > 0 ? 0 : DEVICE_MG;
    assert.ok((body['mg'] as number) > left, `${body['mg']} mg were refused with ${left} mg there`);
  }
  let missing = VIAL_MG + DEVICE_MG;
  for (const draw of state.draws.values()) missing -= draw.givenMg + draw.wastedMg + openMg(draw);
  for (const container of state.containers.values()) missing -= bookMg(container);
  return Math.abs(missing);
}
