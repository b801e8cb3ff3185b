import { allPatientEntries, patientFold, readPatient } from '@keel/clinical/patient';
import { type RecordedEvent, streamId, streamKind } from '@keel/clinical/record';
import { readSession, sessionFold } from '@keel/clinical/session';
import { personKeys, phoneKey } from '@keel/clinical/sign-up';
import type { Projection, Timestamp, Trx } from '../record/index.ts';
import { foldedAt } from './folded-at.ts';
import { storable } from './storable.ts';

declare module '../record/index.ts' {
  interface Tables {
    message_outbox: { clinic_id: string; message: string; patient: string; channel: string; next_at: Timestamp };
    person_key: { clinic_id: string; patient: string; key: string; value: string };
    near_number: { clinic_id: string; value: string; stream: string; patient: string; name: string };
    account_index: { clinic_id: string; patient: string };
    sign_up_index: { clinic_id: string; patient: string; state: string; asked_at: Timestamp };
  }
}

const MESSAGE_KINDS: ReadonlySet<string> = new Set(['message-queued', 'message-sent', 'message-failed', 'body-erased']);
const PERSON_KINDS = /^(patient-registered|patient-details-changed|signed-up|sign-up-|entry-|body-erased)/;

/** What is still to be sent, and when it is tried next. Consent, address and hour are judged then. */
export const messageOutbox: Projection = {
  name: 'message_outbox',
  tables: ['message_outbox'],
  async apply(trx, clinic, event) {
    if (streamKind(event.stream) !== 'patient' || !MESSAGE_KINDS.has(event.kind)) return;
    const patient = readPatient(await foldedAt(trx, clinic, event, patientFold));
    await trx.deleteFrom('message_outbox').where('clinic_id', '=', clinic).where('patient', '=', patient.id).execute();
    const waiting = patient.messages.filter(({ state }) => state === 'queued');
    if (waiting.length === 0) return;
    await trx
      .insertInto('message_outbox')
      .values(
        waiting.map(({ message, channel, nextAt }) => ({
          clinic_id: clinic,
          message,
          patient: patient.id,
          channel,
          next_at: new Date(nextAt),
        })),
      )
      .execute();
  },
};

/** By what a person is known: for "who may be the same?", and for whose address asks for a link. */
export const personKeyIndex: Projection = {
  name: 'person_key',
  tables: ['person_key'],
  async apply(trx, clinic, event) {
    if (streamKind(event.stream) !== 'patient' || !PERSON_KINDS.test(event.kind)) return;
    const patient = readPatient(await foldedAt(trx, clinic, event, patientFold));
    await trx.deleteFrom('person_key').where('clinic_id', '=', clinic).where('patient', '=', patient.id).execute();
    // A request that was merged goes on under the other name.
    if (patient.details === null || patient.signUp?.state === 'merged') return;
    const keys = personKeys(patient.details);
    if (keys.length === 0) return;
    await trx
      .insertInto('person_key')
      .values(keys.map(({ key, value }) => ({ clinic_id: clinic, patient: patient.id, key, value })))
      .execute();
  },
};

/** Who asks to be treated, and how each request stands. */
export const signUpIndex: Projection = {
  name: 'sign_up_index',
  tables: ['sign_up_index'],
  async apply(trx, clinic, event) {
    if (streamKind(event.stream) !== 'patient' || !PERSON_KINDS.test(event.kind)) return;
    const patient = readPatient(await foldedAt(trx, clinic, event, patientFold));
    if (patient.signUp === null) {
      await trx.deleteFrom('sign_up_index').where('clinic_id', '=', clinic).where('patient', '=', patient.id).execute();
      return;
    }
    const row = { state: patient.signUp.state, asked_at: new Date(patient.signUp.askedAt) };
    await trx
      .insertInto('sign_up_index')
      .values({ clinic_id: clinic, patient: patient.id, ...row })
      .onConflict((conflict) => conflict.columns(['clinic_id', 'patient']).doUpdateSet(row))
      .execute();
  },
};

/** Fewer digits are no number that somebody could write from. */
const NUMBER_DIGITS_MIN = 7;
const NEAR_KINDS = /^(escort-named|contact-named|home-ordered|signed-up|sign-up-|entry-|body-erased)/;

/** In a session it is the desk or the patient's preparation that names who takes him home. */
const NEAR_SESSION_KINDS = /^(session-planned|escort-arranged|entry-|body-erased)/;

interface Near {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
}

/** By which numbers people near a patient are known: what they write is about him. A number stays once it was named. */
export const nearNumber: Projection = {
  name: 'near_number',
  tables: ['near_number'],
  async apply(trx, clinic, event) {
    const told = await nearOf(trx, clinic, event);
    if (told === null) return;
    await trx.deleteFrom('near_number').where('clinic_id', '=', clinic).where('stream', '=', event.stream).execute();
    const { patient } = told;
    const near = new Map<string, string>();
    for (const one of told.near) {
      const value = phoneKey(one?.phone ?? '');
      if (value.length >= NUMBER_DIGITS_MIN) near.set(value, storable(one?.name ?? ''));
    }
    if (patient === null || near.size === 0) return;
    const rows = [...near].map(([value, name]) => ({ clinic_id: clinic, value, stream: event.stream, patient, name }));
    await trx.insertInto('near_number').values(rows).execute();
  },
};

/** Whom the event's stream names beside whom; null: it is no event that names anybody. */
async function nearOf(
  trx: Trx,
  clinic: string,
  event: RecordedEvent,
): Promise<{ readonly patient: string | null; readonly near: readonly (Near | undefined)[] } | null> {
  const kind = streamKind(event.stream);
  if (kind === 'session' && NEAR_SESSION_KINDS.test(event.kind)) {
    const session = readSession(await foldedAt(trx, clinic, event, sessionFold));
    const near = session.entries.flatMap((entry) => (entry.kind === 'escort-arranged' ? [entry.body] : []));
    return { patient: session.patient, near };
  }
  if (kind !== 'patient' || !NEAR_KINDS.test(event.kind)) return null;
  const patient = readPatient(await foldedAt(trx, clinic, event, patientFold));
  if (patient.signUp?.state === 'merged') return { patient: null, near: [] };
  return {
    patient: patient.id,
    near: [
      patient.signUp?.request.referrer,
      ...patient.contacts.map(({ body }) => body),
      ...allPatientEntries(patient, 'escort-named').map(({ body }) => body),
      ...allPatientEntries(patient, 'home-ordered').map(({ body }) => body.adult),
    ],
  };
}

/** What makes somebody a name in the books, however long ago. */
const MONEY_KINDS: ReadonlySet<string> = new Set([
  'estimate-requested',
  'estimate-issued',
  'charge-adjusted',
  'payment-recorded',
  'payment-plan-agreed',
  'discount-agreed',
]);

/** Whose money was ever spoken of. Whether something is owed is folded when it is asked. */
export const accountIndex: Projection = {
  name: 'account_index',
  tables: ['account_index'],
  async apply(trx, clinic, event) {
    if (streamKind(event.stream) !== 'patient' || !MONEY_KINDS.has(event.kind)) return;
    const row = { clinic_id: clinic, patient: streamId(event.stream) };
    await trx
      .insertInto('account_index')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },
};
