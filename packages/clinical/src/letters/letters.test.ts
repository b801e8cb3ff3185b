import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patientFold, readPatient } from '../patient/index.ts';
import { recordDraft } from '../session/index.ts';
import { addMs, DAY_MS, instant } from '../units/index.ts';
import { draftCourseLetter, draftLetter, LETTER_ASKS } from './index.ts';

const TOLD =
  /\b(stop|skip|omit|withhold|discontinue|cease|do not take|don't take|suspend|suspender|deje de|dejar de|no tome|interrump\w+|pare)\b/i;
const word = fc.constantFrom('lorazepam', 'methylphenidate', 'oxycodone', 'lisinopril', 'metoprolol', 'clonazepam');

test('no letter tells anybody to stop a drug, whatever it is about', () => {
  fc.assert(
    fc.property(
      word,
      fc.constantFrom(...LETTER_ASKS),
      fc.constantFrom('en' as const, 'es' as const),
      fc.option(fc.constantFrom('2 mg', '10 mg twice a day')),
      (name, asks, language, dose) => {
        const { paragraphs } = draftLetter({
          letter: 'l1',
          to: 'Dr Ames',
          patient: { name: 'A B', birthDate: '1980-01-01' },
          clinic: 'Clinic',
          medicine: { name, dose, listedOn: null },
          treatment: 'depression',
          rule: { id: 'ddi-benzodiazepine', title: 'A sedative beside', because: 'taken daily', sources: ['GK'] },
          asks,
          language,
        });
        for (const paragraph of paragraphs) expect(paragraph).not.toMatch(TOLD);
        expect(paragraphs.join(' ')).toMatch(language === 'en' ? /yours to|The drug is yours/ : /es suyo/);
      },
    ),
  );
});

test('a letter says whose patient, which drug, which rule, from where, and what is asked', () => {
  const letter = draftLetter({
    letter: 'l1',
    to: 'Dr Ames',
    patient: { name: 'Ada Byrne', birthDate: '1980-01-01' },
    clinic: 'North Clinic',
    medicine: { name: 'lorazepam', dose: '1 mg', listedOn: '2026-03-01' },
    treatment: 'depression',
    rule: { id: 'ddi-benzo', title: 'Benzodiazepine', because: 'within 8 h', sources: ['SPR-HCP', 'GK'] },
    asks: 'review',
    language: 'en',
  });
  const all = letter.paragraphs.join('\n');
  for (const part of [
    'Ada Byrne',
    '1980-01-01',
    'North Clinic',
    'lorazepam (1 mg)',
    '2026-03-01',
    'ddi-benzo',
    'SPR-HCP',
  ])
    expect(all).toContain(part);
});

describe('the letter to whoever referred, about a course', () => {
  const ZONE = 'America/Denver';
  const STARTED = instant(Date.parse('2026-03-02T16:00:00Z'));
  const day = (days: number) => addMs(STARTED, days * DAY_MS);
  class Referred {
    state = patientFold.initial('patient/p1');
    #seq = 0;
    fact(kind: string, body: object, at = STARTED): this {
      this.#seq += 1;
      const draft = { kind, version: 1, occurredAt: at, zone: ZONE, body };
      const where = { stream: 'patient/p1', seq: this.#seq, position: this.#seq, recordedAt: at } as const;
      const actor = { kind: 'person', id: 'okafor', roles: ['prescriber'] } as const;
      const event = recordDraft(draft, { command: `c${this.#seq}`, index: 0, actor, ...where });
      this.state = patientFold.evolve(this.state, event);
      return this;
    }
    registered(): this {
      return this.fact('patient-registered', { givenName: 'Ada', familyName: 'Byrne', birthDate: '1980-01-01' });
    }
    course(): this {
      return this.fact('course-started', { course: 'k1', indication: 'depression', plannedSessions: 6 });
    }
    treated(days: number, mg: number, adverseEvents: readonly string[] = []): this {
      const startedAt = day(days);
      const body = { session: `s${days}`, startedAt, route: 'iv-ketamine', deliveredMg: mg, deliveredMgMax: mg };
      return this.fact('session-closed', { ...body, adverseEvents, rescueMedicines: [] }, startedAt);
    }
    scored(days: number, total: number, baseline = false): this {
      return this.fact('scale-answered', { instrument: 'phq9', version: '1', answers: {}, total, baseline }, day(days));
    }
    letter(language: 'en' | 'es' = 'en', agreed = 'Nurse Nair') {
      return draftCourseLetter(readPatient(this.state), {
        letter: 'l1',
        to: 'Dr Ames',
        clinic: 'North Clinic',
        zone: ZONE,
        words: 'monthly from here',
        signedBy: 'Dr Okafor',
        agreed,
        language,
        nameOf: { route: (route) => route, event: (event) => event },
      });
    }
  }

  test('tells doses, the score before treatment and the last, what went wrong, and how it goes on', () => {
    const all = new Referred()
      .registered()
      .course()
      .scored(-1, 21, true)
      .treated(0, 35)
      .treated(3, 40.25)
      .scored(5, 8)
      .fact('adverse-event-reported', { event: 'nausea', grade: 2, onsetAt: day(3), serious: 'no' }, day(3))
      .letter();
    expect(all?.paragraphs).toEqual([
      "Thank you for referring Ada Byrne, born 1980-01-01. With the patient's agreement North Clinic writes how the treatment goes.",
      'Treatments: 2 (iv-ketamine), 35–40.3 mg each, from 2026-03-02 to 2026-03-05.',
      'PHQ-9: 21 before treatment (2026-03-01); last 8 (2026-03-07).',
      'Adverse events on record: nausea (grade 2, 2026-03-05).',
      'How it goes on: monthly from here',
      'Dr Okafor',
    ]);
  });

  test('the first score does not stand in for one before treatment, and what is not on record is said to be that', () => {
    const paragraphs = new Referred().registered().course().scored(2, 12).letter()?.paragraphs.join('\n');
    expect(paragraphs).toContain('No closed session with a dose is on record in this course, begun 2026-03-02.');
    expect(paragraphs).toContain('no score is marked as the one before treatment; last 12');
    expect(paragraphs).toContain(
      'No adverse event, reported or charted in a session that is closed, is on record in this course, begun 2026-03-02.',
    );
  });

  test('what went wrong in a session is told beside what was reported, each once', () => {
    const paragraphs = new Referred()
      .registered()
      .course()
      .treated(0, 35, ['nausea', 'syncope'])
      .fact('adverse-event-reported', { event: 'nausea', grade: 2, onsetAt: day(0), serious: 'no', session: 's0' })
      .letter()?.paragraphs;
    expect(paragraphs).toContain(
      'Adverse events on record: nausea (grade 2, 2026-03-02); syncope (in the session of 2026-03-02).',
    );
  });

  test('a new course denies nothing of the one before', () => {
    const person = new Referred().registered().scored(-61, 20, true).treated(-60, 35, ['syncope']).scored(-50, 9);
    const all = person.course().letter()?.paragraphs.join('\n');
    expect(all).toContain('Treatments on record before this course: 1.');
    expect(all).toContain('Adverse events on record before this course: 1.');
    expect(all).toContain('20 before treatment (2025-12-31); none since this course began.');
    expect(all).not.toMatch(/No dose has been given|No adverse event is on record\./);
    const es = person.letter('es')?.paragraphs.join('\n');
    expect(es).toContain('Tratamientos que constan antes de este curso: 1.');
  });

  test('claims the agreement of the patient only where somebody says so', () => {
    const person = new Referred().registered().course();
    expect(person.letter()).toMatchObject({ agreed: 'Nurse Nair' });
    expect(person.letter('en', ' ')).not.toHaveProperty('agreed');
    expect(person.letter('en', ' ')?.paragraphs[0]).not.toContain('agreement');
    expect(person.letter('es', ' ')?.paragraphs[0]).not.toContain('acuerdo');
  });

  test('a delivery that is uncertain is told as what it may have been', () => {
    const body = { session: 's1', startedAt: day(1), route: 'iv-ketamine', deliveredMg: 0, deliveredMgMax: 30 };
    const told = { ...body, adverseEvents: [], rescueMedicines: [] };
    const all = new Referred().registered().course().fact('session-closed', told, day(1)).letter();
    expect(all?.paragraphs.join('\n')).toContain('Treatments: 1 (iv-ketamine), 0–30 mg each');
  });

  test('before the first dose it says what was decided, and when', () => {
    const person = new Referred()
      .registered()
      .fact('decision-signed', { decision: 'treat', route: 'iv-ketamine', overrides: [], words: '' }, day(-3));
    expect(person.letter()?.paragraphs).toContain('On 2026-02-27 it was decided to treat: iv-ketamine.');
    expect(person.letter('es')?.paragraphs).toContain('El 2026-02-27 se decidió tratar: iv-ketamine.');
    expect(person.course().treated(0, 35).letter()?.paragraphs.join(' ')).not.toContain('decided to treat');
  });

  test('at the end of a course it says that it ended and why, in Spanish too', () => {
    const letter = new Referred()
      .registered()
      .course()
      .treated(0, 35)
      .fact('course-ended', { course: 'k1', because: 'done' }, day(20))
      .letter('es');
    expect(letter?.rule).toBe('course-ended');
    expect(letter?.paragraphs.join('\n')).toMatch(/ha terminado[\s\S]*Por qué terminó, y ahora qué: monthly/);
  });

  test('a course of before is not told again, and of nobody registered nothing is written', () => {
    const again = new Referred().registered().treated(-60, 35).course().treated(1, 30).letter();
    expect(again?.paragraphs.join('\n')).toContain('Treatments: 1 (iv-ketamine), 30 mg each');
    expect(new Referred().letter()).toBeNull();
  });
});
