import { linesOf } from '@keel/clinical/home';
import { STARTING_POLICIES } from '@keel/clinical/policy';
import { instant } from '@keel/clinical/units';
import type { MyHomeView } from '@keel/formats/api';
import { describe, expect, test } from 'vitest';
import type { Said } from '../api/index.ts';
import { reachingOf, reachNow, stepOf } from './told-here.ts';

const NOW = instant(Date.parse('2026-11-02T10:00:00Z'));
const time = (minutes: number): string => new Date(NOW + minutes * 60_000).toISOString();
const LINES = linesOf(STARTING_POLICIES.mixed);
const VIEW: Parameters<typeof stepOf>[0] = {
  against: [],
  current: null,
  lines: LINES,
  pressureMinutes: 60,
  heardHours: 6,
};
let nth = 0;
const told = (body: object, minutes = 0): Said => {
  nth += 1;
  return {
    id: `c${nth}`,
    kind: 'tell-home-dose',
    occurredAt: time(minutes),
    body: { dose: 'd1', ...body },
    seenSeq: 0,
  };
};
const before = (systolic: number, diastolic: number, adultHere = true) =>
  told({ step: 'before', systolic, diastolic, adultHere });
const current = (more: Partial<NonNullable<MyHomeView['current']>>): NonNullable<MyHomeView['current']> => ({
  dose: 'd1',
  before: { systolic: 124, diastolic: 78, at: time(0) },
  takenAt: null,
  after: null,
  heardAt: null,
  against: [],
  untold: [],
  freshUntil: time(30),
  pressureAt: null,
  heardBy: null,
  ...more,
});

describe('what is told of a dose at home while nobody answers', () => {
  const { severe } = LINES;
  test.each([
    ['at the severe line', severe.systolic, 70, true],
    ['at the lower severe line', 120, severe.diastolic, true],
    ['just below both', severe.systolic - 1, severe.diastolic - 1, false],
  ])('a pressure %s calls for help at once, before a dose and after it, or does not', (_, upper, lower, calls) => {
    const rules = calls ? ['home-pressure-severe'] : [];
    expect(reachingOf([before(upper, lower)], LINES)).toEqual(rules);
    expect(reachingOf([told({ step: 'after', systolic: upper, diastolic: lower })], LINES)).toEqual(rules);
  });

  test.each([
    ['sent and not answered', [], [], false],
    ['taken by the clinic, while what it says could not be read since', ['c'], [], true],
    ['in what the clinic says', [], ['home-pressure-severe'], true],
  ])('what calls for help and is %s: the clinic is said to know of it, or not', (_, taken, reaching, knows) => {
    const one = before(severe.systolic, 70);
    expect(reachNow(reaching, [one], taken.length > 0 ? [one] : [], LINES)).toEqual({
      rules: ['home-pressure-severe'],
      told: knows,
    });
  });

  test('more than ordered calls for help at once; sleepiness waits for the clinic', () => {
    expect(reachingOf([told({ step: 'heard', moreTaken: true })], LINES)).toEqual(['home-more-taken']);
    expect(reachingOf([told({ step: 'heard', answers: { tired: 'very' } })], LINES)).toEqual([]);
  });

  test('a lower line of the clinic’s own policy is the line on the phone', () => {
    const own = linesOf({ ...STARTING_POLICIES.mixed, settings: { 'bp-severe-systolic': severe.systolic - 10 } });
    expect(reachingOf([before(severe.systolic - 10, 80)], own)).toEqual(['home-pressure-severe']);
  });

  test('no dose may be taken by a pressure that the clinic has not answered, whatever it is', () => {
    expect(stepOf(VIEW, [before(120, 70)], NOW)).toMatchObject({
      dose: 'd1',
      takenAt: null,
      against: [],
      answered: false,
    });
    expect(stepOf(VIEW, [before(160, 95)], NOW)?.against).toEqual(['home-pressure-before']);
    expect(stepOf(VIEW, [before(120, 70, false)], NOW)?.against).toEqual(['home-adult-missing']);
    expect(stepOf({ ...VIEW, against: ['home-hold'] }, [before(120, 70)], NOW)?.against).toEqual(['home-hold']);
  });

  test('an answer of the clinic holds as long as the pressure it was given for, and no longer', () => {
    const view = { ...VIEW, current: current({}) };
    expect(stepOf(view, [], NOW)).toMatchObject({ against: [], answered: true });
    expect(stepOf(view, [], instant(NOW + 31 * 60_000))?.against).toEqual(['home-pressure-missing']);
  });

  test('a dose that was taken goes on to its pressure and how it went, over what the clinic knew of it', () => {
    const taken = told({ step: 'taken' }, 5);
    expect(stepOf({ ...VIEW, current: current({}) }, [taken], NOW)).toMatchObject({
      before: { systolic: 124 },
      takenAt: time(5),
      pressureAt: time(65),
      heardBy: time(5 + 6 * 60),
      untold: ['after', 'heard', 'more-taken'],
    });
    const after = told({ step: 'after', systolic: 130, diastolic: 80 }, 66);
    const heard = told({ step: 'heard', answers: { tired: 'no' }, moreTaken: false }, 67);
    expect(stepOf(VIEW, [taken, after, heard], NOW)?.untold).toEqual([]);
    expect(stepOf(VIEW, [taken, told({ step: 'after', systolic: 130, diastolic: 80 }, 10)], NOW)?.untold).toContain(
      'after',
    );
  });
});
