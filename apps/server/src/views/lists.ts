import { deviceStream } from '@keel/clinical/feed';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import type { RecordedEvent } from '@keel/clinical/record';
import type { Instant } from '@keel/clinical/units';
import type {
  BoardTile,
  DevicesView,
  PatientBrief,
  PatientsView,
  PatientView,
  PlacesView,
  TileValue,
} from '@keel/formats/api';
import { toWireEvent } from '@keel/formats/api';
import type { ReadAt, Trx } from '../record/index.ts';
import { briefOnly, type StoredBrief } from './brief.ts';
import { kitView } from './kit.ts';
import type { DeviceNow, LiveReadings } from './live-readings.ts';
import { setAside } from './set-aside.ts';

/** What a view is made from: one transaction, one clinic, one moment. */
export interface ViewInput {
  readonly trx: Trx;
  readonly at: ReadAt;
  readonly clinic: string;
  readonly now: Instant;
  readonly live: LiveReadings;
}

const iso = (time: number | Date): string => new Date(time).toISOString();

/** Two names that a tired reader could take for one another. */
export const alike = (a: StoredBrief, b: StoredBrief): boolean => {
  const key = (name: string | null) =>
    (name ?? '')
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z]/g, '');
  const [familyA, familyB] = [key(a.familyName), key(b.familyName)];
  if (familyA === '' || familyB === '') return false;
  const near = (x: string, y: string) => x === y || (x.length > 3 && y.length > 3 && distance(x, y) <= 1);
  if (near(familyA, familyB)) return key(a.givenName)[0] === key(b.givenName)[0] || familyA === familyB;
  return false;
};

/** Levenshtein distance, enough for names. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

/** Briefs of these people; `likeName` is true where another of the same list could be taken for them. */
export async function briefsOf(
  input: ViewInput,
  patients: readonly string[],
): Promise<ReadonlyMap<string, PatientBrief>> {
  if (patients.length === 0) return new Map();
  const rows = await input.trx
    .selectFrom('patient_index')
    .select(['patient', 'brief'])
    .where('clinic_id', '=', input.clinic)
    .where('patient', 'in', [...new Set(patients)])
    .execute();
  return new Map(
    rows.map(({ patient, brief }) => [
      patient,
      { ...briefOnly(brief), likeName: rows.some((other) => other.patient !== patient && alike(brief, other.brief)) },
    ]),
  );
}

/** Somebody the record does not know yet: shown as unknown, never as a guess. */
export const unknownBrief = (id: string): PatientBrief => ({
  id,
  calledName: null,
  givenName: null,
  familyName: null,
  birthDate: null,
  recordNumber: null,
  photo: null,
  allergies: { answer: 'not-asked', substances: [] },
  likeName: false,
});

export const tileValues = (device: DeviceNow | undefined): TileValue[] =>
  [...(device?.values.values() ?? [])].map(({ kind, value, unit, atMs }) => ({
    kind,
    value,
    unit,
    at: iso(atMs),
    source: 'device' as const,
  }));

/** Of what the device says that it has none. */
export const tileNone = (device: DeviceNow): BoardTile['none'] =>
  [...device.none.values()].map(({ kind, because, atMs }) => ({ kind, because, at: iso(atMs) }));

export async function patientsView(input: ViewInput): Promise<PatientsView> {
  const rows = await input.trx
    .selectFrom('patient_index')
    .selectAll()
    .where('clinic_id', '=', input.clinic)
    .where('listed', '=', true)
    .orderBy('sort_name')
    .execute();
  const open = await input.trx
    .selectFrom('session_index')
    .select(['patient', 'session'])
    .where('clinic_id', '=', input.clinic)
    .where('over', '=', false)
    // The last of a person's stands: the one he is in before one that is only planned, then the newest.
    .orderBy(({ eb }) => eb('phase', '!=', 'planned'))
    .orderBy('starts_at')
    .execute();
  const sessionOf = new Map(open.map(({ patient, session }) => [patient, session]));
  return {
    position: input.at.position,
    patients: rows.map((row) => {
      const next = row.visits.map(({ startsAt }) => startsAt).filter((startsAt) => startsAt > input.now);
      return {
        brief: {
          ...briefOnly(row.brief),
          likeName: rows.some((other) => other.patient !== row.patient && alike(row.brief, other.brief)),
        },
        lastSessionAt: row.last_session_at === null ? null : iso(row.last_session_at),
        nextVisitAt: next.length === 0 ? null : iso(Math.min(...next)),
        openSession: sessionOf.get(row.patient) ?? null,
        verdict: row.verdict as PatientsView['patients'][number]['verdict'],
        openTasks: row.open_tasks,
        urgent: row.urgent,
      };
    }),
  };
}

/** Keeps of a stream what the reader's classes allow. */
export type Shown = (events: readonly RecordedEvent[]) => readonly RecordedEvent[];

export async function patientView(input: ViewInput, patient: string, show: Shown): Promise<PatientView | null> {
  const events = await input.at.since(`patient/${patient}`, 0);
  if (events.length === 0) return null;
  const briefs = await briefsOf(input, [patient]);
  const sessions = await input.trx
    .selectFrom('session_index')
    .select(['session', 'phase', 'starts_at'])
    .where('clinic_id', '=', input.clinic)
    .where('patient', '=', patient)
    .orderBy('starts_at', 'desc')
    .execute();
  return {
    position: input.at.position,
    brief: briefs.get(patient) ?? unknownBrief(patient),
    events: show(events).map(toWireEvent),
    sessions: sessions.map(({ session, phase, starts_at }) => ({
      session,
      phase,
      startsAt: starts_at === null ? null : iso(starts_at),
      route: null,
    })),
  };
}

/** How far back what could not be taken at its word is shown. */
const TROUBLE_HOURS = 24;

export async function devicesView(input: ViewInput, port: DevicesView['port']): Promise<DevicesView> {
  const rows = await input.trx
    .selectFrom('device_index')
    .selectAll()
    .where('clinic_id', '=', input.clinic)
    .orderBy('device')
    .execute();
  const briefs = await briefsOf(
    input,
    rows.flatMap(({ state }) => (state.association === null ? [] : [state.association.patientId])),
  );
  const since = new Date(input.now - TROUBLE_HOURS * 3_600_000);
  const troubled = await setAside(
    input,
    since,
    rows.map(({ device }) => device),
  );
  const seqs = await input.trx
    .selectFrom('event')
    .select(({ fn }) => ['stream', fn.max('seq').as('seq')])
    .where('clinic_id', '=', input.clinic)
    .where('stream', 'in', rows.length === 0 ? [''] : rows.map(({ device }) => deviceStream(device)))
    .groupBy('stream')
    .execute();
  const seqOf = new Map(seqs.map(({ stream, seq }) => [stream, seq]));
  return {
    position: input.at.position,
    now: iso(input.now),
    port,
    devices: rows.map(({ device, state }) => {
      const heard = input.live.of(input.clinic, device);
      return {
        device,
        seq: seqOf.get(deviceStream(device)) ?? 0,
        name: state.registration?.name ?? device,
        maker: state.registration?.maker ?? '',
        model: state.registration?.model ?? '',
        identity: state.registration?.identity ?? '',
        addresses: [...(state.registration?.addresses ?? [])],
        certificates: [...(state.registration?.certificates ?? [])],
        dialects: [...(state.registration?.dialects ?? [])],
        marksEveryRow: state.registration?.marksEveryRow ?? false,
        training: state.registration?.training ?? false,
        zone: state.registration?.zone ?? '',
        site: state.registration?.siteId ?? '',
        retired: state.retired,
        on:
          state.association === null
            ? null
            : {
                session: state.association.sessionId,
                chair: state.association.chairId,
                since: iso(state.association.from),
                brief: briefs.get(state.association.patientId) ?? unknownBrief(state.association.patientId),
              },
        detached: state.detached === null ? null : { at: iso(state.detached.at), because: state.detached.because },
        sourceChange:
          state.sourceChange === null ? null : { at: iso(state.sourceChange.at), address: state.sourceChange.address },
        lastMessageAt: heard === undefined ? null : iso(heard.lastMessageAtMs),
        values: tileValues(heard),
      };
    }),
    ...troubled,
  };
}

export async function placesView(input: ViewInput): Promise<PlacesView> {
  const events = await input.at.since(PLACES_STREAM, 0);
  const state = events.reduce(placesFold.evolve, placesFold.initial(PLACES_STREAM));
  return {
    position: input.at.position,
    seq: events.at(-1)?.seq ?? 0,
    clinic: state.clinicName,
    sites: state.sites.map((site) => ({
      id: site.siteId,
      name: site.name,
      zone: site.zone,
      phone: site.phone,
      address: `${site.address.street}, ${site.address.city}, ${site.address.state} ${site.address.postalCode}`,
      entrance: site.address.entrance,
      chairs: site.chairs.map((chair) => ({ id: chair.chairId, name: chair.name, open: chair.open })),
      kit: kitView(site),
    })),
  };
}
