import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTING_IDS } from '@keel/clinical/policy';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const sourcesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ts$/.test(name) && !/\.(?:test|fixture)\.ts$/.test(name))
    .filter((name) => !name.startsWith('policy/'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));

/** A figure that a medical director may change, and that nothing reads, promises a change it does not make. */
test('every figure of a policy is read by a rule, not only shown', () => {
  const code = sourcesOf('packages/clinical/src').join('\n');
  /** Read as one of a pair, `${rule}-systolic`. */
  const built = (id: string): boolean =>
    ['systolic', 'diastolic'].some((limb) => id.endsWith(`-${limb}`) && code.includes(`\`\${rule}-${limb}\``));
  expect(SETTING_IDS.filter((id) => !code.includes(`'${id}'`) && !built(id))).toEqual([]);
});
