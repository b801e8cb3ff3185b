import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

/** A project that is not Keel: nothing of this checkout above it, only what would be published in its node_modules. */
const project = mkdtempSync(join(tmpdir(), 'keel-pk-outside-'));
const root = join(import.meta.dirname, '..', '..', '..');
const run = (args: readonly string[]) => spawnSync(process.execPath, [...args], { cwd: project, encoding: 'utf8' });
afterAll(() => rmSync(project, { recursive: true, force: true }));

test('the published package computes and type-checks outside of Keel', { timeout: 120_000 }, () => {
  const installed = join(project, 'node_modules', '@keel', 'pk');
  mkdirSync(installed, { recursive: true });
  const built = run([join(root, 'packages/pk/scripts/build.mjs'), installed]);
  expect(built.stderr + built.stdout).toBe('');

  const program = `import { createSessionForecaster, modelById, simulate, simulatePopulation } from '@keel/pk';
const model = modelById('ket-composite-default');
const doses = [{ tMin: 0, route: 'iv', amountMg: 40, durationMin: 40 }] as const;
const level = simulate({ model, person: { weightKg: 80 }, doses, timesMin: [40] }).ngPerMl.parent?.[0];
const band = simulatePopulation({ model, person: { weightKg: 80 }, doses, timesMin: [40], n: 50, seed: 1 }).ngPerMl.parent;
const forecaster = createSessionForecaster({ model, drug: 'racemic-ketamine', person: { weightKg: 80 }, outsideRange: 'refuse', seed: 1 });
const forecast = forecaster.forecast({ doses: [], nowMs: 0, fromMs: 0, untilMs: 60_000, stepMs: 60_000, bandPeople: 0 });
const kind: 'forecast' | 'refused' = forecast.kind;
console.log(JSON.stringify({ level, p95: band?.p95[0], kind }));
`;
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(project, 'program.ts'), program);
  writeFileSync(join(project, 'console.d.ts'), 'declare const console: { log(text: string): void };');
  const compiled = run([
    join(root, 'node_modules/typescript/bin/tsc'),
    ...['--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022', '--types', '', '--outDir', 'out'],
    ...['program.ts', 'console.d.ts'],
  ]);
  expect(compiled.stdout).toBe('');
  const answer = run(['out/program.js']);
  expect(answer.stderr).toBe('');
  const { level, p95, kind } = JSON.parse(answer.stdout);
  expect(level).toBeCloseTo(179.527249, 6);
  expect(p95).toBeGreaterThan(level);
  expect(kind).toBe('forecast');
});
