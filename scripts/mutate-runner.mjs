/**
 * One warm test runner for `mutate.mjs`: what was not changed is not read again, and the quickest files run first, as the
 * first failure is enough. A process of its own, because a change may never end: then it is killed and begun anew.
 *
 * Told by its parent: `{ changed: paths }`, the files that are different now. Answers `{ passes: boolean }`.
 */
import { BaseSequencer, createVitest } from 'vitest/node';

const [root, ...include] = process.argv.slice(2);

/** Milliseconds each file took when nothing was changed. */
const took = new Map();

class QuickestFirst extends BaseSequencer {
  async sort(files) {
    return files.toSorted((a, b) => (took.get(a.moduleId) ?? 0) - (took.get(b.moduleId) ?? 0));
  }
}

const vitest = await createVitest('test', {
  root,
  config: false,
  watch: false,
  include: include.map((folder) => `${folder}/**/*.test.ts`),
  pool: 'threads',
  isolate: false,
  maxWorkers: 1,
  bail: 1,
  testTimeout: 60_000,
  sequence: { sequencer: QuickestFirst },
  reporters: [{}],
});
const specifications = await vitest.globTestSpecifications();

/** What speaks against a file before anything is changed: by these lines somebody finds out why nothing can be measured. */
const errorsOf = (module) =>
  [...module.errors(), ...[...module.children.allTests('failed')].flatMap((test) => test.result().errors ?? [])].map(
    ({ message }) => `${module.relativeModuleId}: ${message}`,
  );

process.on('message', async ({ changed }) => {
  for (const path of changed) vitest.invalidateFile(path);
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  const passes = testModules.length === specifications.length && testModules.every((module) => module.ok());
  if (passes && took.size === 0) {
    for (const module of testModules) took.set(module.moduleId, module.diagnostic().duration);
  }
  if (!passes && took.size === 0)
    for (const module of testModules) for (const error of errorsOf(module)) console.error(error);
  process.send({ passes: passes && unhandledErrors.length === 0 });
});
process.send({ ready: true });
