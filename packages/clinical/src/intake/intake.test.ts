import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recogniseCondition } from '../conditions/index.ts';
import type { Watch } from '../cover/index.ts';
import { type IntakeAnswer, patientFold, readPatient } from '../patient/index.ts';
import type { Context, RecordedEvent } from '../record/index.ts';
import { requestOfPatient, STARTING_POLICY, screen } from '../screening/index.ts';
import { DAY_MS, HOUR_MS, type Instant, instant } from '../units/index.ts';
import {
  adequacyOf,
  adequateTrials,
  decideIntake,
  findMedicine,
  INTAKE_FORM,
  INTAKE_QUESTIONS,
  INTAKE_WORDS,
  type IntakeCommand,
  intakeFacts,
  readIntake,
} from './index.ts';

const NOW = instant(Date.UTC(2026, 10, 25, 18));
const ON = '2026-11-25';
const later = (ms: number): Instant => instant(NOW + ms);

/** A person's record, driven by the intake's commands; what staff record comes as events. */
class Chart {
  state = patientFold.initial('patient/p1');
  #seq = 0;

  record(kind: string, body: unknown, at: Instant, author = 'nurse-1'): void {
    this.#seq += 1;
    this.state = patientFold.evolve(this.state, {
      kind,
      body,
      version: 1,
      occurredAt: at,
      recordedAt: at,
      zone: 'America/Denver',
      command: `c${String(this.#seq).padStart(4, '0')}`,
      index: 0,
      stream: 'patient/p1',
      seq: this.#seq,
      position: this.#seq,
      author: { kind: 'person', id: author, right: 'test' },
      hash: '',
    } as unknown as RecordedEvent);
  }
  say(kind: 'answer-intake' | 'finish-intake', body: unknown, at: Instant = NOW): readonly string[] {
    const id = `s${String(this.#seq + 1).padStart(4, '0')}`;
    const command = { id, kind, stream: 'patient/p1', seenSeq: 0, occurredAt: at, body } as IntakeCommand;
    const context: Context = { now: at, zone: 'America/Denver', actor: { kind: 'person', id: 'p1', roles: [] } };
    const decision = decideIntake({ patient: this.state }, command, context);
    if (decision.kind === 'refused') return decision.reasons.map(({ rule }) => rule);
    for (const draft of decision.streams[0]!.events) this.record(draft.kind, draft.body, at, 'p1');
    return decision.streams[0]!.events.map(({ kind: recorded }) => recorded);
  }
  answer(question: string, answer: IntakeAnswer, at: Instant = NOW): readonly string[] {
    return this.say('answer-intake', { question, answer, form: INTAKE_FORM, language: 'en' }, at);
  }
  get patient() {
    return readPatient(this.state);
  }
  get open(): readonly string[] {
    return readIntake(this.patient, NOW)
      .questions.filter(({ state }) => state === 'open')
      .map(({ row }) => row.id);
  }
  get tasks(): readonly string[] {
    return this.patient.tasks.map(({ kind }) => kind);
  }
}
const one = (value: string): IntakeAnswer => ({ kind: 'one', value });
const many = (...values: string[]): IntakeAnswer => ({ kind: 'many', values });
const UNKNOWN: IntakeAnswer = { kind: 'unknown' };

/** Answers everything that is asked with the mildest choice, or "I don't know". */
function answerAll(chart: Chart, except: Readonly<Record<string, IntakeAnswer>> = {}): void {
  for (let guard = 0; guard < 80; guard += 1) {
    const next = readIntake(chart.patient, NOW).next;
    if (next === null) return;
    const row = INTAKE_QUESTIONS.find(({ id }) => id === next)!;
    const plain: IntakeAnswer =
      row.kind === 'many'
        ? many()
        : row.id === 'safe-now'
          ? one('safe')
          : row.kind === 'one' && ['drug-problem', 'ketamine-misuse', 'previous-ketamine'].includes(row.id)
            ? one('never')
            : row.kind === 'lines'
              ? { kind: 'lines', lines: [] }
              : row.kind === 'medicines'
                ? { kind: 'medicines', medicines: [] }
                : row.kind === 'allergies'
                  ? { kind: 'allergies', allergies: [] }
                  : UNKNOWN;
    chart.answer(next, except[next] ?? plain);
  }
}

describe('two devices that answer the same question without knowing of each other', () => {
  const laterHere = (question: string, here: IntakeAnswer, there: IntakeAnswer) => {
    const chart = new Chart();
    chart.answer(question, here, later(60_000));
    // Said a minute before, where there was no signal: it comes in after it.
    chart.answer(question, there, NOW);
    return chart;
  };
  const display = (chart: Chart) => intakeFacts(chart.patient, ON).diagnoses?.map((one) => one.display) ?? [];

  test('none of these on one takes no illness away that the other told, and each keeps its time', () => {
    const chart = laterHere('heart', many(), many('heart-attack'));
    expect(display(chart)).toContain('Heart attack (myocardial infarction)');
    expect(intakeFacts(chart.patient, ON).provenance).toContainEqual(
      expect.objectContaining({ value: 'Heart attack (myocardial infarction)', at: NOW }),
    );
    expect(display(laterHere('heart', many('angina'), many('heart-attack')))).toEqual(
      expect.arrayContaining(['Angina', 'Heart attack (myocardial infarction)']),
    );
    expect(display(laterHere('heart', UNKNOWN, many('heart-attack')))).toContain(
      'Heart attack (myocardial infarction)',
    );
  });

  test('medicines and allergies of both stand', () => {
    const medicines = (...names: string[]): IntakeAnswer => ({
      kind: 'medicines',
      medicines: names.map((name) => ({ name })),
    });
    const { medications } = intakeFacts(laterHere('medicines', medicines(), medicines('lorazepam')).patient, ON);
    expect(medications?.map(({ name }) => name)).toEqual(['lorazepam']);
    const allergic: IntakeAnswer = { kind: 'allergies', allergies: [{ substance: 'ketamine' }] };
    const { allergies } = intakeFacts(
      laterHere('allergies', { kind: 'allergies', allergies: [] }, allergic).patient,
      ON,
    );
    expect(allergies).toEqual([{ substance: 'ketamine', reaction: null }]);
  });

  test('whoever knew of the answer and gave another takes it back', () => {
    const chart = new Chart();
    chart.answer('heart', many('heart-attack'), NOW);
    chart.answer('heart', many(), later(60_000));
    expect(display(chart)).toEqual([]);
    const both = laterHere('heart', many(), many('heart-attack'));
    both.answer('heart', many(), later(120_000));
    expect(display(both)).toEqual([]);
  });

  test('of one thing the newest stands', () => {
    const { pregnancy } = intakeFacts(laterHere('pregnancy', one('pregnant'), one('not-possible')).patient, ON);
    expect(pregnancy).toBe('pregnant');
  });
});

describe('what is asked', () => {
  test('a new person is asked everything that needs no earlier answer, safety first', () => {
    const { open } = new Chart();
    expect(open[0]).toBe('safe-now');
    expect(open).not.toContain('heart-attack-when');
    expect(open).toContain('pregnancy');
  });

  test.each([
    ['heart', many('heart-attack'), 'heart-attack-when'],
    ['heart', many('high-blood-pressure'), 'blood-pressure-control'],
    ['brain', many('stroke'), 'stroke-when'],
    ['brain', many('seizures'), 'seizure-when'],
    ['organs', many('glaucoma'), 'glaucoma-treated'],
    ['breathing', many('sleep-apnoea'), 'apnoea-treated'],
    ['breathing', many(), 'sleep-signs'],
    ['reason', one('depression'), 'trials'],
    ['reason', one('ptsd'), 'scale-pcl5'],
    ['previous-ketamine', one('badly'), 'previous-ketamine-words'],
  ])('%s answered %j opens %s', (question, answer, opened) => {
    const chart = new Chart();
    expect(chart.open).not.toContain(opened);
    chart.answer(question, answer);
    expect(chart.open).toContain(opened);
    expect(chart.open).not.toContain(question);
  });

  test('who is said to be male is not asked about pregnancy, and who was not asked is', () => {
    const chart = new Chart();
    chart.answer('sex', one('male'));
    expect(chart.open).not.toContain('pregnancy');
    chart.answer('sex', one('intersex'), later(1));
    expect(chart.open).toContain('pregnancy');
  });

  test('what the clinic knows is not asked again, until it is too old', () => {
    const chart = new Chart();
    chart.record('conditions-listed', { conditions: [] }, instant(NOW - 10 * DAY_MS));
    chart.record('body-measured', { weightKg: 70, heightCm: 170 }, instant(NOW - 10 * DAY_MS));
    expect(chart.open).not.toContain('heart');
    expect(chart.open).not.toContain('weight');
    const months = readIntake(chart.patient, later(200 * DAY_MS));
    const open = months.questions.filter(({ state }) => state === 'open').map(({ row }) => row.id);
    expect(open).toContain('heart');
    expect(open).not.toContain('height');
  });

  test('a scale that was answered this week stands as answered', () => {
    const chart = new Chart();
    chart.record('scale-answered', { instrument: 'phq9', version: '1', answers: {}, total: 12 }, later(-DAY_MS));
    expect(chart.open).not.toContain('scale-phq9');
    expect(chart.open).toContain('scale-gad7');
  });

  test('"are you safe right now" is asked again a day later while the form is open', () => {
    const chart = new Chart();
    chart.answer('safe-now', one('safe'));
    expect(readIntake(chart.patient, later(HOUR_MS)).next).toBe('reason');
    expect(readIntake(chart.patient, later(25 * HOUR_MS)).next).toBe('safe-now');
  });

  test('every answer leaves fewer or other questions, and the form ends, whatever is chosen', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (dice) => {
        const chart = new Chart();
        for (const die of dice) {
          const next = readIntake(chart.patient, NOW).next;
          if (next === null) break;
          const row = INTAKE_QUESTIONS.find(({ id }) => id === next)!;
          const options = 'options' in row ? row.options : [];
          const picked = options[die % Math.max(1, options.length)]?.id ?? '';
          chart.answer(next, row.kind === 'one' ? one(picked) : row.kind === 'many' ? many(picked) : UNKNOWN);
          expect(readIntake(chart.patient, NOW).next).not.toBe(next);
        }
        expect(readIntake(chart.patient, NOW).next).toBeNull();
      }),
      { numRuns: 40 },
    );
  });
});

describe('help comes first', () => {
  test('what is written of one’s own accord is looked at too', () => {
    const chart = new Chart();
    chart.answer('reason-words', { kind: 'lines', lines: ['My back hurts.'] });
    expect(chart.tasks).toEqual([]);
    chart.answer('reason-words', { kind: 'lines', lines: ['My back hurts.', 'I want to die.'] }, later(1));
    expect(chart.tasks).toEqual(['ask-cssrs']);
  });

  test('whoever reads at this hour owns it, by the clock here and not by the phone’s', () => {
    const chart = new Chart();
    const watch: Watch = { people: [{ id: 'pat', roles: ['prescriber'] }], watched: true, countsFrom: NOW };
    const decision = decideIntake(
      { patient: chart.state, watch },
      {
        id: 'c9',
        kind: 'answer-intake',
        stream: 'patient/p1',
        seenSeq: 0,
        occurredAt: later(24 * HOUR_MS),
        body: { question: 'safe-now', answer: one('not-safe'), form: INTAKE_FORM, language: 'en' },
      },
      { now: NOW, zone: 'America/Denver', actor: { kind: 'patient', id: 'p1', roles: [] } },
    );
    if (decision.kind === 'refused') throw new Error('a fact');
    const opened = decision.streams[0]!.events.find(({ kind }) => kind === 'task-opened')!;
    const task = opened.body as { owner?: string; dueAt: number };
    expect(task.owner).toBe('pat');
    expect(task.dueAt).toBeLessThanOrEqual(later(HOUR_MS));
  });

  test.each([
    ['safe-now', one('not-safe'), 'suicide-assess-now'],
    ['safe-now', one('unsure'), 'ask-cssrs'],
    ['safe-now', UNKNOWN, 'ask-cssrs'],
    ['reason', one('suicidal-thoughts'), 'ask-cssrs'],
  ])('%s answered %j opens a task in the same transaction', (question, answer, kind) => {
    const chart = new Chart();
    expect(chart.answer(question, answer)).toEqual(['intake-answered', 'task-opened']);
    expect(chart.tasks).toEqual([kind]);
    // The same cry twice is one task while that is open.
    expect(chart.answer(question, answer, later(1))).toEqual(['intake-answered']);
  });
  test('a safe answer opens nothing', () => {
    const chart = new Chart();
    chart.answer('safe-now', one('safe'));
    expect(chart.tasks).toEqual([]);
  });
});

describe('a fact is kept', () => {
  test.each([
    ['no-such-question', one('x')],
    ['heart', many('no-such-choice')],
    ['heart', one('heart-attack')],
    ['weight', { kind: 'number', value: 9_000 } as const],
  ])('%s answered %j is recorded, flagged and read by nobody', (question, answer) => {
    const chart = new Chart();
    expect(chart.answer(question, answer)).toEqual(['intake-answered']);
    const entry = chart.patient.entries[0]!;
    expect((entry.body as unknown as { flags: readonly unknown[] }).flags).toHaveLength(1);
    expect(intakeFacts(chart.patient, ON).provenance).toEqual([]);
  });
});

describe('finishing', () => {
  test('it names what is still open', () => {
    const chart = new Chart();
    expect(chart.say('finish-intake', { form: INTAKE_FORM })).toEqual(['intake-open']);
    expect(chart.say('finish-intake', { form: 'older' })).toEqual(['intake-form-changed']);
  });
  test('"I don\'t know" is an answer, so everybody can finish; staff see what nobody knew and nobody could read', () => {
    const chart = new Chart();
    answerAll(chart, {
      medicines: { kind: 'medicines', medicines: [{ name: 'sertraline' }, { name: 'zzblorb' }] },
      'other-illness': { kind: 'lines', lines: ['the wobbles'] },
      height: UNKNOWN,
    });
    expect(chart.say('finish-intake', { form: INTAKE_FORM })).toEqual(['intake-finished', 'task-opened']);
    expect(chart.tasks).toEqual(['intake-review']);
    const finished = chart.patient.entries.find(({ kind }) => kind === 'intake-finished')!;
    expect((finished.body as { unread: readonly string[] }).unread.toSorted()).toEqual(['the wobbles', 'zzblorb']);
    expect((finished.body as { unknown: readonly string[] }).unknown).toContain('height');
    expect(readIntake(chart.patient, later(1)).finishedAt).toBe(NOW);
  });
});

describe('what the screening sees', () => {
  const rules = (chart: Chart): readonly string[] =>
    screen(requestOfPatient(chart.patient, { route: 'iv-ketamine', now: NOW, on: ON }), STARTING_POLICY, NOW).flags.map(
      ({ rule }) => rule,
    );

  test('nothing told leaves everything missing', () => {
    expect(rules(new Chart())).toEqual(expect.arrayContaining(['diagnoses-missing', 'allergies-missing']));
  });
  test.each([
    ['heart', 'aneurysm', 'aneurysm-avm'],
    ['heart', 'heart-failure', 'unstable-cardiac'],
    ['brain', 'brain-bleed', 'ich-history'],
    ['brain', 'brain-pressure', 'icp-raised'],
    ['mind', 'schizophrenia', 'schizophrenia-spectrum'],
    ['mind', 'psychosis-past', 'psychosis-history'],
    ['mind', 'bipolar', 'bipolar-disorder'],
    ['organs', 'porphyria', 'porphyria'],
    ['breathing', 'home-oxygen', 'respiratory-compromise'],
    ['breathing', 'sleep-apnoea', 'osa'],
    ['bladder', 'blood', 'cystitis-active'],
    ['bladder', 'often', 'urologic-symptoms'],
  ])('%s: %s told raises %s', (question, option, rule) => {
    const chart = new Chart();
    chart.answer(question, many(option));
    expect(rules(chart)).toContain(rule);
  });
  test.each([
    ['under-6-weeks', 'contraindicated'],
    ['6-weeks-to-year', 'caution'],
    ['over-year', 'caution'],
  ])('a heart attack %s is judged %s', (when, verdict) => {
    const chart = new Chart();
    chart.answer('heart', many('heart-attack'));
    chart.answer('heart-attack-when', one(when));
    const { flags } = screen(
      requestOfPatient(chart.patient, { route: 'iv-ketamine', now: NOW, on: ON }),
      STARTING_POLICY,
      NOW,
    );
    expect(flags.find(({ rule }) => rule === 'mi-recent' || rule === 'cad-stable')?.verdict).toBe(verdict);
  });
  test('one illness told with a hole elsewhere leaves the hole as an entry that somebody must read', () => {
    const chart = new Chart();
    chart.answer('heart', many('angina'));
    chart.answer('mind', UNKNOWN);
    expect(rules(chart)).toContain('diagnosis-unrecognised');
    answerAll(chart, { mind: many() });
    chart.answer('mind', many(), later(1));
    expect(rules(chart)).not.toContain('diagnosis-unrecognised');
  });
  test('all answered "none" is a list without illness, and all but one is not', () => {
    const chart = new Chart();
    answerAll(chart);
    expect(rules(chart)).not.toContain('diagnoses-missing');
    chart.answer('organs', UNKNOWN, later(1));
    expect(rules(chart)).toContain('diagnoses-missing');
  });
  test('what the patient says after the clinic listed is added, and takes nothing away', () => {
    const chart = new Chart();
    chart.record('medicines-listed', { medicines: [{ name: 'lorazepam' }] }, later(-HOUR_MS));
    chart.record('allergies-listed', { answer: 'none-known', allergies: [] }, later(-HOUR_MS));
    chart.answer('medicines', { kind: 'medicines', medicines: [{ name: 'Ativan' }, { name: 'sertraline' }] });
    chart.answer('allergies', { kind: 'allergies', allergies: [{ substance: 'ketamine', reaction: 'hives' }] });
    const { patient } = requestOfPatient(chart.patient, { route: null, now: NOW, on: ON });
    expect(patient?.medications?.map(({ name }) => name)).toEqual(['lorazepam', 'sertraline']);
    expect(patient?.allergies?.map(({ substance }) => substance)).toEqual(['ketamine']);
  });
  test('a list that the clinic made afterwards stands', () => {
    const chart = new Chart();
    chart.answer('medicines', { kind: 'medicines', medicines: [{ name: 'sertraline' }] });
    chart.record('medicines-listed', { medicines: [{ name: 'lorazepam' }] }, later(HOUR_MS));
    const { patient } = requestOfPatient(chart.patient, { route: null, now: NOW, on: ON });
    expect(patient?.medications?.map(({ name }) => name)).toEqual(['lorazepam']);
  });
  test('a measured weight beats a told one, and a told one beats none', () => {
    const chart = new Chart();
    chart.answer('weight', { kind: 'number', value: 90 });
    const kg = () => requestOfPatient(chart.patient, { route: null, now: NOW, on: ON }).patient?.weightKg;
    expect(kg()).toBe(90);
    chart.record('body-measured', { weightKg: 88 }, later(-DAY_MS));
    expect(kg()).toBe(88);
  });
  test('each thing told carries who said it, to which question and when', () => {
    const chart = new Chart();
    chart.answer('heart', many('angina'));
    expect(intakeFacts(chart.patient, ON).provenance).toEqual([
      { field: 'patient.diagnoses', value: 'Angina', by: 'patient', question: 'heart', at: NOW },
    ]);
  });
});

describe('sleep apnoea that nobody has found', () => {
  const points = (signs: readonly string[], more: (chart: Chart) => void = () => undefined) => {
    const chart = new Chart();
    chart.answer('breathing', many());
    chart.answer('sleep-signs', many(...signs));
    more(chart);
    return intakeFacts(chart.patient, ON).stopBang;
  };
  const young = (chart: Chart): void => {
    chart.record(
      'patient-registered',
      { givenName: 'A', familyName: 'B', birthDate: '1996-01-01', sexAtBirth: 'female' },
      later(-DAY_MS),
    );
    chart.answer('heart', many());
    chart.record('body-measured', { weightKg: 60, heightCm: 170 }, later(-DAY_MS));
  };
  test('three signs are enough, whatever else is not known', () => {
    expect(points(['snores-loudly', 'tired-by-day', 'stops-breathing'])).toBe(3);
  });
  test('two signs and unknown others could be three: no score is said', () => {
    expect(points(['snores-loudly', 'tired-by-day'])).toBeUndefined();
  });
  test('with everything known the score is said', () => {
    expect(points(['snores-loudly'], young)).toBe(1);
  });
});

describe('trials of antidepressants', () => {
  test.each([
    [{ medicine: 'sertraline', mgPerDay: 100, weeks: 8 }, 'adequate'],
    [{ medicine: 'Zoloft', mgPerDay: 50, weeks: 6 }, 'adequate'],
    [{ medicine: 'sertraline', mgPerDay: 25, weeks: 8 }, 'low-dose'],
    [{ medicine: 'sertraline', mgPerDay: 100, weeks: 5 }, 'too-short'],
    [{ medicine: 'sertraline', weeks: 8 }, 'unknown'],
    [{ medicine: 'sertraline' }, 'unknown'],
    [{ medicine: 'ibuprofen', mgPerDay: 400, weeks: 20 }, 'not-an-antidepressant'],
    [{ medicine: 'zzblorb', mgPerDay: 20, weeks: 9 }, 'unknown'],
  ] as const)('%j is %s', (trial, adequacy) => {
    expect(adequacyOf(trial)).toBe(adequacy);
  });
  const good = { medicine: 'sertraline', mgPerDay: 100, weeks: 8 };
  test.each([
    [[], 0],
    [[good], 1],
    [[good, { ...good, medicine: 'venlafaxine', mgPerDay: 150 }], 2],
    [[good, { medicine: 'citalopram' }], null],
    // The same drug again, or under its brand, is no second drug; a second try that counts makes up for one that did not.
    [[good, good], 1],
    [[good, { ...good, medicine: 'Zoloft' }], 1],
    [[good, { medicine: 'Zoloft' }], 1],
    [[{ ...good, weeks: 2 }, good], 1],
    [[{ medicine: 'citalopram' }, { medicine: 'Celexa' }], 0],
    [[{ medicine: 'citalopram' }], 0],
    // Two whose names nobody can read may be two drugs.
    [[{ medicine: 'unknown' }, { medicine: 'unknown' }], null],
    [[{ medicine: 'SSRI' }, { medicine: 'ssri' }], null],
    [[good, { medicine: 'do not remember' }], null],
  ])('%j are %s', (trials, count) => {
    expect(adequateTrials(trials)).toBe(count);
  });
});

test('what was tried is told drug by drug, as it was remembered, with what it is judged by', () => {
  const chart = new Chart();
  const trials = [
    { medicine: 'Zoloft', mgPerDay: 100, weeks: 8, helped: 'no' as const },
    { medicine: 'venlafaxine', mgPerDay: 75, weeks: 10 },
    { medicine: 'citalopram' },
  ];
  chart.answer('trials', { kind: 'trials', trials });
  expect(intakeFacts(chart.patient, ON).trials).toEqual([
    { ...trials[0], adequacy: 'adequate', least: { mgPerDay: 50, weeks: 6 } },
    { ...trials[1], adequacy: 'low-dose', least: { mgPerDay: 150, weeks: 6 } },
    { ...trials[2], adequacy: 'unknown', least: { mgPerDay: 20, weeks: 6 } },
  ]);
  expect(intakeFacts(new Chart().patient, ON).trials).toBeNull();
});

describe('rows and words', () => {
  test.each(
    INTAKE_QUESTIONS.flatMap((row) =>
      'options' in row ? row.options.flatMap(({ id, says }) => (says ? [[row.id, id, says] as const] : [])) : [],
    ),
  )('%s: %s is read as the condition of its row', (_question, _option, says) => {
    const { findings } = recogniseCondition({ display: says.display, status: says.status });
    expect(findings).toContainEqual(expect.objectContaining({ condition: says.is, status: says.status }));
  });
  test.each(['en', 'es'] as const)(
    'every question and every choice has its words in %s, and no word is idle',
    (language) => {
      const words = INTAKE_WORDS[language];
      const asked = INTAKE_QUESTIONS.filter(({ kind }) => kind !== 'scale');
      expect(Object.keys(words).toSorted()).toEqual(asked.map(({ id }) => id).toSorted());
      for (const row of asked) {
        const options = 'options' in row ? row.options.map(({ id }) => id) : [];
        expect(Object.keys(words[row.id]?.options ?? {}).toSorted(), row.id).toEqual(options.toSorted());
      }
    },
  );
  test('a question that waits for another stands after it', () => {
    const at = new Map(INTAKE_QUESTIONS.map(({ id }, index) => [id, index]));
    for (const [index, { when }] of INTAKE_QUESTIONS.entries())
      for (const part of when) if ('question' in part) expect(at.get(part.question)).toBeLessThan(index);
  });
});

describe('finding a medicine', () => {
  test.each([
    ['sertr', 'sertraline'],
    ['SERTR', 'sertraline'],
    ['zolo', 'zoloft'],
    ['sertralin', 'sertraline'],
  ])('%s finds %s', (typed, name) => {
    expect(findMedicine(typed).map((found) => found.name.toLowerCase())).toContain(name);
  });
  test('a letter alone finds nothing, and no more than asked for come', () => {
    expect(findMedicine('s')).toEqual([]);
    expect(findMedicine('am', 3)).toHaveLength(3);
  });
});
