import type { AdoptionCommand } from '@keel/clinical/adoption';
import { ROUTES } from '@keel/clinical/dosing';
import {
  CHECK_ITEMS,
  type Policy as ClinicPolicy,
  ESCORTS_ALLOWED,
  SETTING_IDS,
  VERDICTS,
} from '@keel/clinical/policy';
import type { SourceId } from '@keel/clinical/sources';
import { z } from 'zod';
import { InstantIn } from './values.ts';

const strict = z.strictObject;
const Words = z.string().trim().min(1, 'must not be empty').max(500);
const Key = z.string().min(1).max(80);
const minutes = z.number().min(-1_440).max(10_080);
const amount = z.number().min(0).max(1_000_000);
const basis = {
  basis: z.enum(['label', 'guideline', 'trial', 'clinic-policy']),
  marks: z.array(z.enum(['GK', 'PD'])).max(4),
  sources: z.array(z.string().min(1).max(40) as unknown as z.ZodType<SourceId>).max(50),
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

const count = z.number().min(0).max(10_000);
const Series = strict({
  sessions: count,
  perWeek: count,
  judgeAfter: count,
  improvementPercent: z.number().min(0).max(100),
  nonImprovementsInARow: count,
  maintenance: z.array(strict({ everyDays: count, sessions: count })).max(20),
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
  series: Series,
  longInfusion: strict({ hydrationMinutes: amount, nurseChangeMinutes: amount }).exactOptional(),
});

const escorts = z.array(z.enum(ESCORTS_ALLOWED)).max(ESCORTS_ALLOWED.length);

/** A policy as it is proposed. What it may loosen is decided, not parsed; when it begins is said by whoever adopts it. */
export const PolicyProposal: z.ZodType<Omit<ClinicPolicy, 'from'>> = strict({
  id: Key,
  version: Key,
  title: Words,
  settings: z.partialRecord(z.enum(SETTING_IDS), z.number()) as unknown as z.ZodType<ClinicPolicy['settings']>,
  raised: z.record(Key, z.enum(VERDICTS)),
  regimens: z.record(Key, Regimen),
  lightGrid: Grid.nullable(),
  escorts: strict({ esketamine: escorts, ketamine: escorts, firstSession: escorts }),
  standingOrders: z
    .array(
      strict({
        id: Key,
        medicine: Key,
        route: Key,
        reasonFor: Words,
        doseMg: amount,
        maxMg: amount,
        minIntervalMinutes: amount,
        givenBy: z.enum(['nurse', 'prescriber']),
        tell: Words,
        forDays: amount,
      }),
    )
    .max(100),
});

/** `adopt-policy` on `clinic/policy`: the whole policy as it is to stand, signed, from when. */
export const AdoptPolicyBody: z.ZodType<AdoptionCommand['body']> = strict({
  policy: PolicyProposal,
  printedName: Words,
  meaning: z.literal('responsible-prescriber'),
  because: Words,
  from: InstantIn.nullable(),
});
