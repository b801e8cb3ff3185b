import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONSENTS, consentOfRoute } from '../consent/index.ts';
import { patientFold, readPatient } from '../patient/index.ts';
import type { RecordedEvent } from '../record/index.ts';
import { gate, readSession, type Scenario } from './index.ts';
import { at, until, without } from './told.fixture.ts';

const infusion = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
) as Scenario;
const IV = consentOfRoute('iv-ketamine');

/** What the gate says of the consent, with these entries in the chart and, where told, no paper looked at today. */
function said(
  chart: readonly (readonly [kind: string, body: object, minute: number])[],
  paper: boolean,
  version = 'paper-1',
  rule = 'consent-missing',
) {
  const told = until(infusion, -1, (step) => {
    const kept = without('check-consent', 'sign-consent')(step);
    if (kept !== null || !paper || step.kind !== 'check-consent') return kept;
    return { ...step, body: { ...(step.body as object), version } };
  });
  let patient = told.patient;
  for (const [index, [kind, body, minute]] of chart.entries()) {
    patient = patientFold.evolve(patient, {
      kind,
      body,
      version: 1,
      occurredAt: at(minute),
      recordedAt: at(minute),
      zone: 'UTC',
      command: `x-${index}`,
      index: 0,
      stream: patient.stream,
      seq: 1_000 + index,
      position: 1_000 + index,
      author: { kind: 'person', id: 'p1', right: 'test' },
      hash: '',
    } as unknown as RecordedEvent);
  }
  const answer = gate(readSession(told.session), readPatient(patient), told.policy, at(-1));
  return answer.reasons.find((reason) => reason.rule === rule)?.because ?? null;
}
const signature = { language: 'en', textSha256: 'a', printedName: 'A', teachBack: [], paper: { sha256: 'b', size: 1 } };
const signed = (over: object = {}) => ({
  consent: 'ketamine',
  document: IV.id,
  version: IV.version,
  offLabelWording: true,
  signature,
  ...over,
});

describe('the consent at the gate', () => {
  test('signed on a screen in the words that are in force: nothing is asked', () => {
    expect(said([['consent-signed', signed(), -100]], false)).toBeNull();
  });
  test('nothing signed, nothing looked at: asked', () => {
    expect(said([], false)).toMatch(/not checked/);
  });
  test('a paper that is only entered in the chart is looked at on the day', () => {
    expect(said([['consent-signed', signed({ signature: undefined, document: 'paper' }), -100]], false)).toMatch(
      /not checked/,
    );
    expect(said([['consent-signed', signed({ signature: undefined, document: 'paper' }), -100]], true)).toBeNull();
  });
  test('words that have changed since are asked again', () => {
    expect(said([['consent-signed', signed({ version: '2025-1' }), -100]], false)).toMatch(/words have changed/);
  });
  test('signed for another route is not signed for this one', () => {
    const other = CONSENTS.find(({ id }) => id === 'ketamine-im')!;
    expect(said([['consent-signed', signed({ document: other.id }), -100]], false)).toMatch(/not checked/);
  });
  test('withdrawn stands against a paper that was looked at before, and not against one signed since', () => {
    const withdrawn = ['consent-withdrawn', { consent: 'ketamine' }, -2] as const;
    expect(said([withdrawn], true)).toMatch(/withdrawn/);
    expect(said([withdrawn, ['consent-signed', signed(), -1]], false)).toBeNull();
  });

  test('a question that nobody has answered keeps the dose back, whatever was signed before or after it', () => {
    const asked = ['consent-question-asked', { document: IV.id, words: 'Does it hurt?' }, -50] as const;
    const about = { stream: 'patient/p1', entry: { command: 'x-0', index: 0 } };
    const task = { task: 'q', kind: 'consent-question', title: 'x', ownerRole: 'nurse', dueAt: at(0), urgent: false };
    const opened = ['task-opened', { ...task, about }, -50] as const;
    const open = (...more: Parameters<typeof said>[0]) =>
      said([asked, opened, ...more], true, 'paper-1', 'consent-question-open');
    expect(open()).toMatch(/nobody has answered/);
    expect(open(['consent-signed', signed(), -10])).toMatch(/nobody has answered/);
    expect(open(['task-closed', { task: 'q', evidence: 'answered' }, -10])).toBeNull();
    expect(open(['consent-question-withdrawn', { question: about.entry }, -10])).toBeNull();
    const other = ['consent-question-asked', { document: 'ketamine-im', words: 'Does it hurt?' }, -50] as const;
    expect(said([other], true, 'paper-1', 'consent-question-open')).toBeNull();
  });
});
