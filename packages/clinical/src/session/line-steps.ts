import { flushesOf, type LineSetup, type LineStep } from '../dosing/index.ts';
import type { Instant } from '../units/index.ts';
import { isPlausible } from './plausible.ts';
import type { Infusion, SessionEntryOf } from './session.ts';

/** Bag and line of one infusion as they were hung. */
export const lineSetup = ({ started: { body } }: Infusion): LineSetup => ({
  mgPerMl: body.mgPerMl,
  bagVolumeMl: body.bagVolumeMl,
  primedWith: body.line.primedWith,
  lineVolumeMl: body.line.volumeMl,
});

/** The steps of one infusion as the line sees them. */
export function lineSteps(infusion: Infusion): readonly LineStep[] {
  const steps: LineStep[] = [{ kind: 'rate', at: infusion.started.at, mlPerHour: infusion.started.body.mlPerHour }];
  for (const step of infusion.steps) {
    // A number that cannot be moves nothing; a stop stops all the same.
    if (!isPlausible(step)) {
      if (step.kind === 'infusion-stopped') steps.push({ kind: 'rate', at: step.at, mlPerHour: 0 });
      continue;
    }
    switch (step.kind) {
      case 'infusion-rate-changed':
      case 'infusion-resumed':
        steps.push({ kind: 'rate', at: step.at, mlPerHour: step.body.mlPerHour });
        break;
      case 'infusion-paused':
        steps.push({ kind: 'rate', at: step.at, mlPerHour: 0 });
        break;
      case 'infusion-stopped':
        if (step.body.pumpedMl !== undefined) {
          steps.push({ kind: 'counter', at: step.at, pumpedMl: step.body.pumpedMl });
        }
        steps.push({ kind: 'rate', at: step.at, mlPerHour: 0 });
        break;
      case 'pump-volume-read':
        steps.push({ kind: 'counter', at: step.at, pumpedMl: step.body.pumpedMl });
        break;
      case 'line-flushed':
        steps.push({
          kind: 'flush',
          at: step.at,
          ml: step.body.volumeMl,
          entry: step.id,
          ...(step.body.mlPerHour === undefined ? {} : { mlPerHour: step.body.mlPerHour }),
        });
        break;
      case 'line-discarded':
        steps.push({ kind: 'discard', at: step.at });
        break;
      case 'access-removed':
        steps.push({ kind: 'out', at: step.at });
        break;
      case 'line-failed':
        steps.push({ kind: 'lost', at: step.at, mlMin: step.body.lostMlMin, mlMax: step.body.lostMlMax });
        break;
    }
  }
  return steps.filter(({ at }) => at >= infusion.started.at);
}

/** When what a flush pushes was in, or will be, and the entry that it goes by: the flush, or what ended it before. */
export interface FlushEnd {
  readonly flush: SessionEntryOf<'line-flushed'>;
  readonly at: Instant;
  readonly by: Infusion['steps'][number];
}

/** The end of every flush of one line; one whose amount cannot be is over as soon as it begins. */
export function flushEnds(infusion: Infusion): readonly FlushEnd[] {
  const runs = flushesOf(lineSteps(infusion));
  return infusion.steps.flatMap((flush): FlushEnd[] => {
    if (flush.kind !== 'line-flushed') return [];
    const run = runs.find(({ step }) => step.entry === flush.id);
    const at = run?.until ?? flush.at;
    const cut = infusion.steps.find((step) => step !== flush && step.at === at && at > flush.at);
    return [{ flush, at, by: cut ?? flush }];
  });
}
