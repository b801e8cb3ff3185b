import { z } from 'zod';
import { Id, LocalDate, Position, Time } from './values.ts';

/**
 * `GET /api/v1/my-place`: a place that became free, for whoever was asked by a message. When it is stands there while it can be
 * answered, or was with yes; what it is for never does.
 */
export const MyPlaceView = z.object({
  position: Position,
  now: Time,
  site: Id,
  date: LocalDate,
  offer: Id,
  /** As `PlaceState` of the domain says. */
  state: z.enum(['open', 'yes', 'no', 'told', 'off', 'ended', 'taken']),
  /** Null where there is nothing to come to. `place`: 1 for the first of the house. */
  when: z.object({ startsAt: Time, until: Time, siteName: z.string(), place: z.int().min(1) }).nullable(),
  /**
   * What becomes of later visits of the same kind with a yes, or became. `given-up`: this one goes, or went; `asked`: the desk asks
   * which one; null: there is none, or nothing is to say.
   */
  later: z
    .discriminatedUnion('is', [
      z.object({ is: z.literal('given-up'), visit: Id, startsAt: Time }),
      z.object({ is: z.literal('asked') }),
    ])
    .nullable(),
  /** IANA, of the site. */
  zone: z.string(),
  phone: z.string().nullable(),
});
export type MyPlaceView = z.infer<typeof MyPlaceView>;
