import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATIENT_COMMANDS } from '@keel/clinical/patient';
import { type Scenario, SESSION_COMMANDS, scenarioCommands } from '@keel/clinical/session';
import { instant } from '@keel/clinical/units';
import { describe, expect, test } from 'vitest';
import { PATIENT_COMMAND_BODIES, RecordScreeningBody, SESSION_COMMAND_BODIES } from './index.ts';

const folder = join(import.meta.dirname, '../../../../scenarios/session');
const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Scenario);
const schemas: Readonly<Record<string, { safeParse: (body: unknown) => { success: boolean; data?: unknown } }>> = {
  ...PATIENT_COMMAND_BODIES,
  ...SESSION_COMMAND_BODIES,
  'record-screening': RecordScreeningBody,
};

test('every command of the domain has a schema, and no other', () => {
  expect(Object.keys(SESSION_COMMAND_BODIES).sort()).toEqual([...SESSION_COMMANDS].sort());
  expect(Object.keys(PATIENT_COMMAND_BODIES).sort()).toEqual([...PATIENT_COMMANDS].sort());
});

describe.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_name, scenario) => {
  test('passes the border unchanged', () => {
    const given = { startsAt: instant(1_772_550_000_000), session: 's1', patient: 'p1' };
    for (const { command } of scenarioCommands(scenario, given)) {
      const parsed = schemas[command.kind]!.safeParse(command.body);
      expect(parsed, `${command.kind} ${JSON.stringify(parsed)}`).toMatchObject({ success: true });
      if (command.kind !== 'correct-entry') expect(parsed.data).toEqual(command.body);
    }
  });
});

const ref = { command: 'c', index: 0 };
const correction = (kind: string, body: unknown) =>
  SESSION_COMMAND_BODIES['correct-entry'].safeParse({ entry: ref, kind, body, reason: 'slip' });

test('a correction is read by the schema of what it corrects', () => {
  expect(correction('glucose-measured', { glucoseMgDl: 88 })).toMatchObject({
    success: true,
    data: { body: { glucoseMgDl: 88 } },
  });
  expect(correction('glucose-measured', { glucose: 88 }).error?.issues[0]).toMatchObject({
    path: expect.arrayContaining(['body']),
  });
  expect(correction('patient-released', {}).success).toBe(false);
});

test('a correction of a dose names what was given, not how it was asked for', () => {
  const body = {
    order: null,
    device: 2,
    mg: 28,
    watchedBy: 'nora',
    delivery: { kind: 'declined' },
  };
  const parsed = correction('device-given', body);
  expect(parsed.success && parsed.data.body).toEqual(body);
});

test.each([
  ['chart-observations', { observations: {}, source: { from: 'person', how: 'observed' } }, 'observations'],
  ['pause-alarms', { seconds: 121 }, 'seconds'],
  [
    'give-medicine',
    { as: 'fact', overrides: [], medicine: 'other', route: 'iv', doseMg: 1, order: null, because: 'x' },
    'name',
  ],
  ['record-arrival', { char: 'chair-1' }, 'char'],
] as const)('%s is refused naming the field', (kind, body, field) => {
  const parsed = SESSION_COMMAND_BODIES[kind].safeParse(body);
  expect(parsed.success).toBe(false);
  expect(JSON.stringify(parsed.error?.issues)).toContain(field);
});
