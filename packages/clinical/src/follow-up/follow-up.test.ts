import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INGREDIENT_ROWS } from '../medicines/index.ts';
import {
  type Patient,
  type PatientEventBodies,
  type PatientEventKind,
  patientFold,
  readPatient,
} from '../patient/index.ts';
import { type Policy, STARTING_POLICIES } from '../policy/index.ts';
import type { RecordedEvent } from '../record/index.ts';
import { instrumentById } from '../scales/index.ts';
import { addMs, DAY_MS, type Instant, instant } from '../units/index.ts';
import { QT_DRUGS } from '../workup/index.ts';
import {
  clinicAnalysable,
  creepPolicyOf,
  dueScales,
  evidenceOf,
  lastDone,
  longTerm,
  missingEvidence,
  phaseOf,
  programmeOf,
  progressOf,
  workupOwed,
} from './index.ts';

const NOW = instant(Date.UTC(2026, 10, 25, 12));
const ago = (days: number): Instant => addMs(NOW, -days * DAY_MS);

type Said = { readonly [K in PatientEventKind]: readonly [Instant, K, PatientEventBodies[K]] }[PatientEventKind];

function chart(...said: readonly Said[]): Patient {
  const state = said.reduce(
    (before, [at, kind, body], index) =>
      patientFold.evolve(before, {
        command: `c${String(index).padStart(4, '0')}`,
        index: 0,
        stream: 'patient/p1',
        seq: index + 1,
        position: index + 1,
        kind,
        version: 1,
        occurredAt: at,
        recordedAt: at,
        zone: 'America/Denver',
        author: { kind: 'person', id: 'nora', right: 'test' },
        body,
        hash: '',
      } as unknown as RecordedEvent),
    patientFold.initial('patient/p1'),
  );
  return readPatient(state);
}

const course = (indication: string, plannedSessions?: number): Said => [
  ago(60),
  'course-started',
  {
    course: 'k1',
    indication,
    route: 'iv-ketamine',
    regimen: 'iv',
    ...(plannedSessions === undefined ? {} : { plannedSessions }),
  },
];
const session = (days: number, more: object = {}): Said => [
  ago(days),
  'session-closed',
  {
    session: `s${days}`,
    startedAt: ago(days),
    outcome: 'released',
    route: 'iv-ketamine',
    deliveredMg: 40,
    deliveredMgMax: 40,
    mgPerKg: 0.5,
    baselineBp: null,
    peakBp: null,
    lowestSedation: null,
    worstNausea: null,
    rescueMedicines: [],
    adverseEvents: [],
    ...more,
  },
];
const scale = (days: number, id: string, total: number | null, more: object = {}): Said => [
  ago(days),
  'scale-answered',
  { instrument: id, version: instrumentById(id)!.version, answers: {}, total, ...more },
];

test.each([
  ['treatment-resistant depression', 'psychiatric'],
  ['CRPS of the right hand', 'pain'],
  ['Fibromyalgia', 'pain'],
  ['neuropathic pain', 'pain'],
  ['painting block in depression', 'psychiatric'],
] as const)('a course for %s is a %s programme', (indication, programme) => {
  expect(programmeOf(chart(course(indication)))).toBe(programme);
});

test.each([
  [undefined, 2, null],
  [3, 2, 'induction'],
  [3, 3, 'maintenance'],
] as const)('with %s sessions planned and %i given the phase is %s', (planned, given, phase) => {
  const patient = chart(course('depression', planned), ...Array.from({ length: given }, (_, i) => session(20 - i)));
  expect(phaseOf(patient)).toBe(phase);
});

describe('which scales are due', () => {
  const ids = (patient: Patient, next: 'session-today' | 'none' = 'none') =>
    dueScales(patient, NOW, next).map(({ instrument }) => instrument);

  test('at intake everything of the programme that was never answered', () => {
    expect(ids(chart(course('depression')))).toEqual(
      expect.arrayContaining(['phq9', 'gad7', 'mdq', 'cssrsScreener', 'auditC', 'dast10', 'icsi']),
    );
    expect(ids(chart(course('chronic pain')))).toEqual(expect.arrayContaining(['peg', 'painNrs', 'phq9', 'gad7']));
  });

  test('an answer clears it, a partial one does not', () => {
    const missing = { score: { complete: false } };
    expect(ids(chart(course('depression'), scale(1, 'phq9', 12)))).not.toContain('phq9');
    expect(ids(chart(course('depression'), scale(1, 'phq9', null, missing)))).toContain('phq9');
  });

  test('one item left blank is an answer in part, of its day, and not one that was never given', () => {
    const due = (...said: readonly Said[]) =>
      dueScales(chart(course('depression'), ...said), NOW, 'none').find(({ instrument }) => instrument === 'auditC');
    const part = { score: { complete: false }, answers: { 'auditC.1': 2, 'auditC.2': null, 'auditC.3': 0 } };
    const blank = { score: { complete: false }, answers: { 'auditC.1': null, 'auditC.2': null, 'auditC.3': null } };
    expect(due(scale(1, 'auditC', null, part))).toMatchObject({ because: 'never', lastAt: null, partAt: ago(1) });
    expect(due()).toMatchObject({ lastAt: null, partAt: null });
    expect(due(scale(1, 'auditC', null, blank))).toMatchObject({ lastAt: null, partAt: null });
    expect(due(scale(1, 'auditC', null, part), scale(0.5, 'auditC', 3))).toBeUndefined();
  });

  test.each([
    [6.9, false],
    [7, true],
  ])('in induction the weekly mood scale, last answered %f days ago, is due: %s', (days, due) => {
    const patient = chart(course('depression', 6), session(10), scale(days, 'phq9', 12));
    expect(ids(patient).some((id) => id === 'phq9' || id === 'qidsSr16')).toBe(due);
  });

  test.each([
    [30, false],
    [31, true],
  ])('in maintenance PHQ-9, last answered %i days ago, is due: %s', (days, due) => {
    const patient = chart(course('depression', 1), session(50), scale(days, 'phq9', 12));
    expect(ids(patient).includes('phq9')).toBe(due);
  });

  test('before a session the C-SSRS is due unless it was asked today', () => {
    expect(
      ids(
        chart(course('depression', 6), scale(1, 'cssrsScreener', null, { score: { complete: true } })),
        'session-today',
      ),
    ).toContain('cssrsScreener');
    expect(
      ids(
        chart(course('depression', 6), scale(0.2, 'cssrsScreener', null, { score: { complete: true } })),
        'session-today',
      ),
    ).not.toContain('cssrsScreener');
  });

  test('what applies only to some is asked when nobody knows whether it does, and says so', () => {
    const row = dueScales(chart(course('depression')), NOW, 'none').find(({ instrument }) => instrument === 'pcl5');
    expect(row).toMatchObject({ unlessKnown: true });
    const listed: Said = [ago(2), 'conditions-listed', { conditions: [] }];
    expect(ids(chart(course('depression'), listed))).not.toContain('pcl5');
  });

  test('one instrument is never asked for twice', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 200 }),
        fc.nat({ max: 200 }),
        fc.option(fc.integer({ min: 1, max: 8 })),
        (a, b, planned) => {
          const patient = chart(course('depression', planned ?? undefined), session(a), scale(b, 'phq9', 3));
          const found = ids(patient, 'session-today');
          expect(new Set(found).size).toBe(found.length);
        },
      ),
    );
  });
});

describe('how a scale has gone', () => {
  test('the score before the first dose stands in for a baseline that nobody marked, and that is said', () => {
    const [line] = progressOf(chart(scale(30, 'phq9', 20), session(29), scale(10, 'phq9', 10)));
    expect(line).toMatchObject({
      baseline: { total: 20, marked: false },
      last: { total: 10 },
      change: { change: -10, response: true, remission: false },
      lines: { response: 10, remission: 4 },
    });
  });

  test('one that is marked counts, also after the first dose', () => {
    const [line] = progressOf(
      chart(scale(30, 'phq9', 20), session(29), scale(28, 'phq9', 12, { baseline: true }), scale(10, 'phq9', 10)),
    );
    expect(line).toMatchObject({ baseline: { total: 12, marked: true }, change: { response: false } });
  });

  test.each([
    ['holds', [9, 8], { state: 'holding', since: ago(20), lastAt: ago(10) }],
    ['is in doubt at one reading', [9, 15], { state: 'suspected', at: ago(10), by: 'relapse-phq9' }],
    ['is lost at two in a row', [9, 15, 16], { state: 'relapsed', at: ago(10), by: 'relapse-phq9' }],
  ] as const)('after a response it is said whether it %s, from the same baseline', (_, totals, value) => {
    const later = totals.map((total, nth) => scale(20 - nth * 10 + (nth === 2 ? 5 : 0), 'phq9', total));
    const [line] = progressOf(chart(scale(30, 'phq9', 20), session(29), ...later));
    expect(line!.relapse).toEqual({ known: true, value });
  });

  test('two that are marked judge nothing', () => {
    const twice = { baseline: true };
    const [line] = progressOf(chart(scale(30, 'phq9', 20, twice), scale(28, 'phq9', 12, twice), scale(1, 'phq9', 4)));
    expect(line).toMatchObject({ baseline: null, change: null });
  });

  test('four doses without a fifth of improvement ask the prescriber', () => {
    const doses = [20, 17, 14, 11].flatMap((days) => [session(days), scale(days - 1, 'phq9', 19)]);
    const [line] = progressOf(chart(scale(21, 'phq9', 20), ...doses), {
      improvementShare: 0.2,
      afterInfusion: 4,
      nonImprovementsInARow: 3,
    });
    expect(line!.stop).toMatchObject({ known: true, value: { warranted: false, by: 'fourth-infusion' } });
  });
});

describe('the long-term watch', () => {
  const of = (...said: readonly Said[]) => longTerm(chart(...said), { now: NOW, session: null, creep: null });

  test('counts every dose with the most it can have been', () => {
    expect(of(session(3), session(1, { deliveredMg: 10, deliveredMgMax: 25 })).lifetime).toEqual({ count: 2, mg: 65 });
  });

  test('doses that grow in maintenance are told by the policy in force, and by no other', () => {
    const doses = [1, 1, 1, 1, 1, 1.25, 1.25, 1.25, 1.25].map((mgPerKg, index) =>
      session(40 - index * 4, { deliveredMg: mgPerKg * 70, deliveredMgMax: mgPerKg * 70, mgPerKg }),
    );
    const told = (policy: Policy | null) =>
      longTerm(chart(course('depression', 1), ...doses), { now: NOW, session: null, creep: creepPolicyOf(policy) })
        .creep;
    const mixed = STARTING_POLICIES.mixed as Policy;
    expect(told(null)).toEqual({ known: false, because: 'no-policy' });
    expect(told(mixed)).toMatchObject({ known: true, alert: ['dose'] });
    const lenient = { ...mixed, settings: { ...mixed.settings, 'creep-dose-rise-percent': 30 } };
    expect(told(lenient)).toMatchObject({ known: true, alert: [] });
    const beyond = { ...mixed, settings: { ...mixed.settings, 'creep-doses': 40 } };
    // No policy turns the watch off: six doses against six is the most a clinic can ask for.
    expect(told(beyond)).toEqual({ known: false, because: 'too-few-doses' });
  });

  test('asks for nothing before the first dose', () => {
    expect(of(course('depression')).due).toEqual([]);
  });

  test('one urinalysis answers work-up and watch alike', () => {
    const result: Said = [ago(5), 'result-recorded', { item: 'bladder-baseline', on: '2026-11-20', reads: 'normal' }];
    expect(Object.keys(lastDone(chart(result)))).toEqual(
      expect.arrayContaining(['bladder-baseline', 'urinalysis', 'bladder-questions']),
    );
    const due = of(session(3), result).due.map(({ item }) => item.id);
    expect(due).not.toContain('urinalysis');
  });

  test('a bladder sign that was not asked about is never "no"', () => {
    expect(of(session(3)).bladder).toMatchObject({ verdict: 'unknown', askedAt: null });
    expect(of([ago(1), 'bladder-asked', { haematuria: false }]).bladder.verdict).toBe('unknown');
    expect(of([ago(1), 'bladder-asked', { haematuria: false, painDays: 0, frequencyDays: 0 }]).bladder.verdict).toBe(
      'clear',
    );
  });
});

describe('the work-up', () => {
  const owed = (age: number | null, ...said: readonly Said[]) =>
    workupOwed(chart(...said), NOW, age).map(({ row, state }) => `${row.id} ${state}`);

  test.each([
    [49, false],
    [50, true],
  ])('an ECG at %i years with nothing else known against it: %s', (age, due) => {
    const listed: Said = [ago(1), 'conditions-listed', { conditions: [] }];
    expect(owed(age, listed).includes('ecg due')).toBe(due);
  });

  describe('an ECG by what is taken', () => {
    const takes = (...names: string[]): Said => [
      ago(1),
      'medicines-listed',
      { medicines: names.map((name) => ({ name })) },
    ];
    const healthy: Said = [ago(1), 'conditions-listed', { conditions: [] }];
    const missing = (...said: readonly Said[]) =>
      workupOwed(chart(healthy, ...said), NOW, 40).find(({ row }) => row.id === 'ecg')?.missing;

    test.each(['methadone', 'Celexa 20 mg', 'Haldol', 'sotalol'])('%s asks for one', (name) =>
      expect(owed(40, healthy, takes(name))).toContain('ecg due'),
    );
    test('what does not lengthen the QT does not, and an empty list is an answer', () => {
      expect(missing(takes('metformin'))).not.toContain('qt-drugs');
      expect(missing(takes())).not.toContain('qt-drugs');
    });
    test('without a list, or while an entry is not understood, nobody knows', () => {
      expect(missing()).toContain('qt-drugs');
      expect(missing(takes('metformin', 'zorblatine'))).toContain('qt-drugs');
      expect(owed(40, healthy, takes('zorblatine', 'methadone'))).toContain('ecg due');
    });
  });

  describe('an ECG by what the plan gives', () => {
    const weight = { rule: 'actual', kg: 70, actualKg: 70, heightCm: 170, measuredAt: ago(2) };
    const infusion = (value: number) => ({
      form: 'infusion',
      amount: { per: 'kg', mgPerKg: value },
      weight,
      minutes: 40,
      bagVolumeMl: 50,
    });
    const plan = (order: unknown): Said[] => [
      [ago(9), 'course-started', { course: 'c1', indication: 'depression' } as never],
      [ago(8), 'plan-signed', { plan: 'p1', course: 'c1', revision: 1, regimen: 'iv-depression', order } as never],
      [ago(1), 'conditions-listed', { conditions: [] }],
      [ago(1), 'medicines-listed', { medicines: [] }],
    ];
    const ecg = (order: unknown | null) =>
      workupOwed(chart(...(order === null ? plan({}).slice(2) : plan(order))), NOW, 40).find(
        ({ row }) => row.id === 'ecg',
      );
    test('without a plan nobody knows, and a high dose asks for one', () => {
      expect(ecg(null)).toMatchObject({ state: 'unless', missing: ['high-dose'] });
      expect(ecg(infusion(0.75))).toBeUndefined();
      expect(ecg(infusion(0.8))).toMatchObject({ state: 'due', missing: [] });
    });
    test('a device gives its label’s dose; what is swallowed is not converted', () => {
      expect(ecg({ form: 'nasal-devices', devices: 3 })).toBeUndefined();
      expect(ecg({ form: 'mouth', amount: { per: 'dose', mg: 100 }, weight })).toMatchObject({
        missing: ['high-dose'],
      });
    });
  });

  test('every QT drug is one that lists are read for', () => {
    const known = new Set(INGREDIENT_ROWS.map(({ name }) => name));
    expect(QT_DRUGS.filter(({ ingredient }) => !known.has(ingredient))).toEqual([]);
  });

  test('a TSH is asked for on thyroid hormone, whatever is diagnosed', () => {
    const list = (name: string): Said[] => [
      [ago(1), 'conditions-listed', { conditions: [] }],
      [ago(1), 'medicines-listed', { medicines: [{ name }] }],
    ];
    expect(owed(40, ...list('Synthroid 50 mcg'))).toContain('tsh due');
    expect(owed(40, ...list('methimazole'))).toContain('tsh due');
    expect(owed(40, ...list('metformin')).some((item) => item.startsWith('tsh'))).toBe(false);
  });

  test('what depends on something nobody asked is asked', () => {
    expect(owed(null)).toContain('ecg unless');
    expect(owed(null)).toContain('urine-drug-screen unless');
  });

  test('a result clears what is asked once', () => {
    const result: Said = [
      ago(1),
      'result-recorded',
      { item: 'stop-bang', on: '2026-11-24', value: 2, reads: 'normal' },
    ];
    expect(owed(40)).toContain('stop-bang due');
    expect(owed(40, result)).not.toContain('stop-bang due');
  });
});

test('what is missing is named, and a full chart names nothing of it', () => {
  expect(missingEvidence(chart(session(3, { adverseEvents: ['nausea'] })))).toEqual([
    'no-baseline-score',
    'no-score-after-last-dose',
    'conditions-never-listed',
    'medicines-never-listed',
    'allergies-never-asked',
    'weight-never-measured',
    'bladder-never-asked',
    'session-event-not-judged',
    'no-consent',
  ]);
  expect(
    missingEvidence(
      chart(
        scale(5, 'phq9', 20),
        session(3),
        scale(1, 'phq9', 10),
        [ago(5), 'conditions-listed', { conditions: [] }],
        [ago(5), 'medicines-listed', { medicines: [] }],
        [ago(5), 'allergies-listed', { answer: 'none-known', allergies: [] }],
        [ago(5), 'body-measured', { weightKg: 70 }],
        [ago(5), 'bladder-asked', { haematuria: false }],
        [ago(5), 'consent-signed', { consent: 'ketamine', document: 'd', version: '1', offLabelWording: true }],
      ),
    ),
  ).toEqual([]);
});

describe('whose score is lacking, and by when', () => {
  const induction = (...days: readonly number[]): readonly Said[] => days.map((day) => session(day));
  const visitAhead = (days: number): Said => [
    ago(1),
    'visit-booked',
    { visit: 'v1', startsAt: ago(-days), kind: 'session', session: 's-next' } as PatientEventBodies['visit-booked'],
  ];

  test.each([
    ['nobody who is neither treated nor booked', [course('depression', 4)], null],
    ['a first visit without a score', [course('depression', 4), visitAhead(3)], ['before', 'baseline', null, ago(-3)]],
    ['a first visit with one', [course('depression', 4), scale(2, 'phq9', 18), visitAhead(3)], null],
    [
      'doses without a score before them',
      [course('depression', 4), ...induction(20, 16, 12, 10)],
      ['lost', 'baseline', null, null],
    ],
    [
      'too few doses so far',
      [course('depression', 4), scale(12, 'phq9', 18), ...induction(10, 5)],
      ['running', null, null, null],
    ],
    [
      'a follow-up that is open',
      [course('depression', 4), scale(32, 'phq9', 18), ...induction(30, 26, 23, 20)],
      ['open', 'follow-up', ago(6), ago(-11)],
    ],
    [
      'a follow-up that opens in three days',
      [course('depression', 4), scale(32, 'phq9', 18), ...induction(21, 18, 14, 11)],
      ['open', 'follow-up', ago(-3), ago(-20)],
    ],
    [
      'a follow-up that was given',
      [course('depression', 4), scale(32, 'phq9', 18), ...induction(30, 26, 23, 20), scale(4, 'phq9', 7)],
      ['counted', null, null, null],
    ],
    [
      'a score on the last day of the window',
      [course('depression', 4), scale(60, 'phq9', 18), ...induction(50, 46, 43, 40), scale(9, 'phq9', 7)],
      ['counted', null, null, null],
    ],
    [
      'a score a day too late',
      [course('depression', 4), scale(60, 'phq9', 18), ...induction(50, 46, 43, 40), scale(8, 'phq9', 7)],
      ['lost', 'follow-up', null, null],
    ],
    [
      'a course that ended early',
      [course('depression', 4), scale(60, 'phq9', 18), ...induction(50, 46)],
      ['outside', null, null, null],
    ],
  ] as const)('%s', (_, said, expected) => {
    const evidence = evidenceOf(chart(...(said as readonly Said[])), NOW);
    expect(evidence && [evidence.state, evidence.lacks, evidence.from, evidence.by]).toEqual(expected);
  });

  test('agrees with the outcome of the clinic: over every history, what is counted or lost after its window is what is analysable or not', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { maxLength: 10 }),
        fc.array(fc.integer({ min: 0, max: 95 }), { maxLength: 8 }),
        (doses, scores) => {
          const events = [
            ...doses.map((day) => [day, session(day)] as const),
            ...scores.map((day) => [day + 0.5, scale(day + 0.5, 'phq9', 12)] as const),
          ]
            .toSorted(([a], [b]) => b - a)
            .map(([, one]) => one);
          const patient = chart(course('depression'), ...events);
          const outcome = clinicAnalysable([patient], NOW);
          const evidence = evidenceOf(patient, NOW);
          if (outcome.started === 1) {
            expect(evidence?.state).toBe(outcome.analysable === 1 ? 'counted' : 'lost');
          } else if (evidence?.state === 'lost') {
            expect(evidence.lacks).toBe('baseline');
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
