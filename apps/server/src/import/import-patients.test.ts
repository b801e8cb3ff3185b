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

/** As a browser brings it: the bytes of the file. */
const bring = async (person: string, lines: readonly string[], go: boolean) => {
  const bytes = Buffer.from(lines.join('\r\n')).toString('base64');
  return (await clinic.logIn(person)).post('/api/v1/patient-list', { bytes, dates: 'mdy', go });
};

test('by the screen every bad row comes at once with field and fix, and nothing is written until all are right', async () => {
  const before = await listed();
  const bad = [
    'first name,last name,dob,email,medications,allergies,shoe size',
    'Fay,Good,01/02/1980,,lithium 300 mg; sertraline,penicillin; latex,38',
    'Gil,,13/45/1980,not an address,,,',
    'Ann,Lee,01/01/1980,,,,',
  ];
  const looked = await bring('nurse-a', bad, true);
  expect(looked.status, looked.text).toBe(200);
  expect(looked.body).toMatchObject({ done: false, rows: 3, added: 0, ignored: ['shoe size'] });
  expect(looked.body.problems.map(({ line, field }: { line: number; field: string }) => [line, field])).toEqual([
    [3, 'familyName'],
    [3, 'birthDate'],
    [3, 'email'],
    [4, 'familyName'],
  ]);
  expect(looked.body.people[0]).toMatchObject({
    birthDate: '1980-01-02',
    medicines: ['lithium 300 mg', 'sertraline'],
    allergies: ['penicillin', 'latex'],
  });
  expect(await listed()).toEqual(before);
  // What a desk may not list, it cannot bring in by a file.
  const good = bad.slice(0, 2);
  const desk = await bring('front-desk-a', good, true);
  expect(desk.body.problems.map(({ field }: { field: string }) => field)).toEqual(['allergies', 'medicines']);
  for (const person of ['biller-a', 'auditor-a']) expect((await bring(person, good, false)).status).toBe(403);

  expect((await bring('nurse-a', good, false)).body).toMatchObject({ done: false, added: 1, problems: [] });
  expect((await bring('nurse-a', good, true)).body).toMatchObject({ done: true, added: 1 });
  const events = await clinic.record.after('clinic-a', 0, 100_000);
  const made = events.filter(
    ({ kind, body }) => kind === 'patient-registered' && JSON.stringify(body).includes('Good'),
  );
  const chart = events
    .filter(({ stream }) => stream === made[0]?.stream)
    .reduce(patientFold.evolve, patientFold.initial(made[0]!.stream as StreamName));
  expect(readPatient(chart)).toMatchObject({
    allergies: { body: { answer: 'listed', allergies: [{ substance: 'penicillin' }, { substance: 'latex' }] } },
    medicines: { body: { medicines: [{ name: 'lithium', dose: '300 mg' }, { name: 'sertraline' }] } },
  });
  const broken = await bring('nurse-a', ['first name,"last name', 'x'], false);
  expect(broken.body).toMatchObject({ done: false, problems: [{ field: 'file' }] });
});

const MANY = process.env['KEEL_MEASURE'] ? 5_000 : 200;
test(`${MANY} rows are imported in one act`, { timeout: 600_000 }, async () => {
  // A number that is somebody else's holds the list up: the line would be lost as "imported before".
  const taken = await bring('nurse-a', ['mrn,first name,last name,dob', '1,Other,Person,1970-01-01'], true);
  expect(taken.body).toMatchObject({ done: false, already: 0, problems: [{ line: 2, field: 'recordNumber' }] });
  const lines = Array.from(
    { length: MANY },
    (_, n) =>
      `many-${n},Given${n},Family${n},19${10 + (n % 90)}-0${1 + (n % 9)}-1${n % 10},"sertraline ${n % 200} mg; lithium",none`,
  );
  const start = performance.now();
  const answer = await bring('nurse-a', ['mrn,first name,last name,dob,medications,allergies', ...lines], true);
  expect(answer.body).toMatchObject({ done: true, rows: MANY, added: MANY, problems: [] });
  console.log(`import: ${MANY} rows in ${((performance.now() - start) / 1_000).toFixed(1)} s`);
});
