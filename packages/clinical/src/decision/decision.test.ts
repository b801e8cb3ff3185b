import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathOf } from '../path/index.ts';
import { decidePatient, type PatientCommand, type PatientState, patientFold, readPatient } from '../patient/index.ts';
import { STARTING_POLICIES } from '../policy/index.ts';
import type { Actor, Decision, Reason, StreamName } from '../record/index.ts';
import { fitsField, SCREENING_FIELDS, SCREENING_RULES, screeningField } from '../screening/index.ts';
import { recordDraft } from '../session/index.ts';
import { addMs, DAY_MS, HOUR_MS, type Instant, instant, localDateOf } from '../units/index.ts';
import { suicideRiskAskedAt } from './decision-reasons.ts';
import { assessRecord, changedSince, type DecisionCommand, decideDecision, toldOf } from './index.ts';

const STREAM: StreamName = 'patient/p1';
const ZONE = 'America/Denver';
const NOW = instant(1_772_470_800_000);
const NURSE: Actor = { kind: 'person', id: 'lindqvist', roles: ['nurse'] };
const PRESCRIBER: Actor = { kind: 'person', id: 'okafor', roles: ['prescriber'] };
const OTHER: Actor = { kind: 'person', id: 'haddad', roles: ['prescriber'] };
const policy = STARTING_POLICIES.mixed;

/** A person in memory, told as the clinic would tell it. */
class Person {
  state: PatientState = patientFold.initial(STREAM);
  #position = 0;
  now: Instant = NOW;
  get read() {
    return readPatient(this.state);
  }
  take(decision: Decision, actor: Actor): string[] {
    if (decision.kind === 'refused') return decision.reasons.map(({ rule }) => rule);
    for (const { events } of decision.streams)
      events.forEach((draft, index) => {
        this.#position += 1;
        const where = { stream: STREAM, seq: this.#position, position: this.#position, recordedAt: this.now };
        const id = { command: `c${String(this.#position).padStart(4, '0')}`, index };
        this.state = patientFold.evolve(this.state, recordDraft(draft, { ...id, actor, ...where }));
      });
    return [];
  }
  say(kind: PatientCommand['kind'], body: unknown, at: Instant = this.now): this {
    const command = { id: 'c', kind, stream: STREAM, seenSeq: 0, occurredAt: at, body } as PatientCommand;
    const rules = this.take(
      decidePatient({ patient: this.state }, command, { now: this.now, zone: ZONE, actor: NURSE }),
      NURSE,
    );
    if (rules.length > 0) throw new Error(rules.join());
    return this;
  }
  answer(answers: Readonly<Record<string, string | number | boolean>>, at?: Instant): this {
    return this.say('answer-screening', { answers, saidBy: 'patient' }, at);
  }
  cssrs(depth: number, at?: Instant): this {
    const answers: Record<string, number> = {
      'cssrs.1': depth >= 1 ? 1 : 0,
      'cssrs.2': depth >= 2 ? 1 : 0,
      'cssrs.6': 0,
    };
    if (depth >= 2) for (const item of [3, 4, 5]) answers[`cssrs.${item}`] = depth >= item ? 1 : 0;
    const version = 'screen with triage points, past month';
    return this.say('answer-scale', { instrument: 'cssrsScreener', version, answers, total: null }, at);
  }
  assess(route: DecisionCommand['body']['route'] = 'iv-ketamine') {
    return assessRecord(this.read, { route, policy, now: this.now, on: localDateOf(this.now, ZONE) });
  }
  decide(change: Partial<DecisionCommand['body']> = {}, second?: Actor, seenSeq = this.#position): Decision {
    const body: DecisionCommand['body'] = {
      decision: 'treat',
      route: 'iv-ketamine',
      words: 'two adequate trials, wishes it',
      printedName: 'Dr. Mara Okafor',
      overrides: [],
      ...change,
    };
    const command: DecisionCommand = {
      id: `d${this.#position}`,
      kind: 'sign-decision',
      stream: STREAM,
      seenSeq,
      occurredAt: this.now,
      body,
    };
    const context = { now: this.now, zone: ZONE, actor: PRESCRIBER, ...(second === undefined ? {} : { second }) };
    return decideDecision({ patient: this.state, policy }, command, context);
  }
  sign(change: Partial<DecisionCommand['body']> = {}, second?: Actor): string[] {
    return this.take(this.decide(change, second), PRESCRIBER);
  }
}

const rulesOf = (decision: Decision): string[] =>
  decision.kind === 'refused' ? decision.reasons.map(({ rule }) => rule) : [];

/** Somebody with every list and answer that an intake asks, and nothing against treatment. */
const well = (): Person =>
  new Person()
    .say('register-patient', { givenName: 'Ana', familyName: 'Ruiz', birthDate: '1980-05-01', sexAtBirth: 'female' })
    .say('list-allergies', { answer: 'none-known', allergies: [] })
    .say('list-medicines', { medicines: [] })
    .say('list-conditions', {
      conditions: [
        { system: 'ICD-10-CM', code: 'F33.2', words: 'Major depressive disorder, severe', status: 'active' },
      ],
    })
    .say('measure-body', { weightKg: 70, heightCm: 170 })
    .answer({
      'patient.pregnancy': 'not-pregnant-test-negative',
      'patient.breastfeeding': false,
      'patient.context.hasCapacity': true,
      'patient.context.pdmpChecked': true,
    })
    .cssrs(0);
const TELLING = {
  words: 'Your blood pressure is too high for this treatment to be safe.',
  alternatives: ['psychotherapy', 'rtms'],
  referrer: 'none',
  contact: { by: '2026-03-30', who: 'nurse' },
} as const satisfies DecisionCommand['body']['telling'];
const conditions = (words: string, status = 'active') => ({ conditions: [{ system: 'words', words, status }] });

describe('the record as a screening', () => {
  test('a person with every answer is eligible, and each value says where it comes from', () => {
    const person = well();
    const { answer, origins } = person.assess();
    expect(answer.flags.filter(({ verdict }) => verdict !== 'info')).toEqual([]);
    expect(answer).toMatchObject({ verdict: 'eligible', policyVersion: policy.version });
    expect(origins.get('patient.context.pdmpChecked')).toEqual({ at: NOW, by: 'lindqvist', from: 'answer' });
    expect(origins.get('patient.scales.cssrsIdeation')).toMatchObject({ from: 'scale' });
    expect(origins.get('patient.medications')).toMatchObject({ from: 'list', by: 'lindqvist' });
  });

  test('an answer counts as long as it is good for, and one moment later its question is open again', () => {
    const days = screeningField('patient.context.pdmpChecked')!.goodForDays!;
    const person = well();
    person.now = addMs(NOW, days * DAY_MS);
    expect(person.assess().origins.has('patient.context.pdmpChecked')).toBe(true);
    person.now = addMs(NOW, days * DAY_MS + 1);
    const { answer, setAside } = person.assess();
    expect(answer.flags.map(({ rule }) => rule)).toContain('pdmp-missing');
    expect(setAside).toContainEqual({
      field: 'patient.context.pdmpChecked',
      value: true,
      at: NOW,
      because: 'too-old',
    });
  });

  test('weeks since a heart attack go on counting after they were said', () => {
    const person = well().answer({ 'patient.context.weeksSinceMI': 5.9 });
    expect(person.assess().request.patient?.context?.weeksSinceMI).toBe(5.9);
    person.now = addMs(NOW, 7 * DAY_MS);
    expect(person.assess().request.patient?.context?.weeksSinceMI).toBe(6.9);
  });

  test('the later answer counts, in whatever order they arrive', () => {
    const late = well().answer({ 'patient.context.pdmpChecked': false }, addMs(NOW, -HOUR_MS));
    expect(late.assess().request.patient?.context?.pdmpChecked).toBe(true);
  });

  test('a number that nobody can have is kept, shown, and never used', () => {
    const person = well().answer({ 'patient.labs.egfr': 9_999 });
    const { request, setAside } = person.assess();
    expect(request.patient?.labs?.egfr).toBeUndefined();
    expect(setAside.map(({ field, because }) => [field, because])).toEqual([['patient.labs.egfr', 'out-of-range']]);
  });

  test.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 5],
  ])('a C-SSRS with ideation %i is read as %i', (depth, read) => {
    expect(well().cssrs(depth).assess().request.patient?.scales?.cssrsIdeation).toBe(read);
  });

  test('a result of the work-up answers its question', () => {
    const person = well().say('record-result', { item: 'pregnancy-test', on: '2026-03-02', reads: 'abnormal' });
    expect(person.assess().answer.flags[0]).toMatchObject({ rule: 'pregnancy', verdict: 'contraindicated' });
  });

  test('what is missing from somebody of whom nothing is known is never "no"', () => {
    const person = new Person().say('register-patient', {
      givenName: 'Ana',
      familyName: 'Ruiz',
      birthDate: '1980-05-01',
      sexAtBirth: 'female',
    });
    const { answer } = person.assess();
    expect(answer.verdict).toBe('defer');
    const rules = answer.flags.map(({ rule }) => rule);
    for (const rule of ['diagnoses-missing', 'allergies-missing', 'pregnancy-test-missing', 'pdmp-missing'])
      expect(rules).toContain(rule);
  });

  test('every question of the table is one that a rule or a flag of the request reads', () => {
    const names = new Set(SCREENING_FIELDS.map(({ field }) => field));
    expect(names.size).toBe(SCREENING_FIELDS.length);
    for (const row of SCREENING_FIELDS) expect(row.field).toMatch(/^patient\.((vitals|labs|scales|context)\.)?\w+$/);
    expect(SCREENING_RULES.length).toBeGreaterThan(60);
  });

  test('an answer of the wrong kind fits no question', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCREENING_FIELDS),
        fc.oneof(fc.boolean(), fc.double(), fc.string()),
        (row, value) => {
          const { answer } = row;
          if (!fitsField(row, value)) return;
          if (answer.kind === 'yes-no') expect(typeof value).toBe('boolean');
          else if (answer.kind === 'number') expect(Number.isFinite(value)).toBe(true);
          else if (answer.kind === 'choice') expect(answer.options).toContain(value);
          else expect(String(value).trim()).not.toBe('');
        },
      ),
    );
  });
});

describe('a decision for treatment', () => {
  test('carries the screening it rests on, with the version of the policy', () => {
    const person = well();
    expect(person.sign()).toEqual([]);
    const { decision, screening } = person.read;
    expect(decision?.body).toMatchObject({
      decision: 'treat',
      route: 'iv-ketamine',
      basis: { verdict: 'eligible', escalate: false, policyVersion: policy.version },
    });
    expect(screening?.body).toMatchObject({ verdict: 'eligible', policyVersion: policy.version, route: 'iv-ketamine' });
  });

  test('is refused with every flag that stands, each at once', () => {
    const person = new Person().say('register-patient', {
      givenName: 'Ana',
      familyName: 'Ruiz',
      birthDate: '1980-05-01',
      sexAtBirth: 'female',
    });
    const rules = person.sign({ route: null });
    for (const rule of ['decision-route-missing', 'diagnoses-missing', 'allergies-missing', 'pdmp-missing'])
      expect(rules).toContain(rule);
    expect(person.read.decision).toBeNull();
  });

  test('passes a caution with a signed reason, and without one it does not', () => {
    const person = well().say('list-conditions', conditions('bipolar disorder'));
    expect(person.sign()).toEqual(['bipolar-disorder']);
    expect(person.sign({ overrides: [{ rule: 'bipolar-disorder', reason: '   ' }] })).toEqual(['bipolar-disorder']);
    const overrides = [{ rule: 'bipolar-disorder', reason: 'on lithium, no mania for six years' }];
    expect(person.sign({ overrides })).toEqual([]);
    expect(person.read.decision?.body).toMatchObject({ overrides, overridden: [{ rule: 'bipolar-disorder' }] });
  });

  test('passes no caution that came after what its author had seen', () => {
    const person = well();
    const seen = person.state.seq;
    const overrides = [{ rule: 'bipolar-disorder', reason: 'on lithium, no mania for six years' }];
    person.say('list-conditions', conditions('bipolar disorder'));
    expect(rulesOf(person.decide({ overrides }, undefined, seen))).toEqual(['bipolar-disorder']);
    expect(rulesOf(person.decide({ overrides }))).toEqual([]);
  });

  test('passes a missing history with nobody’s reason: it is answered, not overridden', () => {
    const person = well();
    const state = person.state;
    const bare = new Person().say('register-patient', {
      givenName: 'Ana',
      familyName: 'Ruiz',
      birthDate: '1980-05-01',
      sexAtBirth: 'male',
    });
    const overrides = ['diagnoses-missing', 'allergies-missing', 'pdmp-missing'].map((rule) => ({
      rule,
      reason: 'known to me',
    }));
    expect(bare.sign({ overrides })).toEqual(expect.arrayContaining(['diagnoses-missing', 'allergies-missing']));
    expect(bare.sign({ overrides })).not.toContain('pdmp-missing');
    expect(person.state).toBe(state);
  });

  test('against a contraindication takes two prescribers, each on the record', () => {
    const person = well().say('list-conditions', conditions('intracerebral haemorrhage', 'history'));
    const overrides = [{ rule: 'ich-history', reason: 'two neurologists agree, letter of 2 March' }];
    expect(person.sign()).toEqual(['ich-history']);
    expect(person.sign({ overrides })).toEqual(['ich-history']);
    expect(person.sign({ overrides }, NURSE)).toEqual(['ich-history']);
    expect(person.sign({}, OTHER)).toEqual(['ich-history']);
    expect(person.sign({ overrides }, OTHER)).toEqual([]);
    expect(person.read.decision?.body.second).toBe('haddad');
  });

  test('takes up acute suicidality that nobody has taken up: it escalates, it does not exclude', () => {
    const person = well();
    person.now = addMs(NOW, 2 * HOUR_MS);
    person.say('list-conditions', conditions('suicidal ideation with plan'));
    const { answer } = person.assess();
    expect(answer.escalate).toBe(true);
    expect(person.sign({ overrides: [{ rule: 'suicidality-acute', reason: 'seen today, plan made' }] })).toEqual([]);
    const risk = person.read.tasks.filter(({ kind }) => kind === 'suicide-assess-today');
    expect(risk).toHaveLength(1);
    person.sign({ overrides: [{ rule: 'suicidality-acute', reason: 'seen today, plan made' }] });
    expect(person.read.tasks.filter(({ kind }) => kind === 'suicide-assess-today')).toHaveLength(1);
  });

  test('is not struck out: another one is signed', () => {
    const person = well();
    person.sign();
    const ref = person.read.decision!.ref;
    const command = {
      id: 'x',
      kind: 'strike-entry',
      stream: STREAM,
      seenSeq: 0,
      occurredAt: NOW,
      body: { entry: ref, reason: 'no longer wanted' },
    } as PatientCommand;
    expect(
      person.take(decidePatient({ patient: person.state }, command, { now: NOW, zone: ZONE, actor: NURSE }), NURSE),
    ).toEqual(['decision-stands']);
  });
});

describe('somebody who is not treated now', () => {
  const clearing = { what: 'Bring the letter of the cardiologist', by: '2026-03-20', who: 'nurse' } as const;
  const waiting = { words: 'We need a letter about your heart first.', alternatives: ['psychotherapy'] } as const;

  test.each([
    ['not-now', {}, ['decision-clearing-missing', 'decision-telling-missing']],
    ['not-now', { clearing }, ['decision-telling-missing']],
    ['not-now', { clearing: { ...clearing, by: '2026-03-01' }, waiting }, ['decision-clearing-past']],
    ['not-now', { clearing, waiting }, []],
    ['decline', { telling: TELLING }, []],
    ['decline', {}, ['decision-telling-missing', 'decision-alternatives-missing', 'decision-contact-missing']],
    ['decline', { telling: { ...TELLING, contact: { by: '2026-01-01', who: 'nurse' } } }, ['decision-clearing-past']],
  ] as const)('%s with %o is refused for %o', (decision, more, rules) => {
    expect(well().sign({ decision, ...more })).toEqual(rules);
  });

  test.each([
    [DAY_MS, []],
    [DAY_MS + 1, ['suicide-risk-not-asked']],
  ])('is asked about suicide first: %i ms ago', (age, rules) => {
    const person = well();
    person.now = addMs(NOW, age);
    expect(person.sign({ decision: 'decline', telling: TELLING })).toEqual(rules);
  });

  test('who cannot be asked is declined only with a signed reason for that', () => {
    const person = well();
    person.now = addMs(NOW, 3 * DAY_MS);
    const overrides = [{ rule: 'suicide-risk-not-asked', reason: 'cannot be reached, referrer told today' }];
    expect(person.sign({ decision: 'decline', telling: TELLING, overrides })).toEqual([]);
    expect(person.read.decision?.body.overridden).toHaveLength(1);
  });

  test('not eligible: somebody tells, somebody asks later on the named day, the page has changed, and no treatment is asked for any more', () => {
    const person = well();
    person.sign({ decision: 'decline', telling: TELLING });
    expect(person.read.tasks).toMatchObject([
      { kind: 'tell-not-eligible', ownerRole: 'prescriber', state: 'open' },
      {
        kind: 'contact-after-not-eligible',
        ownerRole: 'nurse',
        state: 'open',
        dueAt: Date.parse('2026-03-30T12:00:00Z'),
      },
    ]);
    expect(person.read.letters).toEqual([]);
    expect(person.read.messages.map(({ template }) => template)).toEqual(['something-new']);
    const steps = pathOf(person.read, { now: NOW, zone: ZONE });
    expect(steps.map(({ step }) => step)).toEqual(['not-eligible']);
    expect(steps[0]?.page).toBe('/my/decision');
    // Said a second time, nothing is asked twice.
    person.cssrs(0).sign({ decision: 'decline', telling: TELLING });
    expect(person.read.tasks).toHaveLength(2);
  });

  describe('who was referred', () => {
    const referred = (): Person => {
      const person = well();
      const referral = { reason: 'depression', urgent: false, patientAgreed: true };
      const body = {
        by: 'referrer',
        givenName: 'Ana',
        familyName: 'Ruiz',
        birthDate: '1980-05-01',
        language: 'en',
        contact: {},
        safety: 'safe',
        referrer: { name: 'Dr. Peter Lang', practice: 'Lang Family Practice' },
      };
      const draft = (kind: string, said: object) => ({ kind, version: 1, occurredAt: NOW, zone: ZONE, body: said });
      person.take(
        {
          kind: 'accepted',
          streams: [{ stream: STREAM, events: [draft('signed-up', body), draft('referral-written', referral)] }],
        },
        NURSE,
      );
      return person;
    };

    test('who is accepted and waits hears that it is decided, once his request was taken up', () => {
      const templates = (person: Person) => person.read.messages.map(({ template }) => template);
      const waiting = referred();
      expect(waiting.sign()).toEqual([]);
      expect(templates(waiting)).toEqual([]);
      const taken = referred();
      const accepted = { kind: 'sign-up-accepted', version: 1, occurredAt: NOW, zone: ZONE, body: {} };
      taken.take({ kind: 'accepted', streams: [{ stream: STREAM, events: [accepted] }] }, NURSE);
      expect(taken.sign()).toEqual([]);
      expect(templates(taken)).toEqual(['something-new']);
    });

    test('a decision to treat is somebody’s to tell whoever referred, once', () => {
      const told = (person: Person) => person.read.tasks.filter(({ kind }) => kind === 'tell-referrer-decided');
      const person = referred();
      expect(person.sign()).toEqual([]);
      expect(told(person)).toMatchObject([{ ownerRole: 'prescriber', state: 'open' }]);
      expect(person.cssrs(0).sign()).toEqual([]);
      expect(told(person)).toHaveLength(1);
      const own = well();
      own.sign();
      expect(told(own)).toEqual([]);
    });

    test.each([
      ['declined', { decision: 'decline', telling: { ...TELLING, referrer: 'refused' } }],
      ['put off', { decision: 'not-now', clearing, waiting }],
    ] as const)('%s after all, nobody tells him of a treatment, until one is decided again', (_, next) => {
      const states = (person: Person) =>
        person.read.tasks.filter(({ kind }) => kind === 'tell-referrer-decided').map(({ state }) => state);
      const person = referred();
      person.sign();
      expect(person.cssrs(0).sign(next)).toEqual([]);
      expect(states(person)).toEqual(['closed']);
      expect(person.cssrs(0).sign()).toEqual([]);
      expect(states(person).toSorted()).toEqual(['closed', 'open']);
    });

    test('is asked whether the referrer may be told', () => {
      expect(referred().sign({ decision: 'decline', telling: TELLING })).toEqual(['decision-referrer-unasked']);
    });

    test('agreed: a letter is drafted in the words that the patient reads, and waits for no answer once it is sent', () => {
      const person = referred();
      expect(person.sign({ decision: 'decline', telling: { ...TELLING, referrer: 'agreed' } })).toEqual([]);
      const [letter] = person.read.letters;
      expect(letter).toMatchObject({ to: 'Dr. Peter Lang, Lang Family Practice', status: 'draft' });
      expect(letter?.paragraphs.join(' ')).toContain(TELLING.words);
      expect(letter?.paragraphs.join(' ')).toContain('Transcranial magnetic stimulation');
      const open = () => person.read.tasks.filter(({ state }) => state === 'open').map(({ kind }) => kind);
      expect(open()).toContain('send-referrer-letter');
      person.say('follow-letter', { letter: letter?.letter, status: 'sent' });
      expect(open()).toEqual(['tell-not-eligible', 'contact-after-not-eligible']);
    });

    test('the letter is in the language that its reader knows', () => {
      const person = referred();
      person.sign({ decision: 'decline', telling: { ...TELLING, referrer: 'agreed', letterLanguage: 'es' } });
      expect(person.read.letters[0]).toMatchObject({ language: 'es' });
      expect(person.read.letters[0]?.paragraphs.join(' ')).toMatch(/Gracias por derivar.*Psicoterapia/);
    });

    test('refused: nobody is written to', () => {
      const person = referred();
      person.sign({ decision: 'decline', telling: { ...TELLING, referrer: 'refused' } });
      expect(person.read.letters).toEqual([]);
    });
  });

  test('who waits is told why in words, is written to, and has a page on the way', () => {
    const person = well();
    person.sign({ decision: 'not-now', clearing, waiting });
    expect(toldOf(person.read)).toMatchObject({
      kind: 'not-now',
      words: waiting.words,
      alternatives: ['psychotherapy'],
      again: '2026-03-20',
    });
    expect(person.read.messages).toMatchObject([{ template: 'something-new' }]);
    const step = pathOf(person.read, { now: NOW, zone: ZONE }).find(({ step }) => step === 'not-now');
    expect(step).toMatchObject({ state: 'with-clinic', page: '/my/decision' });
    person.sign();
    expect(toldOf(person.read)).toBeNull();
  });

  test('waits for a task with an owner and a day, which the next decision closes', () => {
    const person = well();
    person.sign({ decision: 'not-now', clearing, waiting });
    expect(person.read.tasks).toMatchObject([
      { kind: 'decision-clearing', title: clearing.what, ownerRole: 'nurse', state: 'open' },
    ]);
    expect(localDateOf(person.read.tasks[0]!.dueAt, ZONE)).toBe('2026-03-20');
    expect(person.sign()).toEqual([]);
    expect(person.read.tasks).toMatchObject([{ kind: 'decision-clearing', state: 'closed' }]);
  });
});

describe('a decision and the record that goes on', () => {
  test('an answer that came since is named by its rule, and an answer that changes nothing is not', () => {
    const person = well();
    person.sign();
    const basis = person.read.decision!.body.basis!;
    person.answer({ 'patient.labs.egfr': 80 });
    expect(changedSince(basis, person.assess().answer)).toEqual([]);
    person.say('list-medicines', { medicines: [{ name: 'lorazepam', dose: '1 mg' }] });
    expect(changedSince(basis, person.assess().answer)).toEqual([
      { rule: 'ddi-benzodiazepine', was: null, is: 'caution' },
    ]);
  });

  test('what is refused is refused again with the same reasons: nothing moved', () => {
    const person = well().say('list-conditions', conditions('bipolar disorder'));
    const reasons = (decision: Decision): readonly Reason[] => (decision.kind === 'refused' ? decision.reasons : []);
    expect(reasons(person.decide())).toEqual(reasons(person.decide()));
    expect(reasons(person.decide())[0]?.sources.length).toBeGreaterThan(0);
  });
});

const unscreened = (): Person =>
  new Person().say('register-patient', {
    givenName: 'Ana',
    familyName: 'Ruiz',
    birthDate: '1980-05-01',
    sexAtBirth: 'female',
  });

describe('a decision is judged by the clock here', () => {
  test('a time that is told weeks back does not make an old screener fresh', () => {
    const person = well();
    person.cssrs(0);
    person.now = addMs(NOW, 20 * DAY_MS);
    const body = { decision: 'not-treat', route: 'iv-ketamine', words: 'not now', printedName: 'Dr. O', overrides: [] };
    const command = {
      id: 'd1',
      kind: 'sign-decision',
      stream: STREAM,
      seenSeq: 0,
      occurredAt: NOW,
      body,
    } as unknown as DecisionCommand;
    const context = { now: person.now, zone: ZONE, actor: PRESCRIBER };
    const decision = decideDecision({ patient: person.state, policy }, command, context);
    expect(decision.kind === 'refused' && decision.reasons.map(({ rule }) => rule)).toContain('suicide-risk-not-asked');
  });

  test('a screener filled in at home was asked by nobody', () => {
    const person = unscreened();
    const answers = { 'cssrs.1': 0, 'cssrs.2': 0, 'cssrs.6': 0 };
    const version = 'screen with triage points, past month';
    const home = { askedIn: 'portal', answeredBy: 'patient' };
    person.say('answer-scale', { instrument: 'cssrsScreener', version, answers, total: null, ...home });
    expect(suicideRiskAskedAt(person.read)).toBeNull();
    expect(person.assess().request.patient?.scales?.cssrsIdeation ?? null).toBeNull();
    person.cssrs(0);
    expect(suicideRiskAskedAt(person.read)).not.toBeNull();
  });
});

describe('how deep a screener goes is known only when what lies deeper was asked', () => {
  const read = (answers: Record<string, number>, form?: string) => {
    const person = unscreened();
    const version = 'screen with triage points, past month';
    const said = {
      instrument: 'cssrsScreener',
      version,
      answers,
      total: null,
      ...(form === undefined ? {} : { form }),
    };
    person.say('answer-scale', said);
    const scales = person.assess().request.patient?.scales;
    return [scales?.cssrsIdeation ?? null, scales?.cssrsBehaviour3Months ?? null];
  };
  test.each([
    ['all no', { 'cssrs.1': 0, 'cssrs.2': 0, 'cssrs.6': 0 }, undefined, [0, 0]],
    ['a wish, thoughts not asked', { 'cssrs.1': 1, 'cssrs.6': 0 }, undefined, [null, 0]],
    ['a wish, no thoughts', { 'cssrs.1': 1, 'cssrs.2': 0, 'cssrs.6': 0 }, undefined, [1, 0]],
    ['thoughts, the rest left open', { 'cssrs.1': 1, 'cssrs.2': 1, 'cssrs.6': 0 }, undefined, [null, 0]],
    ['intent, the rest left open', { 'cssrs.2': 1, 'cssrs.4': 1 }, undefined, [4, null]],
    ['since the last contact: no', { 'cssrs.1': 0, 'cssrs.2': 0, 'cssrs.6': 0 }, 'since-last-contact', [0, null]],
    ['since the last contact: yes', { 'cssrs.1': 0, 'cssrs.2': 0, 'cssrs.6': 1 }, 'since-last-contact', [0, 1]],
  ] as const)('%s', (_what, answers, form, expected) => {
    expect(read({ ...answers }, form)).toEqual(expected);
  });
});
