import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { consentOfRoute } from '../consent/index.ts';
import { patientFold } from '../patient/index.ts';
import type { RecordedEvent } from '../record/index.ts';
import { type Replayed, readSession, type Scenario } from './index.ts';
import { after, at, decide, rulesOf, until } from './told.fixture.ts';

const scenario = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../scenarios/session/${name}.json`), 'utf8')) as Scenario;
const infusion = scenario('iv-infusion');
const nasal = scenario('nasal-esketamine');
const QUESTION = { command: 'q-1', index: 0 };

/** The patient asks about a consent at that minute, and what becomes of it then, if anything. */
function asks(replayed: Replayed, document: string, minute: number, then?: readonly [string, object]): Replayed {
  const about = { stream: replayed.patient.stream, entry: QUESTION };
  const task = { task: 'q', kind: 'consent-question', title: 'x', ownerRole: 'nurse', dueAt: at(0), urgent: false };
  const lines = [
    ['consent-question-asked', { document, words: 'Does it hurt?' }, 'q-1', 0],
    ['task-opened', { ...task, about }, 'q-1', 1],
    ...(then === undefined ? [] : [[...then, 'q-2', 0] as const]),
  ] as const;
  const patient = lines.reduce(
    (state, [kind, body, command, index]) =>
      patientFold.evolve(state, {
        kind,
        body,
        version: 1,
        occurredAt: at(minute),
        recordedAt: at(minute),
        zone: 'UTC',
        command,
        index,
        stream: state.stream,
        seq: state.seq + 1,
        position: state.seq + 5_000,
        author: { kind: 'patient', id: 'p1', right: 'test' },
        hash: '',
      } as unknown as RecordedEvent),
    replayed.patient,
  );
  return { ...replayed, patient };
}
const device = (replayed: Replayed, over: object = {}) => ({
  as: 'order',
  overrides: [],
  order: readSession(replayed.session).order!.ref,
  device: 2,
  mg: 28,
  lot: 'S7714',
  watchedBy: 'nora',
  delivery: { kind: 'full' },
  ...over,
});
const flagsOf = (replayed: Replayed): readonly string[] => {
  const { body } = readSession(replayed.session).entries.findLast(({ body: said }) => 'flags' in said)!;
  return (body as unknown as { flags: readonly { rule: string }[] }).flags.map(({ rule }) => rule);
};

describe('a question about the consent that is asked after the first dose', () => {
  const first = until(nasal, 1);
  const nasalConsent = consentOfRoute('intranasal-esketamine').id;
  const open = asks(first, nasalConsent, 3);
  const rules = (replayed: Replayed, over: object = {}) =>
    rulesOf(decide(replayed, 'give-device', device(replayed, over), 5, { roles: ['nurse', 'prescriber'] }).decision);

  test('holds back the next one until it is answered or taken back, whoever asks for it', () => {
    expect(rules(first)).toEqual([]);
    expect(rules(open)).toEqual(['consent-question-open']);
    const overrides = [{ rule: 'consent-question-open', reason: 'nearly done' }];
    expect(rules(open, { overrides })).toEqual(['consent-question-open']);
    expect(rules(asks(first, nasalConsent, 3, ['task-closed', { task: 'q', evidence: 'told him' }]))).toEqual([]);
    expect(rules(asks(first, nasalConsent, 3, ['consent-question-withdrawn', { question: QUESTION }]))).toEqual([]);
    expect(rules(asks(first, 'ketamine-im', 3))).toEqual([]);
  });

  test('flags what was given all the same, and nothing that was given before it', () => {
    const told = device(first, { as: 'fact' });
    expect(flagsOf(after(open, 'give-device', told, 6))).toContain('consent-question-open');
    const later = asks(first, nasalConsent, 7);
    expect(flagsOf(after(later, 'give-device', told, 8, { happenedAt: 6 }))).not.toContain('consent-question-open');
  });

  test('stops no infusion by itself: faster and going on wait, slower, a stop and a rescue drug never do', () => {
    const running = asks(until(infusion, 8), consentOfRoute('iv-ketamine').id, 10);
    const rate = (mlPerHour: number) =>
      flagsOf(after(running, 'change-infusion-rate', { infusion: '1', mlPerHour, because: 'effect' }, 11));
    expect(rate(90)).toContain('consent-question-open');
    expect(rate(60)).not.toContain('consent-question-open');
    const paused = after(running, 'pause-infusion', { infusion: '1', because: 'patient-request' }, 11);
    const resume = { as: 'order', overrides: [], infusion: '1', mlPerHour: 75 };
    expect(rulesOf(decide(paused, 'resume-infusion', resume, 12).decision)).toEqual(['consent-question-open']);
    const stop = { infusion: '1', because: 'patient-request', pumpedMl: 12 };
    expect(flagsOf(after(running, 'stop-infusion', stop, 11))).toEqual([]);
    const rescue = { as: 'order', overrides: [], order: null, medicine: 'ondansetron', route: 'iv', mg: 4 };
    expect(rulesOf(decide(running, 'give-medicine', rescue, 11).decision)).not.toContain('consent-question-open');
  });
});
