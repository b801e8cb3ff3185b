import { type DeviceState, deviceFold } from '@keel/clinical/feed';
import { type Patient, patientFold, readPatient } from '@keel/clinical/patient';
import { streamId, streamKind } from '@keel/clinical/record';
import { isOver, readSession, sessionFold } from '@keel/clinical/session';
import type { Projection, Timestamp } from '../record/index.ts';
import { type StoredBrief, storedBrief } from './brief.ts';
import { foldedAt } from './folded-at.ts';
import { accountIndex, messageOutbox, nearNumber, personKeyIndex, signUpIndex } from './patient-read-models.ts';
import { storable } from './storable.ts';

declare module '../record/index.ts' {
  interface Tables {
    session_index: {
      clinic_id: string;
      session: string;
      patient: string | null;
      site: string | null;
      chair: string | null;
      starts_at: Timestamp | null;
      phase: string;
      over: boolean;
    };
    patient_index: {
      clinic_id: string;
      patient: string;
      brief: StoredBrief;
      sort_name: string;
      verdict: string | null;
      open_tasks: number;
      urgent: boolean;
      last_session_at: Timestamp | null;
      visits: { readonly startsAt: number; readonly kind: string }[];
      /** False: a request that is not accepted; it has a name and is in no list of patients. */
      listed: boolean;
    };
    device_index: { clinic_id: string; device: string; state: DeviceState; session: string | null };
  }
}

/** Kinds that come often and change nothing a list shows: they are not worth folding a stream for. */
const QUIET_KINDS = /^(observations-charted|care-given|alarm-|session-note-|presence-|alarms-)/;

const time = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** Where each session stands: which are open, whose they are, in which chair. */
export const sessionIndex: Projection = {
  name: 'session_index',
  tables: ['session_index'],
  async apply(trx, clinic, event) {
    if (streamKind(event.stream) !== 'session' || QUIET_KINDS.test(event.kind)) return;
    const session = readSession(await foldedAt(trx, clinic, event, sessionFold));
    const row = {
      patient: session.patient,
      site: session.site,
      chair: session.chair,
      starts_at: time(session.startsAt),
      phase: session.phase,
      over: isOver(session.phase),
    };
    await trx
      .insertInto('session_index')
      .values({ clinic_id: clinic, session: session.id, ...row })
      .onConflict((conflict) => conflict.columns(['clinic_id', 'session']).doUpdateSet(row))
      .execute();
  },
};

/** What a list of people shows of each. */
export const patientIndex: Projection = {
  name: 'patient_index',
  tables: ['patient_index'],
  async apply(trx, clinic, event) {
    if (streamKind(event.stream) !== 'patient') return;
    const patient = readPatient(await foldedAt(trx, clinic, event, patientFold));
    const open = patient.tasks.filter(({ state }) => state === 'open');
    const row = {
      brief: JSON.stringify(storedBrief(patient)) as unknown as StoredBrief,
      sort_name: sortName(patient),
      verdict: patient.screening?.body.verdict ?? null,
      open_tasks: open.length,
      urgent: open.some(({ urgent }) => urgent),
      last_session_at: time(lastSessionAt(patient)),
      visits: JSON.stringify(
        patient.visits.map(({ body }) => ({ startsAt: body.startsAt, kind: body.kind })),
      ) as unknown as { startsAt: number; kind: string }[],
      listed: patient.signUp === null || patient.signUp.state === 'accepted',
    };
    await trx
      .insertInto('patient_index')
      .values({ clinic_id: clinic, patient: patient.id, ...row })
      .onConflict((conflict) => conflict.columns(['clinic_id', 'patient']).doUpdateSet(row))
      .execute();
  },
};

const sortName = ({ details }: Patient): string =>
  storable(`${details?.familyName ?? ''}\u0001${details?.givenName ?? ''}`)
    .normalize('NFKD')
    .toLowerCase();

const lastSessionAt = (patient: Patient): number | null =>
  patient.sessions.reduce<number | null>((last, { at }) => (last === null || at > last ? at : last), null);

/** Kinds that leave a monitor where it is: after an outage each of a network's monitors says one, in the same second. */
const QUIET_DEVICE_KINDS: ReadonlySet<string> = new Set(['device-gap', 'device-clock-skewed']);

/** Every monitor and whom it is on. */
export const deviceIndex: Projection = {
  name: 'device_index',
  tables: ['device_index'],
  async apply(trx, clinic, event) {
    if (streamKind(event.stream) !== 'device' || QUIET_DEVICE_KINDS.has(event.kind)) return;
    const state = await foldedAt(trx, clinic, event, deviceFold);
    const row = {
      state: JSON.stringify(state) as unknown as DeviceState,
      session: state.association?.sessionId ?? null,
    };
    await trx
      .insertInto('device_index')
      .values({ clinic_id: clinic, device: streamId(event.stream), ...row })
      .onConflict((conflict) => conflict.columns(['clinic_id', 'device']).doUpdateSet(row))
      .execute();
  },
};

/** Every read model, in the order in which events are told to them. */
export const READ_MODELS: readonly Projection[] = [
  sessionIndex,
  patientIndex,
  deviceIndex,
  personKeyIndex,
  signUpIndex,
  messageOutbox,
  nearNumber,
  accountIndex,
];
