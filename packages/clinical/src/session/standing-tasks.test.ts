import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { consentById } from '../consent/index.ts';
import { decidePatient, type PatientCommand, patientFold, readPatient } from '../patient/index.ts';
import type { Context } from '../record/index.ts';
import { instrumentById } from '../scales/index.ts';
import { allOf, gate, type Replayed, readSession, recordDraft, type Scenario } from './index.ts';
import { at, decide, given, rulesOf, until, withBody } from './told.fixture.ts';

const iv: Scenario = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
);
/** Everything is answered well at the door: what stands then is what the chart still holds. */
const wellAtTheDoor = until(iv, -11.5);

let serial = 0;
/** Something is entered in the person's chart, by the decision of the chart. */
function chart(replayed: Replayed, kind: string, body: object, minute: number): Replayed {
  serial += 1;
  const command = {
    id: `chart-${serial}`,
    kind,
    stream: replayed.patient.stream,
    seenSeq: replayed.patient.seq,
    occurredAt: at(minute),
    body,
  } as unknown as PatientCommand;
  const actor = { kind: 'person', id: 'pavel', roles: ['prescriber'] } as const;
  const context: Context = { now: at(minute), zone: given.zone, actor };
  const decision = decidePatient(
    { patient: replayed.patient, policy: replayed.policy } as Parameters<typeof decidePatient>[0],
    command,
    context,
  );
  if (decision.kind === 'refused') throw new Error(rulesOf(decision).join(', '));
  let { patient } = replayed;
  for (const [index, draft] of decision.streams.flatMap(({ events }) => events).entries()) {
    const place = {
      command: command.id,
      index,
      stream: patient.stream,
      seq: patient.seq + 1,
      position: 1_000 + serial,
    };
    patient = patientFold.evolve(patient, recordDraft(draft, { ...place, recordedAt: at(minute), actor }));
  }
  return { ...replayed, patient };
}
const opened = (replayed: Replayed, kind: string) =>
  readPatient(replayed.patient).tasks.find((task) => task.kind === kind && task.state !== 'closed')!;
const pass = (replayed: Replayed, overrides: readonly string[] = []) =>
  rulesOf(
    decide(
      replayed,
      'pass-gate',
      { overrides: overrides.map((rule) => ({ rule, reason: 'I weighed it myself' })) },
      -11,
      { roles: ['prescriber', 'nurse'], by: 'pavel' },
    ).decision,
  );

describe('what the chart still holds stands at the gate, whatever was answered at the door', () => {
  test('with nothing open the gate is passed', () => {
    expect(pass(wellAtTheDoor)).toEqual([]);
  });

  test.each([
    ['blood in the urine', { haematuria: true, painDays: 0, frequencyDays: 0 }],
    ['pain for more than two weeks', { haematuria: false, painDays: 15, frequencyDays: 0 }],
  ])('the bladder has met its stop rule: %s', (_what, body) => {
    const stopped = chart(wellAtTheDoor, 'ask-bladder', body, -11.4);
    expect(pass(stopped)).toEqual(['cystitis-active']);
    // A stop rule is not passed over with a word: it is looked into, and the task closed by who may.
    expect(pass(stopped, ['cystitis-active'])).toEqual(['cystitis-active']);
    const [reason] = gate(readSession(stopped.session), readPatient(stopped.patient), stopped.policy, at(-11)).reasons;
    expect(reason).toMatchObject({ rule: 'cystitis-active', verdict: 'defer', missing: ['urology'] });

    const { task } = opened(stopped, 'bladder-stop');
    const looked = chart(stopped, 'close-task', { task, evidence: 'urology saw him, infection treated' }, -11.2);
    expect(pass(looked)).toEqual([]);
  });

  test.each([
    ['shorter pain', { haematuria: false, painDays: 14, frequencyDays: 0 }],
    ['nothing', { haematuria: false, painDays: 0, frequencyDays: 0 }],
  ])('the bladder has not met it: %s', (_what, body) => {
    expect(pass(chart(wellAtTheDoor, 'ask-bladder', body, -11.4))).toEqual([]);
  });

  test('a strong craving holds the next dose in the clinic too, until a prescriber has looked for misuse', () => {
    const craving = chart(wellAtTheDoor, 'ask-craving', { answer: 'strong' }, -11.4);
    expect(pass(craving)).toEqual(['craving-unreviewed']);
    expect(pass(craving, ['craving-unreviewed'])).toEqual(['craving-unreviewed']);
    const { task } = opened(craving, 'craving-review');
    const looked = chart(craving, 'close-task', { task, evidence: 'PDMP looked at, no misuse found' }, -11.2);
    expect(pass(looked)).toEqual([]);
    expect(pass(chart(wellAtTheDoor, 'ask-craving', { answer: 'some' }, -11.4))).toEqual([]);
  });

  test('a scale asked for the screener of suicide risk', () => {
    const values = [1, 1, 1, 1, 1, 1, 1, 1, 1];
    const answers = Object.fromEntries(values.map((value, index) => [`phq9.${index + 1}`, value]));
    const scored = chart(
      wellAtTheDoor,
      'answer-scale',
      { instrument: 'phq9', version: instrumentById('phq9')!.version, answers, total: null },
      -11.4,
    );
    expect(pass(scored)).toContain('suicide-risk-missing');
  });
});

describe('a consent that was checked is of this route', () => {
  const checked = (document: string) => {
    const { version } = consentById(document) ?? { version: '1' };
    const changed = { document, version, offLabelWording: true };
    return pass(until(iv, -11.5, withBody('check-consent', changed)));
  };
  test.each([
    ['ketamine-iv', []],
    ['ketamine-mouth', ['consent-missing']],
    ['ketamine-home', ['consent-missing']],
    ['esketamine-nasal', ['consent-missing']],
    ['our own paper', []],
  ] as const)('%s', (document, rules) => expect(checked(document)).toEqual(rules));
});

describe('a correction opens what the answer would have opened when it was said first', () => {
  const corrected = (kind: string, body: object) => {
    const told = until(iv, 20);
    const entry = allOf(readSession(told.session), kind as 'suicide-risk-asked').at(-1)!;
    const correction = { entry: entry.ref, kind, body, reason: 'misheard' };
    const { decision } = decide(told, 'correct-entry', correction, 21);
    if (decision.kind === 'refused') throw new Error(JSON.stringify(decision));
    return decision.streams
      .flatMap(({ events }) => events)
      .filter((draft) => draft.kind === 'task-opened')
      .map((draft) => (draft.body as { kind: string }).kind);
  };
  test.each([
    ['plan-or-intent', ['suicidality-acute']],
    ['passive', []],
  ] as const)('suicidal thoughts corrected to %s', (result, kinds) => {
    expect(corrected('suicide-risk-asked', { instrument: 'c-ssrs', result })).toEqual(kinds);
  });
});
