import { patientFold, readPatient } from '@keel/clinical/patient';
import type { StreamName } from '@keel/clinical/record';
import { instant } from '@keel/clinical/units';
import { readCsv, readPatientRows } from '@keel/formats/patient-csv';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestClinic, testClinic } from '../testing/index.ts';
import { importPatients } from './index.ts';

let clinic: TestClinic;
const LIST = ['mrn,first name,last name,dob', '1,Ann,Lee,1980-01-01', '2,Bob,Ray,1970-05-05', '3,Cy,Fox,1990-09-09'];
const run = (lines: readonly string[], more: { go?: boolean; by?: string } = {}) => {
  const { patients, problems } = readPatientRows(readCsv(lines.join('\n')), { dates: 'iso', today: '2026-03-02' });
  expect(problems).toEqual([]);
  return importPatients(clinic.record, {
    clinic: 'clinic-a',
    by: 'front-desk-a',
    zone: 'America/Denver',
    now: instant(clinic.clock.ms),
    patients,
    go: true,
    ...more,
  });
};
const listed = async (): Promise<string[]> => {
  const desk = await clinic.logIn('front-desk-a');
  const { patients } = (await desk.get('/api/v1/patients')).body as {
    patients: { brief: { id: string; familyName: string } }[];
  };
  return patients.map(({ brief }) => brief.familyName).sort();
};

beforeAll(async () => {
  clinic = await testClinic();
}, 120_000);
afterAll(() => clinic.close(), 60_000);

test('a look ahead writes nothing; who may not register imports nobody', async () => {
  expect(await run(LIST, { go: false })).toEqual({ done: false, added: 3, already: 0, problems: [] });
  for (const by of ['biller-a', 'nobody'])
    expect(await run(LIST, { by })).toMatchObject({ done: false, problems: [{ field: 'by', value: by }] });
  expect(await listed()).toEqual([]);
});

test('a list is imported in one act, and once more it adds nobody', async () => {
  expect(await run(LIST)).toEqual({ done: true, added: 3, already: 0, problems: [] });
  expect(await listed()).toEqual(['Fox', 'Lee', 'Ray']);
  expect(await run(LIST)).toEqual({ done: false, added: 0, already: 3, problems: [] });
  expect(await run([...LIST, '4,Dee,Moss,1961-02-03'])).toEqual({ done: true, added: 1, already: 3, problems: [] });
  expect(await listed()).toEqual(['Fox', 'Lee', 'Moss', 'Ray']);
});

test('one line that is somebody of the record holds up the whole list, and is named', async () => {
  const report = await run(['mrn,first name,last name,dob', '77,Eve,Hall,1955-05-05', '88,Ann,Lee,1980-01-01']);
  expect(report).toMatchObject({ done: false, added: 0, problems: [{ line: 3, field: 'familyName', value: 'Lee' }] });
  expect(await listed()).not.toContain('Hall');
});

test('who was imported is a patient like any other, by whom and when', async () => {
  const events = await clinic.record.after('clinic-a', 0, 1_000);
  const made = events.filter(({ kind }) => kind === 'patient-registered');
  expect(made).toHaveLength(4);
  expect(made[0]?.author).toMatchObject({ id: 'front-desk-a', right: 'command/register-patient import' });
  const stream = made[0]?.stream as StreamName;
  const state = (await clinic.record.load('clinic-a', stream)).reduce(patientFold.evolve, patientFold.initial(stream));
  expect(readPatient(state).details).toMatchObject({ familyName: 'Lee', recordNumber: '1', sexAtBirth: 'not-said' });
});
