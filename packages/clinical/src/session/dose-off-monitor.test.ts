import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allOf, readSession, type Scenario } from './index.ts';
import { after, decide, rulesOf, until } from './told.fixture.ts';

const iv: Scenario = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
);
/** Paused for the toilet, ten minutes into the infusion. */
const away = () => {
  const paused = after(until(iv, 10), 'pause-infusion', { infusion: '1', because: 'toilet' }, 10.1);
  return after(paused, 'start-off-monitor', { because: 'toilet', limitMinutes: 5 }, 10.2);
};
const resume = (as: 'order' | 'fact') => ({ as, overrides: [], infusion: '1', mlPerHour: 75 });
const asked = (told: ReturnType<typeof away>) => rulesOf(decide(told, 'resume-infusion', resume('order'), 12).decision);

test('the infusion goes on when the patient is back on the monitor', () => {
  expect(asked(away())).toEqual(['dose-off-monitor']);
  expect(asked(after(away(), 'end-off-monitor', {}, 11))).toEqual([]);
});

test('told that it went on, it is recorded and flagged', () => {
  const told = after(away(), 'resume-infusion', resume('fact'), 12);
  expect(allOf(readSession(told.session), 'infusion-resumed')[0]!.body.flags).toMatchObject([
    { rule: 'dose-off-monitor', because: 'toilet' },
  ]);
});

test('told after the return that it went on before, it is flagged; told of a time before or after, it is not', () => {
  const back = after(away(), 'end-off-monitor', {}, 14);
  const flags = (happenedAt: number) => {
    const told = after(back, 'resume-infusion', resume('fact'), 15, { happenedAt });
    return allOf(readSession(told.session), 'infusion-resumed')[0]!.body.flags.map(({ rule }) => rule);
  };
  expect(flags(12)).toEqual(['dose-off-monitor']);
  expect(flags(10.15)).toEqual([]);
  expect(flags(14.5)).toEqual([]);
});

test('a rate that is raised meanwhile is flagged, and one that is lowered is not', () => {
  const running = after(until(iv, 10), 'start-off-monitor', { because: 'cuff-moved', limitMinutes: 5 }, 10.2);
  const flags = (mlPerHour: number) => {
    const told = after(running, 'change-infusion-rate', { infusion: '1', mlPerHour, because: 'as-ordered' }, 11);
    return allOf(readSession(told.session), 'infusion-rate-changed')[0]!.body.flags.map(({ rule }) => rule);
  };
  expect(flags(76)).toEqual(['dose-off-monitor']);
  expect(flags(50)).toEqual([]);
});
