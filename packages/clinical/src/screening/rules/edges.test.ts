import { describe, expect, test } from 'vitest';
import { EXPOSURE_CHANGES } from '../exposure-changes.ts';
import { STARTING_POLICY, screen } from '../index.ts';
import { RELEASE } from '../rule.ts';
import { diagnosis, ESKETAMINE_ROUTE, NOW, takes, wellPatientBut } from '../well-patient.fixture.ts';

const flag = (rule: string, changes: Readonly<Record<string, unknown>>) =>
  screen(wellPatientBut(changes), STARTING_POLICY, NOW).flags.find((each) => each.rule === rule);
const verdict = (rule: string, changes: Readonly<Record<string, unknown>>) => flag(rule, changes)?.verdict ?? null;
const values = (rule: string, changes: Readonly<Record<string, unknown>>) =>
  flag(rule, changes)?.inputs.map(({ value, age }) => [value, age?.value ?? null]);

describe('lines that lie between two numbers', () => {
  test.each([
    ['solids 4 h', { 'context.hoursSinceSolidFood': 4 }, null],
    ['solids just before 4 h', { 'context.hoursSinceSolidFood': 3.98 }, 'defer'],
    ['clear fluid 2 h', { 'context.hoursSinceClearFluid': 2 }, null],
    ['clear fluid just before 2 h', { 'context.hoursSinceClearFluid': 1.99 }, 'defer'],
    ['esketamine, food just before 2 h', { ...ESKETAMINE_ROUTE, 'context.hoursSinceSolidFood': 1.99 }, 'defer'],
    ['esketamine, food 2 h', { ...ESKETAMINE_ROUTE, 'context.hoursSinceSolidFood': 2 }, null],
    ['esketamine, fluid just before 30 min', { ...ESKETAMINE_ROUTE, 'context.hoursSinceClearFluid': 0.495 }, 'defer'],
    ['esketamine, fluid 30 min', { ...ESKETAMINE_ROUTE, 'context.hoursSinceClearFluid': 0.5 }, null],
  ])('fasting: %s', (_name, changes, expected) => expect(verdict('npo-not-met', changes)).toBe(expected));

  test.each([
    ['ALT at three times', { 'labs.altUL': 120, 'labs.altUpperLimitUL': 40 }, null],
    ['ALT above', { 'labs.altUL': 120.1, 'labs.altUpperLimitUL': 40 }, 'caution'],
    ['AST at three times', { 'labs.astUL': 120, 'labs.altUpperLimitUL': 40 }, null],
    ['AST above', { 'labs.astUL': 120.1, 'labs.altUpperLimitUL': 40 }, 'caution'],
  ])('liver enzymes: %s', (_name, changes, expected) => expect(verdict('hepatic-moderate', changes)).toBe(expected));

  test.each([
    ['free T4 1.8', { 'labs.freeT4NgDl': 1.8 }, 'info'],
    ['free T4 1.9', { 'labs.freeT4NgDl': 1.9 }, 'caution'],
    ['free T4 1.9, TSH 0.39', { 'labs.freeT4NgDl': 1.9, 'labs.tsh': 0.39 }, 'caution'],
    ['free T4 1.9, TSH 0.4', { 'labs.freeT4NgDl': 1.9, 'labs.tsh': 0.4 }, 'info'],
    ['TSH 0.09', { 'labs.tsh': 0.09 }, 'caution'],
    ['TSH 0.1', { 'labs.tsh': 0.1 }, 'info'],
  ])('thyroid hormone: %s', (_name, changes, expected) =>
    expect(verdict('ddi-thyroid', { ...takes(['levothyroxine', 20]), ...changes })).toBe(expected),
  );

  test('an onset that lies ahead is no date, so the date is asked for', () => {
    expect(verdict('mi-recent', diagnosis('I21.4', { onset: '2030-01-01' }))).toBe('defer');
    expect(verdict('mi-recent', diagnosis('I21.4', { onset: '2026-02-01' }))).toBe('contraindicated');
    expect(verdict('mi-recent', diagnosis('I21.4', { onset: '2025-10-01' }))).toBe('caution');
    expect(values('mi-recent', diagnosis('I21.4', { onset: '2026-02-01' }))).toEqual([['I21.4', 4.1]]);
  });

  test('an attempt on record counts for thirteen weeks', () => {
    const attempt = (onset?: string) =>
      screen(wellPatientBut(diagnosis('T14.91XA', { status: 'history', onset })), STARTING_POLICY, NOW).escalate;
    expect(attempt('2025-12-01')).toBe(true);
    expect(attempt('2025-11-29')).toBe(false);
    expect(attempt()).toBe(false);
  });
});

describe('Child-Pugh points from the laboratory, where cirrhosis has no class', () => {
  test.each([
    [3.5, 2, 1, 7],
    [3.6, 2, 1, 6],
    [2.8, 2, 1.69, 7],
    [2.8, 1.9, 1.69, 6],
    [2.8, 1.9, 1.7, 7],
    [2.7, 3, 1.7, 9],
    [2.8, 3, 2.4, 9],
    [2.7, 3.1, 1.7, 10],
    [2.7, 3, 2.3, 9],
    [2.7, 3, 2.4, 10],
  ])('albumin %f, bilirubin %f, INR %f: at least %i', (albuminGDl, bilirubinMgDl, inr, points) => {
    const changes = { ...diagnosis('K74.60'), labs: { albuminGDl, bilirubinMgDl, inr } };
    expect(verdict('hepatic-severe', changes)).toBe(points >= 10 ? 'contraindicated' : 'defer');
    expect(verdict('hepatic-moderate', changes)).toBe(points >= 7 && points < 10 ? 'caution' : null);
    expect(values('hepatic-severe', changes)?.at(-1)).toEqual([points, null]);
  });

  test('the class in the words of the entry is as good as the field, which outranks it', () => {
    expect(verdict('hepatic-moderate', diagnosis('Cirrhosis (Child-Pugh B)'))).toBe('caution');
    expect(verdict('hepatic-severe', diagnosis('Cirrhosis (Child-Pugh B)'))).toBeNull();
    expect(verdict('hepatic-severe', diagnosis("cirrhosis, Child's class C"))).toBe('contraindicated');
    expect(verdict('hepatic-moderate', { ...diagnosis('cirrhosis, Child-Pugh B'), 'labs.childPugh': 'A' })).toBeNull();
    expect(verdict('hepatic-severe', diagnosis('cirrhosis, survivor of child abuse'))).toBe('defer');
  });
});

describe('severe and untreated sleep apnoea beside an opioid', () => {
  test.each([
    ['severe sleep apnea, untreated', 'defer'],
    ['severe OSA, no CPAP', 'defer'],
    ['severe OSA, not treated', 'defer'],
    ['severe OSA without treatment', 'defer'],
    ['severe OSA, declines PAP', 'defer'],
    ['severe OSA, refuses mask', 'defer'],
    ['severe OSA on CPAP', 'caution'],
    ['severe OSA, no symptoms', 'caution'],
    ['OSA, no CPAP', 'caution'],
  ])('%s', (written, expected) =>
    expect(verdict('osa', { ...diagnosis(written), ...takes(['oxycodone', 5]) })).toBe(expected),
  );
});

describe('what a flag shows of what it looked at', () => {
  test('the body mass index to one decimal', () =>
    expect(values('bmi-30-plus', { bmi: undefined, heightCm: 170, weightKg: 120 })).toEqual([[41.5, null]]));

  test('the hours since a medicine, or none where nobody knows', () => {
    expect(values('hold-not-met', takes(['lorazepam', 6]))).toEqual([['lorazepam', 6]]);
    expect(values('hold-not-met', takes(['lorazepam']))).toEqual([['lorazepam', null]]);
  });

  test('an allergy with its reaction, where one was told', () => {
    expect(values('hypersensitivity', { allergies: [{ substance: 'ketamine' }] })).toEqual([['ketamine', null]]);
    expect(values('hypersensitivity', { allergies: [{ substance: 'ketamine', reaction: 'hives' }] })).toEqual([
      ['ketamine: hives', null],
    ]);
  });
});

describe('what stands behind a flag', () => {
  test('the gravest verdict of a row is released as the row says, a milder one as its verdict is', () => {
    expect(flag('aneurysm-avm', diagnosis('I71.40'))?.override?.how).toContain('vascular specialist');
    expect(flag('mi-recent', { 'context.weeksSinceMI': 3 })?.override).toEqual(RELEASE.contraindicated);
    expect(flag('mi-recent', { 'context.weeksSinceMI': 30 })?.override).toEqual(RELEASE.caution);
    expect(flag('suicidality-acute', { 'scales.cssrsIdeation': 5 })?.override?.how).toContain('same day');
  });

  test('an indication in words nobody knows asks nothing; a symptom in such words is asked about', () => {
    expect(flag('answer-unrecognised', { indication: 'zorblatic malaise' })).toBeUndefined();
    expect(verdict('answer-unrecognised', { 'context.symptomsToday': ['zorblatic malaise'] })).toBe('caution');
  });

  test('alcohol is asked about only where nobody knows the hours', () => {
    expect(flag('ddi-alcohol', { ...takes(['wine']), 'context.hoursSinceLastAlcohol': undefined })?.missing).toEqual([
      'patient.context.hoursSinceLastAlcohol',
    ]);
    expect(
      flag('ddi-alcohol', { ...takes(['wine', 40]), 'context.hoursSinceLastAlcohol': undefined })?.missing,
    ).toEqual([]);
  });

  test('an opioid is the graver from the score that counts as suspected apnoea', () => {
    const because = (stopBang: number) =>
      flag('ddi-opioid', { ...takes(['oxycodone', 5]), 'scales.stopBang': stopBang })?.because;
    expect(because(2)).toMatch(/^Breathing/);
    expect(because(3)).toMatch(/^Major with sleep apnoea/);
  });

  test('apnoea asks for its severity beside an opioid only', () => {
    expect(flag('osa', diagnosis('G47.33'))?.missing).toEqual([]);
    expect(flag('osa', { ...diagnosis('G47.33'), ...takes(['oxycodone', 5]) })?.missing).toHaveLength(1);
  });

  test('a disorder under treatment asks for a reason, whichever word says so', () => {
    for (const written of ['opioid use disorder in treatment', 'opioid dependence on maintenance'])
      expect(verdict('sud-active', diagnosis(written))).toBe('caution');
    expect(verdict('sud-active', diagnosis('opioid use disorder'))).toBe('defer');
  });

  test('a programme that was not checked is shown as such', () =>
    expect(values('pdmp-missing', { 'context.pdmpChecked': false })).toEqual([[false, null]]));

  test.each([
    ['all negative except cocaine', 'defer'],
    ['negative except for THC and fentanyl', 'defer'],
    ['positive: opiates', 'defer'],
    ['non-negative', 'defer'],
    ['cocaine not detected', null],
    ['negative for all, none detected', null],
    ['see report', 'defer'],
  ])('drug screen "%s"', (urineDrugScreen, expected) =>
    expect(verdict('sud-active', { 'labs.urineDrugScreen': urineDrugScreen })).toBe(expected),
  );
});

test('the measured changes of exposure are those of the reference', () => {
  expect(EXPOSURE_CHANGES.map(({ by, route, aucRatio, peakRatio }) => [by, route, aucRatio, peakRatio])).toEqual([
    ['clarithromycin', 'swallowed', 2.6, 3.6],
    ['ticlopidine', 'swallowed', 2.4, null],
    ['itraconazole', 'swallowed', 1, null],
    ['grapefruit', 'swallowed', 3, 2.1],
    ['rifampin', 'swallowed', 0.14, null],
    ['rifampin', 'vein', 0.86, null],
    ['st johns wort', 'swallowed', 0.42, 0.34],
  ]);
});

describe('what a reason says is what was counted', () => {
  const because = (rule: string, changes: Readonly<Record<string, unknown>>) => flag(rule, changes)?.because ?? '';

  test('weeks since an event, to the tenth', () => {
    expect(because('mi-recent', diagnosis('I21.4', { onset: '2026-02-01' }))).toContain('was 4.1 weeks ago');
    expect(because('stroke-tia', diagnosis('I63.9', { onset: '2026-02-01' }))).toContain('was 4.1 weeks ago');
  });

  test.each([
    ['epilepsy, seizure free for 3 weeks', '3 weeks'],
    ['epilepsy, seizure free for 2 months', '8.7 weeks'],
    ['epilepsy, free of seizures for 10 days', '1.4 weeks'],
  ])('%s: the last seizure was %s ago', (words, weeks) =>
    expect(because('seizure-disorder', diagnosis(words))).toContain(`was ${weeks} ago`),
  );

  test('of two entries the shorter time without a seizure counts, and the answer before both', () => {
    const entries = {
      diagnoses: ['epilepsy, seizure free for 9 weeks', 'seizure disorder, free of seizures for 5 weeks'].map(
        (display) => ({ display, status: null }),
      ),
    };
    expect(because('seizure-disorder', entries)).toContain('was 5 weeks ago');
    expect(because('seizure-disorder', { ...entries, 'context.weeksSinceLastSeizure': 7 })).toContain(
      'was 7 weeks ago',
    );
  });

  test('an antipsychotic that was studied, and one that was not', () => {
    expect(because('ddi-antipsychotic', takes(['risperidone', 20]))).toMatch(/^Haloperidol, risperidone/);
    expect(because('ddi-antipsychotic', takes(['paliperidone', 20]))).toMatch(/^This one was not studied/);
  });
});

describe('laboratory values speak only with what they belong to', () => {
  const bad = { albuminGDl: 2.5, bilirubinMgDl: 4, inr: 2.6 };

  test('points of a liver score need a scarred liver', () => {
    expect(verdict('hepatic-severe', { labs: bad })).toBeNull();
    expect(verdict('hepatic-moderate', { labs: { albuminGDl: 3, bilirubinMgDl: 2.5, inr: 1.6 } })).toBeNull();
    expect(verdict('hepatic-severe', { ...diagnosis('K74.60'), labs: bad })).toBe('contraindicated');
  });

  test.each([
    ['TSH 0.4, free T4 1.8', { 'labs.tsh': 0.4, 'labs.freeT4NgDl': 1.8 }, null],
    ['TSH 0.39, free T4 1.8', { 'labs.tsh': 0.39, 'labs.freeT4NgDl': 1.8 }, 'defer'],
    ['TSH 0.4, free T4 1.9', { 'labs.tsh': 0.4, 'labs.freeT4NgDl': 1.9 }, 'defer'],
  ])('an overactive thyroid on record with %s', (_name, labs, expected) =>
    expect(verdict('hyperthyroid-uncontrolled', { ...diagnosis('E05.90'), ...labs })).toBe(expected),
  );

  test('one word of an untreated glaucoma is enough, beside whatever treats it', () => {
    for (const words of ['glaucoma, untreated', 'glaucoma, uncontrolled on latanoprost', 'glaucoma on drops'])
      expect([words, verdict('iop-glaucoma', diagnosis(words))]).toEqual([
        words,
        words.includes('un') ? 'defer' : 'caution',
      ]);
  });
});

test.each([
  ['chest pain', 'caution'],
  ['loss of consciousness', 'caution'],
  ['DOE', 'caution'],
  ['R07.9', 'caution'],
  ['AMS, resolved', null],
  ['no chest pain', 'info'],
])('a sign in the list of diagnoses is asked about, unless it is over or denied: %s', (words, expected) =>
  expect(verdict('diagnosis-unrecognised', diagnosis(words))).toBe(expected),
);
