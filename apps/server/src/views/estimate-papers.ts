import { composeEstimate, estimatePaper, latestUntil } from '@keel/clinical/costs';
import { allPatientEntries, patientFold, planInForce, readPatient } from '@keel/clinical/patient';
import { localDateOf } from '@keel/clinical/units';
import type { EstimateQuery } from '@keel/formats/api';
import type { z } from 'zod';
import { sha256Of } from '../documents/index.ts';
import type { PaperOrBytes } from './documents.ts';
import { type MoneyInput, moneyOf } from './money.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** The estimate as it was given: its exact bytes, if they are still what was given. */
export async function estimateBytes(input: MoneyInput, id: string, estimate: string): Promise<PaperOrBytes | null> {
  const { state } = await input.folds.load(input.at, input.clinic, `patient/${id}`, patientFold);
  const given = allPatientEntries(readPatient(state), 'estimate-issued').find(({ body }) => body.estimate === estimate);
  if (given?.body.document === undefined) return null;
  const row = await input.trx
    .selectFrom('blob')
    .select('bytes')
    .where('clinic_id', '=', input.clinic)
    .where('sha256', '=', given.body.document.sha256)
    .executeTakeFirst();
  if (row?.bytes == null || sha256Of(row.bytes) !== given.body.document.sha256) return null;
  return { bytes: row.bytes };
}

/** A draft of the estimate for what is planned, or for what the query says: what is missing stands on it. */
export async function estimateDraft(
  input: MoneyInput,
  id: string,
  clinicZone: string,
  asked: z.output<typeof EstimateQuery>,
): Promise<PaperOrBytes | null> {
  const money = await moneyOf(input, id, clinicZone);
  if (money === null) return null;
  const { patient, fees, policy, place, zone, today } = money;
  const regimen = asked.regimen ?? planInForce(patient)?.body.regimen ?? '';
  const from = asked.from ?? today;
  const state = (await input.folds.load(input.at, input.clinic, `patient/${id}`, patientFold)).state;
  const { input: paper } = composeEstimate(
    {
      patient: state,
      fees,
      regimens: policy?.regimens ?? {},
      clinic: place.places.clinicName ?? '',
      site: place.places.sites[0] ?? null,
      nameOf: (person) => place.staff.people[person]?.name ?? null,
    },
    {
      estimate: 'draft',
      language: asked.language ?? 'en',
      regimen,
      from,
      until: asked.until ?? latestUntil(from),
      primaryOn: null,
      sessions: asked.sessions ?? policy?.regimens[regimen]?.series.sessions ?? 0,
      maintenance: asked.maintenance ?? 0,
      evaluation: asked.evaluation !== 'no',
      more: [],
      printedName: '',
    },
    { asOf: iso(input.now), madeOn: localDateOf(input.now, zone) },
  );
  return { paper: estimatePaper(paper, asked.language ?? 'en', true) };
}
