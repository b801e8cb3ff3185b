import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Context, RecordedEvent } from '../record/index.ts';
import { instant } from '../units/index.ts';
import {
  balance,
  bookMg,
  decideRegister,
  openMg,
  overfillMg,
  type RegisterCommand,
  type RegisterState,
  recountsOf,
  registerFold,
  registerStream,
  toleranceMg,
  traceContainer,
  tracePatient,
  unwitnessed,
} from './index.ts';

const at = instant(1_790_000_000_000);
const DAY = 86_400_000;
const alone: Context = { now: at, zone: 'UTC', actor: { kind: 'person', id: 'nurse-1', roles: ['nurse'] } };
const colleague = { kind: 'person', id: 'nurse-2', roles: ['nurse'] } as const;
const nurse: Context = { ...alone, second: colleague };
let ids = 0;
const nextId = () => {
  ids += 1;
  return `c${ids}`;
};
const command = <K extends RegisterCommand['kind']>(
  kind: K,
  body: Extract<RegisterCommand, { kind: K }>['body'],
  occurredAt = at,
) => ({ id: nextId(), kind, stream: registerStream('main'), seenSeq: 0, occurredAt, body }) as RegisterCommand;

const vial = {
  drug: 'ketamine',
  schedule: 'CIII',
  form: 'multi-dose-vial',
  ndc: '00000-000-00',
  lot: 'L1',
  expiry: '2027-06-30',
  mgPerMl: 50,
  mlPerContainer: 10,
} as const;
const device = { ...vial, drug: 'esketamine', form: 'nasal-device', mgPerMl: 140, mlPerContainer: 0.2 } as const;
const receive = (
  product: typeof vial | typeof device,
  containerIds: string[],
  owner: { kind: 'clinic' } | { kind: 'patient'; patientId: string } = { kind: 'clinic' },
) =>
  command('receive-stock', {
    receiptId: `r-${containerIds[0]}`,
    product,
    owner,
    containerIds,
    invoice: { number: 'INV-1', date: '2026-09-01' },
    supplier: { name: 'S', address: 'A', registration: 'RS0000000' },
  });
const draw = (
  drawId: string,
  containerId: string,
  mg: number,
  extra: { done?: boolean; patientId?: string; at?: typeof at } = {},
) =>
  command(
    'draw-drug',
    { drawId, containerId, mg, sessionId: 's1', patientId: extra.patientId ?? 'p1', done: extra.done ?? false },
    extra.at ?? at,
  );

function apply(
  state: RegisterState,
  next: RegisterCommand,
  context = nurse,
): { state: RegisterState; rules: string[]; kinds: string[] } {
  const decision = decideRegister(state, next, context);
  if (decision.kind === 'refused') return { state, rules: decision.reasons.map((r) => r.rule), kinds: [] };
  const drafts = decision.streams.flatMap((s) => s.events);
  return {
    rules: [],
    kinds: drafts.map((d) => d.kind),
    state: drafts.reduce(
      (folded, d, index) =>
        registerFold.evolve(folded, {
          ...d,
          command: next.id,
          index,
          author: { kind: 'person', id: context.actor.id, right: 'x' },
        } as RecordedEvent),
      state,
    ),
  };
}
const run = (...commands: RegisterCommand[]) =>
  commands.reduce((state, next) => apply(state, next).state, registerFold.initial('register/main'));

describe('the register', () => {
  test('a dose is drawn, given and the rest wasted: every milligram has a place', () => {
    const state = run(
      receive(vial, ['v1']),
      draw('d1', 'v1', 40),
      command('record-drug-given', { drawId: 'd1', mg: 35 }),
      command('waste-drug', {
        origin: { kind: 'draw', drawId: 'd1' },
        mg: 5,
        manner: 'sink',
        because: 'left over',
      }),
    );
    expect(balance(state, 'ketamine', 'multi-dose-vial')).toMatchObject({
      receivedMg: 500,
      givenMg: 35,
      wastedMg: 5,
      inHandMg: 0,
      onShelfMg: 460,
      unexplainedMg: 0,
    });
    expect(state.cases.size).toBe(0);
  });

  test.each([
    [
      'another patient’s device',
      () => [receive(device, ['n1'], { kind: 'patient', patientId: 'p9' })],
      draw('d', 'n1', 28),
      'other-owner',
    ],
    [
      'an expired vial',
      () => [receive(vial, ['v1'])],
      draw('d', 'v1', 10, { at: instant(at + 300 * DAY) }),
      'drug-expired',
    ],
    ['a vial nobody knows', () => [], draw('d', 'v9', 10), 'container-unknown'],
    ['more than the vial can hold', () => [receive(vial, ['v1'])], draw('d', 'v1', 525.01), 'not-enough-left'],
    ['nothing', () => [receive(vial, ['v1'])], draw('d', 'v1', 0), 'amount-missing'],
    ['a used device', () => [receive(device, ['n1']), draw('d0', 'n1', 28)], draw('d', 'n1', 1), 'single-dose-used'],
  ] as const)('asking to draw from %s is refused', (_, before, next, rule) => {
    expect(apply(run(...before()), next).rules).toContain(rule);
  });

  test('the last milligram of overfill can be drawn, not one beyond', () => {
    const state = run(receive(vial, ['v1']));
    expect(apply(state, draw('d1', 'v1', 525)).rules).toEqual([]);
  });

  test('a draw that has happened is recorded with its flags, and opens a case where it does not add up', () => {
    const { state, kinds } = apply(run(receive(vial, ['v1'])), draw('d1', 'v1', 600, { done: true }));
    expect(kinds).toEqual(['container-opened', 'drug-drawn', 'discrepancy-opened']);
    expect(state.draws.get('d1')?.mg).toBe(600);
    expect([...state.cases.values()][0]).toMatchObject({ expectedMg: 525, foundMg: 600, decision: null });
  });

  test('a second draw under the id of another stands beside it, with a case of its own', () => {
    const first = run(
      receive(vial, ['v1']),
      draw('d1', 'v1', 100),
      command('record-drug-given', { drawId: 'd1', mg: 90 }),
    );
    const again = draw('d1', 'v1', 50, { done: true, patientId: 'p2' });
    const { state, kinds } = apply(first, again);
    expect(kinds).toEqual(['drug-drawn', 'discrepancy-opened']);
    expect(state.draws.get('d1')).toEqual(first.draws.get('d1'));
    expect([...state.draws.values()].map((one) => [one.patientId, one.mg, one.givenMg])).toEqual([
      ['p1', 100, 90],
      ['p2', 50, 0],
    ]);
    expect(balance(state, 'ketamine', 'multi-dose-vial')).toMatchObject({
      inHandMg: 60,
      onShelfMg: 350,
      unexplainedMg: 0,
    });
    expect([...state.cases.values()]).toMatchObject([
      { kind: 'beyond', containerId: 'v1', expectedMg: 0, foundMg: 50 },
    ]);
    // What is left of it can be answered for by the id that it got.
    const own = [...state.draws.keys()].at(-1)!;
    const wasted = apply(
      state,
      command('waste-drug', { origin: { kind: 'draw', drawId: own }, mg: 50, manner: 'sink', because: 'x' }),
    ).state;
    expect([...wasted.draws.values()].map(openMg)).toEqual([10, 0]);
  });

  test('a second draw under a known id that the vial cannot hold either is one case', () => {
    const first = run(receive(vial, ['v1']), draw('d1', 'v1', 100));
    const { state } = apply(first, draw('d1', 'v1', 600, { done: true }));
    expect([...state.cases.values()]).toMatchObject([{ kind: 'beyond', expectedMg: 425, foundMg: 600 }]);
    expect([...state.draws.values()].map(({ mg }) => mg)).toEqual([100, 600]);
  });

  test('two draws that were recorded under one id are both read', () => {
    const recorded = (id: string, mg: number, patientId: string) =>
      ({
        kind: 'drug-drawn',
        command: id,
        index: 0,
        occurredAt: at,
        author: { kind: 'person', id: 'nurse-1', right: 'x' },
        body: { drawId: 'd1', containerId: 'v1', mg, sessionId: 's1', patientId, flags: [] },
      }) as unknown as RecordedEvent;
    const state = [recorded('e1', 100, 'p1'), recorded('e2', 50, 'p2')].reduce(
      registerFold.evolve,
      run(receive(vial, ['v1'])),
    );
    expect([...state.draws.values()].map(({ mg, patientId }) => [patientId, mg])).toEqual([
      ['p1', 100],
      ['p2', 50],
    ]);
    expect(new Set([...state.draws].map(([key, { drawId }]) => key === drawId))).toEqual(new Set([true]));
    expect(balance(state, 'ketamine', 'multi-dose-vial').unexplainedMg).toBe(0);
  });

  test('waste without a second person is recorded and waits for its witness; the author cannot be it', () => {
    const before = run(receive(vial, ['v1']), draw('d1', 'v1', 40));
    const waste = command('waste-drug', {
      origin: { kind: 'draw', drawId: 'd1' },
      mg: 40,
      manner: 'sink',
      because: 'declined',
    });
    const after = apply(before, waste, alone).state;
    expect(unwitnessed(after).map(({ mg }) => mg)).toEqual([40]);
    const witness = command('witness-waste', { command: waste.id, index: 0 });
    expect(apply(after, witness, alone).rules).toEqual(['witness-self']);
    expect(unwitnessed(apply(after, witness, { ...alone, actor: colleague }).state)).toEqual([]);
  });

  test('a PIN of the author is no second person', () => {
    const before = run(receive(vial, ['v1']), draw('d1', 'v1', 40));
    const waste = command('waste-drug', {
      origin: { kind: 'draw', drawId: 'd1' },
      mg: 40,
      manner: 'sink',
      because: 'x',
    });
    expect(unwitnessed(apply(before, waste, { ...alone, second: alone.actor }).state)).toHaveLength(1);
    const finish = command('finish-container', { containerId: 'v1', measuredMg: 460 });
    expect(apply(before, finish, { ...alone, second: alone.actor }).rules).toEqual(['second-missing']);
    const destroy = command('remove-container', { containerId: 'v1', how: 'destroyed', paper: 'Form 41' });
    expect(apply(before, destroy, alone).rules).toEqual(['second-missing']);
  });

  test('a vial is discarded 28 days after it was opened', () => {
    const state = run(receive(vial, ['v1']), draw('d1', 'v1', 10));
    expect(
      apply(state, { ...draw('d2', 'v1', 10), occurredAt: instant(at + 28 * DAY) } as RegisterCommand).rules,
    ).toEqual([]);
    expect(
      apply(state, { ...draw('d2', 'v1', 10), occurredAt: instant(at + 28 * DAY + 1) } as RegisterCommand).rules,
    ).toEqual(['discard-date-passed']);
  });

  test.each([
    [25, []],
    [25.01, ['discrepancy-opened']],
    [-5, []],
    [-5.01, ['discrepancy-opened']],
  ])('a vial measured %s mg off the book when finished after one draw', (difference, extra) => {
    const state = run(receive(vial, ['v1']), draw('d1', 'v1', 100));
    const { kinds } = apply(state, command('finish-container', { containerId: 'v1', measuredMg: 400 + difference }));
    expect(kinds).toEqual(['container-finished', ...extra]);
  });

  test('a count that differs, misses or finds opens a case for each', () => {
    const state = run(receive(device, ['n1', 'n2', 'n3']));
    const { state: after } = apply(
      state,
      command('count-stock', {
        when: 'close',
        counts: [
          { containerId: 'n1', mg: 28 },
          { containerId: 'n3', mg: 0 },
          { containerId: 'n7', mg: 28 },
        ],
      }),
    );
    expect([...after.cases.values()].map((c) => c.containerId).sort()).toEqual(['n2', 'n3', 'n7']);
  });

  const count = (mg: number, when: 'opening' | 'close' = 'close') =>
    command('count-stock', { when, counts: [{ containerId: 'v1', mg }] });
  const casesOf = (state: RegisterState) =>
    [...state.cases.values()].map(({ expectedMg, foundMg }) => [expectedMg, foundMg]);
  /** Every open case decided and closed, the last first or the first first. */
  const closeAll = (state: RegisterState, reversed: boolean) => {
    const open = [...state.cases.values()].filter(({ closed }) => closed === null).map(({ caseId }) => caseId);
    return (reversed ? open.reverse() : open).reduce((before, caseId) => {
      const decided = apply(
        before,
        command('decide-discrepancy', { caseId, decision: 'explained', note: 'a spill' }),
      ).state;
      return apply(decided, command('close-discrepancy', { caseId, evidence: 'seen' }, instant(at + DAY))).state;
    }, state);
  };

  test.each([
    ['counted twice, one case', [400, 400], [[500, 400]], 400],
    [
      'counted less the second time, a case for the rest',
      [400, 350],
      [
        [500, 400],
        [400, 350],
      ],
      350,
    ],
    [
      'more the second time, the same',
      [400, 450],
      [
        [500, 400],
        [400, 450],
      ],
      450,
    ],
    ['found again as booked, no second case and nothing moves', [400, 500], [[500, 400]], 500],
    ['found, and missing again, one case', [400, 500, 400], [[500, 400]], 400],
  ] as const)('what is missing moves the book once: %s', (_, counts, cases, book) => {
    const state = run(receive(vial, ['v1']), ...counts.map((mg) => count(mg)));
    expect(state.counts).toHaveLength(counts.length);
    expect(casesOf(state)).toEqual(cases);
    for (const reversed of [false, true]) {
      const after = closeAll(state, reversed);
      expect(bookMg(after.containers.get('v1')!)).toBe(book);
      // What was decided is settled: the next count that finds the same asks nothing.
      expect(apply(after, count(book, 'opening')).kinds).toEqual(['stock-counted']);
      expect(balance(after, 'ketamine', 'multi-dose-vial').unexplainedMg).toBe(0);
    }
  });

  test('what is drawn between two counts is no second shortage', () => {
    const state = run(receive(vial, ['v1']), count(400), draw('d1', 'v1', 50), count(350, 'opening'));
    expect(casesOf(state)).toEqual([[500, 400]]);
    expect(bookMg(closeAll(state, false).containers.get('v1')!)).toBe(350);
  });

  test('a count that opens no case of its own is read with the one that was open', () => {
    const first = run(receive(vial, ['v1']), count(400));
    const counts = [{ containerId: 'v1', mg: 400 }];
    const { state } = apply(first, command('count-stock', { when: 'opening', counts }, instant(at + DAY / 2)));
    const [one] = state.cases.values();
    expect(recountsOf(first, one!)).toEqual([]);
    expect(recountsOf(state, one!)).toMatchObject([{ at: at + DAY / 2, mg: 400 }]);
  });

  test('a later count that does not name its container found nothing while that was on the shelf, and says nothing once it has left', () => {
    const first = run(receive(vial, ['v1']), count(400));
    const [one] = first.cases.values();
    const none = command('count-stock', { when: 'opening', counts: [] }, instant(at + DAY / 2));
    expect(recountsOf(apply(first, none).state, one!)).toMatchObject([{ mg: 0 }]);
    const [v1] = first.containers.values();
    const left = { ...first, containers: new Map([['v1', { ...v1!, state: 'left' as const }]]) };
    expect(recountsOf(apply(left, none).state, one!)).toEqual([]);
  });

  test('a container that nobody knew of is one case while that is open', () => {
    const stray = () => command('count-stock', { when: 'close', counts: [{ containerId: 'n7', mg: 28 }] });
    const state = run(stray(), stray());
    expect(casesOf(state)).toEqual([[0, 28]]);
    expect(apply(closeAll(state, false), stray()).kinds).toEqual(['stock-counted', 'discrepancy-opened']);
  });

  test('two cases of one shortage that are recorded already move the book once', () => {
    const recorded = (id: string) =>
      ({
        kind: 'discrepancy-opened',
        command: id,
        index: 1,
        occurredAt: at,
        author: { kind: 'person', id: 'nurse-1', right: 'x' },
        body: { caseId: id, kind: 'count', containerId: 'v1', expectedMg: 500, foundMg: 400, because: 'x' },
      }) as unknown as RecordedEvent;
    const before = run(receive(vial, ['v1']), count(400));
    const state = registerFold.evolve(before, recorded('later'));
    expect(state.cases.size).toBe(2);
    expect(apply(state, count(400, 'opening')).kinds).toEqual(['stock-counted']);
    for (const reversed of [false, true]) expect(bookMg(closeAll(state, reversed).containers.get('v1')!)).toBe(400);
  });

  test('an untouched device goes back to the shelf; what left a vial does not', () => {
    const state = run(receive(device, ['n1']), draw('d1', 'n1', 28), receive(vial, ['v1']), draw('d2', 'v1', 10));
    expect(
      bookMg(apply(state, command('return-draw', { drawId: 'd1', because: 'declined' })).state.containers.get('n1')!),
    ).toBe(28);
    expect(apply(state, command('return-draw', { drawId: 'd2', because: 'declined' })).rules).toEqual([
      'not-returnable',
    ]);
  });

  test('from vial to patients and back', () => {
    const state = run(receive(vial, ['v1']), draw('d1', 'v1', 10), draw('d2', 'v1', 20, { patientId: 'p2' }));
    expect(traceContainer(state, 'v1').map((d) => d.patientId)).toEqual(['p1', 'p2']);
    expect(tracePatient(state, 'p2').map(({ container }) => container?.product.lot)).toEqual(['L1']);
  });

  /** Sequential model: what a person with paper and pencil would hold true after any history of asked-for draws. */
  test('whatever is asked in whatever order, nothing goes missing and nothing is drawn twice', () => {
    const mg = fc.integer({ min: 1, max: 300 });
    const vialId = fc.constantFrom('v1', 'v2', 'v3');
    const drawId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const action = fc.oneof(
      fc.record({ kind: fc.constant('draw' as const), drawId, vialId, mg, done: fc.boolean() }),
      fc.record({ kind: fc.constant('give' as const), drawId, mg }),
      fc.record({ kind: fc.constant('waste' as const), drawId, mg }),
      fc.record({ kind: fc.constant('finish' as const), vialId, mg }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        let state = run(receive(vial, ['v1', 'v2', 'v3']));
        for (const one of actions) {
          const next =
            one.kind === 'draw'
              ? draw(one.drawId, one.vialId, one.mg, { done: one.done })
              : one.kind === 'give'
                ? command('record-drug-given', { drawId: one.drawId, mg: one.mg })
                : one.kind === 'waste'
                  ? command('waste-drug', {
                      origin: { kind: 'draw', drawId: one.drawId },
                      mg: one.mg,
                      manner: 'sink',
                      because: 'x',
                    })
                  : command('finish-container', { containerId: one.vialId, measuredMg: one.mg });
          const before = state;
          const { state: after, rules, kinds } = apply(before, next);
          state = after;
          if (rules.length > 0) expect(after).toBe(before);
          // A container or a draw below zero is always somebody's case.
          const broken =
            [...after.containers.values()].some((c) => bookMg(c) < -overfillMg(c) - 1e-6) ||
            [...after.draws.values()].some((d) => openMg(d) < -1e-6);
          if (broken) expect(after.cases.size).toBeGreaterThan(0);
          if (one.kind === 'draw' && !one.done && kinds.length > 0) {
            const container = after.containers.get(one.vialId)!;
            expect(bookMg(container)).toBeGreaterThanOrEqual(-overfillMg(container) - 1e-6);
          }
          expect(Math.abs(balance(after, 'ketamine', 'multi-dose-vial').unexplainedMg)).toBeLessThan(1e-6);
        }
      }),
      { numRuns: process.env['KEEL_MEASURE'] ? 100_000 : 1_000 },
    );
  });

  test('only an opened multi-dose vial has a tolerance', () => {
    const state = run(receive(vial, ['v1']), receive(device, ['n1']), draw('d', 'n1', 28));
    expect(toleranceMg(state.containers.get('v1')!)).toEqual({ up: 0, down: 0 });
    expect(toleranceMg(state.containers.get('n1')!)).toEqual({ up: 0, down: 0 });
  });
});
