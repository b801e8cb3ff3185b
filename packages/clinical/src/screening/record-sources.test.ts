import { describe, expect, test } from 'vitest';
import type { Patient } from '../patient/index.ts';
import type { Author } from '../record/index.ts';
import { addMs, DAY_MS, HOUR_MS, type Instant } from '../units/index.ts';
import { screeningOfRecord } from './index.ts';
import { NOBODY } from './nobody.fixture.ts';
import { NOW } from './well-patient.fixture.ts';

const daysAgo = (days: number): Instant => addMs(NOW, -days * DAY_MS);
const author = (role: string): Author => ({ kind: 'person', id: `the-${role}`, right: `command/x ${role} clinic` });
const entry = (kind: string, body: object, at: Instant, by = author('nurse')) => ({
  kind,
  body,
  at,
  author: by,
  event: { command: `${kind} ${at}`, index: 0 },
});
const read = (patient: object) =>
  screeningOfRecord({ ...NOBODY, id: 'p1', scales: [], results: [], ...patient } as unknown as Patient, {
    route: null,
    now: NOW,
    on: '2026-03-01',
  });
/** The value of a field as flags name it. */
const found = ({ request }: ReturnType<typeof read>, field: string): unknown =>
  field.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | null)?.[part], request);

describe('results of the work-up', () => {
  const result = (item: string, body: object, at = daysAgo(1)) => entry('result-recorded', { item, ...body }, at);
  test.each<[string, object, string, unknown]>([
    ['pregnancy-test', { reads: 'normal' }, 'patient.labs.urineHcg', 'negative'],
    ['pregnancy-test', { reads: 'abnormal' }, 'patient.labs.urineHcg', 'positive'],
    ['pregnancy-test', { reads: 'unclear' }, 'patient.labs.urineHcg', undefined],
    ['urine-drug-screen', { reads: 'normal' }, 'patient.labs.urineDrugScreen', 'negative'],
    ['urine-drug-screen', { reads: 'abnormal' }, 'patient.labs.urineDrugScreen', undefined],
    ['urine-drug-screen', { reads: 'normal', words: 'THC pos' }, 'patient.labs.urineDrugScreen', 'THC pos'],
    ['ecg', { reads: 'normal' }, 'patient.labs.ecg', 'normal'],
    ['ecg', { reads: 'abnormal' }, 'patient.labs.ecg', undefined],
    ['ecg', { reads: 'abnormal', words: 'old infarct' }, 'patient.labs.ecg', 'old infarct'],
    ['urinalysis', { reads: 'normal' }, 'patient.labs.urinalysis', 'normal'],
    ['urinalysis', { reads: 'unclear' }, 'patient.labs.urinalysis', undefined],
    ['tsh', { reads: 'normal', value: 2.1, unit: 'm[IU]/L' }, 'patient.labs.tsh', 2.1],
    ['tsh', { reads: 'normal', value: 2.1, unit: 'u[IU]/L' }, 'patient.labs.tsh', undefined],
    ['tsh', { reads: 'normal', unit: 'm[IU]/L' }, 'patient.labs.tsh', undefined],
    ['stop-bang', { reads: 'normal', value: 2 }, 'patient.scales.stopBang', 2],
    ['stop-bang', { reads: 'normal' }, 'patient.scales.stopBang', undefined],
    ['antidepressant-trials', { reads: 'normal', value: 3 }, 'patient.context.adequateAntidepressantTrials', 3],
    ['antidepressant-trials', { reads: 'unclear' }, 'patient.context.adequateAntidepressantTrials', undefined],
    ['pdmp', { reads: 'normal' }, 'patient.context.pdmpChecked', true],
    ['bone-scan', { reads: 'normal', value: 2 }, 'patient.labs.tsh', undefined],
  ])('%s %j: %s is %j', (item, body, field, value) => {
    const recorded = read({ results: [result(item, body)] });
    expect(found(recorded, field)).toEqual(value);
    expect(recorded.origins.get(field)).toEqual(
      value === undefined ? undefined : { at: daysAgo(1), by: 'the-nurse', from: 'result' },
    );
  });

  test('counts on its last day and is set aside, with its question open again, a moment later', () => {
    const tsh = { reads: 'normal', value: 2, unit: 'm[IU]/L' };
    expect(found(read({ results: [result('tsh', tsh, daysAgo(365))] }), 'patient.labs.tsh')).toBe(2);
    const late = read({ results: [result('tsh', tsh, addMs(daysAgo(365), -1))] });
    expect(found(late, 'patient.labs.tsh')).toBeUndefined();
    expect(late.setAside).toEqual([
      { field: 'patient.labs.tsh', value: 2, at: addMs(daysAgo(365), -1), because: 'too-old' },
    ]);
    expect(late.origins.has('patient.labs.tsh')).toBe(false);
  });

  test('out of the range of the living it is set aside as that, however new', () => {
    const recorded = read({ results: [result('stop-bang', { reads: 'abnormal', value: 9 })] });
    expect(recorded.setAside).toEqual([
      { field: 'patient.scales.stopBang', value: 9, at: daysAgo(1), because: 'out-of-range' },
    ]);
    expect(found(recorded, 'patient.scales.stopBang')).toBeUndefined();
  });
});

describe('answers of the screening', () => {
  const answered = (answers: object, at: Instant) => entry('screening-answered', { answers }, at);
  test('the newest counts, whichever came first, and among answers of one moment the later one', () => {
    const pressures = [
      answered({ 'patient.vitals.systolic': 150 }, addMs(NOW, -2 * HOUR_MS)),
      answered({ 'patient.vitals.systolic': 128 }, addMs(NOW, -HOUR_MS)),
      answered({ 'patient.vitals.systolic': 126 }, addMs(NOW, -HOUR_MS)),
    ];
    const recorded = read({ entries: pressures });
    expect(found(recorded, 'patient.vitals.systolic')).toBe(126);
    expect(recorded.origins.get('patient.vitals.systolic')).toMatchObject({ from: 'answer', by: 'the-nurse' });
    expect(found(read({ entries: pressures.toReversed() }), 'patient.vitals.systolic')).toBe(128);
  });

  test.each<[string, number, number, number]>([
    ['patient.context.hoursSinceLastAlcohol', 10, 5 * HOUR_MS, 15],
    ['patient.context.hoursSinceLastAlcohol', 10, 0, 10],
    ['patient.context.weeksSinceMI', 5, 7 * DAY_MS, 6],
    ['patient.context.weeksSinceMI', 5, 3.5 * DAY_MS, 5.5],
    ['patient.vitals.heartRate', 70, HOUR_MS, 70],
  ])('%s, said as %d, is older by the time since', (field, value, since, now) => {
    expect(found(read({ entries: [answered({ [field]: value }, addMs(NOW, -since))] }), field)).toBe(now);
  });

  test('of the person itself it stands where the request has it', () => {
    const recorded = read({ entries: [answered({ 'patient.pregnancy': 'not-pregnant' }, daysAgo(2))] });
    expect(recorded.request.patient?.pregnancy).toBe('not-pregnant');
  });
});

describe('scales', () => {
  const scale = (instrument: string, body: object, at = daysAgo(1), by = author('nurse')) =>
    entry('scale-answered', { instrument, total: null, answers: {}, ...body }, at, by);
  const patientHimself: Author = { kind: 'patient', id: 'p1', right: 'command/answer-scale patient own' };

  test.each<[string, string, unknown]>([
    ['phq9', 'patient.scales.phq9', 12],
    ['gad7', 'patient.scales.gad7', 12],
    ['madrs', 'patient.scales.madrs', 12],
    ['qidsSr16', 'patient.scales.qidsSr16', 12],
    ['pcl5', 'patient.scales.pcl5', 12],
    ['painNrs', 'patient.scales.painNrs', 12],
    ['auditC', 'patient.scales.auditC', 12],
    ['dast10', 'patient.scales.dast10', 12],
    ['ymrs', 'patient.scales.ymrs', 12],
    ['bpicSs', 'patient.scales.bpicSs', 12],
  ])('the total of %s stands as %s for thirty days', (instrument, field, total) => {
    expect(found(read({ scales: [scale(instrument, { total })] }), field)).toBe(total);
    expect(found(read({ scales: [scale(instrument, { total }, daysAgo(30))] }), field)).toBe(total);
    const late = read({ scales: [scale(instrument, { total }, addMs(daysAgo(30), -1))] });
    expect(found(late, field)).toBeUndefined();
    expect(late.setAside).toMatchObject([{ field, because: 'too-old' }]);
    expect(found(read({ scales: [scale(instrument, { total: null })] }), field)).toBeUndefined();
  });

  test.each(['madrs', 'ymrs'])(
    '%s, which a clinician fills in by looking, is no score when it comes from home',
    (id) => {
      const home = scale(id, { total: 3, askedIn: 'portal' }, daysAgo(1), patientHimself);
      expect(found(read({ scales: [home] }), `patient.scales.${id}`)).toBeUndefined();
    },
  );
  test('what patients fill in themselves counts from home', () => {
    const home = scale('phq9', { total: 3, askedIn: 'portal', answers: { 'phq9.9': 1 } }, daysAgo(1), patientHimself);
    const recorded = read({ scales: [home] });
    expect(recorded.request.patient?.scales).toMatchObject({ phq9: 3, phq9Item9: 1 });
  });
  test('an item of another instrument is not item 9', () => {
    const recorded = read({ scales: [scale('gad7', { total: 3, answers: { 'phq9.9': 2 } })] });
    expect(recorded.request.patient?.scales).toEqual({ gad7: 3 });
  });

  const screener = (answers: Record<string, number>, body: object = {}, at = daysAgo(1), by = author('nurse')) =>
    scale(
      'cssrsScreener',
      {
        answers: Object.fromEntries(Object.entries(answers).map(([item, value]) => [`cssrs.${item}`, value])),
        score: { complete: true },
        ...body,
      },
      at,
      by,
    );
  test.each<[string, Record<string, number>, number | undefined]>([
    ['nothing', { 1: 0, 2: 0 }, 0],
    ['the second left open', { 1: 0 }, undefined],
    ['the first left open', { 2: 0 }, undefined],
    ['a wish to be dead', { 1: 1, 2: 0 }, 1],
    ['a wish, and the thought left open', { 1: 1 }, undefined],
    ['thoughts', { 1: 1, 2: 1, 3: 0, 4: 0, 5: 0 }, 2],
    ['thoughts, and the method left open', { 1: 1, 2: 1, 4: 0, 5: 0 }, undefined],
    ['thoughts, and the plan left open', { 1: 1, 2: 1, 3: 0, 4: 0 }, undefined],
    ['a method', { 1: 1, 2: 1, 3: 1, 4: 0, 5: 0 }, 3],
    ['a method, and intent left open', { 1: 1, 2: 1, 3: 1, 5: 0 }, undefined],
    ['intent, whatever was asked after it', { 1: 1, 2: 1, 3: 1, 4: 1 }, 4],
    ['a plan', { 5: 1 }, 5],
  ])('%s: depth %s', (_, answers, depth) => {
    expect(found(read({ scales: [screener(answers)] }), 'patient.scales.cssrsIdeation')).toBe(depth);
  });
  test('how deep it goes is known for seven days', () => {
    const at = (when: Instant) => read({ scales: [screener({ 1: 1, 2: 0 }, {}, when)] });
    expect(found(at(daysAgo(7)), 'patient.scales.cssrsIdeation')).toBe(1);
    expect(found(at(addMs(daysAgo(7), -1)), 'patient.scales.cssrsIdeation')).toBeUndefined();
  });
  test('from home it may only make the answer harder', () => {
    const home = (answers: Record<string, number>) =>
      read({ scales: [screener(answers, { askedIn: 'portal' }, daysAgo(1), patientHimself)] });
    expect(found(home({ 1: 0, 2: 0, 6: 0 }), 'patient.scales.cssrsIdeation')).toBeUndefined();
    expect(found(home({ 1: 1, 2: 0, 6: 0 }), 'patient.scales.cssrsIdeation')).toBe(1);
    expect(found(home({ 1: 0, 2: 0, 6: 0 }), 'patient.scales.cssrsBehaviour3Months')).toBeUndefined();
    expect(found(home({ 1: 0, 2: 0, 6: 1, '6r': 1 }), 'patient.scales.cssrsBehaviour3Months')).toBe(1);
  });
  test.each<[string, Record<string, number>, object, unknown]>([
    ['never', { 6: 0 }, {}, 0],
    ['ever, and lately', { 6: 1, '6r': 1 }, {}, 1],
    ['ever, and not lately', { 6: 1, '6r': 0 }, {}, 0],
    ['ever, and when was left open', { 6: 1 }, {}, undefined],
    ['not asked', {}, {}, undefined],
    ['since the last contact', { 6: 1 }, { form: 'since-last-contact' }, 1],
    [
      'not since the last contact, which says nothing of the months before',
      { 6: 0 },
      { form: 'since-last-contact' },
      undefined,
    ],
  ])('what was done, %s', (_, answers, body, value) => {
    const recorded = read({ scales: [screener({ 1: 0, 2: 0, ...answers }, body)] });
    expect(found(recorded, 'patient.scales.cssrsBehaviour3Months')).toBe(value);
  });
});

describe('where a value is from', () => {
  test('lists, measures, consent and enrolment each name who wrote them', () => {
    const list = (kind: string, body: object) => entry(kind, body, daysAgo(3));
    const medicines = list('medicines-listed', { medicines: [] });
    const conditions = list('conditions-listed', { conditions: [] });
    const allergies = list('allergies-listed', { allergies: [] });
    const { origins } = read({ medicines, conditions, allergies, entries: [medicines, conditions, allergies] });
    const from = { at: daysAgo(3), by: 'the-nurse', from: 'list' };
    expect(Object.fromEntries(origins)).toEqual({
      'patient.medications': from,
      'patient.diagnoses': from,
      'patient.allergies': from,
    });
  });
  test('weight and height are each as old as their own measurement, and what is made of both as the older', () => {
    const measured = (body: object, days: number, role: string) =>
      entry('body-measured', body, daysAgo(days), author(role));
    const tall = measured({ heightCm: 170 }, 400, 'prescriber');
    const heavy = measured({ weightKg: 70 }, 3, 'nurse');
    const height = { cm: 170, at: tall.at };
    const weight = { kg: 70, at: heavy.at };
    const by = (one: typeof tall) => ({ at: one.at, by: one.author.id, from: 'measured' });
    expect(Object.fromEntries(read({ height, weight, entries: [tall, heavy] }).origins)).toEqual({
      'patient.weightKg': by(heavy),
      'patient.heightCm': by(tall),
      'patient.bmi': by(tall),
    });
    expect(Object.fromEntries(read({ weight, entries: [heavy] }).origins)).toEqual({ 'patient.weightKg': by(heavy) });
  });
  test('what the patient told later than the clinic asked takes its place, and the other way round', () => {
    const told = (at: Instant) =>
      entry('intake-answered', { question: 'pregnancy', answer: { kind: 'one', value: 'pregnant' } }, at);
    const asked = (at: Instant) =>
      entry('screening-answered', { answers: { 'patient.pregnancy': 'not-pregnant' } }, at);
    const toldLast = read({ entries: [asked(daysAgo(3)), told(daysAgo(2))] });
    expect(toldLast.request.patient?.pregnancy).toBe('pregnant');
    expect(toldLast.origins.get('patient.pregnancy')).toEqual({ at: daysAgo(2), by: 'p1', from: 'told' });
    const askedLast = read({ entries: [told(daysAgo(3)), asked(daysAgo(2))] });
    expect(askedLast.request.patient?.pregnancy).toBe('not-pregnant');
    expect(askedLast.origins.get('patient.pregnancy')).toMatchObject({ from: 'answer' });
    const together = read({ entries: [told(daysAgo(2)), asked(daysAgo(2))] });
    expect(together.request.patient?.pregnancy).toBe('not-pregnant');
  });
});
