import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPatient } from '../patient/index.ts';
import { addMs } from '../units/index.ts';
import { allOf, dueItems, type Replayed, readSession, type Scenario } from './index.ts';
import { added, staffOf } from './staff-of.fixture.ts';
import { after, at, decide, rulesOf, until, without } from './told.fixture.ts';

const scenario = (name: string): Scenario =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../scenarios/session/${name}.json`), 'utf8'));
const iv = scenario('iv-infusion');
const SYSTEM = { kind: 'system', by: 'clock', roles: [] } as const;
const tick = (replayed: Replayed, minute: number, body: object = { readings: [], devices: [] }): Replayed =>
  after(replayed, 'tick-session', body, minute, SYSTEM);

describe('off the monitor', () => {
  const silent = (minute: number) => ({
    readings: [],
    devices: [{ device: 'm', lastMessageAt: addMs(at(minute), -60_000) }],
  });
  const raised = (replayed: Replayed, minute: number) =>
    allOf(readSession(tick(replayed, minute, silent(minute)).session), 'alarm-raised').map(
      ({ body }) => body.condition,
    );
  const away = (limitMinutes: number) =>
    after(until(iv, 20), 'start-off-monitor', { because: 'toilet', limitMinutes }, 21);

  test('has a reason, a limit and a reminder at its end', () => {
    const session = readSession(away(10).session);
    expect(session.offMonitor?.body).toMatchObject({ because: 'toilet', limitMinutes: 10 });
    const back = (minute: number) =>
      dueItems(session, away(10).policy, at(minute)).find(({ what }) => what === 'back-on-monitor');
    expect(back(22)).toMatchObject({ at: at(31), state: 'upcoming' });
    expect(back(31.1)).toMatchObject({ state: 'overdue' });
  });
  test('silences what the equipment says for that time, and not for longer, whatever was typed', () => {
    expect(raised(until(iv, 20), 21)).toEqual(['feed-lost']);
    expect(raised(away(10), 30.9)).toEqual([]);
    expect(raised(away(10), 31)).toEqual(['feed-lost']);
    // 999 minutes is what somebody said; the clinic's ten are what counts.
    expect(raised(away(999), 30.9)).toEqual([]);
    expect(raised(away(999), 31)).toEqual(['feed-lost']);
  });
  test('ends with coming back: the next silence is said at once', () => {
    expect(raised(after(away(10), 'end-off-monitor', {}, 23), 24)).toEqual(['feed-lost']);
  });
  test('never silences the patient', () => {
    const low = [-9, -6, -3, 0].map((s) => ({ kind: 'SPO2', value: 80, at: addMs(at(22), s * 1_000), device: 'm' }));
    const heard = tick(away(10), 22, { readings: low, devices: [{ device: 'm', lastMessageAt: at(22) }] });
    expect(allOf(readSession(heard.session), 'alarm-raised').map(({ body }) => body.condition)).toEqual(['spo2-low']);
  });
});

describe('ready, released, left', () => {
  const untold = () => until(iv, 113, without('tick-session'));
  const whole = () => tick(untold(), 114);

  test('"ready since" is a time of its own, reached by the clock and not by the one who opens the page', () => {
    expect(readSession(untold().session).readySince).toBe(null);
    const session = readSession(whole().session);
    expect(session).toMatchObject({ readySince: at(114), releasedAt: null, leftAt: null });
    // It is said once, and stays when it was.
    expect(readSession(tick(whole(), 115).session).readySince).toBe(at(114));
  });
  test('it is lost with what it rested on, and begins anew', () => {
    const unwell = after(
      whole(),
      'chart-observations',
      { observations: { nausea: { state: 'severe' } }, source: { from: 'person', how: 'reported-by-patient' } },
      115,
    );
    const lost = tick(unwell, 116);
    expect(readSession(lost.session).readySince).toBe(null);
    expect(allOf(readSession(lost.session), 'ready-lost').map(({ body }) => body.criteria)).toEqual([['nausea']]);
  });
  test('released and out of the door are two times', () => {
    const released = after(whole(), 'release-patient', { overrides: [], goesWith: 'adult' }, 116);
    expect(readSession(released.session)).toMatchObject({ readySince: at(114), releasedAt: at(116), leftAt: null });
    const gone = after(released, 'record-left', { with: 'adult' }, 121);
    expect(readSession(gone.session)).toMatchObject({ releasedAt: at(116), leftAt: at(121) });
  });
});

describe('a chair handed over', () => {
  test('names who gave it and who took it, and the entry stays with both', () => {
    const body = { from: 'nora', to: 'sam', words: 'pressure due at 30' };
    const session = readSession(after(until(iv, 20), 'hand-over-chair', body, 21).session);
    expect(session.nurse).toBe('sam');
    expect(allOf(session, 'chair-handed-over').at(-1)).toMatchObject({ body, author: { id: 'nora' }, at: at(21) });
    expect(allOf(session, 'chair-handed-over').at(-1)!.body.flags ?? []).toEqual([]);
  });
  test('whoever has no chair yet takes it: the first name is no handover, and one nurse in a house can be named', () => {
    const before = until(scenario('oral-walk-out'), -18.5);
    expect(readSession(before.session).nurse).toBeNull();
    const taken = after(before, 'hand-over-chair', { from: 'nora', to: 'nora' }, -18.4);
    const session = readSession(taken.session);
    expect(session.nurse).toBe('nora');
    expect(allOf(session, 'chair-handed-over').at(-1)?.body.flags ?? []).toEqual([]);
  });
  test('to somebody who is neither nurse nor prescriber is recorded with a flag, and a prescriber is asked', () => {
    const staff = staffOf(
      added(-90_000, 'sam', ['nurse']),
      added(-90_000, 'fay', ['front-desk']),
      added(-90_000, 'theo', ['therapist']),
    );
    const to = (name: string) =>
      after(until(scenario('iv-pain-four-hours'), 20), 'hand-over-chair', { from: 'nora', to: name }, 21, { staff });
    const flags = (name: string) =>
      (allOf(readSession(to(name).session), 'chair-handed-over').at(-1)?.body.flags ?? []).map(({ rule }) => rule);
    expect(flags('sam')).toEqual([]);
    for (const name of ['fay', 'theo', 'nobody']) expect(flags(name)).toEqual(['handed-to-no-nurse']);
    expect(readSession(to('fay').session).nurse).toBe('fay');
    expect(readPatient(to('fay').patient).tasks.map(({ kind }) => kind)).toContain('flagged-handed-to-no-nurse');
  });
  test('to oneself is recorded with a flag, and nobody counts as relieved by it', () => {
    const before = until(scenario('iv-pain-four-hours'), 20);
    const told = after(before, 'hand-over-chair', { from: 'nora', to: 'nora' }, 21);
    const flags = allOf(readSession(told.session), 'chair-handed-over').at(-1)?.body.flags;
    expect(flags).toMatchObject([{ rule: 'handed-to-oneself', inputs: [{ name: 'to', value: 'nora' }] }]);
    const relief = (replayed: Replayed) =>
      dueItems(readSession(replayed.session), replayed.policy, at(22)).find(({ what }) => what === 'change-nurse')?.at;
    expect(relief(told)).toBe(relief(before));
    const relieved = after(told, 'hand-over-chair', { from: 'nora', to: 'sam' }, 21.5);
    expect(relief(relieved)).toBeGreaterThan(relief(before)!);
  });
});

describe('signing', () => {
  const signed = (replayed: Replayed, meaning: string, minute: number, roles: readonly ('nurse' | 'prescriber')[]) =>
    rulesOf(decide(replayed, 'sign-session', { meaning, throughSeq: 1, printedName: 'N' }, minute, { roles }).decision);
  const over = () => after(tick(until(iv, 113), 114), 'release-patient', { overrides: [], goesWith: 'adult' }, 116);

  test('is refused while the patient is here, and to a nurse as the responsible prescriber', () => {
    expect(signed(until(iv, 113), 'author', 114, ['nurse'])).toEqual(['session-not-over']);
    expect(signed(over(), 'responsible-prescriber', 117, ['nurse'])).toEqual(['signature-not-yours']);
    expect(signed(over(), 'responsible-prescriber', 117, ['prescriber'])).toEqual([]);
    expect(signed(over(), 'author', 117, ['nurse'])).toEqual([]);
  });
  test('covers what was there, whatever the command says, and later entries show as amended', () => {
    const replayed = over();
    const before = readSession(replayed.session).seq;
    const done = after(replayed, 'sign-session', { meaning: 'author', throughSeq: 1, printedName: 'N' }, 117);
    expect(readSession(done.session).signatures[0]!.body.throughSeq).toBe(before);
    expect(readSession(done.session).amendedAfterSignature).toBe(false);
    const later = after(done, 'write-session-note', { words: 'called at home', class: 'clinical' }, 200);
    expect(readSession(later.session).amendedAfterSignature).toBe(true);
  });
});
