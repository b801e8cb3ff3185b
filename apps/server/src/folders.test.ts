import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkFolders } from './folders.ts';
import { SettingError } from './settings/index.ts';

const root = mkdtempSync(join(tmpdir(), 'keel-folders-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let serial = 0;
const fresh = () => {
  serial += 1;
  return { keysDir: join(root, `${serial}`, 'keys'), checkpointsDir: join(root, `${serial}`, 'checkpoints') };
};
/** A folder that cannot be made: a file stands in its way. */
const closed = () => {
  serial += 1;
  const file = join(root, `file-${serial}`);
  writeFileSync(file, '');
  return join(file, 'below');
};
const failure = (settings: Parameters<typeof checkFolders>[0]) => {
  try {
    checkFolders(settings);
  } catch (error) {
    return error;
  }
  return null;
};

test('a new clinic gets its keys and its place for checkpoints', () => {
  const folders = fresh();
  checkFolders(folders);
  for (const name of ['checkpoint.key', 'checkpoint.pub', 'access.key'])
    expect(existsSync(join(folders.keysDir, name))).toBe(true);
  expect(existsSync(folders.checkpointsDir)).toBe(true);
});

test.each([
  ['KEEL_KEYS', 'keysDir'],
  ['KEEL_CHECKPOINTS', 'checkpointsDir'],
] as const)('%s that cannot be written is named before anything is served', (setting, part) => {
  const dir = closed();
  const error = failure({ ...fresh(), [part]: dir });
  expect(error).toBeInstanceOf(SettingError);
  expect(error).toMatchObject({ setting, message: expect.stringContaining(`${dir} cannot be written`) });
});

test.skipIf(process.platform !== 'linux')('a folder where no file system keeps files is named like any other', () => {
  for (const dir of ['/proc/keel/keys', '/proc']) {
    expect(failure({ ...fresh(), checkpointsDir: dir })).toMatchObject({
      setting: 'KEEL_CHECKPOINTS',
      message: expect.stringContaining(`${dir} cannot be written`),
    });
  }
});

test.each(['checkpoint.key', 'access.key'])('a damaged %s is named, left as it is and not repeated', (name) => {
  const folders = fresh();
  checkFolders(folders);
  const path = join(folders.keysDir, name);
  writeFileSync(path, 'half of a secret');
  const error = failure(folders);
  expect(error).toBeInstanceOf(SettingError);
  expect(error).toMatchObject({ setting: 'KEEL_KEYS', message: expect.stringContaining(path) });
  expect((error as Error).message).not.toContain('half of a secret');
  expect(readFileSync(path, 'utf8')).toBe('half of a secret');
});

test('an access key that is gone while the signing key is there is made anew only where it can be', () => {
  const folders = fresh();
  checkFolders(folders);
  rmSync(join(folders.keysDir, 'access.key'));
  mkdirSync(folders.checkpointsDir, { recursive: true });
  checkFolders(folders);
  expect(existsSync(join(folders.keysDir, 'access.key'))).toBe(true);
});
