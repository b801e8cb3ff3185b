import { allPatientEntries, type Patient, patientFold, readPatient } from '@keel/clinical/patient';
import type { Action, EventClass } from '@keel/clinical/rights';
import { ConsentPdfQuery, Id, UploadQuery } from '@keel/formats/api';
import { z } from 'zod';
import { sha256Of } from '../documents/index.ts';
import { type DrawnFile, type ViewAsked, type ViewDefinition, view } from '../http/index.ts';
import type { Trx } from '../record/index.ts';
import { ENDING, mediaTypeOf } from '../uploads/index.ts';
import type { BoardInput } from './board.ts';

const none = [] as const;

const patientIn = async (trx: Trx, clinic: string, key: string): Promise<string | null> =>
  (
    await trx
      .selectFrom('patient_index')
      .select('patient')
      .where('clinic_id', '=', clinic)
      .where('patient', '=', key)
      .executeTakeFirst()
  )?.patient ?? null;

const patientOf = async (input: BoardInput, id: string): Promise<Patient> =>
  readPatient((await input.folds.load(input.at, input.clinic, `patient/${id}`, patientFold)).state);

/** Bytes by their hash, if they are still those; else nothing. */
export async function bytesByHash(trx: Trx, clinic: string, sha256: string): Promise<Buffer | null> {
  const row = await trx
    .selectFrom('blob')
    .select('bytes')
    .where('clinic_id', '=', clinic)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row?.bytes == null || sha256Of(row.bytes) !== sha256 ? null : row.bytes;
}

/** The paper of a consent that this person signed on a screen: one by its hash, or the last. */
async function signedConsent(input: BoardInput, patient: string, paper: string | undefined): Promise<Buffer | null> {
  const signed = allPatientEntries(await patientOf(input, patient), 'consent-signed').findLast(
    ({ body }) => body.signature !== undefined && (paper === undefined || body.signature.paper.sha256 === paper),
  );
  return signed?.body.signature === undefined
    ? null
    : bytesByHash(input.trx, input.clinic, signed.body.signature.paper.sha256);
}

/** A document of this person's, of a class that the reader may see: one by its hash, or the last. */
async function uploadOf(
  input: BoardInput,
  patient: string,
  blob: string | undefined,
  classes: ReadonlySet<EventClass>,
): Promise<Buffer | null> {
  const found = allPatientEntries(await patientOf(input, patient), 'document-uploaded').findLast(
    ({ body }) => classes.has(body.class) && (blob === undefined || body.blob === blob),
  );
  return found === undefined ? null : bytesByHash(input.trx, input.clinic, found.body.blob);
}

/** The photo of this person as it is now; under the hash of an older one there is nothing any more. */
async function photoOf(input: BoardInput, patient: string, blob: string | undefined): Promise<Buffer | null> {
  const { photo } = await patientOf(input, patient);
  return photo === null || (blob !== undefined && blob !== photo) ? null : bytesByHash(input.trx, input.clinic, photo);
}

const file = (name: string, bytes: Buffer): DrawnFile => {
  const type = mediaTypeOf(bytes);
  // Only what was one of these was ever kept: anything else is our own fault.
  if (type === null) throw new Error(`not an upload: ${name}`);
  return { name: `${name}.${ENDING[type]}`, type, bytes };
};

/** What the file is called, and how a look at it is entered: a face stands beside a name on a list that refreshes itself. */
const KEPT = {
  'consent-pdf': { file: 'consent', audit: 'each' },
  upload: { file: 'document', audit: 'each' },
  photo: { file: 'photo', audit: 'opening' },
} as const;

/** What patients signed and sent, for staff: each look at one is a disclosure in the access log. */
export function intakeViews(input: (asked: ViewAsked<unknown>) => BoardInput): readonly ViewDefinition[] {
  const kept = <Query>(of: {
    readonly name: keyof typeof KEPT;
    readonly query: z.ZodType<Query>;
    readonly read: (asked: ViewAsked<Query>) => Promise<Buffer | null>;
  }): ViewDefinition =>
    view({
      name: of.name,
      action: `view/${of.name}` as Action,
      key: Id,
      query: of.query,
      answer: z.custom<Buffer>(),
      audit: KEPT[of.name].audit,
      patient: patientIn,
      changedBy: () => none,
      read: of.read,
      draw: async (bytes, asked) => file(`${KEPT[of.name].file}-${asked.key}`, bytes),
    });
  return [
    kept({
      name: 'consent-pdf',
      query: ConsentPdfQuery,
      read: (asked) => signedConsent(input(asked), asked.key, asked.query.paper),
    }),
    kept({
      name: 'upload',
      query: UploadQuery,
      read: (asked) => uploadOf(input(asked), asked.key, asked.query.blob, asked.classes),
    }),
    kept({
      name: 'photo',
      query: UploadQuery,
      read: (asked) => photoOf(input(asked), asked.key, asked.query.blob),
    }),
  ];
}
