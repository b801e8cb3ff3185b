import type { Instant } from '@keel/clinical/units';
import { PATIENT_LIST_BYTES_MAX, PatientListAnswer, PatientListRequest } from '@keel/formats/api';
import { importPatients, readPatientList } from '../import/index.ts';
import type { OpenRecord } from '../record/index.ts';
import { identityOf } from './guard.ts';
import type { Routes } from './open-http.ts';

/** So many people are shown as they were understood; the rest is a number. */
const SHOWN = 12;

/** `POST /api/v1/patient-list`: a clinic's list looked at and imported, as `keel import-patients` does, by whoever may register. */
export function patientListRoute(
  app: Routes,
  { record, now }: { readonly record: OpenRecord; readonly now: () => Instant },
): void {
  app.post(
    '/api/v1/patient-list',
    {
      bodyLimit: PATIENT_LIST_BYTES_MAX * 2,
      config: { right: { action: 'command/register-patient', relation: 'clinic' } },
      schema: {
        tags: ['commands'],
        description: 'A list of patients as CSV: every problem of every line, and imported whole or not at all.',
        body: PatientListRequest,
        response: { 200: PatientListAnswer },
      },
    },
    async (request) => {
      const { clinic, person } = identityOf(request);
      const { bytes, dates, go } = request.body;
      const at = now();
      const list = readPatientList(Buffer.from(bytes, 'base64'), { dates, now: at });
      // With one bad line nothing is written; the good ones are held against the record all the same, so that all comes at once.
      const report = await importPatients(record, {
        clinic: clinic.id,
        by: person,
        zone: clinic.zone,
        now: at,
        patients: list.patients,
        go: go && list.problems.length === 0,
      });
      return {
        done: report.done,
        rows: list.rows,
        added: list.problems.length === 0 ? report.added : 0,
        already: report.already,
        ignored: [...list.ignored],
        encoding: list.encoding,
        problems: [...list.problems, ...report.problems].sort((a, b) => a.line - b.line),
        people: list.patients.slice(0, SHOWN).map(({ line, details, allergies, medicines }) => ({
          line,
          givenName: details.givenName,
          familyName: details.familyName,
          birthDate: details.birthDate,
          recordNumber: details.recordNumber ?? null,
          allergies: allergies?.allergies.map(({ substance }) => substance) ?? null,
          medicines: medicines?.medicines.map(({ name, dose }) => [name, dose].filter(Boolean).join(' ')) ?? null,
        })),
      };
    },
  );
}
