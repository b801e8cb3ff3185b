import { expect, test } from 'vitest';
import { type Found, nextStep, STEPS, stepsDone } from './steps.ts';

const NOTHING: Found = {
  places: undefined,
  staff: undefined,
  policy: undefined,
  register: undefined,
  devices: undefined,
  patients: undefined,
  covered: false,
};
const of = (more: object): string[] => [...stepsDone({ ...NOTHING, ...(more as Partial<Found>) })];

test('what cannot be read is not done', () => {
  expect(of({})).toEqual([]);
  expect(nextStep(new Set())).toBe('site');
  expect(nextStep(new Set(STEPS))).toBeUndefined();
});

test.each([
  ['a site without a chair', { places: { sites: [{ chairs: [], kit: null }] } }, ['site']],
  ['a chair that was closed', { places: { sites: [{ chairs: [{ open: false }], kit: null }] } }, ['site']],
  ['a prescriber alone', { staff: { people: [{ state: 'active', roles: ['prescriber'] }] } }, []],
  ['one who is both', { staff: { people: [{ state: 'active', roles: ['prescriber', 'nurse'] }] } }, ['people']],
  [
    'a nurse who has left',
    {
      staff: {
        people: [
          { state: 'active', roles: ['prescriber'] },
          { state: 'ended', roles: ['nurse'] },
        ],
      },
    },
    [],
  ],
  ['a policy that begins tomorrow', { policy: { versions: [{ state: 'ahead' }] } }, []],
  ['a cabinet nobody counted', { register: { places: [{ lastCount: null }] } }, []],
  ['a count', { register: { places: [{ lastCount: { at: 'now' } }] } }, ['drug']],
  ['a monitor that never spoke', { devices: { devices: [{ retired: false, lastMessageAt: null }] } }, []],
  ['a monitor that spoke', { devices: { devices: [{ retired: false, lastMessageAt: 'now' }] } }, ['device']],
  ['a person without a visit', { patients: { patients: [{ nextVisitAt: null }] } }, ['patient']],
  ['a booked person', { patients: { patients: [{ nextVisitAt: 'soon' }] } }, ['patient', 'booked']],
] as const)('%s', (_, more, wanted) => {
  expect(of(more)).toEqual(wanted);
});
