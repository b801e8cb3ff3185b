import { latestOf } from '@keel/clinical/session';
import type { Visit } from './visit-context.ts';

/**
 * A question as it would be asked from here: may it go ahead over this, of whoever prescribes on site, or of the only one
 * who prescribes. It stands on the sheet and can be changed there; sending it is one more tap.
 */
export function questionPreset(visit: Visit, rule?: string): Readonly<Record<string, unknown>> {
  const prescribers = visit.view.people.filter(({ roles }) => roles.includes('prescriber'));
  const onSite = latestOf(visit.session, 'prescriber-presence')?.body;
  const to =
    prescribers.length === 1
      ? prescribers[0]!.id
      : onSite?.onSite === true && prescribers.some(({ id }) => id === onSite.prescriber)
        ? onSite.prescriber
        : undefined;
  return {
    ...(rule === undefined ? {} : { rule, question: 'go-ahead' }),
    ...(to === undefined ? {} : { to }),
  };
}
