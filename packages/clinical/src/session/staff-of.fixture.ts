import type { RecordedEvent, Role } from '../record/index.ts';
import { type Staff, staffFold } from '../staff/index.ts';
import { at } from './told.fixture.ts';

/** A clinic's people: what was recorded about whom, at which minute. */
export function staffOf(...told: readonly (readonly [number, string, object])[]): Staff {
  return told.reduce(
    (staff, [minute, kind, body], index) =>
      staffFold.evolve(staff, {
        kind,
        body,
        version: 1,
        occurredAt: at(minute),
        zone: 'UTC',
        command: `s${index}`,
        index: 0,
        stream: 'clinic/staff',
        seq: index + 1,
        position: index + 1,
        recordedAt: at(minute),
        author: { kind: 'system', id: 'x', right: 'x' },
        hash: '',
      } as RecordedEvent),
    staffFold.initial('clinic/staff'),
  );
}
export const added = (minute: number, person: string, roles: readonly Role[]) =>
  [minute, 'person-added', { person, name: person, roles }] as const;
