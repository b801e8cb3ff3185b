import type { Patient } from '../patient/index.ts';
import type { AskedNow } from './request-of-patient.ts';

/** Link id of the PHQ-9's question about death, as the instrument's rows name it. */
const PHQ9_ITEM_9 = 'phq9.9';
const TOTALS = ['phq9', 'gad7', 'madrs', 'ymrs'] as const;

/**
 * What the record last knew of the figures that a screening asks today: the pressure before the last session, the totals that
 * were scored last. For asking whom a change of policy would touch, never for clearing anyone: the day asks for itself.
 */
export function lastKnown(patient: Pick<Patient, 'sessions' | 'scales'>): Pick<AskedNow, 'vitals' | 'scales'> {
  const bp = patient.sessions.findLast(({ body }) => body.baselineBp !== null)?.body.baselineBp ?? null;
  const scales: Record<string, number> = {};
  for (const { body } of patient.scales) {
    const total = TOTALS.find((instrument) => instrument === body.instrument);
    if (total !== undefined && body.total !== null) scales[total] = body.total;
    const item = body.instrument === 'phq9' ? body.answers[PHQ9_ITEM_9] : undefined;
    if (typeof item === 'number') scales['phq9Item9'] = item;
  }
  return {
    ...(bp === null ? {} : { vitals: { systolic: bp.systolicMmHg, diastolic: bp.diastolicMmHg } }),
    ...(Object.keys(scales).length === 0 ? {} : { scales }),
  };
}
