import { binderPaper, binderRows } from '@keel/clinical/documents';
import { streamId, streamKind } from '@keel/clinical/record';
import {
  AdviceQuery,
  DocumentsView,
  Id,
  InspectionQuery,
  InspectionView,
  RemsFormView,
  RemsQuery,
} from '@keel/formats/api';
import { z } from 'zod';
import { csv, drawPaper } from '../documents/index.ts';
import { type DrawnFile, type ViewAsked, type ViewDefinition, view } from '../http/index.ts';
import type { Trx } from '../record/index.ts';
import type { BoardInput } from './board.ts';
import {
  advicePaperOf,
  documentsView,
  notePaperOf,
  type PaperOrBytes,
  remsFormView,
  remsPaperOf,
} from './documents.ts';
import { inspectionOf, periodOf } from './inspection.ts';
import { patientOfSession } from './session.ts';

const NoQuery = z.strictObject({});
const none = [] as const;

/** A paper as a file, or the very bytes that were kept. */
export const pdf = async (name: string, found: PaperOrBytes): Promise<DrawnFile> => ({
  name: `${name}.pdf`,
  type: 'application/pdf',
  bytes: 'bytes' in found ? found.bytes : await drawPaper(found.paper),
});

/** Papers: each is a view whose answer is drawn, and each look at one is a disclosure in the access log. */
export function documentViews(input: (asked: ViewAsked<unknown>) => BoardInput): readonly ViewDefinition[] {
  const patient = (trx: Trx, clinic: string, session: string) => patientOfSession({ trx, clinic }, session);
  const inspection = (asked: ViewAsked<z.output<typeof InspectionQuery>>) =>
    inspectionOf(input(asked), asked.key, periodOf(asked.query, asked.now, asked.clinic.zone), asked.clinic.zone);
  const paper = <Query>(of: {
    readonly name: 'rems-form-pdf' | 'session-note-pdf' | 'after-visit-pdf';
    readonly file: string;
    readonly query: z.ZodType<Query>;
    readonly read: (asked: ViewAsked<Query>) => Promise<PaperOrBytes | null>;
  }): ViewDefinition =>
    view({
      name: of.name,
      action: `view/${of.name}`,
      key: Id,
      query: of.query,
      answer: z.custom<PaperOrBytes>(),
      audit: 'each',
      patient,
      changedBy: () => none,
      read: of.read,
      draw: (answer, asked) => pdf(`${of.file}-${asked.key}`, answer),
    });
  return [
    view({
      name: 'documents',
      action: 'view/documents',
      key: null,
      query: NoQuery,
      answer: DocumentsView,
      audit: 'opening',
      changedBy: ({ stream, kind }) =>
        (streamKind(stream) === 'session' && /^(session-|patient-|left-|entry-)/.test(kind)) ||
        (streamKind(stream) === 'patient' && kind.startsWith('task-'))
          ? ['*']
          : none,
      read: (asked) => documentsView(input(asked)),
    }),
    view({
      name: 'rems-form',
      action: 'view/rems-form',
      key: Id,
      query: RemsQuery,
      answer: RemsFormView,
      audit: 'each',
      patient,
      changedBy: ({ stream }) => (streamKind(stream) === 'session' ? [streamId(stream)] : none),
      read: (asked) => remsFormView(input(asked), asked.key, asked.query.version),
    }),
    paper({
      name: 'rems-form-pdf',
      file: 'rems-form',
      query: RemsQuery,
      read: (asked) => remsPaperOf(input(asked), asked.key, asked.clinic.zone, asked.query.version),
    }),
    paper({
      name: 'session-note-pdf',
      file: 'session-note',
      query: NoQuery,
      read: (asked) => notePaperOf(input(asked), asked.key, asked.clinic.zone),
    }),
    paper({
      name: 'after-visit-pdf',
      file: 'after-your-session',
      query: AdviceQuery,
      read: (asked) => advicePaperOf(input(asked), asked.key, asked.clinic.zone, asked.query.language),
    }),
    view({
      name: 'binder',
      action: 'view/binder',
      key: Id,
      query: InspectionQuery,
      answer: InspectionView,
      audit: 'each',
      changedBy: () => none,
      read: inspection,
      draw: async (answer, asked) =>
        pdf(`binder-${answer.location}-${answer.from}-${answer.to}`, {
          paper: binderPaper(answer, { zone: asked.clinic.zone, asOf: new Date(asked.now).toISOString() }),
        }),
    }),
    view({
      name: 'binder-csv',
      action: 'view/binder-csv',
      key: Id,
      query: InspectionQuery,
      answer: InspectionView,
      audit: 'each',
      changedBy: () => none,
      read: inspection,
      draw: async (answer) => ({
        name: `register-${answer.location}-${answer.from}-${answer.to}.csv`,
        type: 'text/csv; charset=utf-8',
        bytes: csv(binderRows(answer)),
      }),
    }),
  ];
}
