import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decidePatient, type PatientCommand, patientFold, readPatient } from '../patient/index.ts';
import { type Actor, recordDraft } from '../record/index.ts';
import { instrumentById } from '../scales/index.ts';
import { addMs, DAY_MS, type Instant, instant } from '../units/index.ts';
import { screeningOfRecord } from './index.ts';

const START = instant(Date.parse('2026-03-02T17:00:00Z'));
const day = (days: number): Instant => addMs(START, days * DAY_MS);
const NURSE: Actor = { kind: 'person', id: 'nora', roles: ['nurse'] };
const PATIENT: Actor = { kind: 'patient', id: 'p1', roles: [], about: 'p1' };
const DESK: Actor = { kind: 'person', id: 'dana', roles: ['front-desk'] };

interface Told {
  readonly on: number;
  readonly by: Actor;
  /** Item 9 of a PHQ-9, or the depth of a C-SSRS screener, 0 to 5. */
  readonly item9?: number;
  readonly depth?: number;
}
const screener = (depth: number) => ({
  instrument: 'cssrsScreener',
  answers: {
    'cssrs.1': depth >= 1 ? 1 : 0,
    'cssrs.2': depth >= 2 ? 1 : 0,
    ...(depth >= 2
      ? { 'cssrs.3': depth >= 3 ? 1 : 0, 'cssrs.4': depth >= 4 ? 1 : 0, 'cssrs.5': depth >= 5 ? 1 : 0 }
      : {}),
    'cssrs.6': 0,
  },
});
const phq9 = (item9: number) => ({
  instrument: 'phq9',
  answers: { ...Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`phq9.${n + 1}`, 1])), 'phq9.9': item9 },
});

/** What the record says of the danger at a day, after what was told. */
function found(told: readonly Told[], on: number) {
  let state = patientFold.initial('patient/p1');
  for (const [n, { on: when, by, item9, depth }] of told.entries()) {
    const said = depth === undefined ? phq9(item9 ?? 0) : screener(depth);
    const { version } = instrumentById(said.instrument)!;
    const command = {
      id: `c${String(n).padStart(3, '0')}`,
      kind: 'answer-scale',
      stream: 'patient/p1',
      seenSeq: 0,
      occurredAt: day(when),
      body: { ...said, version, total: null, ...(by === DESK ? { askedIn: 'call' } : {}) },
    } as unknown as PatientCommand;
    const decision = decidePatient({ patient: state }, command, { now: day(when), zone: 'UTC', actor: by });
    if (decision.kind === 'refused') throw new Error(JSON.stringify(decision));
    for (const [index, draft] of decision.streams[0]!.events.entries()) {
      const place = { command: command.id, index, stream: 'patient/p1', seq: state.seq + 1, position: 1 } as const;
      const event = recordDraft(draft, { ...place, recordedAt: day(when), actor: by });
      const right = `command/answer-scale ${by.roles[0] ?? 'patient'} clinic`;
      state = patientFold.evolve(state, { ...event, author: { ...event.author, right } });
    }
  }
  const { request } = screeningOfRecord(readPatient(state), { route: null, now: day(on), on: '2026-03-09' });
  return { item9: request.patient?.scales?.phq9Item9, depth: request.patient?.scales?.cssrsIdeation };
}

describe('a softer word from home does not take back what was found deeper', () => {
  test.each<[string, readonly Told[], number, object]>([
    [
      'item 9 from home after the clinic',
      [
        { on: 0, by: NURSE, item9: 3 },
        { on: 1, by: PATIENT, item9: 0 },
      ],
      2,
      { item9: 3 },
    ],
    [
      'a screener from home after the clinic',
      [
        { on: 0, by: NURSE, depth: 4 },
        { on: 1, by: PATIENT, depth: 2 },
      ],
      2,
      { depth: 4 },
    ],
    [
      'the desk on the phone',
      [
        { on: 0, by: NURSE, depth: 4 },
        { on: 1, by: DESK, depth: 0 },
      ],
      2,
      { depth: 4 },
    ],
    [
      'two from home',
      [
        { on: 0, by: PATIENT, item9: 3 },
        { on: 1, by: PATIENT, item9: 1 },
      ],
      2,
      { item9: 3 },
    ],
    [
      'what is deeper counts at once',
      [
        { on: 0, by: NURSE, item9: 0 },
        { on: 1, by: PATIENT, item9: 2 },
      ],
      2,
      { item9: 2 },
    ],
    [
      'a clinician who asks again',
      [
        { on: 0, by: NURSE, depth: 4 },
        { on: 1, by: NURSE, depth: 1 },
      ],
      2,
      { depth: 1 },
    ],
    [
      'item 9, after a clinician has asked the screener',
      [
        { on: 0, by: NURSE, item9: 3 },
        { on: 1, by: NURSE, depth: 1 },
        { on: 2, by: PATIENT, item9: 0 },
      ],
      3,
      { item9: 0, depth: 1 },
    ],
    [
      'when its days are over',
      [
        { on: 0, by: NURSE, item9: 3 },
        { on: 31, by: PATIENT, item9: 0 },
      ],
      32,
      { item9: 0 },
    ],
  ])('%s', (_, told, on, says) => {
    expect(found(told, on)).toMatchObject(says);
  });

  test('whatever comes from home, the answer is never below the deepest that nobody has assessed', () => {
    const answer = fc.record({ on: fc.integer({ min: 1, max: 6 }), item9: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.array(answer, { maxLength: 5 }), (first, later) => {
        const told = [
          { on: 0, by: NURSE, item9: first },
          ...later.toSorted((a, b) => a.on - b.on).map((one) => ({ ...one, by: PATIENT })),
        ];
        expect(found(told, 6).item9).toBe(Math.max(first, ...later.map(({ item9 }) => item9)));
      }),
      { numRuns: 40 },
    );
  });
});
