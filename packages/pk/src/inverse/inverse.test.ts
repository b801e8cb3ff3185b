import { describe, expect, test } from 'vitest';
import { follow, KE0_PER_MIN, linearSummary, peakOf, simulate } from '../engine/index.ts';
import { MODELS, modelById, type Route } from '../models/index.ts';
import { type DoseForLevel, doseForLevel, infusionThatHolds, type NoAnswer, timeUntilBelow } from './index.ts';

const model = modelById('ket-composite-default');
const question = {
  occasion: 'planning',
  model,
  person: { weightKg: 70 },
  doses: [],
  level: 'parent',
  n: 0,
  seed: 1,
} as const;
const answered = <T extends { kind: string }>(answer: T | NoAnswer): T => {
  if (answer.kind !== 'model-output') throw new Error(JSON.stringify(answer));
  return answer as T;
};

describe('the dose for a level', () => {
  test.each(MODELS.map((row) => [row.id, row] as const))(
    'put back into %s it gives that level, for every route',
    (_, row) => {
      for (const route of Object.keys(row.system.inputs) as Route[]) {
        const shape = route === 'iv' ? ({ tMin: 30, route, durationMin: 40 } as const) : ({ tMin: 30, route } as const);
        const doses = [{ tMin: 0, route: 'iv', amountMg: 5, durationMin: 10 }] as const;
        for (const level of ['parent', 'effect-site'] as const) {
          const { amountMg } = answered<DoseForLevel>(
            doseForLevel({ ...question, model: row, doses, level, shape, goal: { kind: 'stay-under', ngPerMl: 700 } }),
          );
          const peak = peakOf(
            follow({
              model: row,
              person: { weightKg: 70 },
              doses: [...doses, { ...shape, amountMg }],
              ke0PerMin: KE0_PER_MIN,
            }),
            level,
          );
          expect(peak!.ngPerMl / 700).toBeCloseTo(1, 8);
        }
      }
    },
  );

  test('at a set time is the amount that gives it then', () => {
    const shape = { tMin: 0, route: 'iv', durationMin: 40 } as const;
    const { amountMg, mgPerMin, notice } = answered<DoseForLevel>(
      doseForLevel({ ...question, shape, goal: { kind: 'reach', ngPerMl: 150, at: 40 } }),
    );
    expect(mgPerMin).toBeCloseTo(amountMg / 40, 12);
    expect(notice).toBe('Model output, not an order.');
    const curve = simulate({ model, person: { weightKg: 70 }, doses: [{ ...shape, amountMg }], timesMin: [40] });
    expect(curve.ngPerMl.parent![0]!).toBeCloseTo(150, 9);
  });

  test('for people: the fifth percentile keeps 95 % of them under the ceiling', () => {
    const { people, amountMg } = answered<DoseForLevel>(
      doseForLevel({
        ...question,
        n: 100,
        shape: { tMin: 0, route: 'iv', durationMin: 40 },
        goal: { kind: 'stay-under', ngPerMl: 200 },
      }),
    );
    expect(people!.p5).toBeLessThan(amountMg);
    expect(people!.p95).toBeGreaterThan(amountMg);
  });

  test.each([
    ['while a session runs', { occasion: 'session-running' as const }, /session is running/],
    ['when it is passed already', { doses: [{ tMin: 0, route: 'iv' as const, amountMg: 200 }] }, /already above/],
    [
      'at a time before the dose',
      { goal: { kind: 'reach' as const, ngPerMl: 100, at: -10 } },
      /no effect at that time/,
    ],
    ['of nothing', { goal: { kind: 'stay-under' as const, ngPerMl: 0 } }, /above 0/],
    [
      'by a route the model lacks',
      { model: modelById('ket-domino-1984'), shape: { tMin: 0, route: 'in' as const } },
      /no route/,
    ],
    ['for a child', { person: { weightKg: 30, covariates: { age: 9 } } }, /adults/],
  ])('is not answered %s', (_, change, message) => {
    const answer = doseForLevel({
      ...question,
      shape: { tMin: 0, route: 'iv', durationMin: 40 },
      goal: { kind: 'stay-under', ngPerMl: 200 },
      ...change,
    });
    expect(answer.kind).toBe('no-answer');
    expect(answer.kind === 'no-answer' && answer.because[0]!.message).toMatch(message);
  });
});

test('the rate that holds a level holds it', () => {
  const answer = infusionThatHolds({ ...question, ngPerMl: 100 });
  if (answer.kind !== 'model-output') throw new Error('no answer');
  const days = 30 * 1440;
  const curve = simulate({
    model,
    person: { weightKg: 70 },
    doses: [{ tMin: 0, route: 'iv', amountMg: answer.mgPerMin * days, durationMin: days }],
    timesMin: [days - 1],
  });
  expect(curve.ngPerMl.parent![0]!).toBeCloseTo(100, 6);
  expect(answer.clearanceLPerH).toBe(linearSummary(model, { weightKg: 70 }).clearanceLPerH);
  expect(infusionThatHolds({ ...question, occasion: 'session-running', ngPerMl: 100 }).kind).toBe('no-answer');
});

describe('the time until a level is passed', () => {
  const doses = [{ tMin: 0, route: 'iv', amountMg: 35, durationMin: 40 }] as const;

  test('is when the curve is there, for good', () => {
    const answer = timeUntilBelow({ ...question, doses, ngPerMl: 50, fromMin: 40, n: 60 });
    if (answer.kind !== 'model-output') throw new Error('no answer');
    const curve = simulate({ model, person: { weightKg: 70 }, doses, timesMin: [40 + answer.minutes] });
    expect(curve.ngPerMl.parent![0]!).toBeCloseTo(50, 6);
    expect(answer.people!.p5).toBeLessThan(answer.minutes);
    expect(answer.people!.p95).toBeGreaterThan(answer.minutes);
  });

  test('waits for a second session that rises above it again', () => {
    const twice = [...doses, { tMin: 1440, route: 'iv', amountMg: 35, durationMin: 40 } as const];
    const answer = timeUntilBelow({ ...question, doses: twice, ngPerMl: 50, fromMin: 40 });
    expect(answer.kind === 'model-output' && answer.minutes).toBeGreaterThan(1440);
  });

  test('is nothing when the level is below already, and is not told while a session runs', () => {
    const answer = timeUntilBelow({ ...question, doses, ngPerMl: 5000, fromMin: 40 });
    expect(answer.kind === 'model-output' && answer.minutes).toBe(0);
    expect(timeUntilBelow({ ...question, doses, occasion: 'session-running', ngPerMl: 50, fromMin: 40 }).kind).toBe(
      'no-answer',
    );
  });
});
