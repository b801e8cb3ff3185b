import { describe, expect, test } from 'vitest';
import { readPatient } from '../patient/index.ts';
import { BO, ROBIN, STARTS, Visit } from './escorted-visit.fixture.ts';

describe('an escort entered in the session and taken back, where the session had none before', () => {
  test('leaves whoever is named on the chart, who is asked again, and nobody is told that he is not needed', () => {
    const visit = new Visit({ ...ROBIN, again: { visit: 'v0', why: 'moved' } }).answers('yes');
    const bo = visit.arrange(BO);
    expect(visit.messages).toEqual(['escort-replaced +1 555 0111', 'escort-asked +1 555 0122']);
    visit.undo(bo);
    expect(visit.messages).toEqual(['escort-asked +1 555 0111']);
    expect(visit.named).toEqual({ ...ROBIN, again: { visit: 'v0', why: 'moved' } });
  });

  test('leaves him also after a second mistake, and after one that was put right before it was struck', () => {
    const visit = new Visit(ROBIN).answers('yes');
    const [bo, cy] = [visit.arrange(BO), visit.arrange({ ...BO, name: 'Cy', phone: '+1 555 0133' })];
    visit.undo(bo);
    visit.undo(cy);
    expect(visit.named).toEqual(ROBIN);
    const again = visit.arrange(BO);
    const entry = { command: again, index: 0 };
    visit.say('correct-entry', { kind: 'escort-arranged', entry, body: { ...BO, name: 'Di' }, reason: 'name' });
    visit.say('strike-entry', { entry, reason: 'another patient' });
    expect(visit.named).toEqual(ROBIN);
    expect(visit.messages).toEqual(['escort-asked +1 555 0111']);
  });

  test('where nobody is named before, asks nobody', () => {
    const visit = new Visit();
    visit.undo(visit.arrange(BO));
    expect(visit.messages).toEqual([]);
  });

  test('leaves whoever was named on the chart since, and what he said', () => {
    const visit = new Visit(ROBIN);
    const bo = visit.arrange(BO);
    visit.chart('escort-named', { ...ROBIN, name: 'Kim', phone: '+1 555 0144' });
    visit.answers('yes').undo(bo);
    expect(visit.named).toMatchObject({ name: 'Kim' });
    expect(visit.answer).toBe('yes');
  });
});

describe('whoever comes for the patient under a name', () => {
  const came = (visit: Visit, ...names: readonly string[]) => {
    for (const name of names) visit.say('record-escort-arrival', { name, identifiedBy: 'patient-confirmed' });
    return readPatient(visit.patient).tasks.filter(({ kind }) => kind === 'another-escort');
  };
  test.each([
    ['the one who is named', 'Robin', 0],
    ['the same with the family name', 'robin HALE', 0],
    ['another', 'Kim', 1],
  ])('%s: %s', (_who, name, tasks) => {
    expect(came(new Visit(ROBIN), name)).toHaveLength(tasks);
  });
  test('that nobody was named for differs from nobody', () => expect(came(new Visit(), 'Kim')).toEqual([]));
  test('is compared with whoever was entered last, in the session or on the chart', () => {
    const visit = new Visit(ROBIN);
    visit.arrange(BO);
    expect(came(visit, 'Bo')).toEqual([]);
    expect(came(visit, 'Robin')).toHaveLength(1);
  });
  test('is asked about once, and the arrival stands', () => {
    const visit = new Visit(ROBIN);
    expect(came(visit, 'Kim', 'Kim', 'Lou')).toHaveLength(1);
    const [task] = came(visit);
    expect(task).toMatchObject({ ownerRole: 'nurse', state: 'open', about: { rule: 'another-escort/s1' } });
    expect(visit.session.events.filter(({ kind }) => kind === 'escort-arrived')).toHaveLength(3);
    visit.chart('task-closed', { task: task!.task, evidence: 'asked: her sister' });
    visit.say('record-left', { with: 'adult', escortName: 'Kim' });
    expect(came(visit)).toHaveLength(1);
    visit.say('record-left', { with: 'adult', escortName: 'Somebody Else' });
    expect(came(visit)).toHaveLength(2);
  });
});

describe('an escort entered in the session', () => {
  test('as an adult of whom nothing else is said is the one who is named', () => {
    const visit = new Visit(ROBIN).answers('yes');
    visit.arrange({ escort: 'adult', phoneTried: true });
    visit.arrange({ escort: 'adult', relation: 'brother' });
    expect(visit.messages).toEqual([]);
    expect(visit.named).toEqual(ROBIN);
    expect(visit.answer).toBe('yes');
  });

  test('under another number, before he has answered, is asked by that one, and so when it is put right at once', () => {
    const visit = new Visit({ ...ROBIN, email: 'robin@example.test' });
    const wrong = visit.arrange({ escort: 'adult', name: 'Robin Hale', phone: '+1 555 0199' });
    expect(visit.named).toMatchObject({ name: 'Robin Hale', phone: '+1 555 0199', relation: 'brother' });
    expect(visit.messages).toEqual(['escort-asked robin@example.test']);
    visit.undo(wrong);
    expect(visit.named).toMatchObject({ name: 'Robin', phone: '+1 555 0111' });
    expect(visit.messages).toEqual(['escort-asked robin@example.test']);
  });

  test('as somebody else of the same household, before the first has answered, stands there in his place', () => {
    const visit = new Visit({ ...ROBIN, email: 'robin@example.test' });
    visit.arrange({ escort: 'adult', name: 'Kim', phone: '+1 555 0111' });
    expect(visit.named).toEqual({ visit: 'v1', escort: 'adult', name: 'Kim', phone: '+1 555 0111' });
    expect(visit.messages).toEqual(['escort-asked +1 555 0111']);
  });

  test.each([
    ['under another number', { name: 'Robin', phone: '+1 555 0199' }],
    ['of the same household', { name: 'Kim', phone: '+1 555 0111' }],
  ])('%s, after an answer, leaves it', (_, who) => {
    for (const answer of ['yes', 'no'] as const) {
      const visit = new Visit(ROBIN).answers(answer);
      visit.arrange({ escort: 'adult', ...who });
      expect(visit.answer).toBe(answer);
      expect(visit.messages).toEqual([]);
    }
  });

  test.each([
    ['a fuller name', { name: 'Robin Hale' }],
    ['his number written otherwise', { name: 'Robin', phone: '1-555-0111' }],
    ['his number alone', { phone: '+1 555 0111' }],
  ])('by %s, is not asked a second time', (_, who) => {
    const visit = new Visit(ROBIN);
    visit.arrange({ escort: 'adult', ...who });
    expect(visit.named).toEqual(ROBIN);
    expect(visit.messages).toEqual([]);
  });

  test('under another number is not told there that another comes', () => {
    const visit = new Visit({ ...ROBIN, phone: undefined, email: 'robin@example.test' });
    const asked = { message: 'm1', template: 'escort-asked', to: 'escort', channel: 'email', language: 'en' };
    const link = { purpose: 'escort', about: 'v1' };
    visit.chart('message-queued', { ...asked, address: 'robin@example.test', link, until: STARTS });
    visit.chart('message-sent', { message: 'm1', attempt: 1, via: 'smtp' });
    visit.arrange({ escort: 'adult', name: 'Robin Hale', phone: '+1 555 0199' });
    expect(visit.messages.map((one) => one.split(' ')[0])).not.toContain('escort-replaced');
  });
});
