import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { patientFold, readPatient } from '../patient/index.ts';
import type { SettingId } from '../policy/index.ts';
import type { RecordedEvent } from '../record/index.ts';
import { allOf, gate, readSession, type Scenario } from './index.ts';
import { after, at, until, without } from './told.fixture.ts';

const infusion = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
) as Scenario;

const reason = (rule: string, verdict: string) => ({
  rule,
  title: rule,
  because: rule,
  inputs: [],
  missing: [],
  sources: ['PD'],
  override: null,
  verdict,
  clears: '',
});
const screened = (over: object = {}) => ({
  route: 'iv-ketamine',
  verdict: 'eligible',
  escalate: false,
  reasons: [],
  policyVersion: 'p',
  ...over,
});

/** What the gate says of the screening: these entries stand in the chart, this was entered into the session. */
function said(
  chart: readonly (readonly [kind: string, body: object, minute: number, happened?: number])[],
  entered: { readonly verdict: string; readonly reasons: readonly object[] } | null,
  /** Figures that the clinic adopted. */
  adopted: Readonly<Partial<Record<SettingId, number>>> = {},
) {
  let told = until(infusion, -30, without('take-screening', 'pass-gate', 'record-screening'));
  const add = (from: number, to: number) => {
    for (const [index, [kind, body, minute, happened = minute]] of chart.entries()) {
      if (minute < from || minute >= to) continue;
      const patient = patientFold.evolve(told.patient, {
        kind,
        body,
        version: 1,
        occurredAt: at(happened),
        recordedAt: at(minute),
        zone: 'UTC',
        command: `x-${index}`,
        index: 0,
        stream: told.patient.stream,
        seq: 1_000 + index,
        position: 1_000 + index,
        author: { kind: 'person', id: 'pavel', right: 'test' },
        hash: '',
      } as unknown as RecordedEvent);
      told = { ...told, patient };
    }
  };
  add(-1_000_000, -20);
  if (entered !== null) told = after(told, 'take-screening', entered, -20);
  add(-20, 0);
  const session = readSession(told.session);
  const policy = { ...told.policy, settings: { ...told.policy.settings, ...adopted } };
  const { reasons } = gate(session, readPatient(told.patient), policy, at(-1));
  return {
    gate: reasons
      .filter(({ rule }) => rule === 'screening-missing' || rule.startsWith('x-'))
      .map(({ rule, verdict }) => `${rule} ${verdict}`),
    because: reasons.find(({ rule }) => rule === 'screening-missing')?.because ?? null,
    flags: allOf(session, 'screening-taken').flatMap(({ body }) => (body.flags ?? []).map(({ rule }) => rule)),
  };
}
const eligible = { verdict: 'eligible', reasons: [] };

describe('the screening at the gate', () => {
  test('a verdict that somebody enters with nothing recorded behind it is none', () => {
    const { gate: found, because, flags } = said([], eligible);
    expect(found).toEqual(['screening-missing caution']);
    expect(because).toMatch(/no screening is recorded/);
    expect(flags).toEqual(['screening-missing']);
  });

  test.each(['defer', 'contraindicated'])('an entered %s without a reason is as hard as it says', (verdict) => {
    expect(said([], { verdict, reasons: [] }).gate).toEqual([`screening-missing ${verdict}`]);
  });

  test('entered reasons stand beside it', () => {
    expect(said([], { verdict: 'defer', reasons: [reason('x-one', 'defer')] }).gate).toEqual([
      'x-one defer',
      'screening-missing caution',
    ]);
  });

  test('what was recorded is taken over and leaves nothing to ask', () => {
    expect(said([['patient-screened', screened(), -500]], eligible)).toEqual({ gate: [], because: null, flags: [] });
    const hard = screened({ verdict: 'defer', reasons: [reason('x-one', 'defer')] });
    expect(said([['patient-screened', hard, -500]], eligible)).toMatchObject({ gate: ['x-one defer'], flags: [] });
  });

  test('a screening that is recorded after it was entered does not stand behind it', () => {
    const hard = screened({ verdict: 'defer', reasons: [reason('x-one', 'defer')] });
    const { gate: found, because } = said([['patient-screened', hard, -10]], eligible);
    expect(found).toEqual(['x-one defer', 'screening-missing caution']);
    expect(because).toMatch(/recorded anew/);
  });

  test('recorded anew with the same reasons asks for nothing', () => {
    const chart = [
      ['patient-screened', screened(), -500],
      ['patient-screened', screened(), -10],
    ] as const;
    expect(said(chart, eligible).gate).toEqual([]);
  });

  test('a screening for another route says nothing of this one', () => {
    const { gate: found, because } = said(
      [['patient-screened', screened({ route: 'intranasal-esketamine' }), -500]],
      eligible,
    );
    expect(found).toEqual(['screening-missing caution']);
    expect(because).toMatch(/intranasal-esketamine/);
    expect(said([['patient-screened', screened({ route: null }), -500]], eligible).gate).toEqual([]);
  });

  test.each([
    ['conditions-listed', { answer: 'listed', conditions: [{ system: 'words', words: 'aneurysm', status: 'active' }] }],
    ['medicines-listed', { answer: 'listed', medicines: [{ name: 'tranylcypromine' }] }],
  ])('%s after the screening: nobody judged what is listed now', (kind, body) => {
    const chart = [
      ['patient-screened', screened(), -500],
      [kind, body, -400],
    ] as const;
    const { gate: found, because } = said(chart, eligible);
    expect(found).toEqual(['screening-missing caution']);
    expect(because).toMatch(/listed anew/);
  });

  test('a list that is entered after the screening for an hour before it was judged by nobody', () => {
    const listed = { answer: 'listed', medicines: [{ name: 'tranylcypromine' }] };
    const chart = [
      ['patient-screened', screened(), -500],
      ['medicines-listed', listed, -400, -600],
    ] as const;
    expect(said(chart, eligible).because).toMatch(/listed anew/);
  });

  test('a list that is corrected after the screening was judged as it stood before', () => {
    const body = { answer: 'listed', conditions: [{ system: 'words', words: 'aneurysm', status: 'active' }] };
    const correction = { entry: { command: 'x-0', index: 0 }, body, reason: 'left out' };
    const chart = [
      ['conditions-listed', { answer: 'listed', conditions: [] }, -600],
      ['patient-screened', screened(), -500],
      ['entry-corrected', correction, -400],
    ] as const;
    expect(said(chart, eligible).because).toMatch(/listed anew/);
  });

  test('a list that was judged and is struck since leaves an older one that nobody judged', () => {
    const chart = [
      ['conditions-listed', { answer: 'listed', conditions: [] }, -600],
      ['patient-screened', screened(), -500],
      ['entry-struck', { entry: { command: 'x-0', index: 0 }, reason: 'of somebody else' }, -400],
    ] as const;
    expect(said(chart, eligible).because).toMatch(/listed anew/);
  });

  test('a screening is of its time: after as long as the clinic takes one it is recorded anew', () => {
    const day = 24 * 60;
    const aged = (days: number, adopted = {}) =>
      said([['patient-screened', screened(), -days * day]], eligible, adopted);
    expect(aged(182)).toMatchObject({ gate: [], because: null });
    expect(aged(184)).toMatchObject({
      gate: ['screening-missing caution'],
      because: 'recorded 184 days ago; the clinic takes one for 183',
    });
    // Shorter where a clinic adopted so, and never longer.
    expect(aged(29, { 'screening-age-days': 28 }).gate).toEqual(['screening-missing caution']);
    expect(aged(27, { 'screening-age-days': 28 }).gate).toEqual([]);
    expect(aged(184, { 'screening-age-days': 400 }).gate).toEqual(['screening-missing caution']);
  });

  test('nothing taken over is asked for, and what the chart says stands all the same', () => {
    expect(said([], null).gate).toEqual(['screening-missing caution']);
    const hard = screened({ verdict: 'contraindicated', reasons: [reason('x-one', 'contraindicated')] });
    expect(said([['patient-screened', hard, -500]], null).gate).toEqual([
      'x-one contraindicated',
      'screening-missing caution',
    ]);
  });
});
