import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decidePatient, type PatientCommand, patientFold, readPatient } from '../patient/index.ts';
import { PATIENT_CLOCK } from '../patient-clock/index.ts';
import type { Actor, Decision, StreamName } from '../record/index.ts';
import { recordDraft } from '../session/index.ts';
import type { Staff } from '../staff/index.ts';
import { addMinutes, addMs, DAY_MS, HOUR_MS, type Instant, instant } from '../units/index.ts';
import {
  caseloadFold,
  decideIntegration,
  INTEGRATION_STREAM,
  type IntegrationCommand,
  type IntegrationCommandKind,
  integrationOf,
  isReferredTo,
  nextTalk,
} from './index.ts';

const ZONE = 'America/Denver';
const NOW = instant(1_772_470_800_000);
const NURSE: Actor = { kind: 'person', id: 'nora', roles: ['nurse'] };
const THERAPIST: Actor = { kind: 'person', id: 'tess', roles: ['therapist'] };
const self = (id: string): Actor => ({ kind: 'patient', id, roles: [], about: id });
const worker = (id: string, role: 'nurse' | 'therapist', endedAt: Instant | null = null) => ({
  id,
  name: id,
  roles: [role],
  since: NOW,
  endedAt,
});
const STAFF: Staff = {
  people: {
    nora: worker('nora', 'nurse'),
    tess: worker('tess', 'therapist'),
    theo: worker('theo', 'therapist'),
    gone: worker('gone', 'therapist', NOW),
  },
  tablets: {},
  openings: {},
  held: {},
};

/** A clinic in memory: its people's streams and the one of the therapists' hours, moved together. */
class Clinic {
  now: Instant = NOW;
  #said = 0;
  #states = new Map<string, ReturnType<typeof patientFold.initial>>();
  caseload = caseloadFold.initial(INTEGRATION_STREAM);
  of(id: string) {
    const stream: StreamName = `patient/${id}`;
    return this.#states.get(stream) ?? patientFold.initial(stream);
  }
  read(id: string) {
    return readPatient(this.of(id));
  }
  integration(id: string) {
    return integrationOf(this.read(id), this.now);
  }
  #take(decision: Decision, actor: Actor): readonly string[] {
    if (decision.kind === 'refused') return decision.reasons.map(({ rule }) => rule).sort();
    this.#said += 1;
    for (const { stream, events } of decision.streams) {
      events.forEach((draft, index) => {
        const id = { command: `c${String(this.#said).padStart(5, '0')}`, index };
        const where = { stream, seq: this.#said, position: this.#said, recordedAt: this.now };
        const event = recordDraft(draft, { ...id, actor, ...where });
        if (stream === INTEGRATION_STREAM) this.caseload = caseloadFold.evolve(this.caseload, event);
        else
          this.#states.set(stream, patientFold.evolve(this.#states.get(stream) ?? patientFold.initial(stream), event));
      });
    }
    return [];
  }
  say(id: string, kind: IntegrationCommandKind, body: object, actor = NURSE): readonly string[] {
    const stream: StreamName = `patient/${id}`;
    const command = { id: `i${this.#said}`, kind, stream, seenSeq: 0, occurredAt: this.now, body };
    const deciding = { patient: this.of(id), caseload: this.caseload, staff: STAFF };
    const context = { now: this.now, zone: ZONE, actor };
    return this.#take(decideIntegration(deciding, command as IntegrationCommand, context), actor);
  }
  tell(id: string, kind: PatientCommand['kind'], body: object, actor = NURSE): readonly string[] {
    const stream: StreamName = `patient/${id}`;
    const command = { id: `p${this.#said}`, kind, stream, seenSeq: 0, occurredAt: this.now, body } as PatientCommand;
    return this.#take(decidePatient({ patient: this.of(id) }, command, { now: this.now, zone: ZONE, actor }), actor);
  }
  open(id: string) {
    return this.read(id)
      .tasks.filter(({ state }) => state === 'open')
      .map(({ kind }) => kind);
  }
}
const inDays = (days: number, minutes = 0): Instant => addMinutes(addMs(NOW, days * DAY_MS), minutes);
const talk = (visit: string, startsAt: Instant) => ({ visit, startsAt, where: 'video' as const });

describe('from asking to a talk', () => {
  test('who is referred waits for a time; a booked time ends the waiting, stands on the page and is said again a day before', () => {
    const clinic = new Clinic();
    expect(clinic.say('ana', 'refer-integration', { therapist: 'tess', words: 'grief came up' })).toEqual([]);
    expect(clinic.open('ana')).toEqual(['integration-wanted']);
    expect(clinic.integration('ana')).toMatchObject({ referral: { therapist: 'tess', by: 'nora' }, wantedSince: NOW });
    expect(clinic.say('ana', 'book-integration', talk('v1', inDays(3)), THERAPIST)).toEqual([]);
    expect(clinic.open('ana')).toEqual([]);
    expect(nextTalk(clinic.integration('ana'), NOW)).toMatchObject({ visit: 'v1', where: 'video', state: 'booked' });
    expect(clinic.read('ana').messages.map(({ template }) => template)).toEqual(['something-new']);
    const remind = PATIENT_CLOCK.find(({ rule }) => rule === 'remind-talk')!;
    const due = (now: Instant) =>
      remind.due(clinic.read('ana'), { now, zone: ZONE, policy: null, days: [], cover: null }, () => 'tick');
    expect(due(addMinutes(inDays(2), -1))).toEqual([]);
    expect(due(inDays(2))).toMatchObject([{ about: 'v1', events: [{ body: { template: 'time-reminder' } }] }]);
    expect(due(inDays(3))).toEqual([]);
  });

  test('what the patient asked for on his page stays one task until it is booked', () => {
    const clinic = new Clinic();
    clinic.tell('ana', 'ask-integration', {}, self('ana'));
    clinic.tell('ana', 'ask-integration', {}, self('ana'));
    clinic.say('ana', 'refer-integration', { therapist: 'tess' });
    expect(clinic.open('ana')).toEqual(['integration-wanted']);
  });

  test('whether it came about is said when it is over, and somebody asks after whoever did not come', () => {
    const clinic = new Clinic();
    clinic.say('ana', 'refer-integration', { therapist: 'tess' });
    clinic.say('ana', 'book-integration', talk('v1', inDays(1)));
    expect(clinic.say('ana', 'record-integration', { visit: 'v1', outcome: 'done' })).toEqual(['integration-ahead']);
    clinic.now = inDays(1, 61);
    expect(clinic.integration('ana').talks[0]?.state).toBe('unrecorded');
    expect(clinic.say('ana', 'record-integration', { visit: 'v1', outcome: 'not-come' }, THERAPIST)).toEqual([]);
    expect(clinic.open('ana')).toEqual(['integration-missed']);
    // Said wrongly: the later word holds.
    expect(clinic.say('ana', 'record-integration', { visit: 'v1', outcome: 'done' })).toEqual([]);
    expect(clinic.integration('ana').talks[0]?.state).toBe('done');
  });

  test('not coming after a sign of risk is a matter of reaching the person', () => {
    const clinic = new Clinic();
    clinic.say('ana', 'refer-integration', { therapist: 'tess' });
    clinic.say('ana', 'book-integration', talk('v1', inDays(1)));
    const answers = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((item) => [`phq9.${item}`, item === 9 ? 2 : 1]));
    clinic.tell('ana', 'answer-scale', { instrument: 'phq9', version: 'x', answers, total: 10 });
    clinic.now = inDays(1, 61);
    clinic.say('ana', 'record-integration', { visit: 'v1', outcome: 'not-come' });
    expect(clinic.open('ana')).toContain('distress-ask');
  });
});

describe('refused, with every reason at once', () => {
  test.each([['nora'], ['gone'], ['nobody'], ['toString']])('%s is no therapist here', (therapist) => {
    expect(new Clinic().say('ana', 'refer-integration', { therapist })).toEqual(['integration-no-therapist']);
  });

  test('nothing is booked with nobody, nor in the past', () => {
    expect(new Clinic().say('ana', 'book-integration', talk('v1', NOW))).toEqual([
      'integration-not-referred',
      'integration-past',
    ]);
  });

  test.each([
    [-60, []],
    [-59, ['integration-clash']],
    [0, ['integration-clash']],
    [59, ['integration-clash']],
    [60, []],
  ] as const)('a talk of somebody else %i minutes from this one', (minutes, refused) => {
    const clinic = new Clinic();
    for (const id of ['ana', 'bo']) clinic.say(id, 'refer-integration', { therapist: 'tess' });
    clinic.say('ana', 'book-integration', talk('v1', inDays(1)));
    expect(clinic.say('bo', 'book-integration', talk('v2', inDays(1, minutes)))).toEqual(refused);
  });

  test('a cancelled hour is free again, and is cancelled where it was taken', () => {
    const clinic = new Clinic();
    for (const id of ['ana', 'bo']) clinic.say(id, 'refer-integration', { therapist: 'tess' });
    clinic.say('ana', 'book-integration', talk('v1', inDays(1)));
    expect(clinic.tell('ana', 'cancel-visit', { visit: 'v1', because: 'ill' })).toEqual([
      'integration-cancelled-there',
    ]);
    expect(clinic.say('ana', 'cancel-integration', { visit: 'v1', because: 'ill' })).toEqual([]);
    expect(clinic.integration('ana').talks).toEqual([]);
    expect(clinic.say('bo', 'book-integration', talk('v2', inDays(1)))).toEqual([]);
  });

  test('a referral goes to another therapist, or ends, only with nothing left open', () => {
    const clinic = new Clinic();
    clinic.say('ana', 'refer-integration', { therapist: 'tess' });
    clinic.say('ana', 'book-integration', talk('v1', inDays(1)));
    expect(clinic.say('ana', 'refer-integration', { therapist: 'theo' })).toEqual(['integration-booked-with-other']);
    expect(clinic.say('ana', 'end-integration', { because: 'she is well' })).toEqual(['integration-still-booked']);
    clinic.now = inDays(2);
    expect(clinic.say('ana', 'end-integration', { because: 'she is well' })).toEqual(['integration-unrecorded']);
    clinic.say('ana', 'record-integration', { visit: 'v1', outcome: 'done' });
    expect(clinic.say('ana', 'end-integration', { because: 'she is well' }, THERAPIST)).toEqual([]);
    expect(isReferredTo(clinic.caseload, 'ana', 'tess')).toBe(false);
    expect(clinic.integration('ana').referral).toBeNull();
  });

  test('a therapist writes no goals that he may not see; shared, he does; a nurse always', () => {
    const clinic = new Clinic();
    const goals = { goals: [{ goal: 'g1', words: 'walk every day' }] };
    expect(clinic.tell('ana', 'set-goals', goals, THERAPIST)).toEqual(['goals-not-shared']);
    expect(clinic.tell('ana', 'set-goals', goals)).toEqual([]);
    clinic.tell('ana', 'set-sharing', { scores: false, goals: true }, self('ana'));
    expect(clinic.tell('ana', 'set-goals', goals, THERAPIST)).toEqual([]);
    clinic.tell('ana', 'set-sharing', { scores: true, goals: false }, self('ana'));
    expect(clinic.tell('ana', 'set-goals', goals, THERAPIST)).toEqual(['goals-not-shared']);
  });
});

const PEOPLE = ['ana', 'bo', 'cy'] as const;
const step = fc.oneof(
  fc.record({
    kind: fc.constant('refer'),
    who: fc.constantFrom(...PEOPLE),
    therapist: fc.constantFrom('tess', 'theo'),
  }),
  fc.record({ kind: fc.constant('book'), who: fc.constantFrom(...PEOPLE), half: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant('cancel'), who: fc.constantFrom(...PEOPLE) }),
  fc.record({ kind: fc.constant('end'), who: fc.constantFrom(...PEOPLE) }),
);

test('whatever is asked, no therapist has two people at once, and record and caseload say the same', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const clinic = new Clinic();
      steps.forEach((one, index) => {
        if (one.kind === 'refer' && 'therapist' in one)
          clinic.say(one.who, 'refer-integration', { therapist: one.therapist });
        if (one.kind === 'book' && 'half' in one) {
          clinic.say(one.who, 'book-integration', talk(`v${index}`, addMs(NOW, (one.half * HOUR_MS) / 2)));
        }
        const ahead = clinic.integration(one.who).talks[0];
        if (one.kind === 'cancel' && ahead)
          clinic.say(one.who, 'cancel-integration', { visit: ahead.visit, because: 'ill' });
        if (one.kind === 'end') clinic.say(one.who, 'end-integration', { because: 'she is well' });
      });
      const times = Object.values(clinic.caseload.times);
      for (const a of times)
        for (const b of times)
          if (a.visit < b.visit && a.therapist === b.therapist)
            expect(a.endsAt <= b.startsAt || b.endsAt <= a.startsAt).toBe(true);
      for (const id of PEOPLE) {
        const { referral, talks } = clinic.integration(id);
        expect(clinic.caseload.referrals[id]?.therapist ?? null).toBe(referral?.therapist ?? null);
        expect(talks.map(({ visit }) => visit).sort()).toEqual(
          times
            .filter(({ patient }) => patient === id)
            .map(({ visit }) => visit)
            .sort(),
        );
      }
    }),
    { numRuns: 200 },
  );
});

describe('what a therapist notes', () => {
  const noted = (more: object = {}, who = THERAPIST) => {
    const clinic = new Clinic();
    clinic.say('ana', 'refer-integration', { therapist: 'tess' });
    const words = 'she says that she wants to die';
    expect(clinic.tell('ana', 'write-integration-note', { words, shared: false, ...more }, who)).toEqual([]);
    return clinic;
  };
  const noteOf = (clinic: Clinic) =>
    clinic.read('ana').entries.find(({ kind }) => kind === 'integration-note-written')!;

  test('words that worry are somebody’s to call about, and the task holds none of them', () => {
    const clinic = noted();
    const task = clinic.read('ana').tasks.find(({ kind }) => kind === 'distress-ask');
    expect(task).toMatchObject({ state: 'open', about: { rule: 'integration-note-words' } });
    expect(JSON.stringify(task)).not.toContain('die');
  });
  test('unless the therapist says to have asked, and that nobody has to call', () => {
    expect(noted({ worry: 'asked' }).open('ana')).not.toContain('distress-ask');
  });
  test('a note is corrected by who wrote it, the first words are kept, and worse words are answered', () => {
    const clinic = noted({ words: 'she sleeps better' });
    const note = noteOf(clinic);
    const correct = (words: string, actor = THERAPIST) =>
      clinic.tell('ana', 'correct-integration-note', { note: note.ref, words, reason: 'left out' }, actor);
    expect(correct('nothing', NURSE)).toEqual(['note-not-yours']);
    expect(clinic.tell('ana', 'correct-entry', { entry: note.ref, kind: note.kind, body: {}, reason: 'x' })).toEqual([
      'note-not-yours',
    ]);
    expect(clinic.tell('ana', 'strike-entry', { entry: note.ref, reason: 'x' })).toEqual(['note-not-yours']);
    expect(correct('she sleeps better, and speaks of suicide')).toEqual([]);
    expect(noteOf(clinic)).toMatchObject({
      body: { words: 'she sleeps better, and speaks of suicide', shared: false },
      original: { body: { words: 'she sleeps better' } },
    });
    expect(clinic.open('ana')).toContain('distress-ask');
  });
});
