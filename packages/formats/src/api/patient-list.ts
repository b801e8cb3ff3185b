import { z } from 'zod';
import { LocalDate } from './values.ts';

/** A clinic's whole list is far smaller; what is larger is another file. */
export const PATIENT_LIST_BYTES_MAX = 5_000_000;

/** `POST /api/v1/patient-list`: a CSV in base64, as it lies on the disk. `go` false looks and writes nothing. */
export const PatientListRequest = z.strictObject({
  bytes: z.base64('must be base64').max(Math.ceil(PATIENT_LIST_BYTES_MAX / 3) * 4, 'is too large'),
  dates: z.enum(['iso', 'mdy', 'dmy']),
  go: z.boolean(),
});

/** What a list holds and what is wrong with it. Imported whole (`done`), or not at all. */
export const PatientListAnswer = z.object({
  done: z.boolean(),
  rows: z.int(),
  added: z.int(),
  already: z.int(),
  /** Columns that nothing reads. */
  ignored: z.array(z.string()),
  encoding: z.string(),
  problems: z.array(
    z.object({
      line: z.int(),
      field: z.string(),
      value: z.string(),
      fix: z.string(),
      fixEs: z.string().exactOptional(),
    }),
  ),
  /** The first of them, as they were understood. */
  people: z.array(
    z.object({
      line: z.int(),
      givenName: z.string(),
      familyName: z.string(),
      birthDate: LocalDate,
      recordNumber: z.string().nullable(),
      /** As they will be listed; null: the list says nothing. */
      allergies: z.array(z.string()).nullable(),
      medicines: z.array(z.string()).nullable(),
    }),
  ),
});
export type PatientListAnswer = z.infer<typeof PatientListAnswer>;
