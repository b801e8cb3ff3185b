import { CommandId } from '@keel/formats/api';
import { expect, test } from 'vitest';
import { goOnAfter, uuid7 } from './uuid7.ts';

test('ids are what the server asks for, and sort as they were made, also when the clock stands or steps back', () => {
  const base = Date.UTC(2026, 2, 8, 9, 59, 59, 999);
  const ids = [
    ...Array.from({ length: 5_000 }, () => uuid7(base)),
    ...Array.from({ length: 100 }, () => uuid7(base - 90_000)),
    uuid7(base + 60_000),
  ];
  for (const id of ids) expect(CommandId.safeParse(id).success, id).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('goes on after what an earlier page left, though the clock is behind it', () => {
  const left = '01ffffff-ffff-7abc-8000-000000000000';
  goOnAfter(left);
  const made = [uuid7(1), uuid7(2), uuid7(3)];
  expect([left, ...made].toSorted()).toEqual([left, ...made]);
  goOnAfter('00000000-0001-7000-8000-000000000000');
  expect(uuid7(1) > made[2]!).toBe(true);
});
