import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { patientFold, readPatient } from '../patient/index.ts';
import type { RecordedEvent } from '../record/index.ts';
import { dueItems, nextMoments, type Replayed, readSession, type Scenario } from './index.ts';
import { after, at, decide, rulesOf, until } from './told.fixture.ts';

const scenario = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../scenarios/session/${name}.json`), 'utf8')) as Scenario;
const infusion = scenario('iv-infusion');
const nasal = scenario('nasal-esketamine');

/** The patient takes it back on the own phone: received at `minute`, said at `said` by the phone's clock. */
function takenBack(replayed: Replayed, consent: string, minute: number, said = minute, more: object = {}): Replayed {
  const drafts = [
    ['consent-withdrawn', { consent, ...more }],
    [
      'task-opened',
      { task: 't1', kind: 'consent-withdrawn', title: 'x', ownerRole: 'nurse', dueAt: at(minute), urgent: true },
    ],
  ] as const;
  let { patient } = replayed;
  for (const [index, [kind, body]] of drafts.entries()) {
    patient = patientFold.evolve(patient, {
      kind,
      body,
      version: 1,
      occurredAt: at(said),
      recordedAt: at(minute),
      zone: 'UTC',
      command: 'w-1',
      index,
      stream: patient.stream,
      seq: patient.seq + 1,
      position: 5_000 + index,
      author: { kind: 'patient', id: 'p1', right: 'test' },
      hash: '',
    } as unknown as RecordedEvent);
  }
  return { ...replayed, patient };
}
const order = (replayed: Replayed) => readSession(replayed.session).order!.ref;
const device = (replayed: Replayed, over: object = {}) => ({
  as: 'order',
  overrides: [],
  order: order(replayed),
  device: 2,
  mg: 28,
  lot: 'S7714',
  watchedBy: 'nora',
  delivery: { kind: 'full' },
  ...over,
});
const bag = (replayed: Replayed) => ({
  as: 'order',
  overrides: [],
  infusion: '2',
  order: order(replayed),
  lot: 'K2291',
  mlPerHour: 75,
  mgPerMl: 0.7,
  bagVolumeMl: 10,
  line: { primedWith: 'saline', volumeMl: 15 },
});
const bolus = (replayed: Replayed) => ({ as: 'order', overrides: [], order: order(replayed), mg: 5, lot: 'K2291' });
const resume = { as: 'order', overrides: [], infusion: '1', mlPerHour: 75 };
const flagsOf = (replayed: Replayed): readonly string[] => {
  const { body } = readSession(replayed.session).entries.findLast(({ body: said }) => 'flags' in said)!;
  return (body as unknown as { flags: readonly { rule: string }[] }).flags.map(({ rule }) => rule);
};

describe('a consent that is taken back while the session runs', () => {
  const running = until(infusion, 8);
  const gone = takenBack(running, 'ketamine', 10);
  const first = until(nasal, 1);
  const refused = takenBack(first, 'esketamine', 3);

  test('refuses the next device, whoever asks and whatever reason is given', () => {
    expect(rulesOf(decide(first, 'give-device', device(first), 5).decision)).toEqual([]);
    expect(rulesOf(decide(refused, 'give-device', device(refused), 5).decision)).toEqual(['consent-missing']);
    const overrides = [{ rule: 'consent-missing', reason: 'nearly done' }];
    const pressed = decide(refused, 'give-device', device(refused, { overrides }), 5, {
      roles: ['nurse', 'prescriber'],
    });
    expect(rulesOf(pressed.decision)).toEqual(['consent-missing']);
  });
  test('a tablet whose clock is behind opens nothing', () => {
    const { decision } = decide(refused, 'give-device', device(refused), 8, { happenedAt: 5 });
    const early = decide(takenBack(first, 'esketamine', 7), 'give-device', device(first), 8, { happenedAt: 6 });
    expect([rulesOf(decision), rulesOf(early.decision)]).toEqual([['consent-missing'], ['consent-missing']]);
  });
  test.each([
    ['a new bag', 'start-infusion', bag],
    ['a bolus', 'give-bolus', bolus],
  ] as const)('refuses %s', (_, kind, body) => {
    expect(rulesOf(decide(running, kind, body(running), 11).decision)).not.toContain('consent-missing');
    expect(rulesOf(decide(gone, kind, body(gone), 11).decision)).toContain('consent-missing');
  });
  test('refuses going on after a pause', () => {
    const paused = after(gone, 'pause-infusion', { infusion: '1', because: 'patient-request' }, 11);
    expect(rulesOf(decide(paused, 'resume-infusion', resume, 12).decision)).toEqual(['consent-missing']);
  });
  test('what was given all the same is recorded and flagged; what was given before is not', () => {
    const told = device(refused, { as: 'fact' });
    expect(flagsOf(after(refused, 'give-device', told, 6))).toContain('consent-missing');
    const later = takenBack(first, 'esketamine', 7);
    expect(flagsOf(after(later, 'give-device', told, 8, { happenedAt: 6 }))).not.toContain('consent-missing');
  });
  test.each([
    [90, ['consent-missing']],
    [60, []],
  ])('a rate of %s mL/h is recorded; only faster is flagged for it', (mlPerHour, flags) => {
    const changed = after(gone, 'change-infusion-rate', { infusion: '1', mlPerHour, because: 'effect' }, 11);
    expect(flagsOf(changed).filter((rule) => rule === 'consent-missing')).toEqual(flags);
  });
  test('stopping, and a device that is declined, are never refused', () => {
    const stop = { infusion: '1', because: 'patient-request', pumpedMl: 12 };
    expect(flagsOf(after(gone, 'stop-infusion', stop, 11))).toEqual([]);
    const declined = device(refused, { delivery: { kind: 'declined' } });
    expect(rulesOf(decide(refused, 'give-device', declined, 5).decision)).toEqual([]);
  });
  test('a paper that is signed after it opens the way again; one signed before does not', () => {
    const paper = (minute: number) => ({
      consent: 'esketamine',
      document: 'our-form',
      version: '7',
      signedAt: at(minute),
      offLabelWording: false,
    });
    const signed = (minute: number) => after(refused, 'check-consent', paper(minute), 4.5);
    const rules = (minute: number) => rulesOf(decide(signed(minute), 'give-device', device(refused), 5).decision);
    expect([rules(2), rules(4)]).toEqual([['consent-missing'], []]);
  });
  test('a phone whose clock is behind by days takes it back all the same', () => {
    const behind = takenBack(first, 'esketamine', 3, -6_000);
    expect(rulesOf(decide(behind, 'give-device', device(behind), 5).decision)).toEqual(['consent-missing']);
  });
  test('heard of after it was signed again: nothing more is given until it is signed anew', () => {
    const signed = (replayed: Replayed, command: string, minute: number): Replayed => ({
      ...replayed,
      patient: patientFold.evolve(replayed.patient, {
        kind: 'consent-signed',
        body: { consent: 'esketamine', document: 'our-form', version: '7', offLabelWording: false },
        version: 1,
        occurredAt: at(minute),
        recordedAt: at(minute),
        zone: 'UTC',
        command,
        index: 0,
        stream: replayed.patient.stream,
        seq: replayed.patient.seq + 1,
        position: 6_000 + minute,
        author: { kind: 'patient', id: 'p1', right: 'test' },
        hash: '',
      } as unknown as RecordedEvent),
    });
    const again = signed(signed(first, 'c-1', 1.5), 'c-2', 2);
    const doubted = takenBack(again, 'esketamine', 3, 1.7, { signature: { command: 'c-1', index: 0 } });
    const answer = decide(doubted, 'give-device', device(doubted), 5).decision;
    expect(answer.kind === 'refused' && answer.reasons).toMatchObject([
      { rule: 'consent-missing', because: expect.stringContaining('ask which holds'), override: null },
    ]);
    const anew = signed(doubted, 'c-3', 4);
    expect(rulesOf(decide(anew, 'give-device', device(anew), 5).decision)).toEqual([]);
  });
  test('it stands among the next moments of the board', () => {
    const moments = (replayed: Replayed) =>
      nextMoments(
        [{ session: readSession(replayed.session), patient: readPatient(replayed.patient) }],
        () => replayed.policy,
        at(11),
        10,
      ).map(({ item }) => item.what);
    expect(moments(running)).not.toContain('consent-withdrawn');
    expect(moments(gone)).toContain('consent-withdrawn');
  });
  test('it is due on the session until nothing runs and somebody has answered the patient', () => {
    const due = (replayed: Replayed, minute: number) =>
      dueItems(readSession(replayed.session), replayed.policy, at(minute), readPatient(replayed.patient))
        .filter(({ what }) => what === 'consent-withdrawn')
        .map((item) => [item.at, item.state]);
    expect(due(running, 11)).toEqual([]);
    expect(due(gone, 11)).toEqual([[at(10), 'overdue']]);
    const stopped = after(gone, 'stop-infusion', { infusion: '1', because: 'patient-request', pumpedMl: 12 }, 12);
    expect(due(stopped, 13)).toHaveLength(1);
    const closed = (replayed: Replayed): Replayed => {
      const last = replayed.patient.events.at(-1)!;
      const patient = patientFold.evolve(replayed.patient, {
        ...last,
        kind: 'task-closed',
        body: { task: 't1', evidence: 'asked' },
        command: 'z-1',
        seq: last.seq + 1,
        occurredAt: at(12),
        recordedAt: at(12),
      });
      return { ...replayed, patient };
    };
    expect(due(closed(stopped), 13)).toEqual([]);
    expect(due(closed(gone), 13)).toHaveLength(1);
  });
});
