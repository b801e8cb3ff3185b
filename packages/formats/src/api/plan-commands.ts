import type { PlanCommand } from '@keel/clinical/plan';
import { z } from 'zod';
import { DoseOrderBody } from './dose-order.ts';
import { Id, LocalDate } from './values.ts';

const Key = z.string().trim().min(1, 'must not be empty').max(120);
const Why = z.string().trim().min(3, 'must say why').max(1_000);
/** A series and a year of maintenance. */
const DATES_MAX = 60;

/** Body of `sign-plan` on `patient/<id>`. What follows from the policy (stop rules, standing orders) is not in it. */
export const SignPlanBody = z.strictObject({
  course: Id,
  regimen: Key,
  indication: z.string().trim().min(1, 'must not be empty').max(400),
  phase: z.enum(['series', 'maintenance']),
  order: DoseOrderBody,
  dates: z.array(LocalDate).max(DATES_MAX),
  because: Why,
  printedName: Key,
  overrides: z.array(z.strictObject({ rule: Key, reason: Why })).max(60),
}) satisfies z.ZodType<PlanCommand['body']>;
