import { instant } from '@keel/clinical/units';
import { describe, expect, test } from 'vitest';
import { readingWindow } from '../jobs/index.ts';
import { feedMessage } from './feed-message.ts';
import type { StoredMessage } from './ports.ts';

const at = instant(1_000_000);
const stored = (more: Partial<StoredMessage> = {}): StoredMessage => ({
  clinic: 'a',
  device: 'd1',
  controlId: '1',
  deviceTime: at,
  arrivedAt: at,
  claimedPatient: null,
  claimedLocation: null,
  patient: 'p1',
  session: 's1',
  chair: 'c1',
  readings: [
    { kind: 'SPO2', value: 97, unit: '%', at: instant(at - 1_000), flags: 'oximeter OBX-14' },
    { kind: 'HR', value: 70, unit: '/min', at: instant(at + 60_000), flags: 'ecg OBX-14 future-dated' },
  ],
  quarantined: [
    {
      obx: '3',
      row: 3,
      kind: 'RR',
      code: '',
      value: '-100',
      unit: '',
      at,
      timeFrom: 'OBX-14',
      device: null,
      reasons: [],
    },
    {
      obx: '4',
      row: 4,
      kind: 'SPO2',
      code: '',
      value: '-100',
      unit: '',
      at,
      timeFrom: 'OBX-14',
      device: null,
      reasons: [],
    },
  ],
  alarms: [],
  unmatched: null,
  speaksAgainst: null,
  clockAheadMs: 0,
  raw: new Uint8Array(),
  ...more,
});

describe('a message for whoever watches the session', () => {
  test('says of a kind that was held back that there is no value, unless another probe has one', () => {
    expect(feedMessage(stored()).readings.map(({ kind, value }) => [kind, value])).toEqual([
      ['SPO2', 97],
      ['HR', 70],
      ['RR', null],
    ]);
  });

  const alarm: StoredMessage['alarms'][number] = {
    id: 'A-1',
    code: '196674',
    name: 'MDC_EVT_LO_VAL_LT_LIM',
    text: 'SpO2  low',
    priority: 'high',
    source: 'physiological',
    phase: 'start',
    state: 'active',
    inactivation: null,
    value: '84',
    valueCode: null,
    unit: null,
    limits: null,
    at: instant(at - 500),
    timeFrom: 'OBX-14',
    device: 'd1',
    obx: '2',
  };
  const said = (more: Partial<typeof alarm>) => feedMessage(stored({ alarms: [{ ...alarm, ...more }] })).alarms;

  test('carries the alarms of the monitor itself, in its words and with its urgency', () => {
    expect(said({})).toEqual([
      {
        key: 'A-1',
        text: 'SpO2 low',
        side: 'physiological',
        priority: 'high',
        measured: { value: '84' },
        at: at - 500,
        saidAt: at - 500,
        heardAt: at,
        over: false,
      },
    ]);
    expect(said({ at: null })).toMatchObject([{ at }]);
    expect(said({ source: 'technical', priority: 'low', text: null })).toMatchObject([
      { side: 'technical', priority: 'low', text: 'MDC_EVT_LO_VAL_LT_LIM' },
    ]);
  });

  test.each([
    [
      { unit: '262688^MDC_DIM_PERCENT^MDC', limits: '>92' },
      { value: '84', unit: '%', limits: '>92' },
    ],
    [
      { value: null, unit: '262688^MDC_DIM_PERCENT^MDC', limits: '>92' },
      { unit: '%', limits: '>92' },
    ],
    [{ value: null }, null],
    [{ value: '9'.repeat(400), limits: '>92' }, { limits: '>92' }],
  ])('an alarm sent with %o carries %o, and no figure that was not sent', (sent, measured) => {
    expect(said(sent)[0]?.measured).toEqual(measured);
  });

  test('takes an alarm of unknown urgency and source for one of the patient, and a mark that calls nobody for none', () => {
    expect(said({ priority: null, source: null })).toMatchObject([{ side: 'physiological', priority: 'medium' }]);
    expect(said({ priority: 'none' })).toEqual([]);
  });

  test.each([
    [{ phase: 'continue', state: 'active' }, false],
    [{ phase: 'escalate', state: null }, false],
    [{ phase: null, state: null }, false],
    [{ phase: 'end', state: null }, true],
    [{ phase: 'reset', state: 'active' }, true],
    [{ phase: 'continue', state: 'inactive' }, true],
    [{ phase: 'continue', state: 'latched' }, true],
  ])('an alarm said with %o is over: %s', (words, over) => {
    expect(said(words)).toMatchObject([{ over }]);
  });

  test('an alarm of a monitor that names somebody else is nobody’s here', () => {
    expect(feedMessage(stored({ alarms: [alarm], session: null, speaksAgainst: 's1' })).alarms).toEqual([]);
  });

  test.each([
    ['when it began, repeated later', at - 3_000_000, at - 500, at - 500],
    ['to the second, by its message', at - 100, at - 400, at - 100],
    ['before messages were kept with their time', at - 9_000, undefined, at - 9_000],
  ])('an alarm dated %s is said when the monitor said it', (_, begun, made, saidAt) => {
    const madeAt = made === undefined ? {} : { madeAt: instant(made) };
    expect(said({ at: instant(begun), ...madeAt })).toMatchObject([{ at: begun, saidAt, heardAt: at }]);
  });

  test('what a monitor said of its alarms is over once it was taken off, and not what it said a moment ago', () => {
    const window = readingWindow();
    window.take(feedMessage(stored({ alarms: [alarm] })));
    const alarms = (on: string[], ms: number) => window.of('a', 's1', on, instant(at + ms)).devices[0]?.alarms;
    alarms([], 1_000);
    expect(alarms(['d1'], 2_000)).toHaveLength(1);
    alarms([], 60_000);
    expect(alarms(['d1'], 61_000)).toBeUndefined();
  });

  test('an alarm without an id is told apart by what it is about', () => {
    const keys = [{}, { code: '196652' }, { valueCode: 'RR' }].map((more) => said({ id: null, ...more })[0]?.key);
    expect(new Set(keys).size).toBe(3);
  });

  test('never gives a value a time after its arrival', () => {
    expect(feedMessage(stored()).readings[1]?.at).toBe(at);
  });

  test('says in whose word there is no value: the monitor’s own, or ours', () => {
    const held = (reason: string) => ({
      ...stored().quarantined[0]!,
      reasons: [{ reason: reason as 'sentinel', because: 'x' }],
    });
    const because = (reason: string) =>
      feedMessage(stored({ readings: [], quarantined: [held(reason)] })).readings.map((one) => one.because);
    expect(['sentinel', 'status-no-result', 'marked-invalid', 'status-withdrawn'].map(because)).toEqual([
      ['sentinel'],
      ['status-no-result'],
      ['marked-invalid'],
      ['status-withdrawn'],
    ]);
    expect(['implausible', 'unit-disagrees', 'code-disagrees'].map(because)).toEqual([
      ['held-back'],
      ['held-back'],
      ['held-back'],
    ]);
  });

  test.each([
    ['slow', -40_000, at - 40_000, at],
    ['fast', 40_000, at + 40_000, at],
    ['fast, and the cuff measured two minutes ago', 40_000, at - 80_000, at - 120_000],
    ['as good as right', 1_500, at - 10_000, at - 10_000],
  ])('a clock that is known to be %s does not make a value old or early', (_, clockAheadMs, measured, shown) => {
    const readings = [{ ...stored().readings[0]!, at: instant(measured) }];
    expect(feedMessage(stored({ clockAheadMs, readings, quarantined: [] })).readings[0]?.at).toBe(shown);
  });

  test('of a device that names somebody else has no values, and is still heard where the device was', () => {
    const window = readingWindow();
    window.take(feedMessage(stored()));
    window.take(feedMessage(stored({ patient: null, session: null, unmatched: 'other-patient', speaksAgainst: 's1' })));
    const seen = window.of('a', 's1', [], at);
    expect(seen.devices).toMatchObject([{ device: 'd1', otherPatient: true }]);
    // Put on somebody else, it has nothing more to say here.
    window.take(feedMessage(stored({ session: 's2' })));
    expect(window.of('a', 's1', [], at).devices).toEqual([]);
    expect(window.of('a', 's2', ['d1'], at).devices).toMatchObject([{ device: 'd1', otherPatient: false }]);
  });
});
