import { describe, expect, test } from 'vitest';
import { escortAnswer, namedEscort } from '../escort/index.ts';
import { patientFold, readPatient } from '../patient/index.ts';
import { STARTING_POLICIES } from '../policy/index.ts';
import type { Context, EventDraft, StreamName } from '../record/index.ts';
import { decideSession, recordDraft, type SessionCommand, sessionFold } from '../session/index.ts';
import { addMinutes, DAY_MS, instant } from '../units/index.ts';
import { followEscort } from './index.ts';

const NOW = instant(Date.UTC(2026, 10, 25, 18));
const STARTS = instant(NOW + DAY_MS);
const ZONE = 'America/Denver';
const P1: StreamName = 'patient/p1';
const S1: StreamName = 'session/s1';
const actor = { kind: 'person', id: 'reyes', roles: ['front-desk', 'nurse'] } as const;
const ROBIN = { visit: 'v1', escort: 'adult', name: 'Robin', phone: '+1 555 0111', relation: 'brother' };
const BO = { escort: 'adult', name: 'Bo', phone: '+1 555 0122' };

/** A visit of tomorrow whose escort is named on the chart alone, as one that was moved has it, and what the session is told of him. */
class Visit {
  patient = patientFold.initial(P1);
  session = sessionFold.initial(S1);
  #acts = 0;
  constructor(...named: readonly object[]) {
    const details = { givenName: 'Ana', familyName: 'Lima', birthDate: '1980-01-01', sexAtBirth: 'female' };
    const plan = { patient: 'p1', site: 'main', startsAt: STARTS, route: 'iv-ketamine', regimen: 'iv-depression' };
    this.chart('patient-registered', details);
    this.chart('visit-booked', { visit: 'v1', startsAt: STARTS, kind: 'session', session: 's1' });
    this.#happen(S1, this.#next(), [this.#draft('session-planned', { ...plan, policyVersion: '1' })]);
    for (const one of named) this.chart('escort-named', one);
  }
  #next = (): string => {
    this.#acts += 1;
    return `c-${String(this.#acts).padStart(4, '0')}`;
  };
  get #now() {
    return addMinutes(NOW, this.#acts / 60);
  }
  #draft = (kind: string, body: unknown): EventDraft => ({
    kind,
    version: 1,
    occurredAt: this.#now,
    zone: ZONE,
    body,
  });
  #happen(stream: StreamName, command: string, drafts: readonly EventDraft[]): void {
    for (const [index, draft] of drafts.entries()) {
      const seq = (stream === P1 ? this.patient : this.session).seq + 1;
      const place = { command, index, stream, seq, position: seq, recordedAt: this.#now, actor };
      if (stream === P1) this.patient = patientFold.evolve(this.patient, recordDraft(draft, place));
      else this.session = sessionFold.evolve(this.session, recordDraft(draft, place));
    }
  }
  chart(kind: string, body: object): void {
    this.#happen(P1, this.#next(), [this.#draft(kind, body)]);
  }
  answers(answer: 'yes' | 'no'): this {
    this.chart('escort-answered', { visit: 'v1', answer });
    return this;
  }
  say(kind: string, body: object): string {
    const id = this.#next();
    const context: Context = { now: this.#now, zone: ZONE, actor };
    const said = { id, kind, stream: S1, seenSeq: this.session.seq, occurredAt: this.#now, body };
    const command = said as unknown as SessionCommand;
    const { session, patient } = this;
    const decided = decideSession({ session, patient, policy: STARTING_POLICIES.mixed, staff: null }, command, context);
    const followed = followEscort(decided, { session, patient, policy: STARTING_POLICIES.mixed }, command, context);
    if (followed.kind === 'refused') throw new Error(followed.reasons.map(({ rule }) => rule).join());
    for (const { stream, events } of followed.streams) this.#happen(stream, id, events);
    return id;
  }
  arrange(body: object): string {
    return this.say('arrange-escort', body);
  }
  undo(command: string): void {
    this.say('undo-entry', { entry: { command, index: 0 } });
  }
  get named() {
    return namedEscort(readPatient(this.patient), 'v1')?.body;
  }
  get answer() {
    const patient = readPatient(this.patient);
    return escortAnswer(patient, 'v1', namedEscort(patient, 'v1')!)?.body.answer;
  }
  /** What waits to be sent to an escort. */
  get messages() {
    return readPatient(this.patient)
      .messages.filter(({ to, state }) => to === 'escort' && state !== 'failed')
      .map(({ template, address }) => `${template} ${address}`);
  }
}

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
