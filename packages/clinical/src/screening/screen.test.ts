import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Policy, policyIssues, STARTING_POLICIES, settingOf } from '../policy/index.ts';
import {
  type FlagVerdict,
  prepare,
  previewPolicy,
  SCREENING_RULES,
  type ScreeningPolicy,
  SETTING_ROWS,
  STARTING_POLICY,
  screen,
  severity,
  VERDICTS,
} from './index.ts';
import { diagnosis, NOW, takes, wellPatientBut } from './well-patient.fixture.ts';

const MANY = process.env['KEEL_MEASURE'] ? 20_000 : Number(process.env['KEEL_RUNS'] ?? 400);
const RULE_IDS: ReadonlySet<string> = new Set(SCREENING_RULES.map(({ id }) => id));
const verdict = (changes: Record<string, unknown>, policy = STARTING_POLICY) =>
  screen(wellPatientBut(changes), policy, NOW).verdict;

const bool = fc.boolean();
const number = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((tenths) => tenths / 10);
const MEDICINES = [
  'lorazepam',
  'Adderall XR',
  'sertraline',
  'Contrave',
  'oxycodone',
  'Lamictal',
  'Ozempic',
  'insulin',
  'phenelzine',
  'clarithromycin',
  'zorblatine',
  'metformin',
  'Flonase',
];
const DIAGNOSES = [
  'I10',
  'F20.9',
  'I25.10',
  'G47.33',
  'F31.81',
  'I50.9',
  'F10.20',
  'N30.10',
  'I71.4',
  'F33.1',
  'M79.7',
  'G40.909',
  'I21.9',
  'I63.9',
  'E05.90',
  'K74.60',
  'H40.9',
];

/** What a person can answer, each by its path, from harmless to dangerous. */
const ANSWERS = {
  routeConsidered: fc.constantFrom(
    'iv-ketamine',
    'im-ketamine',
    'intranasal-esketamine',
    'intranasal-ketamine',
    'sublingual-ketamine',
    'oral-ketamine',
  ),
  ageYears: number(10, 90),
  sex: fc.constantFrom('female', 'male'),
  pregnancy: fc.constantFrom(
    'pregnant',
    'not-pregnant-test-negative',
    'possible-not-tested',
    'not-applicable',
    'post-menopausal',
    'unknown',
  ),
  breastfeeding: bool,
  'vitals.systolic': fc.integer({ min: 80, max: 220 }),
  'vitals.diastolic': fc.integer({ min: 40, max: 130 }),
  'vitals.heartRate': fc.integer({ min: 35, max: 150 }),
  'vitals.spo2RoomAir': fc.integer({ min: 85, max: 100 }),
  'vitals.respiratoryRate': fc.integer({ min: 6, max: 36 }),
  'context.escortArranged': bool,
  'context.hoursSinceSolidFood': number(0, 12),
  'context.hoursSinceClearFluid': number(0, 12),
  'context.consentSigned': bool,
  'context.hasCapacity': bool,
  'context.hoursSinceLastAlcohol': number(0, 60),
  'context.symptomsToday': fc.subarray(['chest pain', 'nausea', 'nocturia']),
  'context.pdmpChecked': bool,
  'context.medicationListReviewedToday': bool,
  'context.remsPatientEnrolled': bool,
  'context.remsSiteCertified': bool,
  'context.adequateAntidepressantTrials': fc.integer({ min: 0, max: 5 }),
  diagnoses: fc
    .subarray(DIAGNOSES, { maxLength: 4 })
    .map((codes) => codes.map((code) => ({ system: 'ICD-10-CM', code, status: 'active' }))),
  medications: fc.array(
    fc.record({ name: fc.constantFrom(...MEDICINES), lastTakenHoursAgo: fc.option(number(0, 40)) }),
    { maxLength: 4 },
  ),
  allergies: fc
    .subarray(['ketamine', 'penicillin', 'zorblatine'])
    .map((names) => names.map((substance) => ({ substance }))),
} as const;
/** Answers to a question that only some entry raises: "when was it?", "is it treated?". They come with that entry. */
const WITH_ENTRY = [
  ['I21.9', 'context.weeksSinceMI', number(0, 100)],
  ['I63.9', 'context.weeksSinceStrokeOrTia', number(0, 100)],
  ['G40.909', 'context.weeksSinceLastSeizure', number(0, 100)],
  ['S06.0X0A', 'context.weeksSinceHeadInjury', number(0, 100)],
  ['K74.60', 'labs.childPugh', fc.constantFrom('A', 'B', 'C')],
  ['H40.9', 'labs.intraocularPressureMmHg', number(8, 40)],
  ['E05.90', 'labs.tsh', number(0, 6)],
] as const;
/**
 * Answers that are asked for and wait for nothing: unknown must be no milder than the best of them. The reference says so of
 * cannabis ("ask, no defer"); scales and laboratory values stand in no row that waits for them. The depth of suicidal thoughts
 * is not among them: it has a property of its own.
 */
const ASKED = {
  'context.hoursSinceLastCannabis': [number(0, 60), 100],
  'scales.cssrsBehaviour3Months': [fc.integer({ min: 0, max: 2 }), 0],
  'scales.stopBang': [fc.integer({ min: 0, max: 8 }), 0],
  'scales.ymrs': [fc.integer({ min: 0, max: 40 }), 0],
  'labs.altUL': [number(5, 400), 20],
  'labs.egfr': [number(5, 120), 90],
  'context.homeOxygen': [bool, false],
  'context.nasalCongestionToday': [bool, false],
  bmi: [number(18, 60), 22],
} as const;

const anyRequest = fc.record(ANSWERS as unknown as Record<string, fc.Arbitrary<unknown>>);
/** `defer` at most: what is not known cannot be known to be contraindicated. */
const atMostDefer = (level: number) => Math.min(level, severity('defer'));
const rank = (changes: Record<string, unknown>) => severity(verdict(changes));

/** A well patient with one or two answers that may be bad, and which of them is then taken away: nothing else hides what it did. */
const fewAnswers = fc.subarray(Object.keys(ANSWERS), { minLength: 1, maxLength: 2 }).chain((paths) =>
  fc.record({
    answers: fc.record(
      Object.fromEntries(paths.map((path) => [path, ANSWERS[path as keyof typeof ANSWERS] as fc.Arbitrary<unknown>])),
    ),
    path: fc.constantFrom(...paths),
  }),
);

describe('missing data', () => {
  test('taking away the answer that stops an otherwise well patient leaves the patient stopped', () => {
    fc.assert(
      fc.property(fewAnswers, ({ answers, path }) => {
        // A man who is said to be pregnant: taking the pregnancy away leaves nobody to ask about it.
        fc.pre(answers['sex'] !== 'male' || answers['pregnancy'] === undefined);
        const known = { ...answers, bmi: undefined };
        expect(rank({ ...known, [path]: undefined })).toBeGreaterThanOrEqual(
          path === 'breastfeeding' || path === 'context.adequateAntidepressantTrials'
            ? bestOf(known, path)
            : atMostDefer(rank(known)),
        );
      }),
      { numRuns: MANY * 2 },
    );
  });

  test('taking away any answer the gate needs never makes the verdict milder, up to a defer', () => {
    fc.assert(
      fc.property(anyRequest, fc.constantFrom(...Object.keys(ANSWERS)), (answers, path) => {
        const known = { ...answers, bmi: undefined };
        const level = rank(known);
        const without = rank({ ...known, [path]: undefined });
        expect(without).toBeGreaterThanOrEqual(
          path === 'diagnoses' || path === 'medications' || path === 'allergies'
            ? atMostDefer(level)
            : path === 'breastfeeding' || path === 'context.adequateAntidepressantTrials'
              ? bestOf(known, path)
              : atMostDefer(level),
        );
      }),
      { numRuns: MANY },
    );
  });

  test('taking away the answer to a question that an entry raises never makes the verdict milder, up to a defer', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...WITH_ENTRY)
          .chain(([code, path, values]) =>
            fc.record({ code: fc.constant(code), path: fc.constant(path), value: values as fc.Arbitrary<unknown> }),
          ),
        ({ code, path, value }) => {
          const entry = diagnosis(code);
          expect(rank({ ...entry, [path]: undefined })).toBeGreaterThanOrEqual(
            atMostDefer(rank({ ...entry, [path]: value })),
          );
        },
      ),
      { numRuns: MANY },
    );
  });

  test.each([
    'Z95.5',
    'I25.2',
    'I21.9',
    'I63.9',
    'Z86.73',
    'S06.0X0A',
    'Coronary stent placed',
    'CABG',
    'Concussion',
    'Suicide attempt',
  ])('taking away the date of %s never makes the verdict milder, up to a defer, whatever its status', (entry) => {
    fc.assert(
      fc.property(
        fc.constantFrom('active', 'history', null),
        fc.constantFrom('2026-02-20', '2026-02', '2025-12-15', '2025-08', '2015'),
        fc.constantFrom(undefined, 0),
        (status, onset, behaviour) => {
          // Behaviour denied over three months contradicts an attempt within them, and is its answer where it has no date.
          fc.pre(entry !== 'Suicide attempt' || behaviour === undefined);
          const asked = { 'scales.cssrsBehaviour3Months': behaviour };
          expect(rank({ ...diagnosis(entry, { status }), ...asked })).toBeGreaterThanOrEqual(
            atMostDefer(rank({ ...diagnosis(entry, { status, onset }), ...asked })),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('an answer that is only asked for is, while unknown, never milder than its best value', () => {
    fc.assert(
      fc.property(anyRequest, fc.constantFrom(...Object.keys(ASKED)), (answers, path) => {
        const [, best] = ASKED[path as keyof typeof ASKED];
        const known = { ...answers, weightKg: undefined, bmi: 22 };
        expect(rank({ ...known, [path]: undefined })).toBeGreaterThanOrEqual(rank({ ...known, [path]: best }));
      }),
      { numRuns: MANY },
    );
  });

  test('taking away the C-SSRS never makes the verdict milder, whatever it said and whatever item 9 says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom(undefined, 0, 1, 2, 3),
        fc.constantFrom(undefined, 0, 1),
        fc.constantFrom([], ['suicidal ideation'], ['passive SI, no plan'], ['SI with plan']),
        fc.boolean(),
        (depth, item9, behaviour, words, today) => {
          const others = {
            'scales.phq9Item9': item9,
            'scales.cssrsBehaviour3Months': behaviour,
            ...(today
              ? { 'context.symptomsToday': words }
              : { diagnoses: words.map((display) => ({ display, status: 'active' })) }),
          };
          const known = screen(wellPatientBut({ ...others, 'scales.cssrsIdeation': depth }), STARTING_POLICY, NOW);
          const without = screen(
            wellPatientBut({ ...others, 'scales.cssrsIdeation': undefined }),
            STARTING_POLICY,
            NOW,
          );
          expect(severity(without.verdict)).toBeGreaterThanOrEqual(severity(known.verdict));
          expect(without.flags.flatMap(({ missing }) => missing)).toContain('patient.scales.cssrsIdeation');
        },
      ),
      { numRuns: MANY },
    );
  });

  /** The mildest level that any value of one answer could give. */
  function bestOf(known: Record<string, unknown>, path: string): number {
    return Math.min(...[true, false, 5].map((value) => rank({ ...known, [path]: value })));
  }

  test('nothing known is a defer that names every question, and no error', () => {
    const answer = screen({}, STARTING_POLICY, NOW);
    expect(answer).toMatchObject({ verdict: 'defer', escalate: false, route: null });
    const asked = new Set(answer.flags.flatMap(({ missing }) => missing));
    for (const path of Object.keys(ANSWERS))
      if (!['routeConsidered', 'breastfeeding', 'context.adequateAntidepressantTrials'].includes(path))
        expect(asked).toContain(`patient.${path}`);
  });

  test('naming a route never makes the verdict graver than leaving it open', () => {
    fc.assert(
      fc.property(anyRequest, (answers) => {
        expect(rank({ ...answers, bmi: undefined, routeConsidered: undefined })).toBeGreaterThanOrEqual(
          rank({ ...answers, bmi: undefined }),
        );
      }),
      { numRuns: MANY / 4 },
    );
  });
});

describe('the verdict', () => {
  test('is the gravest flag; information changes nothing', () => {
    fc.assert(
      fc.property(anyRequest, (answers) => {
        const { verdict: given, flags } = screen(wellPatientBut({ ...answers, bmi: undefined }), STARTING_POLICY, NOW);
        const gravest = VERDICTS.find((level) => flags.some((flag) => flag.verdict === level)) ?? 'info';
        expect(given).toBe(gravest === 'info' ? 'eligible' : gravest);
        expect(flags.map((flag) => severity(flag.verdict))).toEqual(
          [...flags.map((flag) => severity(flag.verdict))].sort((a, b) => b - a),
        );
      }),
      { numRuns: MANY / 4 },
    );
  });

  test('every flag shows what it looked at: a field, a value, and an age that is a number', () => {
    fc.assert(
      fc.property(anyRequest, fc.constantFrom(...WITH_ENTRY), (answers, [code]) => {
        const request = wellPatientBut({ ...answers, ...diagnosis(code), bmi: undefined });
        for (const flag of screen(request, STARTING_POLICY, NOW).flags)
          for (const { field, value, age } of flag.inputs) {
            expect(field).not.toBe('');
            expect(value ?? null, `${flag.rule} ${field}`).not.toBeNull();
            expect(value).not.toBe('');
            if (age !== null) expect(Number.isFinite(age.value)).toBe(true);
          }
      }),
      { numRuns: MANY / 2 },
    );
  });

  test('what an answer says depends on what is listed', () => {
    const flagOf = (changes: Record<string, unknown>, rule: string) =>
      screen(wellPatientBut(changes), STARTING_POLICY, NOW).flags.find((flag) => flag.rule === rule);
    expect(flagOf(diagnosis('F31.81'), 'bipolar-disorder')?.because).toContain('No mood stabiliser');
    expect(flagOf({ ...diagnosis('F31.81'), ...takes(['lithium', 20]) }, 'bipolar-disorder')?.because).not.toContain(
      'No mood',
    );
    expect(flagOf({ medications: [{ rxcui: '6470', lastTakenHoursAgo: 3 }] }, 'hold-not-met')?.because).toContain(
      'RxNorm 6470',
    );
    const opioid = (more: Record<string, unknown>) =>
      flagOf({ ...takes(['oxycodone', 3]), ...more }, 'ddi-opioid')?.because;
    expect(opioid({})).not.toContain('Major');
    expect(opioid({ 'scales.stopBang': 2 })).not.toContain('Major');
    expect(opioid({ 'scales.stopBang': 3 })).toContain('Major');
    expect(opioid(diagnosis('G47.33'))).toContain('Major');
    expect(opioid(diagnosis('G47.33', { status: 'history' }))).not.toContain('Major');
    expect(flagOf(takes(['oxycodone', 3]), 'osa')).toBeUndefined();
    expect(flagOf({ ...diagnosis('G47.33'), ...takes(['oxycodone', 3]) }, 'osa')?.inputs).toHaveLength(2);
    expect(
      flagOf({ ...takes(['rifampin', 3]), routeConsidered: 'oral-ketamine' }, 'ddi-cyp-inducer')?.because,
    ).toContain('0.14');
    expect(flagOf(takes(['rifampin', 3]), 'ddi-cyp-inducer')?.because).toContain('0.86');
  });

  test('a release fits the verdict: nobody for information, a reason for a caution, two clinicians for a contraindication', () => {
    const flagOf = (changes: Record<string, unknown>) => screen(wellPatientBut(changes), STARTING_POLICY, NOW).flags[0];
    expect(flagOf(diagnosis('F20.9'))).toMatchObject({
      override: { roles: ['prescriber', 'second prescriber'] },
      clears: null,
    });
    expect(flagOf({ 'context.weeksSinceMI': 20 })).toMatchObject({
      verdict: 'caution',
      override: { roles: ['prescriber'], how: expect.stringContaining('reason') },
      clears: null,
    });
    expect(flagOf({ 'vitals.systolic': 165 })).toMatchObject({ verdict: 'defer', clears: { who: 'prescriber' } });
    expect(flagOf(diagnosis('I10'))).toMatchObject({ verdict: 'info', override: null, clears: null });
  });

  test('acute suicidality escalates and does not exclude', () => {
    const { verdict: given, escalate } = screen(
      wellPatientBut({ 'scales.cssrsIdeation': 5, 'scales.phq9Item9': 3 }),
      STARTING_POLICY,
      NOW,
    );
    expect({ given, escalate }).toEqual({ given: 'caution', escalate: true });
  });

  test('an emergency escalates, a high number alone does not', () => {
    expect(screen(wellPatientBut({ 'context.symptomsToday': ['chest pain'] }), STARTING_POLICY, NOW).escalate).toBe(
      true,
    );
    expect(screen(wellPatientBut({ 'vitals.systolic': 200 }), STARTING_POLICY, NOW).escalate).toBe(false);
  });

  test('the layers are kept apart', () => {
    const request = wellPatientBut({ 'vitals.systolic': 170, ...diagnosis('F20.9') });
    expect(screen(request, STARTING_POLICY, NOW, ['intake']).flags.map(({ rule }) => rule)).toEqual([
      'schizophrenia-spectrum',
    ]);
    expect(screen(request, STARTING_POLICY, NOW, ['day']).flags.map(({ rule }) => rule)).toEqual(['bp-high']);
  });

  test('rows of the site are never raised from a request', () => {
    fc.assert(
      fc.property(anyRequest, (answers) => {
        const rules = screen(wellPatientBut({ ...answers, bmi: undefined }), STARTING_POLICY, NOW).flags.map(
          ({ rule }) => rule,
        );
        for (const site of ['glucose-fasting', 'prescriber-not-on-site', 'rescue-not-ready', 'rescue-order-missing'])
          expect(rules).not.toContain(site);
      }),
      { numRuns: MANY / 8 },
    );
  });

  test('the same request gives the same answer, and nothing of it is changed', () => {
    const request = wellPatientBut({ ...takes(['lorazepam', 3]), ...diagnosis('I10') });
    const before = structuredClone(request);
    expect(screen(request, STARTING_POLICY, NOW)).toEqual(screen(request, STARTING_POLICY, NOW));
    expect(request).toEqual(before);
  });
});

describe('policy', () => {
  type Edit = { readonly settings?: Policy['settings']; readonly raised?: Policy['raised'] };
  /** The next version, when it may be adopted; null otherwise. */
  const edited = (policy: ScreeningPolicy, edit: Edit): ScreeningPolicy | null => {
    const next: Policy = {
      ...(STARTING_POLICIES.mixed as Policy),
      version: 'clinic-2',
      settings: { ...policy.settings, ...edit.settings },
      raised: { ...policy.raised, ...edit.raised },
    };
    return policyIssues(next).length === 0 ? next : null;
  };
  const edit: fc.Arbitrary<Edit> = fc.record({
    settings: fc.dictionary(
      fc.constantFrom(...SETTING_ROWS.map(({ id }) => id)),
      fc.oneof(
        fc.double({ min: -50, max: 800, noNaN: true }),
        fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0, 140, 92, 24),
      ),
      { maxKeys: 6 },
    ),
    raised: fc.dictionary(fc.constantFrom(...RULE_IDS), fc.constantFrom<FlagVerdict>(...VERDICTS), { maxKeys: 4 }),
  });
  const apply = (edits: readonly Edit[]): ScreeningPolicy =>
    edits.reduce<ScreeningPolicy>((policy, next) => edited(policy, next) ?? policy, STARTING_POLICY);
  const loosestPolicy: ScreeningPolicy = {
    version: 'loosest',
    settings: Object.fromEntries(SETTING_ROWS.map((row) => [row.id, row.loosest])),
    raised: {},
  };

  test('no sequence of edits leaves a setting looser than its hard limit', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        const policy = apply(edits);
        for (const { id, loosest, tightest } of SETTING_ROWS) {
          expect(settingOf(policy, id)).toBeGreaterThanOrEqual(Math.min(loosest, tightest));
          expect(settingOf(policy, id)).toBeLessThanOrEqual(Math.max(loosest, tightest));
        }
      }),
      { numRuns: MANY },
    );
  });

  test('no sequence of edits lets a patient through whom the hard limits stop', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), anyRequest, (edits, answers) => {
        const request = wellPatientBut({ ...answers, bmi: undefined });
        expect(severity(screen(request, apply(edits), NOW).verdict)).toBeGreaterThanOrEqual(
          severity(screen(request, loosestPolicy, NOW).verdict),
        );
      }),
      { numRuns: MANY },
    );
  });

  const policyWith = (change: Edit): ScreeningPolicy => {
    const next = edited(STARTING_POLICY, change);
    if (next === null) throw new Error('outside the limits');
    return next;
  };

  test('a changed number is shown as clinic policy, with the version it was judged by', () => {
    const policy = policyWith({ settings: { 'bp-elevated-systolic': 130 } });
    const { flags, policyVersion } = screen(wellPatientBut({ 'vitals.systolic': 135 }), policy, NOW);
    expect(policyVersion).toBe('clinic-2');
    expect(flags).toMatchObject([{ rule: 'bp-elevated', basis: 'clinic policy' }]);
    expect(screen(wellPatientBut({ 'vitals.systolic': 145 }), STARTING_POLICY, NOW).flags).toMatchObject([
      { rule: 'bp-elevated', basis: 'label' },
    ]);
  });

  test('a clinic can write "at or above"', () => {
    const policy = policyWith({ settings: { 'bp-elevated-inclusive': 1 } });
    expect(verdict({ 'vitals.systolic': 140 }, policy)).toBe('caution');
    expect(verdict({ 'vitals.systolic': 140 })).toBe('eligible');
  });

  test('a raised rule is stricter, never milder', () => {
    const policy = policyWith({ raised: { 'ddi-maoi': 'contraindicated', 'schizophrenia-spectrum': 'info' } });
    expect(verdict(takes(['phenelzine', 5]), policy)).toBe('contraindicated');
    expect(verdict(diagnosis('F20.9'), policy)).toBe('contraindicated');
    expect(screen(wellPatientBut(takes(['phenelzine', 5])), policy, NOW).flags[0]).toMatchObject({
      rule: 'ddi-maoi',
      basis: 'clinic policy',
    });
  });

  test('a preview names whom a policy would touch and by which rule, before it is adopted', () => {
    const policy = policyWith({ settings: { 'bp-high-systolic': 150 } });
    const patients = [120, 155, 165].map(
      (systolic) => [systolic, prepare(wellPatientBut({ 'vitals.systolic': systolic }), NOW)] as const,
    );
    expect(previewPolicy(patients, STARTING_POLICY, policy)).toEqual([
      { patient: 155, from: 'caution', to: 'defer', rules: ['bp-elevated', 'bp-high'] },
    ]);
    expect(previewPolicy(patients, policy, policy)).toEqual([]);
  });
});
