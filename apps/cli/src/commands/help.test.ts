import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { answerScoreRequest, parseScreeningRequest } from '@keel/formats/api';
import { expect, test, vi } from 'vitest';
import { commands } from './index.ts';

const keel = join(import.meta.dirname, '../../bin/keel.mjs');
const asked = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [keel, ...args], { encoding: 'utf8' });

/** What a command prints for `--help`, run here: a process each would take longer than all that it says. */
async function pageOf(name: string): Promise<string> {
  const said: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void said.push(`${String(line)}\n`));
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text, ...more: unknown[]) => {
    said.push(String(text));
    const done = more.at(-1);
    if (typeof done === 'function') done();
    return true;
  });
  try {
    expect(await commands[name]?.run(['--help'])).toBe(0);
  } finally {
    log.mockRestore();
    write.mockRestore();
  }
  return said.join('');
}

test('keel alone lists every command with what it is for', () => {
  const said = asked();
  for (const [name, { says }] of Object.entries(commands))
    expect(said).toMatch(new RegExp(`^ +${name} +${says}$`, 'm'));
  expect(asked('--help')).toBe(said);
});

test.each(Object.keys(commands))('keel %s --help says how it is used, and does nothing else', async (name) => {
  expect(await pageOf(name)).toMatch(new RegExp(`^keel ${name}\\b`));
});

test('keel help COMMAND is the same page', async () => {
  expect(asked('help', 'score')).toBe(await pageOf('score'));
});

test.each([
  ['score', answerScoreRequest],
  ['screen', parseScreeningRequest],
])('what the page of %s shows as a request is taken', async (name, take) => {
  const shown = (await pageOf(name)).matchAll(/^ {2}(\{[\s\S]*?\})\n(?=\n| {2}\{)/gm);
  const requests = [...shown].map((found) => JSON.parse(found[1] ?? '') as unknown);
  expect(requests.length).toBeGreaterThan(0);
  for (const request of requests) expect(take(request)).toMatchObject({ ok: true });
});

test('an instrument written another way is named as it is known', () => {
  expect(answerScoreRequest({ instrument: 'PHQ-9', answers: {} })).toMatchObject({
    issues: [{ path: 'instrument', message: 'there is no instrument "PHQ-9"; is it phq9?' }],
  });
});
