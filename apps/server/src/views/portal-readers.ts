import { adoptionFold, POLICY_STREAM, policyAt } from '@keel/clinical/adoption';
import { CALLS_STREAM } from '@keel/clinical/calls';
import { draftMessage } from '@keel/clinical/messages';
import { type Patient, patientFold, readPatient, taskOf } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import type { Author, StreamName } from '@keel/clinical/record';
import { adultYears, ageOn, emailKey, phoneKey } from '@keel/clinical/sign-up';
import { addMinutes, type Instant, localDateOf } from '@keel/clinical/units';
import type { Clinic, OpenAccess } from '../access/index.ts';
import type { PortalReaders } from '../http/index.ts';
import { tickId } from '../jobs/index.ts';
import { readMailbox } from '../messages/index.ts';
import { canonical, type OpenRecord, StaleStream, type StreamSince, sha256 } from '../record/index.ts';
import type { FoldCache } from './fold-cache.ts';
import { publicAnswersOf } from './public-facts.ts';

/** A link that somebody asked for and that could not be sent for this long is no longer what he waits for. */
const LINK_WAITS_MINUTES = 30;
/** Who asks again within a minute gets the same message, not another. */
const SAME_MINUTE_MS = 60_000;

const ASKED: Author = { kind: 'system', id: 'sign-in', right: 'identity/sign-in-link anyone none' };

const WROTE: Author = { kind: 'system', id: 'text-reply', right: 'identity/text-reply anyone none' };
/** How often it is tried where others write to the same stream in the same moment. */
const TRIES = 5;

/** Where somebody else wrote to the same stream in the same moment, it is decided once more on what is there then. */
async function anew(work: () => Promise<void>): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StaleStream) || left <= 1) throw error;
    }
  }
}

/** A request that was closed or merged, and one that was never made, have no page. */
const hasPage = ({ details, signUp }: Patient): boolean => details !== null && signUp?.state !== 'merged';

export function portalReaders(deps: {
  readonly record: OpenRecord;
  readonly access: OpenAccess;
  readonly folds: FoldCache;
  readonly now: () => Instant;
}): PortalReaders {
  const { record, access, folds, now } = deps;
  const at = (clinic: string) => ({
    position: 0,
    since: (name: StreamName, after: number) => record.since(clinic, name, after),
    sinceEach: (asked: readonly StreamSince[]) => record.sinceEach(clinic, asked),
  });
  const personOf = async (clinic: string, patient: string): Promise<Patient> => {
    const { state } = await folds.load(at(clinic), clinic, `patient/${patient}`, patientFold);
    return readPatient(state);
  };
  /** What is asked for a minor is answered to the guardian: nothing that opens a page goes to the child before it is accepted. */
  const heldFor = async (clinic: string, zone: string, { details, signUp }: Patient): Promise<boolean> => {
    if (details === null || signUp?.state !== 'asked') return false;
    const { state } = await folds.load(at(clinic), clinic, POLICY_STREAM, adoptionFold);
    return ageOn(details.birthDate, localDateOf(now(), zone)) < adultYears(policyAt(state, now())?.policy ?? null);
  };
  const clinics = async (): Promise<readonly Clinic[]> => access.listClinics();
  return {
    clinics,
    async about(clinic) {
      const { state: places } = await folds.load(at(clinic), clinic, PLACES_STREAM, placesFold);
      const { state: adoption } = await folds.load(at(clinic), clinic, POLICY_STREAM, adoptionFold);
      return {
        phone: places.sites[0]?.phone ?? null,
        adultYears: adultYears(policyAt(adoption, now())?.policy ?? null),
      };
    },
    publicAnswers: (clinic) => publicAnswersOf({ at: at(clinic), clinic, folds, now: now() }),
    async birthDateOf(clinic, patient) {
      const person = await personOf(clinic, patient);
      return hasPage(person) ? (person.details?.birthDate ?? null) : null;
    },
    async nameOf(clinic, patient) {
      const { details } = await personOf(clinic, patient);
      return details?.calledName ?? details?.givenName ?? null;
    },
    async reachedAt(clinic, contact) {
      const keys = contact.includes('@')
        ? ({ key: 'email', value: emailKey(contact) } as const)
        : ({ key: 'phone', value: phoneKey(contact) } as const);
      const rows = await record.transaction(clinic, (trx) =>
        trx
          .selectFrom('person_key')
          .select('patient')
          .where('clinic_id', '=', clinic)
          .where('key', '=', keys.key)
          .where('value', '=', keys.value)
          .orderBy('patient')
          .limit(20)
          .execute(),
      );
      return rows.map(({ patient }) => patient);
    },
    sendLink: (clinic, patient, contact, language) =>
      anew(async () => {
        const stream: StreamName = `patient/${patient}`;
        const person = await personOf(clinic.id, patient);
        if (!hasPage(person) || person.details === null || (await heldFor(clinic.id, clinic.zone, person))) return;
        const minute = Math.floor(now() / SAME_MINUTE_MS);
        const id = tickId(stream, 0, `sign-in/${minute}`);
        // It goes to what was written on the page, which is theirs, and by nothing else.
        const only = contact.includes('@') ? { email: person.details.email } : { phone: person.details.phone };
        const { email: _email, phone: _phone, ...rest } = person.details;
        const draft = draftMessage(
          {
            details: {
              ...rest,
              language,
              ...(only.email === undefined ? {} : { email: only.email }),
              ...(only.phone === undefined ? {} : { phone: only.phone }),
            },
            contactConsents: { email: null, text: null, call: null },
          },
          {
            template: 'sign-in',
            cause: id,
            occurredAt: now(),
            zone: clinic.zone,
            until: addMinutes(now(), LINK_WAITS_MINUTES),
          },
        );
        await record.append(clinic.id, {
          command: { id, bodyHash: sha256(canonical({ kind: 'sign-in', minute })) },
          author: ASKED,
          streams: [{ stream, expectedSeq: person.seq, events: [draft] }],
          answer: null,
        });
      }),
    async contactOf(clinic, patient) {
      const { contactConsents, entries } = await personOf(clinic, patient);
      const changes = entries.filter(({ kind }) => kind === 'contact-consent-changed').length;
      return { consents: contactConsents, changes };
    },
    wroteNotSafe: (clinic, number, words, cause) =>
      anew(async () => {
        const id = tickId(CALLS_STREAM, 0, `text-reply/${cause}`);
        const { state, seq } = await folds.load(at(clinic.id), clinic.id, CALLS_STREAM, patientFold);
        const task = `${id}/text-not-safe`;
        if (readPatient(state).tasks.some((one) => one.task === task)) return;
        const body = taskOf('text-not-safe', task, now(), { stream: CALLS_STREAM }, `${number}: ${words}`);
        await record.append(clinic.id, {
          command: { id, bodyHash: sha256(canonical({ kind: 'text-reply', cause })) },
          author: WROTE,
          streams: [
            {
              stream: CALLS_STREAM,
              expectedSeq: seq,
              events: [{ kind: 'task-opened', version: 1, occurredAt: now(), zone: clinic.zone, body }],
            },
          ],
          answer: null,
        });
      }),
    async mailbox() {
      const demos = (await clinics()).filter(({ demo }) => demo).map(({ id }) => id);
      return demos.length === 0 ? null : readMailbox(access.pool, demos);
    },
  };
}
