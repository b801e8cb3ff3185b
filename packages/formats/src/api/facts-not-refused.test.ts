import { describe, expect, test } from 'vitest';
import { AskEstimateBody, CONSENT_COMMAND_BODIES, PATIENT_COMMAND_BODIES, SESSION_COMMAND_BODIES } from './index.ts';

const observed = (observations: object) => ({ observations, source: { from: 'person', how: 'observed' } });
const given = (as: 'fact' | 'order', body: object) => ({ as, overrides: [], order: null, ...body });
const full = { kind: 'full' };

/** Facts with a number that cannot be, each as somebody has typed it. */
const SLIPS: readonly (readonly [keyof typeof SESSION_COMMAND_BODIES, object])[] = [
  ['chart-observations', observed({ spo2Percent: 700 })],
  ['chart-observations', observed({ systolicMmHg: 1_240, diastolicMmHg: -80 })],
  ['chart-observations', observed({ heartRatePerMin: 9_999, temperatureC: 384.5, oxygenLPerMin: 900, painNrs: 11 })],
  ['chart-observations', observed({ sedation: { scale: 'moaas-0-5', score: 7 } })],
  ['chart-observations', { ...observed({ spo2Percent: 97 }), gridMinute: -4_000 }],
  ['record-glucose', { glucoseMgDl: 12_000 }],
  ['record-weight', { weightKg: 7_000, heightCm: 17 }],
  ['check-pump', { mlPerHour: 75_000, volumeToInfuseMl: -1, mgPerMl: 0, by: 'second-look', checkedBy: 'nora' }],
  ['change-infusion-rate', { infusion: '1', mlPerHour: -75, because: 'slip' }],
  ['stop-infusion', { infusion: '1', because: 'complete', pumpedMl: 99_999 }],
  ['read-pump-volume', { infusion: '1', pumpedMl: -5 }],
  ['flush-line', { infusion: '1', volumeMl: 20_000 }],
  ['record-line-failure', { infusion: '1', how: 'occluded', lostMlMin: 5, lostMlMax: 2 }],
  ['place-access', { place: 'left hand', attempts: 99 }],
  ['start-off-monitor', { because: 'toilet', limitMinutes: 999 }],
  ['score-aldrete', { activity: 3, respiration: 2, circulation: 2, consciousness: 2, saturation: 2 }],
  ['give-device', given('fact', { device: 4, mg: 2_800, watchedBy: 'nora', delivery: full })],
  [
    'give-device',
    given('fact', {
      device: 1,
      mg: 28,
      watchedBy: 'nora',
      delivery: { kind: 'uncertain', mgMin: 9, mgMax: 1, because: 'x' },
    }),
  ],
  ['give-bolus', given('fact', { mg: -10, overSeconds: 0, delivery: full })],
  ['give-injection', given('fact', { route: 'im-ketamine', mg: 50_000, place: 'deltoid', delivery: full })],
  ['give-medicine', given('fact', { medicine: 'midazolam', route: 'iv', doseMg: -1, because: 'x' })],
];

describe('a fact is not refused for what it says', () => {
  test.each(SLIPS)('%s %o', (kind, body) => {
    const parsed = SESSION_COMMAND_BODIES[kind].safeParse(body);
    expect(parsed.error?.issues).toBeUndefined();
    expect(parsed.data).toEqual(body);
  });
  test('nor the weight of a person', () => {
    expect(PATIENT_COMMAND_BODIES['measure-body'].safeParse({ weightKg: 7_000 }).success).toBe(true);
  });
  const LONG = 'I am not safe. '.repeat(20_000).trim();
  test('nor the note of a session for how long it is', () => {
    const body = { words: LONG, class: 'clinical' };
    expect(SESSION_COMMAND_BODIES['write-session-note'].safeParse(body).success).toBe(true);
  });
  test.each([
    ['write-journal', { words: LONG, shared: false }],
    ['answer-check-in', { point: 'day-3', answers: { safe: 'no' }, words: LONG }],
    ['say-not-safe', { words: LONG }],
    ['report-distress', { heard: 'phone', what: 'not-safe', words: LONG }],
    ['withdraw-consent', { consent: 'ketamine', words: LONG }],
    ['write-patient-note', { words: LONG, class: 'clinical' }],
    ['answer-experience', { session: 's1', felt: 'hard', lookedAfter: 'no', nextTime: LONG }],
    ['ask-integration', { words: LONG }],
    ['wish-next-time', { words: LONG, music: LONG }],
    ['ask-deletion', { words: LONG }],
    ['set-goals', { goals: [{ goal: 'g1', words: LONG }] }],
    [
      'write-safety-plan',
      { signs: [LONG], myself: [], places: [], people: [], professionals: [], surroundings: [], reasons: [LONG] },
    ],
  ] as const)('nor %s for how long somebody writes', (kind, body) => {
    expect(PATIENT_COMMAND_BODIES[kind].safeParse(body).error?.issues).toBeUndefined();
  });
  test('nor a question about a consent or the cost', () => {
    const body = { document: 'ketamine-iv', words: LONG };
    expect(CONSENT_COMMAND_BODIES['ask-about-consent'].safeParse(body).error?.issues).toBeUndefined();
    expect(AskEstimateBody.safeParse({ words: LONG }).success).toBe(true);
  });
});

test.each([
  ['give-device', { device: 1, mg: 2_800, watchedBy: 'nora', delivery: full }, 'mg'],
  ['give-bolus', { mg: 0, overSeconds: 60, delivery: full }, 'mg'],
  ['give-injection', { route: 'im-ketamine', mg: 50_000, place: 'deltoid', delivery: full }, 'mg'],
  ['give-medicine', { medicine: 'midazolam', route: 'iv', doseMg: -1, because: 'x' }, 'doseMg'],
  ['give-device', { device: 1, mg: 28, watchedBy: 'nora', delivery: { kind: 'partial', mg: 99 } }, 'delivery.mg'],
  [
    'start-infusion',
    { infusion: '1', mlPerHour: 75, mgPerMl: 0.7, bagVolumeMl: 0, line: { primedWith: 'saline', volumeMl: 15 } },
    'bagVolumeMl',
  ],
] as const)('an order keeps its ranges: %s', (kind, body, field) => {
  const parsed = SESSION_COMMAND_BODIES[kind].safeParse(given('order', body));
  expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  expect(parsed.error?.issues[0]?.message).toMatch(/^must be/);
});

test.each([
  ['chart-observations', observed({ spo2Percent: 'ninety' }), 'observations.spo2Percent', /number/],
  ['chart-observations', observed({ spo2: 97 }), 'observations', /spo2/],
  ['record-weight', { weightKg: Number.NaN }, 'weightKg', /number/],
  ['record-weight', {}, 'weightKg', /number/],
  ['record-care', { care: 'sang' }, 'care', /eyes-on/],
] as const)('what cannot be read says field and fix: %s %o', (kind, body, field, fix) => {
  const parsed = SESSION_COMMAND_BODIES[kind].safeParse(body);
  const issue = parsed.error?.issues[0];
  expect(issue?.path.join('.')).toBe(field);
  expect(issue?.message).toMatch(fix);
});
