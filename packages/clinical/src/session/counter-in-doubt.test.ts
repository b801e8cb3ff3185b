import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allOf, deliveredStretches, doseTotals, readSession, type Scenario } from './index.ts';
import { after, at, until, withBody } from './told.fixture.ts';

const iv: Scenario = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
);
/** 75 mL/h of 0.7 mg/mL through 15 mL of saline: by minute 32, 40 mL had left the pump and 17.5 mg are in the patient. */
const running = () => until(iv, 32, withBody('start-infusion', { line: { primedWith: 'saline', volumeMl: 15 } }));
const stop = (pumpedMl?: number) => ({
  infusion: '1',
  because: 'complete',
  ...(pumpedMl === undefined ? {} : { pumpedMl }),
});
const stopped = (pumpedMl?: number) => after(running(), 'stop-infusion', stop(pumpedMl), 32);
const totals = (told: ReturnType<typeof stopped>) => doseTotals(readSession(told.session), at(33));

test('a stop whose counter is far from rate and time leaves the total open between the two', () => {
  const told = stopped(15);
  expect(totals(told)).toMatchObject({ deliveredMgMin: 0, deliveredMgMax: expect.closeTo(17.5, 6), uncertain: true });
  expect(totals(told).parts[0]).toMatchObject({
    delivery: 'uncertain',
    doubt: { pumpedMl: 15, expectedMl: expect.closeTo(40, 6) },
  });
  const [flag] = allOf(readSession(told.session), 'infusion-stopped')[0]!.body.flags;
  expect(flag).toMatchObject({
    rule: 'pump-counter-far',
    because: '15 mL on the counter, 40 mL by rate and time',
  });
});

test('what may have reached the patient is in the forecast', () => {
  const stretches = deliveredStretches(readSession(stopped(15).session), at(33));
  expect(stretches.reduce((sum, { mg }) => sum + mg, 0)).toBeCloseTo(17.5, 6);
});

test('a counter that agrees, or none, leaves nothing open', () => {
  for (const told of [stopped(39), stopped()]) {
    expect(totals(told).uncertain).toBe(false);
    expect(allOf(readSession(told.session), 'infusion-stopped')[0]!.body.flags).toEqual([]);
  }
});

test('read once more it stands; the second reading that says otherwise stands instead', () => {
  const again = (pumpedMl: number) => after(stopped(15), 'read-pump-volume', { infusion: '1', pumpedMl }, 33);
  expect(totals(again(15))).toMatchObject({ deliveredMg: 0, uncertain: false });
  expect(totals(again(40))).toMatchObject({ deliveredMg: expect.closeTo(17.5, 6), uncertain: false });
  for (const pumpedMl of [15, 40])
    expect(allOf(readSession(again(pumpedMl).session), 'pump-volume-read')[0]!.body.flags).toEqual([]);
});
