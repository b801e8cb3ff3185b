import { ROUTES } from '@keel/clinical/dosing';
import { READING_KINDS } from '@keel/clinical/monitoring';
import { ESCORT_KINDS, RESCUE_MEDICINES } from '@keel/clinical/session';
import { z } from 'zod';
import { DoseOrderBody } from './dose-order.ts';
import { Flag, Key, Minutes, Name, Overrides, positive, Ref, Words } from './session-values.ts';
import { Id, InstantIn } from './values.ts';

const Limit = z.number().min(0).max(400).nullable();

/** What is about to happen keeps its ranges: what cannot be asked for is said at once, with its field. */
export const ORDERS = {
  'plan-session': z.strictObject({
    patient: Id,
    site: Id,
    startsAt: InstantIn,
    route: z.enum(ROUTES),
    regimen: Key,
    chair: Id.exactOptional(),
    course: Key.exactOptional(),
    firstTreatment: Flag.exactOptional(),
    grid: z.literal('light').exactOptional(),
  }),
  'write-order': z.strictObject({
    order: DoseOrderBody,
    given: z.enum(['written', 'spoken']),
    orderedBy: Id,
    readBack: Flag.exactOptional(),
    replaces: Ref.exactOptional(),
    overrides: Overrides,
    spo2NotifyPercent: z.number().min(80).max(100).exactOptional(),
  }),
  'order-medicine': z.strictObject({
    medicine: z.enum(RESCUE_MEDICINES),
    name: Name.exactOptional(),
    route: z.enum(['iv', 'im', 'po', 'odt', 'sl', 'nasal', 'inhaled', 'chewed']),
    doseMg: positive(100_000),
    maxMg: positive(100_000),
    minIntervalMinutes: Minutes,
    reasonFor: Words,
    given: z.enum(['written', 'spoken', 'standing']),
    orderedBy: Id,
    readBack: Flag.exactOptional(),
    standingOrder: Key.exactOptional(),
  }),
  'pass-gate': z.strictObject({ overrides: Overrides }),
  'release-patient': z.strictObject({
    overrides: Overrides,
    goesWith: z.enum([...ESCORT_KINDS, 'nobody']),
    escortName: Name.exactOptional(),
  }),
  'sign-session': z.strictObject({
    meaning: z.enum(['author', 'responsible-prescriber', 'co-signature', 'reviewed']),
    printedName: Name,
  }),
  'change-alarm-limits': z.strictObject({
    limits: z.strictObject({
      spo2LowPercent: Limit,
      pulseHighPerMin: Limit,
      pulseLowPerMin: Limit,
      respiratoryRateLowPerMin: Limit,
      respiratoryRateHighPerMin: Limit,
      apnoeaSeconds: Limit,
      systolicHighMmHg: Limit,
      systolicLowMmHg: Limit,
      diastolicHighMmHg: Limit,
      etco2HighMmHg: Limit,
      etco2LowMmHg: Limit,
    }),
    reason: z.string().trim().min(3, 'must say why').max(1_000),
  }),
  'acknowledge-alarm': z.strictObject({ alarm: z.string().min(1).max(160) }),
  'pause-alarms': z.strictObject({ seconds: z.number().min(0).max(120, 'must be at most 120 s') }),
  'undo-entry': z.strictObject({ entry: Ref }),
  'strike-entry': z.strictObject({ entry: Ref, reason: z.string().trim().min(3, 'must say why').max(1_000) }),
  'tick-session': z.strictObject({
    readings: z
      .array(
        z.strictObject({
          kind: z.enum(READING_KINDS),
          value: z.number().nullable(),
          at: InstantIn,
          device: z.string().min(1).max(160),
        }),
      )
      .max(100_000),
    devices: z
      .array(
        z.strictObject({
          device: z.string().min(1).max(160),
          lastMessageAt: InstantIn.nullable(),
          clockSkewMs: z.number().exactOptional(),
          otherPatient: Flag.exactOptional(),
          intervalMs: positive(3_600_000).exactOptional(),
        }),
      )
      .max(20),
  }),
} as const;
