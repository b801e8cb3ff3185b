import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  canRunApart,
  doorsApart,
  doorsHere,
  HISTORIES_AT,
  type TestDatabase,
  testDatabase,
  triedLine,
  tryHistories,
} from '../testing/index.ts';

/** Safety R5. `npm run measure register` tries a hundred thousand. */
const HISTORIES = 80;
const STRUCK = 24;

let here: TestDatabase;
let apart: TestDatabase;
beforeAll(async () => {
  here = await testDatabase();
  apart = await testDatabase();
}, 120_000);
afterAll(async () => {
  await here.drop();
  await apart.drop();
});

describe('two or three nurses at one cabinet', () => {
  test(`${HISTORIES} histories over a real database agree with paper and pencil; nothing is missing`, {
    timeout: 600_000,
  }, async () => {
    const doors = doorsHere(here.app, HISTORIES_AT);
    const tried = await tryHistories({ histories: HISTORIES, connection: here.app, doors });
    await doors.close();
    console.log(triedLine(tried));
    expect(tried.histories).toBe(HISTORIES);
    expect(tried.imbalanceMg).toBeLessThan(1e-6);
    // The histories must be worth something: some are refused, some are interleaved.
    expect(tried.refused).toBeGreaterThan(0);
    expect(tried.interleaved).toBeGreaterThan(0);
  });

  test.runIf(canRunApart)(
    'histories with servers killed inside lose, double and miss nothing',
    {
      timeout: 600_000,
    },
    async () => {
      const doors = await doorsApart(apart.app, HISTORIES_AT);
      const tried = await tryHistories({ histories: STRUCK, connection: apart.app, doors, killEvery: 10 }).finally(
        doors.close,
      );
      console.log(triedLine(tried));
      expect(tried).toMatchObject({ histories: STRUCK, kills: { server: 2, database: 0 } });
      expect(tried.imbalanceMg).toBeLessThan(1e-6);
      // A kill that nobody noticed would prove nothing.
      expect(tried.saidAgain).toBeGreaterThan(0);
    },
  );
});
