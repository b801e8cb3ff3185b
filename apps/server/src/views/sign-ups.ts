import { adoptionFold, POLICY_STREAM, policyAt } from '@keel/clinical/adoption';
import { fillIn } from '@keel/clinical/messages';
import type { Patient } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import { asksForHelp, toldAnswers } from '@keel/clinical/self-check';
import { adultYears, ageOn, PERSON_KEYS, type PersonKey, personKeys, REFERRAL_PARTS } from '@keel/clinical/sign-up';
import { localDateOf } from '@keel/clinical/units';
import type { PaperMessagesView, SignUpsView } from '@keel/formats/api';
import type { BoardInput } from './board.ts';
import { patientsOf } from './charts.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** Requests that are decided stay in the list this long, so that a slip can be seen and taken back. */
const SHOWN_DAYS = 30;
const LIST_MAX = 500;

const fullName = (patient: Patient): string =>
  [patient.details?.givenName, patient.details?.familyName].filter(Boolean).join(' ');

type Row = SignUpsView['signUps'][number];

/** Who asks to be treated. `clinical`: whether this reader may see what they said about themselves. */
export async function signUpsView(input: BoardInput, zone: string, clinical: boolean): Promise<SignUpsView> {
  const { at, clinic, folds, now, trx } = input;
  const rows = await trx
    .selectFrom('sign_up_index')
    .select(['patient', 'state'])
    .where('clinic_id', '=', clinic)
    .where(({ or, eb }) =>
      or([eb('state', '=', 'asked'), eb('asked_at', '>', new Date(now - SHOWN_DAYS * 86_400_000))]),
    )
    .orderBy('asked_at')
    .limit(LIST_MAX)
    .execute();
  const { state: adoption } = await folds.load(at, clinic, POLICY_STREAM, adoptionFold);
  const adult = adultYears(policyAt(adoption, now)?.policy ?? null);
  const today = localDateOf(now, zone);
  const found: Row[] = [];
  const people = await patientsOf(
    input,
    rows.map(({ patient }) => patient),
  );
  for (const [id, patient] of people) {
    const { signUp, details } = patient;
    if (signUp === null || details === null) continue;
    const { guardian, referrer, heardFrom } = signUp.request;
    const minor = ageOn(details.birthDate, today) < adult;
    const brought = signUp.selfCheck === null ? null : toldAnswers(signUp.selfCheck);
    found.push({
      patient: id,
      seq: patient.seq,
      state: signUp.state,
      by: signUp.request.by,
      askedAt: iso(signUp.askedAt),
      name: fullName(patient),
      birthDate: details.birthDate,
      minor,
      email: details.email ?? null,
      phone: details.phone ?? null,
      language: signUp.request.language,
      consents: { ...patient.contactConsents },
      guardian:
        guardian === undefined
          ? null
          : { name: guardian.name, phone: guardian.phone ?? null, email: guardian.email ?? null },
      referrer:
        referrer === undefined
          ? null
          : {
              name: referrer.name,
              practice: referrer.practice ?? null,
              phone: referrer.phone ?? null,
              email: referrer.email ?? null,
              fax: referrer.fax ?? null,
            },
      heardFrom: heardFrom ?? null,
      mustNotWait:
        signUp.safety === 'not-safe' || signUp.referral?.urgent === true || (brought !== null && asksForHelp(brought)),
      clinical: clinical
        ? {
            safety: signUp.safety,
            referral:
              signUp.referral === null
                ? null
                : {
                    reason: signUp.referral.reason,
                    parts: Object.fromEntries(
                      REFERRAL_PARTS.flatMap((part) => {
                        const said = signUp.referral?.[part];
                        return said === undefined ? [] : [[part, said]];
                      }),
                    ),
                    urgent: signUp.referral.urgent,
                  },
            selfCheck:
              brought === null
                ? null
                : brought.map(({ question, options, written }) => ({
                    question,
                    options: [...options],
                    written: [...written],
                  })),
          }
        : null,
      missing: missingOf(patient, minor),
      like: signUp.state === 'merged' ? [] : await likeOf(input, patient),
      undelivered: patient.messages.filter((message) => message.state === 'failed').length,
      decidedAt: signUp.decidedAt === null ? null : iso(signUp.decidedAt),
      because: signUp.because,
      mergedInto: signUp.mergedInto,
    });
  }
  return { position: at.position, now: iso(now), signUps: found.toSorted(byNeed) };
}

/** Who must not wait, then who waits longest; what is decided last. */
function byNeed(a: Row, b: Row): number {
  const open = (row: Row) => (row.state === 'asked' ? 0 : 1);
  const waits = (row: Row) => (row.mustNotWait ? 0 : 1);
  return open(a) - open(b) || waits(a) - waits(b) || a.askedAt.localeCompare(b.askedAt);
}

/** What a request has not: keys that the screen has words for. Nothing of it is refused at the door. */
function missingOf({ details, signUp, contactConsents }: Patient, minor: boolean): string[] {
  const missing: string[] = [];
  if (details?.phone === undefined) missing.push('phone');
  if (details?.email === undefined) missing.push('email');
  if (minor && signUp?.request.guardian === undefined) missing.push('guardian');
  if (contactConsents.email === null && contactConsents.text === null && contactConsents.call === null) {
    missing.push('contact-consent');
  }
  return missing;
}

/** Charts that share a key with this one. Shown, and never merged by itself. */
async function likeOf(input: BoardInput, patient: Patient): Promise<Row['like']> {
  const keys = patient.details === null ? [] : personKeys(patient.details);
  if (keys.length === 0) return [];
  const { trx, clinic } = input;
  const rows = await trx
    .selectFrom('person_key')
    .innerJoin('patient_index', (join) =>
      join
        .onRef('patient_index.clinic_id', '=', 'person_key.clinic_id')
        .onRef('patient_index.patient', '=', 'person_key.patient'),
    )
    .select(['person_key.patient', 'person_key.key', 'patient_index.brief', 'patient_index.listed'])
    .where('person_key.clinic_id', '=', clinic)
    .where('person_key.patient', '!=', patient.id)
    .where(({ or, and, eb }) =>
      or(keys.map(({ key, value }) => and([eb('person_key.key', '=', key), eb('person_key.value', '=', value)]))),
    )
    .orderBy('person_key.patient')
    .limit(60)
    .execute();
  const charts = await patientsOf(input, [...new Set(rows.map(({ patient: id }) => id))]);
  const others = new Map<string, Row['like'][number]>();
  for (const { patient: id, key, brief, listed } of rows) {
    const before = others.get(id);
    others.set(id, {
      patient: id,
      name: [brief.givenName, brief.familyName].filter(Boolean).join(' '),
      birthDate: brief.birthDate,
      phone: charts.get(id)?.details?.phone ?? null,
      email: charts.get(id)?.details?.email ?? null,
      by: [...(before?.by ?? []), key as PersonKey].toSorted((a, b) => PERSON_KEYS.indexOf(a) - PERSON_KEYS.indexOf(b)),
      listed,
    });
  }
  return [...others.values()];
}

/** Who reads a printed message, and where it goes: a practice has a fax, and nobody's letter goes to the patient's address but his own. */
function readerOf(
  patient: Patient,
  to: PaperMessagesView['messages'][number]['to'],
): Pick<PaperMessagesView['messages'][number], 'name' | 'about' | 'address' | 'fax'> {
  const about = fullName(patient);
  const { referrer, guardian } = patient.signUp?.request ?? {};
  if (to === 'referrer' && referrer !== undefined)
    return {
      name: referrer.name,
      about,
      address: referrer.practice === undefined ? [] : [referrer.practice],
      fax: referrer.fax ?? null,
    };
  if (to === 'guardian' && guardian !== undefined) return { name: guardian.name, about, address: [], fax: null };
  const address = patient.details?.address;
  const lines = [
    ...(address?.lines ?? []),
    [address?.city, address?.state, address?.postalCode].filter(Boolean).join(' '),
  ];
  return { name: about, about: null, address: lines.filter((line) => line !== ''), fax: null };
}

/** What is to be printed: for people who can be reached no other way. Its link is read out, not printed: it is too long. */
export async function paperMessagesView(input: BoardInput): Promise<PaperMessagesView> {
  const { at, clinic, folds, trx } = input;
  const rows = await trx
    .selectFrom('message_outbox')
    .select(['patient', 'message'])
    .where('clinic_id', '=', clinic)
    .where('channel', '=', 'paper')
    .orderBy('next_at')
    .limit(LIST_MAX)
    .execute();
  const { state: places } = await folds.load(at, clinic, PLACES_STREAM, placesFold);
  const [site] = places.sites;
  const messages: PaperMessagesView['messages'] = [];
  const people = await patientsOf(
    input,
    rows.map(({ patient }) => patient),
  );
  for (const { patient: id, message: name } of rows) {
    const patient = people.get(id)!;
    const message = patient.messages.find((one) => one.message === name);
    if (message === undefined) continue;
    const { subject, text } = fillIn(message.link === undefined ? message.template : 'please-call', message.language, {
      sender: site?.name ?? '',
      phone: site?.phone ?? '',
    });
    messages.push({
      patient: id,
      seq: patient.seq,
      ...readerOf(patient, message.to),
      message: name,
      template: message.template,
      language: message.language,
      to: message.to,
      queuedAt: iso(message.queuedAt),
      subject,
      text,
    });
  }
  return { position: at.position, messages };
}
