import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceState } from '@keel/clinical/feed';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import { isDialect, isZone } from '@keel/formats/hl7v2';
import type { OpenRecord } from '../record/index.ts';
// The tables of the lists are declared there.
import type {} from '../views/index.ts';
import { addressMatcher } from './peer.ts';
import type { DeviceDirectory, KnownDevice, KnownPatient, Peer, PeerDevices } from './ports.ts';

/** Rest between two readings of a clinic's lists, ms: how late a change may be known under load. */
const RELOAD_PAUSE_MS = 50;

/** One registered device, and from where it may speak. */
export interface DirectoryEntry {
  readonly device: KnownDevice;
  readonly allows: (peer: Peer) => boolean;
}

/** Everything the feed must know of one clinic to take a message. */
export interface ClinicEntries {
  readonly devices: readonly DirectoryEntry[];
  readonly patients: ReadonlyMap<string, KnownPatient>;
  /** Lower-case names and ids of chairs. */
  readonly chairs: ReadonlyMap<string, string>;
}

/** A directory over the clinics' entries, replaced clinic by clinic. */
export function directoryOf(): DeviceDirectory & {
  readonly replace: (clinic: string, entries: ClinicEntries) => void;
} {
  const clinics = new Map<string, ClinicEntries>();
  /** What a peer may speak for changes only when a clinic changes, and is asked for every message. */
  const answers = new Map<string, PeerDevices>();
  /** The same by connection, so that a message costs no name to be put together. */
  let ofPeer = new WeakMap<Peer, PeerDevices>();
  const all = (): DirectoryEntry[] => [...clinics.values()].flatMap(({ devices }) => devices);
  return {
    replace(clinic, entries) {
      clinics.set(clinic, entries);
      answers.clear();
      ofPeer = new WeakMap();
    },
    from(peer) {
      const here = ofPeer.get(peer);
      if (here !== undefined) return here;
      const key = `${peer.address} ${peer.certificate}`;
      const known = answers.get(key);
      if (known !== undefined) {
        ofPeer.set(peer, known);
        return known;
      }
      const [first, ...others] = all()
        .filter(({ allows }) => allows(peer))
        .map(({ device }) => device);
      // Strangers are many and their addresses theirs to choose: only answers about registered ones are kept.
      if (first === undefined) return null;
      const devices = [first, ...others] as const;
      const named = devices
        .filter(({ identity }) => identity !== '')
        .map((device) => [device.identity, device] as const);
      const found: PeerDevices = { devices, byIdentity: new Map(named) };
      answers.set(key, found);
      return found;
    },
    named: (names) =>
      all()
        .map(({ device }) => device)
        .filter(({ identity }) => identity !== '' && names.includes(identity)),
    patient: (clinic, patient) => clinics.get(clinic)?.patients.get(patient) ?? null,
    chairNamed: (clinic, name) => clinics.get(clinic)?.chairs.get(name) ?? null,
  };
}

/** What the feed must know of a device from what the clinic registered. Null: it may not speak. */
export function entryOf(clinic: string, state: DeviceState): DirectoryEntry | null {
  const { registration, association, retired } = state;
  if (registration === null || retired || !isZone(registration.zone)) return null;
  const allowsAddress = addressMatcher(registration.addresses);
  const certificates = (registration.certificates ?? []).map((one) => one.replaceAll(':', '').toLowerCase());
  return {
    // Either is enough. A monitor that must prove itself by certificate is registered without addresses.
    allows: ({ address, certificate }) =>
      allowsAddress(address) || (certificate !== null && certificates.includes(certificate)),
    device: {
      clinic,
      device: state.deviceId,
      identity: registration.identity,
      zone: registration.zone,
      dialects: (registration.dialects ?? []).filter(isDialect),
      allRowsX: registration.marksEveryRow === true ? 'habit-of-sender' : 'no-results',
      // An empty MSH-11 is taken for production: monitors that leave it out have no other mode.
      processing: registration.training === true ? ['P', 'T', 'D', ''] : ['P', ''],
      association:
        association === null
          ? null
          : {
              session: association.sessionId,
              patient: association.patientId,
              chair: association.chairId,
              since: association.from,
            },
    },
  };
}

/** Reads a clinic's devices, the people they are on, and its chairs, in one transaction. */
export async function loadClinic(record: OpenRecord, clinic: string): Promise<ClinicEntries> {
  const places = (await record.load(clinic, PLACES_STREAM)).reduce(
    (state, event) => placesFold.evolve(state, event),
    placesFold.initial(PLACES_STREAM),
  );
  return record.transaction(clinic, async (trx) => {
    const rows = await trx.selectFrom('device_index').select('state').where('clinic_id', '=', clinic).execute();
    const devices = rows.flatMap(({ state }) => entryOf(clinic, state) ?? []);
    const on = [...new Set(devices.flatMap(({ device }) => device.association?.patient ?? []))];
    const people =
      on.length === 0
        ? []
        : await trx
            .selectFrom('patient_index')
            .select(['patient', 'brief'])
            .where('clinic_id', '=', clinic)
            .where('patient', 'in', on)
            .execute();
    const chairs = places.sites.flatMap((site) =>
      site.chairs.flatMap(({ chairId, name }) => [
        [chairId.toLowerCase(), chairId] as const,
        [name.trim().toLowerCase(), chairId] as const,
      ]),
    );
    return {
      devices,
      patients: new Map(
        people.map(({ patient, brief }) => [
          patient,
          {
            identifiers: [patient, ...(brief.recordNumber === null ? [] : [brief.recordNumber])],
            birthDate: brief.birthDate,
          },
        ]),
      ),
      chairs: new Map(chairs),
    };
  });
}

/**
 * Keeps a directory as the record stands: read before it answers, and read again for a clinic when it has new events.
 * `clinics` are asked again each time listening began anew.
 */
export async function followDirectory(options: {
  readonly record: OpenRecord;
  readonly clinics: () => Promise<readonly string[]>;
  readonly onError: (error: unknown) => void;
}): Promise<{
  readonly directory: DeviceDirectory;
  readonly reload: (clinic: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}> {
  const { record, clinics, onError } = options;
  const directory = directoryOf();
  const loading = new Map<string, { again: boolean; done: Promise<void> }>();
  let stopped = false;

  /** One reading at a time per clinic; what changed meanwhile is read once more. */
  function reload(clinic: string): Promise<void> {
    const underWay = loading.get(clinic);
    if (underWay !== undefined) {
      underWay.again = true;
      return underWay.done;
    }
    const state = { again: false, done: Promise.resolve() };
    loading.set(clinic, state);
    state.done = (async () => {
      do {
        state.again = false;
        directory.replace(clinic, await loadClinic(record, clinic));
        // Under a stream of events the lists are read a few times a second, not once an event.
        if (state.again && !stopped) await sleep(RELOAD_PAUSE_MS);
      } while (state.again && !stopped);
    })().finally(() => loading.delete(clinic));
    return state.done;
  }

  for (const clinic of await clinics()) await reload(clinic);
  const listening = record.listen({
    onEvents: ({ clinic }) => {
      if (!stopped) reload(clinic).catch(onError);
    },
    onReady: () => {
      clinics()
        .then((names) => Promise.all(names.map((clinic) => reload(clinic))))
        .catch(onError);
    },
  });
  return {
    directory,
    reload,
    stop: async () => {
      stopped = true;
      await listening.stop();
      await Promise.allSettled([...loading.values()].map(({ done }) => done));
    },
  };
}
