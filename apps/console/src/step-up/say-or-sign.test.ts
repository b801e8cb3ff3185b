import { describe, expect, test } from 'vitest';
import { sayOrSign } from './say-or-sign.ts';

const signature = { decision: 'treat', printedName: 'Dr. Bea Brandt' };

/** A clinic that takes a signature only of who is signed in, after the password. */
function clinic(named: boolean, confirms: boolean) {
  const taken: unknown[] = [];
  const asked: (string | undefined)[] = [];
  let ended = false;
  const signing = {
    named,
    say: async (body: Readonly<Record<string, unknown>>, as: 'as-named' | 'as-signed-in') => {
      if (asked.length === 0) return 'password' as const;
      taken.push({ as, ...body });
      return 'recorded' as const;
    },
    asks: (said: 'password' | 'recorded') => said === 'password',
    confirm: async (how?: 'by-pin') => {
      asked.push(how);
      return confirms;
    },
    signedIn: () => 'Dr. Ada Ames',
    endNamed: () => {
      ended = true;
    },
  };
  return { signing, taken, asked, ended: () => ended };
}

describe('a signature that asks for a password', () => {
  test('of somebody named by PIN carries the printed name of whose password it was', async () => {
    const { signing, taken, asked, ended } = clinic(true, true);
    expect(await sayOrSign({ ...signing, body: signature })).toEqual({ said: 'recorded', declined: false });
    expect(taken).toEqual([{ as: 'as-signed-in', decision: 'treat', printedName: 'Dr. Ada Ames' }]);
    expect(asked).toEqual(['by-pin']);
    expect(ended()).toBe(true);
  });

  test('of who is signed in keeps the name as he signs it', async () => {
    const { signing, taken, asked } = clinic(false, true);
    await sayOrSign({ ...signing, body: { ...signature, printedName: 'A. Ames, MD' } });
    expect(taken).toEqual([{ as: 'as-signed-in', decision: 'treat', printedName: 'A. Ames, MD' }]);
    expect(asked).toEqual([undefined]);
  });

  test('says nothing more, and leaves who was named, where nobody confirms it', async () => {
    const { signing, taken, ended } = clinic(true, false);
    expect(await sayOrSign({ ...signing, body: signature })).toEqual({ said: 'password', declined: true });
    expect(taken).toEqual([]);
    expect(ended()).toBe(false);
  });

  test('prints no name under what has none', async () => {
    const { signing, taken } = clinic(true, true);
    await sayOrSign({ ...signing, body: { reason: 'left the house' } });
    expect(taken).toEqual([{ as: 'as-signed-in', reason: 'left the house' }]);
  });
});
