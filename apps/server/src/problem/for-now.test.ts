import { describe, expect, test } from 'vitest';
import { problemOf } from '../commands/answers.ts';
import { isForNow } from './for-now.ts';

describe('what the store cannot take just now', () => {
  test.each(['53100', '53200', '53300', '57P03', '57P01', '08006', 'ECONNREFUSED'])(
    '%s is answered as out of reach, so that nothing that was said later is taken before it',
    (code) => {
      const error = Object.assign(new Error('no room'), { code });
      expect(isForNow(error)).toBe(true);
      expect(problemOf(error)).toMatchObject({ key: 'unavailable' });
    },
  );

  test.each(['23505', '42501', undefined])('%s is a fault of ours', (code) => {
    expect(problemOf(Object.assign(new Error('x'), { code }))).toBeUndefined();
  });
});
