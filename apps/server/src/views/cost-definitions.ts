import { POLICY_STREAM } from '@keel/clinical/adoption';
import { FEES_STREAM } from '@keel/clinical/costs';
import { PLACES_STREAM } from '@keel/clinical/places';
import { type RecordedEvent, streamId, streamKind } from '@keel/clinical/record';
import { AccountsView, CostsView, EstimateQuery, FeesView, Id, SuperbillQuery } from '@keel/formats/api';
import { z } from 'zod';
import { type ViewAsked, type ViewDefinition, view } from '../http/index.ts';
import type { Trx } from '../record/index.ts';
import { accountsView } from './accounts.ts';
import type { BoardInput } from './board.ts';
import { costsView } from './costs.ts';
import { pdf } from './document-definitions.ts';
import type { PaperOrBytes } from './documents.ts';
import { estimateBytes, estimateDraft } from './estimate-papers.ts';
import { feesView } from './fees.ts';
import { superbillOf } from './superbill.ts';

const NoQuery = z.strictObject({});
const none = [] as const;

const knownPatient = async (trx: Trx, clinic: string, key: string): Promise<string | null> =>
  (
    await trx
      .selectFrom('patient_index')
      .select('patient')
      .where('clinic_id', '=', clinic)
      .where('patient', '=', key)
      .executeTakeFirst()
  )?.patient ?? null;

/** A person's own stream, or what every price hangs on. */
const changesMoney = ({ stream, kind }: Pick<RecordedEvent, 'stream' | 'kind'>): readonly string[] =>
  stream === FEES_STREAM || stream === POLICY_STREAM || kind === 'session-signed'
    ? ['*']
    : streamKind(stream) === 'patient'
      ? [streamId(stream)]
      : none;

/** Money: what is charged, to whom, against which estimate. None of these views holds anything of a session but its codes. */
export function costViews(input: (asked: ViewAsked<unknown>) => BoardInput): readonly ViewDefinition[] {
  return [
    view({
      name: 'fees',
      action: 'view/fees',
      key: null,
      query: NoQuery,
      answer: FeesView,
      audit: 'opening',
      changedBy: ({ stream }) =>
        stream === FEES_STREAM || stream === POLICY_STREAM || stream === PLACES_STREAM ? ['*'] : none,
      read: (asked) => feesView(input(asked), asked.clinic.zone),
    }),
    view({
      name: 'accounts',
      action: 'view/accounts',
      key: null,
      query: NoQuery,
      answer: AccountsView,
      audit: 'opening',
      changedBy: (event) => (changesMoney(event).length > 0 ? ['*'] : none),
      read: (asked) => accountsView(input(asked), asked.clinic.zone),
    }),
    view({
      name: 'costs',
      action: 'view/costs',
      key: Id,
      query: NoQuery,
      answer: CostsView,
      audit: 'each',
      patient: knownPatient,
      changedBy: changesMoney,
      read: (asked) => costsView(input(asked), asked.key, asked.clinic.zone),
    }),
    view({
      name: 'estimate-pdf',
      action: 'view/estimate-pdf',
      key: Id,
      query: EstimateQuery,
      answer: z.custom<PaperOrBytes>(),
      audit: 'each',
      patient: knownPatient,
      changedBy: () => none,
      read: ({ query, ...asked }) =>
        query.estimate === undefined
          ? estimateDraft(input({ ...asked, query }), asked.key, asked.clinic.zone, query)
          : estimateBytes(input({ ...asked, query }), asked.key, query.estimate),
      draw: (answer) => pdf('good-faith-estimate', answer),
    }),
    view({
      name: 'superbill-pdf',
      action: 'view/superbill-pdf',
      key: Id,
      query: SuperbillQuery,
      answer: z.custom<PaperOrBytes>(),
      audit: 'each',
      patient: knownPatient,
      changedBy: () => none,
      read: (asked) => superbillOf(input(asked), asked.key, asked.clinic.zone, asked.query),
      draw: (answer, asked) => pdf(`superbill-${asked.query.from ?? 'year'}-${asked.query.until ?? 'to-date'}`, answer),
    }),
  ];
}
