import { describe, expect, test } from 'vitest';
import { createWard, levelOf, parseControl } from './index.ts';

const start = new Date('2026-01-05T09:00:00Z');
const bed = {
  say: 'bed' as const,
  device: 'SIM-1',
  location: 'A^^1',
  seed: 11,
  weightKg: 70,
  cuffEveryMin: 1,
  capnography: false,
  patient: null,
  baseline: { systolic: 122, diastolic: 76, heartRate: 72, respiratoryRate: 14, spo2: 98, temperature: 36.7 },
};
const infusion = [{ atMs: start.getTime(), route: 'iv' as const, amountMg: 35, durationMin: 40 }];

describe('the simulated bedside', () => {
  test('0.5 mg/kg over 40 min reaches the order of the published level at its end and falls after', () => {
    const level = levelOf('racemic-ketamine', 70, infusion);
    const at = (minute: number) => level(start.getTime() + minute * 60_000);
    expect(at(-1)).toBe(0);
    expect(at(40)).toBeGreaterThan(100);
    expect(at(40)).toBeLessThan(300);
    expect(at(100)).toBeLessThan(at(40) / 2);
  });

  test('saying the doses again gives nothing twice', () => {
    const once = createWard();
    const twice = createWard();
    for (const ward of [once, twice]) ward.tell(bed, start);
    const doses = { say: 'doses' as const, device: 'SIM-1', drug: 'racemic-ketamine' as const, doses: infusion };
    once.tell(doses, start);
    twice.tell(doses, start);
    twice.tell(doses, start);
    for (let s = 0; s < 120; s += 1) {
      const now = new Date(start.getTime() + s * 1_000);
      expect(twice.tick(now)).toEqual(once.tick(now));
    }
  });

  test.each([
    ['{', /one JSON object/],
    ['{"say":"dance","device":"x"}', /say: must be one of/],
    ['{"say":"fault","device":"x","fault":"fire","minutes":1}', /fault: must be one of/],
    ['{"say":"event","device":"x","event":"apnoea","minutes":-1}', /minutes: must be a number/],
    [
      '{"say":"doses","device":"x","drug":"s-ketamine","doses":[{"atMs":1,"route":"ear","amountMg":1}]}',
      /route: must be/,
    ],
  ])('%s is refused, naming the field', (line, message) => {
    expect(() => parseControl(line)).toThrow(message);
  });

  test('what is said of a bed nobody made is answered, and changes nothing', () => {
    expect(createWard().tell({ say: 'cuff', device: 'nowhere' }, start)).toMatch(/no bed/);
  });
});
