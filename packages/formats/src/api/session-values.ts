import { z } from 'zod';

/** What the bodies of several session commands are made of. */
export const Key = z.string().trim().min(1, 'must not be empty').max(80);
export const Words = z.string().trim().min(1, 'must not be empty').max(2_000);
export const Name = z.string().trim().min(1, 'must not be empty').max(160);
export const Flag = z.boolean();
export const Ref = z.strictObject({ command: z.string().min(1).max(64), index: z.int().min(0).max(999) });
export const positive = (max: number) => z.number().positive('must be more than 0').max(max);
export const atLeast0 = (max: number) => z.number().min(0).max(max);
export const Minutes = atLeast0(20_000);
export const Override = z.strictObject({ rule: Key, reason: z.string().trim().min(3, 'must say why').max(1_000) });
export const Overrides = z.array(Override).max(60);
export const MgPerMl = positive(200);
