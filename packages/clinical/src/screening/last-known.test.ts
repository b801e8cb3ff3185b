import { describe, expect, test } from 'vitest';
import { lastKnown } from './index.ts';

const scale = (instrument: string, total: number | null, answers: Record<string, number | null> = {}) => ({
  body: { instrument, total, answers },
});
const session = (baselineBp: { systolicMmHg: number; diastolicMmHg: number } | null) => ({ body: { baselineBp } });
const of = (sessions: readonly object[], scales: readonly object[]) =>
  lastKnown({ sessions, scales } as unknown as Parameters<typeof lastKnown>[0]);

describe('what the record last knew', () => {
  test('nothing is nothing, never a zero', () => {
    expect(of([], [])).toEqual({});
    expect(of([session(null)], [scale('phq9', null), scale('bdi', 30)])).toEqual({});
  });

  test('the pressure before the last session that has one', () => {
    const early = session({ systolicMmHg: 150, diastolicMmHg: 90 });
    const late = session({ systolicMmHg: 120, diastolicMmHg: 70 });
    expect(of([early, late, session(null)], [])).toEqual({ vitals: { systolic: 120, diastolic: 70 } });
  });

  test('the total scored last of each scale; one that gives none leaves the one before', () => {
    const scales = [scale('phq9', 20), scale('madrs', 31), scale('phq9', 0), scale('gad7', 9), scale('gad7', null)];
    expect(of([], scales)).toEqual({ scales: { phq9: 0, madrs: 31, gad7: 9 } });
  });

  test('the question about death by itself, of the PHQ-9 alone', () => {
    expect(of([], [scale('phq9', null, { 'phq9.9': 2 }), scale('gad7', 4, { 'phq9.9': 3 })])).toEqual({
      scales: { phq9Item9: 2, gad7: 4 },
    });
    expect(of([], [scale('phq9', 5, { 'phq9.9': null })])).toEqual({ scales: { phq9: 5 } });
  });
});
