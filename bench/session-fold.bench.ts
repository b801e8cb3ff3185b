/** A long session: folding its events one by one, and reading everything a screen shows from the result. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STARTING_POLICIES } from '@keel/clinical/policy';
import type { RecordedEvent } from '@keel/clinical/record';
import {
  doseTotals,
  dueItems,
  readSession,
  releaseAssessment,
  replayScenario,
  type Scenario,
  sessionFold,
  whoNeedsMeNext,
} from '@keel/clinical/session';
import { addMs, instant } from '@keel/clinical/units';

const EVENTS = 10_000;
const ROUNDS = 7;
const file = join(import.meta.dirname, '../scenarios/session/iv-infusion.json');
const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
const startsAt = instant(Date.UTC(2026, 2, 3, 15));
const replayed = replayScenario(scenario, { startsAt, session: 's1', patient: 'p1', zone: 'UTC' });
const own = replayed.answers.flatMap(({ events }) => events).filter(({ stream }) => stream === 'session/s1');
const look = own.find(({ kind }) => kind === 'observations-charted')!;

/** The scenario's events with as many more looks as make up the number, one every second. */
const events: RecordedEvent[] = [
  ...own,
  ...Array.from({ length: EVENTS - own.length }, (_, index) => ({
    ...look,
    command: `extra-${String(index).padStart(6, '0')}`,
    occurredAt: addMs(startsAt, index * 1_000),
    seq: own.length + index + 1,
  })),
];
const median = (list: number[]): number => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
function timed(run: () => void): number {
  const from = performance.now();
  run();
  return performance.now() - from;
}

const folds: number[] = [];
const reads: number[] = [];
const bare: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  let state = sessionFold.initial('session/s1');
  bare.push(timed(() => void events.map((event) => ({ ...event })).sort((a, b) => a.occurredAt - b.occurredAt)));
  folds.push(
    timed(() => {
      for (const event of events) state = sessionFold.evolve(state, event);
    }),
  );
  reads.push(
    timed(() => {
      const session = readSession(state);
      const now = addMs(startsAt, 100 * 60_000);
      doseTotals(session, now);
      dueItems(session, STARTING_POLICIES.infusion, now);
      releaseAssessment(session, STARTING_POLICIES.infusion, now);
      whoNeedsMeNext([{ session, patient: null }], () => STARTING_POLICIES.infusion, now);
    }),
  );
}
console.log(
  `${EVENTS} events: fold ${median(folds).toFixed(1)} ms (${(median(folds) / median(bare)).toFixed(1)} × copying and sorting them once), everything a screen reads ${median(reads).toFixed(1)} ms`,
);
