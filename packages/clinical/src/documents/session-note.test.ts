import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPatient } from '../patient/index.ts';
import { readSession, replayScenario, type Scenario, type ScenarioStep } from '../session/index.ts';
import { instant } from '../units/index.ts';
import { sessionNote } from './session-note.ts';

function noteOf(name: string, changed: (steps: readonly ScenarioStep[]) => readonly ScenarioStep[] = (steps) => steps) {
  const file = join(import.meta.dirname, `../../../../scenarios/session/${name}.json`);
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  const steps = changed(scenario.steps);
  const { session, patient } = replayScenario(
    { ...scenario, steps },
    {
      startsAt: instant(1_772_550_000_000),
      session: 's1',
      patient: 'p1',
      zone: 'America/Denver',
    },
  );
  const { blocks } = sessionNote({
    session: readSession(session),
    patient: readPatient(patient!),
    clinic: 'Clinic',
    site: null,
    zone: 'America/Denver',
    nameOf: (id) => id,
    signature: null,
    asOf: '',
  });
  const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  const facts = blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []));
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.head] : []));
  const head = (column: string): readonly string[] => tables.find((one) => one.includes(column)) ?? [];
  return { rows, head, fact: (label: string) => facts.find((row) => row.label === label)?.value };
}

describe('the note of a session', () => {
  test('says how much of each dose got in, and of a declined one that none did', () => {
    const { rows } = noteOf('nasal-declined-third');
    expect(rows.filter(([, what]) => what?.startsWith('nasal device')).map(([, , amount]) => amount)).toEqual([
      '28 mg',
      '14 to 28 of 28 mg',
      'none of 28 mg',
    ]);
  });

  test.each([
    ['nasal-declined-third', '3 nasal devices of 28 mg, 84 mg, ordered by pavel'],
    ['im-toilet-and-nausea', 'injection, 27.5 mg for 55 kg (actual weight), from 50 mg/mL, ordered by pavel'],
    ['iv-infusion', /^infusion, \d+(\.\d+)? mg for \d+ kg \(actual weight\) over 40 min, ordered by pavel$/],
    ['oral-walk-out', /^oral ketamine, \d+ mg for \d+ kg \(actual weight\), .*, ordered by pavel$/],
  ])('says what was ordered, not only in which form: %s', (name, text) => {
    expect(noteOf(name).fact('Order')).toEqual(typeof text === 'string' ? text : expect.stringMatching(text));
  });

  test('names the bolus and its order, and the order whose place that took', () => {
    const { rows, fact } = noteOf('iv-pain-four-hours', (steps) => [
      ...steps.filter(({ minute }) => minute <= 61),
      {
        minute: 62,
        by: 'pavel',
        kind: 'write-order',
        label: 'bolus',
        body: {
          order: {
            form: 'bolus',
            route: 'iv-ketamine',
            amount: { per: 'kg', mgPerKg: 0.1 },
            overSeconds: 60,
            weight: { rule: 'actual', kg: 70, actualKg: 70, measuredAt: { $minute: -2880 } },
            vialMgPerMl: 10,
          },
          given: 'written',
          orderedBy: 'pavel',
          overrides: [],
        },
      },
      {
        minute: 63,
        by: 'nora',
        kind: 'give-bolus',
        body: {
          as: 'order',
          overrides: [],
          order: { $ref: 'bolus' },
          mg: 7,
          mgPerMl: 10,
          overSeconds: 60,
          lot: 'K10',
          delivery: { kind: 'full' },
        },
      },
    ]);
    expect(fact('Order')).toBe('bolus, 7 mg for 70 kg (actual weight) over 60 s, ordered by pavel');
    expect(fact('Earlier order')).toMatch(
      /^infusion, 98 mg for 70 kg \(actual weight\) over 240 min, ordered by pavel, \d\d:\d\d; replaced$/,
    );
    const bolus = rows.find(([, what]) => what === 'IV bolus');
    expect(bolus?.slice(2)).toEqual(['7 mg', 'over 60 s; full; lot K10', 'nora']);
  });

  test('says when somebody was back on the monitor, what hurt, and who gave what another entered', () => {
    const { rows, head } = noteOf('iv-pain-four-hours', (steps) =>
      steps.map((step) =>
        step.kind === 'start-infusion' && step.minute === 0
          ? { ...step, body: { ...(step.body as object), givenBy: 'sam' } }
          : step,
      ),
    );
    expect(rows.map(([, what]) => what)).toEqual(
      expect.arrayContaining(['Off the monitor: toilet', 'Back on the monitor']),
    );
    expect(rows.find(([, what]) => what === 'infusion 1 started')?.at(-1)).toBe('sam, entered by nora');
    expect(head('MOAA/S')).toContain('Pain 0-10');
    const looks = rows.filter((row) => row.length === head('MOAA/S').length);
    expect(looks.map((row) => row[head('MOAA/S').indexOf('Pain 0-10')])).toEqual(expect.arrayContaining(['7', '4']));
    expect(noteOf('iv-infusion').head('MOAA/S')).not.toContain('Pain 0-10');
  });

  test.each(['iv-infusion', 'nasal-esketamine', 'sublingual-slips', 'im-toilet-and-nausea'])(
    'whatever was looked at stands in its row, %s: none says only that somebody looked',
    (name) => {
      const { head, rows } = noteOf(name);
      const looks = rows.filter((row) => row.length === head('MOAA/S').length);
      expect(looks.length).toBeGreaterThan(0);
      expect(looks.filter((row) => row.slice(1, -1).every((cell) => cell === ''))).toEqual([]);
      expect(head('MOAA/S')).toContain('Walk');
    },
  );

  test('says of what was put right what it was and what it is now, with who, when and why', () => {
    const corrected = (minute: number, entry: string, kind: string, body: object): ScenarioStep => ({
      minute,
      by: 'pavel',
      kind: 'correct-entry',
      body: { entry: { $ref: entry }, kind, body, reason: 'read again' },
    });
    const { rows } = noteOf('nasal-declined-third', (steps) => {
      const named = steps.map((step) => {
        if (step.kind === 'give-device' && step.minute === 0) return { ...step, label: 'first' };
        return step.kind === 'chart-observations' && step.minute === 40 ? { ...step, label: 'look' } : step;
      });
      const device = { ...(named.find(({ label }) => label === 'first')!.body as Record<string, unknown>) };
      for (const key of ['as', 'overrides']) delete device[key];
      const look = named.find(({ label }) => label === 'look')!.body as { observations: object };
      return [
        ...named.filter(({ minute }) => minute <= 134),
        corrected(135, 'first', 'device-given', { ...device, delivery: { kind: 'partial', mg: 14 } }),
        corrected(136, 'first', 'device-given', { ...device, lot: 'S7715', delivery: { kind: 'partial', mg: 20 } }),
        corrected(137, 'look', 'observations-charted', {
          ...look,
          observations: { ...look.observations, systolicMmHg: 152, spo2Percent: 97 },
        }),
        {
          minute: 1_600,
          by: 'pavel',
          kind: 'strike-entry',
          body: { entry: { $ref: 'look' }, reason: 'another patient' },
        },
      ];
    });
    const at = rows.findIndex(([, entry]) => entry?.startsWith('device given, '));
    expect(
      rows.slice(at).map(([, entry, was, now, reason, by]) => [entry?.split(',')[0], was, now, reason, by]),
    ).toEqual([
      ['device given', 'got in: 28 mg', 'got in: 14 of 28 mg', 'read again', 'pavel'],
      ['device given', 'got in: 14 of 28 mg; lot: S7714', 'got in: 20 of 28 mg; lot: S7715', 'read again', 'pavel'],
      ['observations charted', 'systolic pressure: 142 mmHg', 'systolic pressure: 152 mmHg', 'read again', 'pavel'],
      [
        'observations charted',
        expect.stringContaining('systolic pressure: 152 mmHg'),
        'struck: does not count',
        'another patient',
        'pavel',
      ],
    ]);
    // The day after, the day stands beside the time.
    expect(rows.at(-1)![0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(rows.at(-2)![0]).toMatch(/^\d\d:\d\d$/);
  });
});
