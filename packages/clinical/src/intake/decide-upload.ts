import {
  type DocumentUploaded,
  type PatientState,
  readPatient,
  taskOf,
  UPLOAD_CLASS,
  type UploadKind,
} from '../patient/index.ts';
import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type EventDraft,
  reasonsFrom,
  refused,
} from '../record/index.ts';

/** What is put in by whoever stores the bytes: who sends them says only what they are of. */
export interface StoredUpload {
  readonly blob: string;
  readonly mediaType: DocumentUploaded['mediaType'];
  readonly bytes: number;
}
export type UploadCommand = Command<
  'upload-document',
  { readonly upload: UploadKind; readonly on?: string; readonly stored?: StoredUpload }
>;

const reason = reasonsFrom('PD');

/** Uploads of one person that nobody has looked at yet, at most: more would bury what matters. PD. */
export const UPLOADS_MAX = 40;

/** A document is kept with its bytes or not at all, and somebody of the clinic looks at it. The same bytes are not kept twice. */
export function decideUpload(
  deciding: { readonly patient: PatientState },
  command: UploadCommand,
  context: Context,
): Decision {
  const patient = readPatient(deciding.patient);
  const { upload, on, stored } = command.body;
  if (stored === undefined) {
    return refused([
      reason('upload-without-bytes', 'The document itself is missing', 'it is neither a picture nor a PDF'),
    ]);
  }
  const before = patient.entries.filter(({ kind }) => kind === 'document-uploaded');
  const same = before.some(({ body }) => {
    const known = body as unknown as DocumentUploaded;
    return known.blob === stored.blob && known.upload === upload;
  });
  if (same) return refused([reason('upload-exists', 'This document is here already', stored.blob)]);
  if (before.length >= UPLOADS_MAX) {
    return refused([reason('uploads-full', 'There are too many documents', `at most ${UPLOADS_MAX}; call the clinic`)]);
  }
  const draft = (kind: string, body: unknown): EventDraft => ({
    kind,
    version: 1,
    occurredAt: command.occurredAt,
    zone: context.zone,
    body,
  });
  const body: DocumentUploaded = {
    upload,
    class: UPLOAD_CLASS[upload],
    ...stored,
    ...(on === undefined ? {} : { on }),
  };
  const waiting = patient.tasks.some(({ kind, state }) => kind === 'document-review' && state === 'open');
  const about = { stream: patient.stream, entry: { command: command.id, index: 0 } };
  return accepted({
    stream: patient.stream,
    events: [
      draft('document-uploaded', body),
      ...(waiting
        ? []
        : [
            draft('task-opened', taskOf('document-review', `${command.id}/document-review`, command.occurredAt, about)),
          ]),
    ],
  });
}
