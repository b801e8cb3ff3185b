import * as z from 'zod';

const finite = z.number('must be a number');

/**
 * What `keel pk` reads: one curve. Amounts are mg of free base, times minutes from a start of your choice, at or after 0.
 * Model ids, routes and covariates are judged by the engine, which names what it knows.
 */
export const PkRequest = z.strictObject({
  /** Model id; `keel pk --models` lists them. */
  model: z.string('must be the id of a model'),
  /** kg, total body weight */
  weight_kg: finite,
  covariates: z
    .strictObject({
      /** years */
      age: finite.optional(),
      asian: z.boolean('must be true or false').optional(),
      japanese: z.boolean('must be true or false').optional(),
    })
    .default({}),
  events: z
    .array(
      z.strictObject({
        /** min */
        t_min: finite.min(0, 'must be 0 or later: times count from the start'),
        route: z.enum(['iv', 'im', 'in', 'po', 'sl'], 'must be one of iv, im, in, po, sl'),
        /** mg of free base; a device of 28 mg is one event */
        amount_mg: finite.min(0, 'must not be negative'),
        /** min, for an infusion; absent or 0: at once */
        duration_min: finite.min(0, 'must not be negative').optional(),
      }),
      'must be a list of doses',
    )
    .max(10_000),
  /** min; the answer keeps this order */
  times_min: z
    .array(finite.min(0, 'must be 0 or later: times count from the start'), 'must be a list of minutes')
    .min(1, 'must hold at least one time')
    .max(200_000),
  population: z
    .strictObject({
      n: z.int('must be a whole number of people').min(2).max(20_000),
      seed: z.int('must be a whole number').min(0),
    })
    .optional(),
});
export type PkRequest = z.infer<typeof PkRequest>;
