import { type CloseDay, type ClosingLine, decideCloseDay } from '@keel/clinical/closing';
import { dayFold } from '@keel/clinical/day';
import type { Instant } from '@keel/clinical/units';
import { CloseDayRequest } from '@keel/formats/api';
import type { z } from 'zod';
import { Problem } from '../problem/index.ts';
import { type CommandDefinition, define } from './definition.ts';

/** What stands open at a site on a day, as the record has it now. Null: there is no such site. */
export type Gather = (
  clinic: string,
  site: string,
  date: string,
  now: Instant,
) => Promise<readonly ClosingLine[] | null>;

/** Locking the door. What is signed for is gathered here, at the moment of the signature, and never told by the screen. */
export const closeDayDefinitions = (gather: Gather): readonly CommandDefinition[] => [
  define({
    kind: 'close-day',
    on: 'day',
    action: 'command/close-day',
    body: CloseDayRequest as z.ZodType,
    says: 'order',
    begins: true,
    reads: () => [],
    patient: () => null,
    async attach(states, command, context, _brought, clinic) {
      states.of(dayFold, command.stream);
      const [, site = '', date = ''] = command.stream.split('/');
      const lines = await gather(clinic, site, date, context.now);
      if (lines === null) throw new Problem('not-found');
      return { command: { ...command, body: { ...(command.body as object), lines } }, blobs: [] };
    },
    decide: (states, command, context) =>
      decideCloseDay(states.of(dayFold, command.stream), command as unknown as CloseDay, context),
  }),
];
