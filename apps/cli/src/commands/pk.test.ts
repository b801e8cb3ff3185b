import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerPk, pkCsv } from './pk.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const scenarios = join(root, 'scenarios', 'pk');
const infusion = {
  model: 'ket-composite-default',
  weight_kg: 80,
  covariates: {},
  events: [{ t_min: 0, route: 'iv', amount_mg: 40, duration_min: 40 }],
  times_min: [0, 40, 120],
};

const keel = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [join(root, 'apps/cli/bin/keel.mjs'), 'pk', ...args], { input, encoding: 'utf8' });

describe('keel pk answers', () => {
  test('a curve with its areas, effect site, model and warnings', () => {
    const answer = answerPk(infusion);
    expect(answer['parent_ng_ml']).toHaveLength(3);
    expect((answer['parent_ng_ml'] as number[])[1]).toBeCloseTo(179.527249, 6);
    expect((answer['norketamine_ng_ml'] as number[])[0]).toBe(0);
    expect(answer.model.constructed).toBe(true);
    expect(answer.warnings.map(({ id }) => id)).toEqual(['constructed-composite']);
  });

  test('times in the order they were asked in', () => {
    const ascending = answerPk(infusion)['parent_ng_ml'] as number[];
    const shuffled = answerPk({ ...infusion, times_min: [120, 0, 40] })['parent_ng_ml'] as number[];
    expect(shuffled).toEqual([ascending[2], ascending[0], ascending[1]]);
  });

  test('a band with the seed that repeats it', () => {
    const request = { ...infusion, times_min: [120, 0, 40], population: { n: 200, seed: 11 } };
    const { population } = answerPk(request);
    expect(population).toMatchObject({ n: 200, seed: 11 });
    const band = (population as Record<string, Record<string, number[]>>)['parent_ng_ml']!;
    expect(band['p5']![2]).toBeLessThan(band['p50']![2]!);
    expect(band['p50']![2]).toBeLessThan(band['p95']![2]!);
    expect(answerPk(request)).toEqual(answerPk(request));
    expect(answerPk({ ...request, population: { n: 200, seed: 12 } }).population).not.toEqual(population);
  });

  test('no band, and why, for a model whose people nobody has described', () => {
    const answer = answerPk({ ...infusion, model: 'ket-domino-1984', population: { n: 100, seed: 1 } });
    expect(answer.population).toBeNull();
    expect(answer.warnings.map(({ id }) => id)).toContain('no-variability');
  });

  test('nothing before a dose and after none', () => {
    const answer = answerPk({ ...infusion, events: [] });
    for (const column of ['parent_ng_ml', 'norketamine_ng_ml', 'effect_site_ng_ml', 'auc_parent_ng_h_ml'])
      expect(answer[column]).toEqual([0, 0, 0]);
  });
});

describe('keel pk refuses and names the field', () => {
  test.each([
    [{ ...infusion, model: 'ket-nobody-1999' }, /^model: unknown model/],
    [{ ...infusion, model: 'ket-kamp-2020-meta' }, /^model: .*cannot be computed/],
    [{ ...infusion, model: undefined }, /^model: is missing/],
    [{ ...infusion, weight_kg: undefined }, /^weight_kg: is missing/],
    [{ ...infusion, weight_kg: '80' }, /^weight_kg: must be a number/],
    [{ ...infusion, weight_kg: 0 }, /^weight_kg: /],
    [{ ...infusion, weight_kg: -3 }, /^weight_kg: /],
    [{ ...infusion, weight: 80 }, /^weight: unknown field/],
    [{ ...infusion, covariates: { height: 180 } }, /^covariates\.height: unknown field/],
    [{ ...infusion, covariates: { age: 12 } }, /^covariates\.age: .*adults/],
    [{ ...infusion, events: undefined }, /^events: is missing/],
    [
      { ...infusion, events: [{ t_min: 0, route: 'iv', amount_mg: -1 }] },
      /^events\[0\]\.amount_mg: must not be negative/,
    ],
    [{ ...infusion, events: [{ t_min: 0, route: 'pr', amount_mg: 1 }] }, /^events\[0\]\.route: must be one of/],
    [
      { ...infusion, events: [{ t_min: 0, route: 'im', amount_mg: 1, duration_min: 5 }] },
      /^events\[0\]\.duration_min: /,
    ],
    [
      { ...infusion, events: [{ t_min: 0, route: 'iv', amount_mg: 1, duration_min: -5 }] },
      /^events\[0\]\.duration_min: /,
    ],
    [{ ...infusion, events: [{ t_min: -1, route: 'iv', amount_mg: 1 }] }, /^events\[0\]\.t_min: /],
    [{ ...infusion, events: [{ t_min: 0, route: 'iv', amount_mg: 1, rate: 3 }] }, /^events\[0\]\.rate: unknown field/],
    [
      { ...infusion, model: 'sket-otto-2021', events: [{ t_min: 0, route: 'in', amount_mg: 1 }] },
      /^events\[0\]\.route: model sket-otto-2021 has no route "in"/,
    ],
    [{ ...infusion, times_min: [] }, /^times_min: /],
    [{ ...infusion, times_min: [0, null] }, /^times_min\[1\]: must be a number/],
    [{ ...infusion, population: { n: 1, seed: 1 } }, /^population\.n: /],
    [{ ...infusion, population: { n: 100 } }, /^population\.seed: is missing/],
    [[infusion], /^request: /],
    [null, /^request: /],
  ])('case %#', (request, message) => expect(() => answerPk(request)).toThrow(message));
});

test('every scenario is answered, also as CSV with one row a time', () => {
  for (const file of readdirSync(scenarios)) {
    const answer = answerPk(JSON.parse(readFileSync(join(scenarios, file), 'utf8')));
    const [header, ...rows] = pkCsv(answer).trimEnd().split('\n');
    expect(header).toMatch(/^times_min,parent_ng_ml,/);
    expect(rows).toHaveLength(answer.times_min.length);
    for (const row of rows)
      expect(row.split(',').every((cell) => Number.isFinite(Number(cell)) && cell !== '')).toBe(true);
  }
});

test('the command: exit 0 with JSON, exit 2 with the field, one answer a line', () => {
  const answered = keel(['-'], JSON.stringify(infusion));
  expect(answered.status).toBe(0);
  expect(JSON.parse(answered.stdout).times_min).toEqual([0, 40, 120]);

  const refused = keel(['-'], '{"model": "ket-composite-default"}');
  expect(refused.status).toBe(2);
  expect(refused.stdout).toBe('');
  expect(refused.stderr).toMatch(/weight_kg: is missing/);

  const lines = keel(['--lines', '-'], `${JSON.stringify(infusion)}\nnonsense\n\n${JSON.stringify(infusion)}\n`);
  expect(lines.status).toBe(0);
  const answers = lines.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers).toHaveLength(3);
  expect(answers[1].error.message).toMatch(/^request: is not JSON/);
  expect(answers[2]).toEqual(answers[0]);

  expect(keel([join(scenarios, 'no-such-file.json')]).status).toBe(2);
  expect(keel(['--pdf', '-']).status).toBe(2);
}, 60_000);
