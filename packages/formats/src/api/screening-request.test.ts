import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseScreeningRequest } from './screening-request.ts';

const root = join(import.meta.dirname, '../../../..');
const reference = join(root, '../shared/reference');
const issues = (value: unknown) => {
  const parsed = parseScreeningRequest(value);
  return parsed.ok ? [] : parsed.issues.map(({ path }) => path);
};

describe('a screening request', () => {
  test.each([
    {},
    { patient: null },
    { patient: { vitals: null, diagnoses: null, labs: {} } },
    { routeConsidered: null },
  ])('%j: everything may be absent or null', (value) => {
    expect(parseScreeningRequest(value).ok).toBe(true);
  });

  test.each([
    [{ weight: 1 }, 'weight'],
    [{ patient: { name: 'x' } }, 'patient.name'],
    [{ patient: { vitals: { sbp: 1 } } }, 'patient.vitals.sbp'],
    [{ patient: { labs: { hcg: 1 } } }, 'patient.labs.hcg'],
    [{ patient: { scales: { phq2: 1 } } }, 'patient.scales.phq2'],
    [{ patient: { context: { escort: true } } }, 'patient.context.escort'],
    [{ patient: { diagnoses: [{}, { icd: 'F33.2' }] } }, 'patient.diagnoses[1].icd'],
    [{ patient: { medications: [{ drug: 'x' }] } }, 'patient.medications[0].drug'],
    [{ patient: { allergies: [{ to: 'x' }] } }, 'patient.allergies[0].to'],
  ])('%j: the unknown field is refused by name', (value, path) => {
    expect(issues(value)).toEqual([path]);
  });

  test.each([
    [{ patient: { vitals: { systolic: '120' } } }, 'patient.vitals.systolic'],
    [{ patient: { vitals: { systolic: 0 } } }, 'patient.vitals.systolic'],
    [{ patient: { vitals: { spo2RoomAir: 0.97 } } }, 'patient.vitals.spo2RoomAir'],
    [{ patient: { vitals: { temperatureC: 98.6 } } }, 'patient.vitals.temperatureC'],
    [{ patient: { heightCm: 1.7 } }, 'patient.heightCm'],
    [{ patient: { ageYears: -1 } }, 'patient.ageYears'],
    [{ patient: { scales: { phq9Item9: 4 } } }, 'patient.scales.phq9Item9'],
    [{ patient: { pregnancy: 'no' } }, 'patient.pregnancy'],
    [{ patient: { sex: 'F' } }, 'patient.sex'],
    [{ patient: { diagnoses: [{ status: 'resolved' }] } }, 'patient.diagnoses[0].status'],
    [{ patient: { diagnoses: [{ onset: '3 weeks ago' }] } }, 'patient.diagnoses[0].onset'],
    [{ patient: { medications: [{ lastTakenHoursAgo: -3 }] } }, 'patient.medications[0].lastTakenHoursAgo'],
    [{ patient: { labs: { childPugh: 'D' } } }, 'patient.labs.childPugh'],
    [{ routeConsidered: 'iv' }, 'routeConsidered'],
    [[], 'request'],
    ['text', 'request'],
    [null, 'request'],
  ])('%j: a wrong value is refused at its field', (value, path) => {
    expect(issues(value)).toEqual([path]);
  });

  test('a body mass index may differ from height and weight by 2, not by more, and is no trouble without them', () => {
    const bmi = (value: number, rest: object = { heightCm: 170, weightKg: 81 }) =>
      issues({ patient: { bmi: value, ...rest } });
    expect(bmi(30)).toEqual([]);
    expect(bmi(26.1)).toEqual([]);
    expect(bmi(30.1)).toEqual(['patient.bmi']);
    expect(bmi(25.9)).toEqual(['patient.bmi']);
    expect(bmi(40, { heightCm: 170 })).toEqual([]);
  });

  test('every wrong field is named at once', () => {
    expect(issues({ patient: { ageYears: 'x', vitals: { pulse: 1, heartRate: true } } }).sort()).toEqual([
      'patient.ageYears',
      'patient.vitals.heartRate',
      'patient.vitals.pulse',
    ]);
  });

  test('what was written is not repeated in a refusal: it may be about a person', () => {
    const parsed = parseScreeningRequest({
      patient: { sex: 'Ada Example', ageYears: 'Ada Example', diagnoses: [{ status: 'Ada Example' }] },
    });
    expect(JSON.stringify(parsed)).not.toContain('Ada');
  });

  test('an oversized request is refused', () => {
    expect(issues({ patient: { medications: Array.from({ length: 501 }, () => ({})) } })).toEqual([
      'patient.medications',
    ]);
    expect(issues({ indication: 'x'.repeat(2001) })).toEqual(['indication']);
  });

  test('every vignette is a request', () => {
    const folder = join(root, 'scenarios/screening');
    for (const name of readdirSync(folder)) {
      const { request } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { request: unknown };
      expect(parseScreeningRequest(request), name).toMatchObject({ ok: true });
    }
  });

  test.skipIf(!existsSync(reference))(
    'holds exactly the fields of the reference schema (skipped where it is not beside the checkout)',
    () => {
      interface Node {
        readonly type?: unknown;
        readonly properties?: Readonly<Record<string, Node>>;
        readonly items?: Node;
        readonly enum?: readonly unknown[];
      }
      const schema = JSON.parse(readFileSync(join(reference, 'screening-request.schema.json'), 'utf8')) as Node;
      /** A request that fills every field of the schema with a value of its kind. */
      const fill = (node: Node): unknown => {
        if (node.properties !== undefined)
          return Object.fromEntries(Object.entries(node.properties).map(([key, child]) => [key, fill(child)]));
        if (node.items !== undefined) return [fill(node.items)];
        if (node.enum !== undefined) return node.enum[0];
        const type = Array.isArray(node.type) ? (node.type[0] as string) : node.type;
        return type === 'number' ? null : type === 'boolean' ? true : type === 'string' ? '2026-01-01' : null;
      };
      expect(parseScreeningRequest(fill(schema))).toMatchObject({ ok: true });
      expect(
        parseScreeningRequest(JSON.parse(readFileSync(join(reference, 'screening-request.example.json'), 'utf8'))),
      ).toMatchObject({ ok: true });
    },
  );
});
