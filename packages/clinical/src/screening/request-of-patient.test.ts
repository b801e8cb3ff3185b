import { describe, expect, test } from 'vitest';
import { addMinutes } from '../units/index.ts';
import { type AskedNow, requestOfPatient, STARTING_POLICY, screen } from './index.ts';
import { NOBODY, type Recorded } from './nobody.fixture.ts';
import { NOW } from './well-patient.fixture.ts';

const entry = <Body>(body: Body) => ({ body }) as never;
const ASKED: AskedNow = { route: 'iv-ketamine', now: NOW, on: '2026-03-01' };
const details = (birthDate: string, sexAtBirth = 'female') =>
  ({ givenName: 'A', familyName: 'B', birthDate, sexAtBirth }) as never;
const request = (patient: Partial<Recorded>, asked: Partial<AskedNow> = {}) =>
  requestOfPatient({ ...NOBODY, ...patient }, { ...ASKED, ...asked });

describe('a request from the record', () => {
  test('an empty record leaves everything missing, so the answer is a defer that asks for all of it', () => {
    const { verdict, flags } = screen(request({}), STARTING_POLICY, NOW);
    expect(verdict).toBe('defer');
    expect(flags.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining([
        'diagnoses-missing',
        'allergies-missing',
        'medlist-stale',
        'age-missing',
        'bp-missing',
        'consent-missing',
      ]),
    );
  });

  test.each([
    ['2008-03-01', 18],
    ['2008-03-02', 17],
    ['2007-12-31', 18],
    ['2026-03-01', 0],
    ['2026-03-02', null],
    ['2030-01-01', null],
    ['1980-02-30', null],
    ['1980-02', null],
    ['unknown', null],
  ])('born %s is %s years old on 2026-03-01', (birthDate, years) => {
    expect(request({ details: details(birthDate) }).patient?.ageYears).toBe(years);
  });

  test('a day that is none gives no age', () => {
    expect(request({ details: details('1980-01-01') }, { on: '2026-02-30' }).patient?.ageYears).toBeNull();
  });

  test('a sex that was not said is not known', () => {
    expect(request({ details: details('1980-01-01', 'not-said') }).patient?.sex).toBeNull();
    expect(request({ details: details('1980-01-01', 'male') }).patient?.sex).toBe('male');
  });

  test('"none known" is an empty list, never asked is none', () => {
    expect(request({ allergies: entry({ answer: 'none-known', allergies: [] }) }).patient?.allergies).toEqual([]);
    expect(request({}).patient?.allergies).toBeNull();
  });

  test('a medicine stopped lately stays, aged by its last day; one stopped long ago goes', () => {
    const medicines = entry({
      medicines: [
        { name: 'phenelzine', stopped: '2026-02-20' },
        { name: 'naltrexone', stopped: '2025-11-01' },
        { name: 'lorazepam' },
      ],
    });
    expect(request({ medicines }, { lastTakenHoursAgo: { lorazepam: 5 } }).patient?.medications).toEqual([
      { name: 'phenelzine', rxcui: null, dose: null, lastTakenHoursAgo: 216 },
      { name: 'lorazepam', rxcui: null, dose: null, lastTakenHoursAgo: 5 },
    ]);
  });

  test('diagnoses keep code, words and status', () => {
    const conditions = entry({
      conditions: [
        { system: 'words', words: 'aneurysm', status: 'ruled-out' },
        { system: 'ICD-10-CM', code: 'F20.9', words: 'Schizophrenia', status: 'remission' },
      ],
    });
    const rules = screen(request({ conditions }), STARTING_POLICY, NOW).flags.map(({ rule }) => rule);
    expect(rules).toContain('schizophrenia-spectrum');
    expect(rules).not.toContain('aneurysm-avm');
  });

  test('consent counts for its molecule, with its wording, while it is in force', () => {
    const signed = (consent: string, offLabelWording: boolean, expiresAt?: number) => [
      {
        kind: 'consent-signed',
        at: addMinutes(NOW, -60),
        body: {
          consent,
          document: 'd',
          version: '1',
          offLabelWording,
          ...(expiresAt === undefined ? {} : { expiresAt }),
        },
      } as never,
    ];
    const holds = (entries: never[], route: AskedNow['route'] = 'iv-ketamine') =>
      request({ entries }, { route }).patient?.context?.consentSigned ?? null;
    expect(holds(signed('ketamine', true))).toBe(true);
    expect(holds(signed('ketamine', false))).toBeNull();
    expect(holds(signed('esketamine', false))).toBeNull();
    expect(holds(signed('esketamine', false), 'intranasal-esketamine')).toBe(true);
    expect(holds(signed('ketamine', true, NOW))).toBeNull();
    expect(holds(signed('ketamine', true, addMinutes(NOW, 1)))).toBe(true);
    expect(holds(signed('ketamine', true), null)).toBeNull();
  });

  test('enrolment on record counts, its absence stays a question', () => {
    expect(request({ rems: entry({ enrolledOn: '2025-01-01' }) }).patient?.context?.remsPatientEnrolled).toBe(true);
    expect(request({}).patient?.context?.remsPatientEnrolled).toBeUndefined();
  });
});
