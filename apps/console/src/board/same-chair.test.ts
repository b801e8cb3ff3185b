import type { BoardTile } from '@keel/formats/api';
import { expect, test } from 'vitest';
import { othersInChair } from './same-chair.ts';

const tile = (session: string, chair: string | null): BoardTile =>
  ({ session, chair: chair === null ? null : { id: chair, name: chair } }) as BoardTile;

test.each([
  [tile('a', 'c1'), [tile('a', 'c1'), tile('b', 'c1'), tile('c', 'c2')], ['b']],
  [tile('c', 'c2'), [tile('a', 'c1'), tile('b', 'c1'), tile('c', 'c2')], []],
  // No chair is not a chair that two share.
  [tile('a', null), [tile('a', null), tile('b', null)], []],
])('two in one chair are named to each other: %#', (one, here, others) => {
  expect(othersInChair(one, here).map(({ session }) => session)).toEqual(others);
});
