import { expect, test } from 'vitest';
import { InFlight } from './in-flight.ts';

test('pressed twice while the first is on its way it is said once; afterwards it is said anew', async () => {
  const said: string[] = [];
  let arrive: (() => void) | undefined;
  const inFlight = new InFlight<string>();
  const press = (key: string) =>
    inFlight.run(key, async () => {
      said.push(key);
      await new Promise<void>((resolve) => {
        arrive = resolve;
      });
      return `${key} ${said.length}`;
    });
  const first = press('waste');
  const second = press('waste');
  arrive?.();
  expect(await Promise.all([first, second])).toEqual(['waste 1', 'waste 1']);
  const later = press('waste');
  arrive?.();
  expect(await later).toBe('waste 2');
  const other = [press('waste'), press('count')];
  expect(said).toEqual(['waste', 'waste', 'waste', 'count']);
  arrive?.();
  expect(await other[1]).toBe('count 4');
});

test('one that fails stands in nobody’s way', async () => {
  const inFlight = new InFlight<string>();
  await expect(inFlight.run('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await inFlight.run('a', async () => 'here')).toBe('here');
});
