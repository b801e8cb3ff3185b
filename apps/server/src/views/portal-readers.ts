import { adoptionFold, POLICY_STREAM, policyAt } from '@keel/clinical/adoption';
import { CALLS_STREAM } from '@keel/clinical/calls';
import { COVER_STREAM, coverFold, watchAt } from '@keel/clinical/cover';
import { askedLately, draftMessage, stoppedNumbers } from '@keel/clinical/messages';
import { type Patient, patientFold, readPatient, taskOf } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import type { Author, StreamName } from '@keel/clinical/record';
import { adultYears, ageOn, emailKey, phoneKey } from '@keel/clinical/sign-up';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import { closedWithContact } from '@keel/clinical/tasks';
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

/** Fewer digits are no number that a text could go to. */
const NUMBER_DIGITS_MIN = 7;
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
  const drafted = (kind: string, clinic: Clinic, body: unknown) => ({
    kind,
    version: 1,
    occurredAt: now(),
    zone: clinic.zone,
    body,
  });
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
    async contactOf(clinic, patient, channel) {
      const { contactConsents, entries } = await personOf(clinic, patient);
      const changed = entries.filter(({ kind }) => kind === 'contact-consent-changed');
      const last = changed.findLast(
        (entry) => entry.kind === 'contact-consent-changed' && entry.body.channel === channel,
      );
      return { consents: contactConsents, changes: changed.length, changedAt: last?.at ?? null };
    },
    async nearAt(clinic, number) {
      return record.transaction(clinic, (trx) =>
        trx
          .selectFrom('near_number')
          .distinctOn('patient')
          .select(['patient', 'name'])
          .where('clinic_id', '=', clinic)
          .where('value', '=', phoneKey(number))
          .orderBy('patient')
          .orderBy('stream')
          .limit(20)
          .execute(),
      );
    },
    async awaited(clinic, patients, whom) {
      for (const patient of patients) {
        const { messages, tasks } = await personOf(clinic, patient);
        if (askedLately(messages, whom, now())) return true;
        if (tasks.some(({ kind, state }) => state === 'open' && closedWithContact(kind))) return true;
      }
      return false;
    },
    wrote: (clinic, patient, { kind, number, name, words, cause }) =>
      anew(async () => {
        const stream: StreamName = patient === null ? CALLS_STREAM : `patient/${patient}`;
        const { state, seq } = await folds.load(at(clinic.id), clinic.id, stream, patientFold);
        const id = tickId(stream, 0, `text-reply/${cause}`);
        const task = `${id}/${kind}`;
        if (readPatient(state).tasks.some((one) => one.task === task)) return;
        const say = (event: string, body: unknown) =>
          record.append(clinic.id, {
            command: { id, bodyHash: sha256(canonical({ kind: 'text-reply', cause })) },
            author: WROTE,
            streams: [{ stream, expectedSeq: seq, events: [drafted(event, clinic, body)] }],
            answer: null,
          });
        if (kind === 'text-kept') {
          await say('text-received', { number, ...(name ? { name } : {}), words });
          return;
        }
        const { state: cover } = await folds.load(at(clinic.id), clinic.id, COVER_STREAM, coverFold);
        const { state: staff } = await folds.load(at(clinic.id), clinic.id, STAFF_STREAM, staffFold);
        // Who answers by the hours of cover answers for what speaks of suicide; every other text is the desk's.
        const watch = kind === 'text-reply' ? null : watchAt(cover.cover, staff, now());
        const title = `${name ? `${name}, ` : ''}${number}: ${words}`;
        const body = taskOf(kind, task, now(), { stream }, title, watch);
        await say('task-opened', body);
      }),
    setNumber: (clinic, from, allowed, cause, late) =>
      anew(async () => {
        const number = phoneKey(from);
        // A sender without a number is nobody that could be written to.
        if (number.length < NUMBER_DIGITS_MIN) return;
        const { state, seq } = await folds.load(at(clinic.id), clinic.id, CALLS_STREAM, patientFold);
        const { entries } = readPatient(state);
        if (stoppedNumbers(entries).has(number) !== allowed) return;
        const changes = entries.filter((one) => one.kind === 'number-consent-changed' && one.body.number === number);
        if (late !== null && (changes.at(-1)?.at ?? 0) >= late) return;
        // To end it is heard as often as it is said, to begin again once: a late repeat undoes no STOP.
        const said = allowed ? cause : `${cause}/${changes.length}`;
        const id = tickId(CALLS_STREAM, 0, `text-reply/${said}`);
        await record.append(clinic.id, {
          command: { id, bodyHash: sha256(canonical({ kind: 'text-reply', said })) },
          author: WROTE,
          streams: [
            {
              stream: CALLS_STREAM,
              expectedSeq: seq,
              events: [drafted('number-consent-changed', clinic, { number, allowed })],
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
