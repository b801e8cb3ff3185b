import { isErased, type RecordedEvent } from '@keel/clinical/record';
import type { StaffEventBodies } from '@keel/clinical/staff';
import { sql } from 'kysely';
import type { Projection } from '../record/index.ts';

/** People and tablets as the door needs them: kept in the transaction of each append, made again from the events. */
export const staffProjection: Projection = {
  name: 'staff',
  tables: ['identity.person', 'identity.tablet'],
  async apply(trx, clinic, event) {
    if (event.stream !== 'clinic/staff' || isErased(event.body)) return;
    const when = new Date(event.occurredAt).toISOString();
    const body = <Kind extends keyof StaffEventBodies>(_: Kind, of: RecordedEvent) => of.body as StaffEventBodies[Kind];
    switch (event.kind) {
      case 'person-added': {
        const { person, name, roles } = body('person-added', event);
        await sql`insert into identity.person (clinic_id, person, name, roles, since)
          values (${clinic}, ${person}, ${name}, ${[...roles]}, ${when})
          on conflict (clinic_id, person) do update set name = excluded.name, roles = excluded.roles`.execute(trx);
        return;
      }
      case 'person-renamed': {
        const { person, name } = body('person-renamed', event);
        await sql`update identity.person set name = ${name}
          where clinic_id = ${clinic} and person = ${person}`.execute(trx);
        return;
      }
      case 'roles-set': {
        const { person, roles } = body('roles-set', event);
        await sql`update identity.person set roles = ${[...roles]}
          where clinic_id = ${clinic} and person = ${person}`.execute(trx);
        return;
      }
      case 'person-ended': {
        const { person } = body('person-ended', event);
        await sql`update identity.person set ended_at = ${when}
          where clinic_id = ${clinic} and person = ${person}`.execute(trx);
        // For good: coming back means logging in again.
        await sql`update identity.login set ended_at = ${when}, ended_because = 'person-ended'
          where clinic_id = ${clinic} and person = ${person} and ended_at is null and started_at <= ${when}`.execute(
          trx,
        );
        return;
      }
      case 'person-readmitted': {
        const { person } = body('person-readmitted', event);
        await sql`update identity.person set ended_at = null
          where clinic_id = ${clinic} and person = ${person}`.execute(trx);
        return;
      }
      case 'tablet-enrolled': {
        const { tablet, name } = body('tablet-enrolled', event);
        await sql`insert into identity.tablet (clinic_id, tablet, name) values (${clinic}, ${tablet}, ${name})
          on conflict (clinic_id, tablet) do update set name = excluded.name`.execute(trx);
        return;
      }
      case 'tablet-ended': {
        const { tablet } = body('tablet-ended', event);
        await sql`update identity.tablet set ended_at = ${when}
          where clinic_id = ${clinic} and tablet = ${tablet}`.execute(trx);
        return;
      }
    }
  },
};
