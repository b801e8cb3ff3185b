import type { AdoptionCommand } from '@keel/clinical/adoption';
import { ROUTES } from '@keel/clinical/dosing';
import { CHECK_ITEMS, SETTING_IDS } from '@keel/clinical/policy';
import { ESCORT_KINDS } from '@keel/clinical/session';
import { z } from 'zod';

const strict = z.strictObject;
const Words = z.string().trim().min(1, 'must not be empty').max(500);
const Key = z.string().min(1).max(80);
const minutes = z.number().min(-1_440).max(10_080);
const amount = z.number().min(0).max(1_000_000);
const basis = {
  basis: z.enum(['label', 'guideline', 'trial', 'clinic-policy']),
  marks: z.array(z.enum(['GK', 'PD'])).max(4),
  sources: z.array(z.string().min(1).max(200)).max(50),
};

const Grid = strict({
  wants: z.array(z.enum(CHECK_ITEMS)).max(CHECK_ITEMS.length),
  fromFirstDose: z.array(minutes).max(200),
  everyMinutesWhileRunning: z.number().min(1).max(1_440).exactOptional(),
  fromLastDose: z.array(minutes).max(200),
  less: z
    .array(strict({ item: z.enum(CHECK_ITEMS), everyMinutes: z.number().min(1).max(1_440) }))
    .max(CHECK_ITEMS.length)
    .exactOptional(),
  ...basis,
});

const Regimen = strict({
  title: Words,
  route: z.enum(ROUTES),
  forms: z.array(z.enum(['infusion', 'injection', 'bolus', 'nasal-devices', 'mouth'])).max(5),
  indication: z.enum(['depression', 'ptsd', 'chronic-pain']),
  usual: Words,
  doseMinutes: amount,
  grid: Grid,
  release: strict({ score: z.enum(['aldrete', 'padss']), observationMinutes: amount, ...basis }),
  watchedThroughout: z.boolean(),
  longInfusion: strict({ hydrationMinutes: amount, nurseChangeMinutes: amount }).exactOptional(),
});

const escorts = z.array(z.enum(ESCORT_KINDS)).max(ESCORT_KINDS.length);

/** `adopt-policy` on `clinic/policy`: the whole policy as it is to stand. What it may loosen is decided, not parsed. */
export const AdoptPolicyBody: z.ZodType<AdoptionCommand['body']> = strict({
  policy: strict({
    id: Key,
    version: Key,
    title: Words,
    settings: z.partialRecord(z.enum(SETTING_IDS), z.number()) as unknown as z.ZodType<
      AdoptionCommand['body']['policy']['settings']
    >,
    regimens: z.record(Key, Regimen),
    escorts: strict({ esketamine: escorts, ketamine: escorts, firstSession: escorts }),
    standingOrders: z
      .array(
        strict({
          id: Key,
          medicine: Key,
          route: Key,
          doseMg: amount,
          maxMg: amount,
          minIntervalMinutes: amount,
          givenBy: z.enum(['nurse', 'prescriber']),
          tell: Words,
        }),
      )
      .max(100),
    bpElevated: z.enum(['caution', 'defer']),
  }),
  printedName: Words,
  because: Words,
});
