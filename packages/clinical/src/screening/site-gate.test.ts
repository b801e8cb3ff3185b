import { describe, expect, test } from 'vitest';
import { addMinutes } from '../units/index.ts';
import { judgeSiteGate, prepare, SCREENING_RULES, SITE_RULES, type SiteState, STARTING_POLICY } from './index.ts';
import { NOW, takes, wellPatientBut } from './well-patient.fixture.ts';

const READY: SiteState = {
  outpatient: true,
  prescriberOnSite: true,
  rescueCheck: { signedAt: addMinutes(NOW, -120), dayStartedAt: addMinutes(NOW, -300), expiredItems: [] },
  standingOrderInForce: true,
  glucose: null,
};
const gate = (
  change: Partial<SiteState>,
  route: 'iv-ketamine' | 'intranasal-esketamine' = 'iv-ketamine',
  medicines: readonly string[] = [],
) =>
  judgeSiteGate({
    site: { ...READY, ...change },
    patient: prepare(wellPatientBut(takes(...medicines.map((name) => [name, 12] as const))), NOW),
    route,
    policy: STARTING_POLICY,
    now: NOW,
  }).map(({ rule, verdict, missing }) => [rule, verdict, ...missing]);
const glucose = (mgPerDl: number, minutesAgo = 10) => ({ glucose: { mgPerDl, at: addMinutes(NOW, -minutesAgo) } });

test('a ready site says nothing', () => expect(gate({})).toEqual([]));

describe('prescriber-not-on-site', () => {
  test('holds for esketamine of outpatients, and an unknown answer is no yes', () => {
    expect(gate({ prescriberOnSite: false }, 'intranasal-esketamine')).toEqual([['prescriber-not-on-site', 'defer']]);
    expect(gate({ prescriberOnSite: null }, 'intranasal-esketamine')).toEqual([
      ['prescriber-not-on-site', 'defer', 'site.prescriberOnSite'],
    ]);
    expect(gate({ prescriberOnSite: false, outpatient: null }, 'intranasal-esketamine')).toHaveLength(1);
  });
  test('does not hold for ketamine, nor in a hospital', () => {
    expect(gate({ prescriberOnSite: false })).toEqual([]);
    expect(gate({ prescriberOnSite: false, outpatient: false }, 'intranasal-esketamine')).toEqual([]);
  });
});

describe('rescue-not-ready', () => {
  const check = (change: Partial<SiteState['rescueCheck']>) =>
    gate({ rescueCheck: { ...READY.rescueCheck, ...change } });
  test('asks for a check of today and nothing expired', () => {
    expect(check({ signedAt: null })).toEqual([['rescue-not-ready', 'defer', 'site.rescueCheck.signedAt']]);
    expect(check({ signedAt: addMinutes(NOW, -301) })).toHaveLength(1);
    expect(check({ signedAt: addMinutes(NOW, -300) })).toEqual([]);
    expect(check({ signedAt: NOW })).toEqual([]);
    expect(check({ signedAt: addMinutes(NOW, 1) })).toHaveLength(1);
    expect(check({ expiredItems: ['naloxone'] })).toEqual([['rescue-not-ready', 'defer']]);
  });
});

test('rescue-order-missing asks for a reason, also when nobody knows', () => {
  expect(gate({ standingOrderInForce: false })).toEqual([['rescue-order-missing', 'caution']]);
  expect(gate({ standingOrderInForce: null })).toEqual([
    ['rescue-order-missing', 'caution', 'site.standingOrderInForce'],
  ]);
});

describe('glucose-fasting', () => {
  test.each([
    [69, 'defer'],
    [70, 'caution'],
    [99, 'caution'],
    [100, null],
    [300, null],
    [301, 'caution'],
  ])('%i mg/dL on insulin is %s', (value, verdict) =>
    expect(gate(glucose(value), 'iv-ketamine', ['Lantus']).map(([, given]) => given)).toEqual(
      verdict === null ? [] : [verdict],
    ),
  );
  test.each(['glipizide', 'repaglinide', 'Glucovance'])('is asked on %s', (name) =>
    expect(gate({}, 'iv-ketamine', [name])).toEqual([['glucose-fasting', 'defer', 'site.glucose']]),
  );
  test('counts for 60 min, and is not asked of anyone else', () => {
    expect(gate(glucose(120, 60), 'iv-ketamine', ['Lantus'])).toEqual([]);
    expect(gate(glucose(120, 61), 'iv-ketamine', ['Lantus'])).toEqual([['glucose-fasting', 'defer', 'site.glucose']]);
    expect(gate(glucose(120, -1), 'iv-ketamine', ['Lantus'])).toHaveLength(1);
    expect(gate(glucose(40), 'iv-ketamine', ['metformin'])).toEqual([]);
  });
});

test('a reason that puts off says what clears it, a mere caution does not; what the clinic made harder says it too', () => {
  const judged = (change: Partial<SiteState>, raised: Record<string, 'defer' | 'contraindicated'> = {}) =>
    judgeSiteGate({
      site: { ...READY, ...change },
      patient: prepare(wellPatientBut(takes(['Lantus', 12])), NOW),
      route: 'intranasal-esketamine',
      policy: { ...STARTING_POLICY, raised },
      now: NOW,
    });
  const clears = (...asked: Parameters<typeof judged>) =>
    Object.fromEntries(judged(...asked).map(({ rule, clears }) => [rule, clears?.who ?? null]));
  expect(clears({ prescriberOnSite: false, ...glucose(60) })).toEqual({
    'prescriber-not-on-site': 'prescriber',
    'glucose-fasting': 'nurse',
  });
  expect(clears(glucose(80))).toEqual({ 'glucose-fasting': null });
  expect(clears(glucose(80), { 'glucose-fasting': 'defer' })).toEqual({ 'glucose-fasting': 'nurse' });
  expect(clears(glucose(80), { 'glucose-fasting': 'contraindicated' })).toEqual({ 'glucose-fasting': 'nurse' });
});

test('not known and not so are told apart', () => {
  const said = (change: Partial<SiteState>) =>
    judgeSiteGate({
      site: { ...READY, ...change },
      patient: prepare(wellPatientBut(), NOW),
      route: 'intranasal-esketamine',
      policy: STARTING_POLICY,
      now: NOW,
    })[0];
  expect(said({ prescriberOnSite: null })).toMatchObject({
    because: 'Nobody has said that a prescriber is on site.',
    missing: ['site.prescriberOnSite'],
  });
  expect(said({ prescriberOnSite: false })).toMatchObject({ because: 'No prescriber is on site.', missing: [] });
});

test('no id is judged in both places', () => {
  const screened = new Set(SCREENING_RULES.map(({ id }) => id));
  expect(SITE_RULES.filter(({ id }) => screened.has(id))).toEqual([]);
});
