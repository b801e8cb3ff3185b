import { instant, MINUTE_MS } from '@keel/clinical/units';
import { expect, test } from 'vitest';
import { type Identity, isSteppedUp, STEP_UP_MS } from './identity.ts';

const authenticated = 1_772_550_000_000;
const identity = {
  authenticatedAt: instant(authenticated),
  strength: 'two-factors',
  secondFactor: 'present',
} as unknown as Identity;

test.each([
  [0, true],
  [STEP_UP_MS - 1, true],
  [STEP_UP_MS, false],
  // Two processes whose clocks differ a little.
  [-2_000, true],
  // The clock was set back since: five minutes are not sixty-five.
  [-60 * MINUTE_MS, false],
])('%d ms after somebody authenticated the step up holds: %s', (ms, holds) => {
  expect(isSteppedUp(identity, instant(authenticated + ms))).toBe(holds);
});
