import { describe, expect, test } from 'vitest';
import { productOf, tallyEvents } from '../adverse-events/index.ts';
import { ROUTES } from '../dosing/index.ts';
import type { AdverseEventReported, Patient, SessionClosed } from '../patient/index.ts';
import { exposuresOf } from './index.ts';

const session = (over: Partial<SessionClosed> = {}) => ({
  body: { route: 'iv-ketamine', outcome: 'released', deliveredMgMax: 35, adverseEvents: [], ...over },
});
const reported = (event: string, product: AdverseEventReported['product']) => ({ body: { event, product } });
const person = (sessions: readonly object[], adverseEvents: readonly object[] = []): Patient =>
  ({ sessions, adverseEvents }) as unknown as Patient;

describe('what one person adds to the clinic’s frequencies', () => {
  test('whose frequencies stand beside an event, by route', () => {
    expect(Object.fromEntries(ROUTES.map((route) => [route, productOf(route)]))).toEqual({
      'iv-ketamine': 'ketamine-iv',
      'im-ketamine': 'ketamine-other',
      'sc-ketamine': 'ketamine-other',
      'intranasal-esketamine': 'esketamine-nasal',
      'intranasal-ketamine': 'ketamine-other',
      'sublingual-ketamine': 'ketamine-other',
      'oral-ketamine': 'ketamine-other',
    });
    expect(productOf(null)).toBe('none');
  });

  test('one event in three sessions and a later report is one event', () => {
    const nausea = session({ adverseEvents: ['nausea'] });
    expect(exposuresOf(person([nausea, nausea, session()], [reported('nausea', 'ketamine-iv')]))).toEqual([
      { product: 'ketamine-iv', events: ['nausea'], followed: true },
    ]);
  });

  test('each product has its own row, and a route that was not studied has none', () => {
    const nasal = session({ route: 'intranasal-esketamine', adverseEvents: ['dizziness'] });
    const oral = session({ route: 'oral-ketamine', adverseEvents: ['fall'] });
    expect(exposuresOf(person([session(), nasal, oral], [reported('headache', 'esketamine-nasal')]))).toEqual([
      { product: 'esketamine-nasal', events: ['dizziness', 'headache'], followed: true },
      { product: 'ketamine-iv', events: [], followed: true },
    ]);
  });

  test.each([
    ['nothing reached the patient', { deliveredMgMax: 0, outcome: 'cancelled' }, []],
    ['left before release', { outcome: 'left' }, [false]],
    ['transferred', { outcome: 'transferred' }, [false]],
    ['released', {}, [true]],
  ] as const)('%s', (_what, over, followed) => {
    expect(exposuresOf(person([session(over)])).map((row) => row.followed)).toEqual(followed);
  });

  test('somebody who walked out is no proof that nothing happened, and what was seen counts', () => {
    const left = person([session({ outcome: 'left', adverseEvents: ['fall'] })]);
    const silent = person([session({ outcome: 'left' })]);
    const well = person([session()]);
    const [fall] = tallyEvents([left, silent, well].flatMap(exposuresOf), 'ketamine-iv');
    expect(fall?.observed).toMatchObject({ events: 1, of: 2, cohort: 3 });
  });
});
