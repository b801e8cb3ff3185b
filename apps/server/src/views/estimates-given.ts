import { DISPUTE, estimateDueBy, FEE_ITEM_IDS, type FeeItemId } from '@keel/clinical/costs';
import { allPatientEntries, type Patient } from '@keel/clinical/patient';
import { localDateOf } from '@keel/clinical/units';
import type { EstimateWire } from '@keel/formats/api';
import type { Money } from './money.ts';

/** The estimates that were given, newest first. */
export const estimatesOf = (patient: Patient, nameOf: (person: string) => string, zone: string): EstimateWire[] =>
  allPatientEntries(patient, 'estimate-issued')
    .toReversed()
    .map(({ body, at, author }) => ({
      estimate: body.estimate,
      issuedOn: localDateOf(at, zone),
      by: nameOf(author.id),
      language: body.language,
      from: body.from,
      until: body.until,
      sessions: body.sessions,
      maintenance: body.maintenance,
      totalCents: body.totalCents,
      discountPercent: body.discountPercent,
      lines: body.lines.flatMap((line) => {
        const item = FEE_ITEM_IDS.find((known) => known === line.item);
        return item === undefined ? [] : [{ ...line, item: item as FeeItemId }];
      }),
      paper: body.document !== undefined,
    }));

/** When an estimate is owed and by when: the earliest visit ahead that no estimate speaks of, or a question about cost. */
export function owedBy({ patient, zone, today }: Money): string | null {
  if (allPatientEntries(patient, 'cover-stated').at(-1)?.body.cover === 'insured') return null;
  const issued = allPatientEntries(patient, 'estimate-issued');
  const covered = (day: string) => issued.some(({ body }) => body.from <= day && day <= body.until);
  const visits = patient.visits
    .filter(({ body }) => body.kind === 'session' || body.kind === 'intake')
    .map((entry) => ({
      bookedOn: localDateOf(entry.enteredAt, zone),
      visitOn: localDateOf(entry.body.startsAt, zone),
    }))
    .filter(({ visitOn }) => visitOn >= today && !covered(visitOn));
  const asked = allPatientEntries(patient, 'estimate-requested').at(-1);
  const open = asked !== undefined && !issued.some(({ at }) => at >= asked.at);
  const dues = [
    ...visits.map((visit) => estimateDueBy({ ...visit, askedOn: null })),
    estimateDueBy({ bookedOn: null, visitOn: null, askedOn: open ? localDateOf(asked.at, zone) : null }),
  ].filter((due) => due !== null);
  return dues.sort()[0] ?? null;
}

/** How a bill far above its estimate can be disputed. */
export const disputeWire = { ...DISPUTE, sources: [...DISPUTE.sources] };
