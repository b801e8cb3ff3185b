import { adoptionFold, POLICY_STREAM, policyAt } from '@keel/clinical/adoption';
import {
  CONSENTS,
  type ConsentLanguage,
  canonicalConsent,
  consentById,
  consentOfRoute,
  consentQuestions,
  consentStanding,
  consentText,
} from '@keel/clinical/consent';
import { escortAnswer, goesOnAs } from '@keel/clinical/escort';
import { homeConsentHolds } from '@keel/clinical/home';
import { INTAKE_FORM, intakeState } from '@keel/clinical/intake';
import { routeAhead } from '@keel/clinical/path';
import { allPatientEntries, type Patient, patientFold, readPatient } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold, type Site } from '@keel/clinical/places';
import { settingOf } from '@keel/clinical/policy';
import { preparationOf, type Visit, visitsAhead } from '@keel/clinical/preparation';
import { isOver, latestOf, readSession, type Session, sessionFold } from '@keel/clinical/session';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import { addMs, DAY_MS } from '@keel/clinical/units';
import {
  ConsentPdfQuery,
  MyConsentQuery,
  MyConsentView,
  MyEscortView,
  MyFormsView,
  MyPrepareView,
} from '@keel/formats/api';
import { z } from 'zod';
import { sha256Of } from '../documents/index.ts';
import { type MyAsked, myView, type ViewDefinition } from '../http/index.ts';
import type { FoldCache } from './fold-cache.ts';
import { bytesByHash } from './intake-definitions.ts';
import { myReaders } from './my-readers.ts';

const NoQuery = z.strictObject({});
const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));
/** A visit that was called off stays on the page for so long. */
const CALLED_OFF_DAYS = 7;

const addressOf = (site: Site | null, entrance: string | undefined): string[] =>
  site === null
    ? []
    : [
        site.address.street,
        entrance ?? site.address.entrance,
        `${site.address.city}, ${site.address.state} ${site.address.postalCode}`,
      ].filter((line) => line.trim() !== '');

/**
 * What a visit that was taken off is for whoever fetches somebody from it. With the patient here the chair alone may have been given
 * away: then it goes on (null), or it ended early and they agree with staff how they go. Where it goes on under another booking, which
 * this link does not lead to, somebody else may be named by now: then it says no more than that this one is off.
 */
function offAs(patient: Patient, session: Session | null): MyEscortView['off'] {
  if (session === null || latestOf(session, 'patient-arrived') === undefined) return 'called-off';
  if (patient.visits.some(({ body }) => body.session === session.id)) return 'called-off';
  return isOver(session.phase) ? 'ended-early' : null;
}

/** What a consent of Keel's own is called; null: a paper of the clinic's own, which has the name that staff gave it. */
function titleOf(id: string, language: ConsentLanguage): string | null {
  const document = consentById(id);
  return document === undefined ? null : consentText(document, language).title;
}

/** Why somebody was asked again who had said yes; null: he was not. */
const askedAgainAs = (why: 'moved' | 'after-all' | 'same-hour' | undefined) =>
  why === undefined || why === 'same-hour' ? null : why;

/** Forms, consent and preparation of one's own chart, and the one visit that an escort's link is for. */
export function myPreparationViews(folds: FoldCache): readonly ViewDefinition[] {
  const own = async ({ at, clinic, patient }: MyAsked<unknown>): Promise<Patient> =>
    readPatient((await folds.load(at, clinic.id, `patient/${patient}`, patientFold)).state);
  const places = async ({ at, clinic }: MyAsked<unknown>) =>
    (await folds.load(at, clinic.id, PLACES_STREAM, placesFold)).state;
  const policyOf = async ({ at, clinic, now }: MyAsked<unknown>) =>
    policyAt((await folds.load(at, clinic.id, POLICY_STREAM, adoptionFold)).state, now)?.policy ?? null;
  const sessionOf = async ({ at, clinic }: MyAsked<unknown>, visit: Visit): Promise<Session | null> => {
    const { session } = visit.body;
    if (session === undefined) return null;
    const found = readSession((await folds.load(at, clinic.id, `session/${session}`, sessionFold)).state);
    return found.seq === 0 ? null : found;
  };
  const whereOf = async (asked: MyAsked<unknown>, session: Session | null) => {
    const { sites, clinicName } = await places(asked);
    const site = sites.find(({ siteId }) => siteId === session?.site) ?? sites[0] ?? null;
    return {
      name: clinicName ?? asked.clinic.name,
      phone: site?.phone ?? null,
      zone: site?.zone ?? asked.clinic.zone,
      address: addressOf(site, undefined),
      addressEs: addressOf(site, site?.address.entranceEs),
    };
  };
  const phoneOf = async (asked: MyAsked<unknown>) => (await places(asked)).sites[0]?.phone ?? null;
  return [
    myView({
      name: 'my-forms',
      action: 'view/my-forms',
      query: NoQuery,
      answer: MyFormsView,
      async read(asked): Promise<MyFormsView | null> {
        const patient = await own(asked);
        if (patient.details === null) return null;
        const { known, ...state } = intakeState(patient, asked.now);
        return {
          position: asked.at.position,
          seq: patient.seq,
          now: iso(asked.now),
          form: INTAKE_FORM,
          intake: JSON.parse(JSON.stringify({ ...state, known })) as MyFormsView['intake'],
          uploads: allPatientEntries(patient, 'document-uploaded').map(({ at, body }) => ({
            upload: body.upload,
            at: iso(at),
            mediaType: body.mediaType,
            bytes: body.bytes,
          })),
          phone: await phoneOf(asked),
          readers: await myReaders(folds, asked),
        };
      },
    }),
    myView({
      name: 'my-consent',
      action: 'view/my-consent',
      query: MyConsentQuery,
      answer: MyConsentView,
      async read(asked): Promise<MyConsentView | null> {
        const patient = await own(asked);
        if (patient.details === null) return null;
        const { language, home } = asked.query;
        const policy = await policyOf(asked);
        const atHome = policy !== null && settingOf(policy, 'home-allowed') >= 1;
        const route = routeAhead(patient);
        const document =
          home !== undefined
            ? ((atHome ? CONSENTS.find((one) => one.atHome) : undefined) ?? null)
            : route === null
              ? null
              : consentOfRoute(route);
        const homeState = homeConsentHolds(patient, asked.now) ? ('in-force' as const) : ('missing' as const);
        const text = document === null ? null : consentText(document, language);
        return {
          position: asked.at.position,
          seq: patient.seq,
          now: iso(asked.now),
          asked:
            document === null || text === null
              ? null
              : {
                  document: document.id,
                  version: document.version,
                  language,
                  sha256: sha256Of(Buffer.from(canonicalConsent(document, language), 'utf8')),
                  state:
                    route === null || document.atHome ? homeState : consentStanding(patient, route, asked.now).state,
                  text: JSON.parse(JSON.stringify(text)) as NonNullable<MyConsentView['asked']>['text'],
                },
          questions: consentQuestions(patient).map(({ asked: { ref, body, at }, state, endedAt }) => ({
            question: { command: ref.command, index: ref.index },
            document: body.document,
            words: body.words,
            at: iso(at),
            state,
            endedAt: isoOrNull(endedAt),
          })),
          held: [
            ...patient.consents.map((one) => ({ one, inDoubt: false })),
            ...patient.consentsInDoubt.map((one) => ({ one, inDoubt: true })),
          ].map(({ one: { body, at, ref }, inDoubt }) => ({
            consent: body.consent,
            at: iso(at),
            signature: { command: ref.command, index: ref.index },
            inDoubt,
          })),
          homeOffered: atHome && homeState === 'missing',
          signed: allPatientEntries(patient, 'consent-signed')
            .map(({ at, body }) => ({
              document: body.document,
              title: titleOf(body.document, language),
              version: body.version,
              at: iso(at),
              paper: body.signature?.paper.sha256 ?? null,
            }))
            .reverse(),
          phone: await phoneOf(asked),
        };
      },
    }),
    myView({
      name: 'my-consent-pdf',
      action: 'view/my-consent-pdf',
      query: ConsentPdfQuery,
      answer: z.custom<Buffer>(),
      async read(asked) {
        const signed = allPatientEntries(await own(asked), 'consent-signed').findLast(
          ({ body }) =>
            body.signature !== undefined &&
            (asked.query.paper === undefined || body.signature.paper.sha256 === asked.query.paper),
        );
        const paper = signed?.body.signature?.paper.sha256;
        return paper === undefined ? null : bytesByHash(asked.trx, asked.clinic.id, paper);
      },
      draw: async (bytes) => ({ name: 'consent.pdf', type: 'application/pdf', bytes }),
    }),
    myView({
      name: 'my-prepare',
      action: 'view/my-prepare',
      query: NoQuery,
      answer: MyPrepareView,
      async read(asked): Promise<MyPrepareView | null> {
        const patient = await own(asked);
        if (patient.details === null) return null;
        const [visit] = visitsAhead(patient, asked.now);
        const policy = await policyOf(asked);
        const session = visit === undefined ? null : await sessionOf(asked, visit);
        const said = allPatientEntries(patient, 'cannot-come-said').at(-1);
        const { people } = (await folds.load(asked.at, asked.clinic.id, STAFF_STREAM, staffFold)).state;
        const recent = said === undefined || addMs(said.at, CALLED_OFF_DAYS * DAY_MS) < asked.now ? null : said;
        // It called the visit off where that ended in the same act; of a visit that had begun it is kept, and calls nothing off.
        const ended =
          recent !== null &&
          allPatientEntries(patient, 'visit-cancelled').some(
            ({ body, ref }) => body.visit === recent.body.visit && ref.command === recent.ref.command,
          );
        const calledOff = recent === null || !ended ? null : { at: iso(recent.at), wants: recent.body.wants };
        const begun =
          recent === null || ended || recent.body.visit !== visit?.body.visit ? null : { at: iso(recent.at) };
        const prepared =
          visit === undefined || policy === null
            ? null
            : preparationOf({ patient, visit, session, policy, now: asked.now });
        return {
          position: asked.at.position,
          seq: patient.seq,
          now: iso(asked.now),
          where: await whereOf(asked, session),
          calledOff,
          begun,
          visit:
            prepared === null
              ? null
              : {
                  visit: prepared.visit,
                  startsAt: iso(prepared.startsAt),
                  arriveAt: iso(prepared.arriveAt),
                  readyAt: isoOrNull(prepared.readyAt),
                  fasting:
                    prepared.fasting === null
                      ? null
                      : {
                          lastFoodAt: iso(prepared.fasting.lastFoodAt),
                          lastDrinkAt: iso(prepared.fasting.lastDrinkAt),
                          foodMinutes: prepared.fasting.foodMinutes,
                          drinkMinutes: prepared.fasting.drinkMinutes,
                        },
                  food:
                    prepared.food === null
                      ? null
                      : {
                          what: prepared.food.what,
                          lastAt: iso(prepared.food.lastAt),
                          meaning: prepared.food.meaning.kind,
                          doseFrom: prepared.food.meaning.kind === 'wait' ? iso(prepared.food.meaning.doseFrom) : null,
                          waitMinutes: prepared.food.meaning.kind === 'wait' ? prepared.food.meaning.waitMinutes : null,
                        },
                  holds: prepared.holds.map(({ medicine, instruction, hours, words, by, at, lastAt }) => ({
                    medicine,
                    instruction,
                    hours: hours ?? null,
                    words: words ?? null,
                    by: people[by]?.name ?? by,
                    at: iso(at),
                    lastAt: isoOrNull(lastAt),
                  })),
                  escort: {
                    state: prepared.escort.state,
                    name: prepared.escort.named?.body.name ?? null,
                    way: prepared.escort.named?.body.escort ?? null,
                    accepted: [...prepared.escort.accepted],
                    again: askedAgainAs(prepared.escort.named?.body.again?.why),
                  },
                  // Until a clinician has decided there are no words to sign, whatever is booked.
                  consent:
                    prepared.consent === 'to-sign' && routeAhead(patient) === null ? 'not-known' : prepared.consent,
                  intakeDone: prepared.intakeDone,
                  bring: prepared.bring.map((line) => ({ ...line })),
                  drive: prepared.drive,
                },
        };
      },
    }),
    myView({
      name: 'my-escort',
      action: 'view/my-escort',
      query: NoQuery,
      answer: MyEscortView,
      async read(asked): Promise<MyEscortView | null> {
        const patient = await own(asked);
        const about = asked.me.about === null ? null : goesOnAs(patient, asked.me.about);
        const bookings = allPatientEntries(patient, 'visit-booked');
        const startOf = (visit: string) => bookings.findLast(({ body }) => body.visit === visit)?.body.startsAt;
        const booked = bookings.findLast(({ body }) => body.visit === about);
        const policy = await policyOf(asked);
        if (patient.details === null || booked === undefined || policy === null) return null;
        const session = await sessionOf(asked, booked);
        const off = patient.visits.some(({ body }) => body.visit === about) ? null : offAs(patient, session);
        const prepared = preparationOf({ patient, visit: booked, session, policy, now: asked.now });
        const named = prepared.escort.named;
        const answer = named === null ? undefined : escortAnswer(patient, booked.body.visit, named);
        const again = named?.body.again;
        const before = again === undefined ? undefined : startOf(again.visit);
        const where = await whereOf(asked, session);
        const shown = off === null;
        return {
          position: asked.at.position,
          seq: patient.seq,
          now: iso(asked.now),
          visit: prepared.visit,
          name: shown ? (patient.details.calledName ?? patient.details.givenName) : null,
          where: shown ? where : { ...where, name: null, address: [], addressEs: [] },
          startsAt: iso(prepared.startsAt),
          readyAt: shown ? isoOrNull(prepared.readyAt) : null,
          over: prepared.over,
          answer: answer?.body.answer ?? null,
          drive: prepared.drive,
          again:
            again === undefined || again.why === 'same-hour' || before === undefined
              ? null
              : { why: again.why, before: iso(before) },
          off,
        };
      },
    }),
  ];
}
