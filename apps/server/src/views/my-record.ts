import { FEES_STREAM, feesFold } from '@keel/clinical/costs';
import { afterVisit } from '@keel/clinical/documents';
import { integrationOf } from '@keel/clinical/integration';
import { allPatientEntries, type Patient, patientFold, readPatient, type Task } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import { isErased } from '@keel/clinical/record';
import { EVENT_CLASSES, eventClass } from '@keel/clinical/rights';
import { readSession, type Session, sessionFold } from '@keel/clinical/session';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import { localDateOf } from '@keel/clinical/units';
import {
  EstimateQuery,
  MyAdviceQuery,
  MyCostView,
  MyPaperQuery,
  MyPrivacyView,
  MySessionsView,
  SuperbillQuery,
} from '@keel/formats/api';
import { type PassportBundle, passportBundle } from '@keel/formats/fhir';
import { sql } from 'kysely';
import { z } from 'zod';
import { drawPaper } from '../documents/index.ts';
import { type MyAsked, myView, type ViewDefinition } from '../http/index.ts';
import { sessionsOf } from './charts.ts';
import type { ViewDeps } from './definitions.ts';
import { pdf } from './document-definitions.ts';
import type { PaperOrBytes } from './documents.ts';
import { estimateBytes } from './estimate-papers.ts';
import type { FoldCache } from './fold-cache.ts';
import { myCostView } from './my-cost.ts';
import { passportPaper } from './passport-paper.ts';
import { superbillOf } from './superbill.ts';

const NoQuery = z.strictObject({});
const iso = (at: number | Date): string => new Date(at).toISOString();
/** As many looks as are read at once; what is older is said to be left out. */
const LOOKS_MAX = 2_000;

const json = (name: string, value: unknown) => ({
  name,
  type: 'application/json' as const,
  bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8'),
});

/** Why somebody looked, in the words a patient reads; from the action under which the look was entered. */
function purposeOf(action: string): MyPrivacyView['looks'][number]['purpose'] {
  if (/emergency/.test(action)) return 'emergency';
  if (/^view\/my-|^identity\/|^topic\/me/.test(action)) return 'own';
  if (/costs|estimate|superbill|fees/.test(action)) return 'money';
  if (/-pdf|rems-form|documents|binder|export/.test(action)) return 'papers';
  if (/schedule|patients|sign-ups|tasks|arrivals|day/.test(action)) return 'office';
  if (/integration|session|release|patient|board|screening|plan/.test(action)) return 'care';
  return /audit/.test(action) ? 'check' : 'other';
}

type Deletion = MyPrivacyView['deletions'][number];
/** What was answered to one request for deletion, by whom and when; null while it waits. */
function deletionAnswer(
  { state, closedAt, closedBy, deletion }: Task,
  nameOf: (person: string) => { readonly name: string; readonly roles: string[] } | null,
): Deletion['answer'] {
  if (state === 'open' || closedAt === undefined) return null;
  const who = closedBy === undefined ? null : nameOf(closedBy);
  const kept = deletion === undefined || deletion.outcome === 'deleted' ? null : deletion.kept;
  return {
    at: iso(closedAt),
    by: who?.name ?? null,
    roles: who?.roles ?? [],
    outcome: deletion?.outcome ?? null,
    deleted: deletion === undefined || deletion.outcome === 'kept' ? null : deletion.deleted,
    kept: kept === null ? null : { ...kept, because: [...kept.because] },
  };
}

/** The patient's own record: money, sessions, who looked, and the whole of it to take along. */
export function myRecordViews(
  folds: FoldCache,
  { signPassport, sealPaper }: Pick<ViewDeps, 'signPassport' | 'sealPaper'>,
): readonly ViewDefinition[] {
  const input = (asked: MyAsked<unknown>) => ({
    trx: asked.trx,
    at: asked.at,
    clinic: asked.clinic.id,
    now: asked.now,
    folds,
  });
  const own = async ({ at, clinic, patient }: MyAsked<unknown>): Promise<Patient> =>
    readPatient((await folds.load(at, clinic.id, `patient/${patient}`, patientFold)).state);
  const sessionOf = async ({ at, clinic }: MyAsked<unknown>, id: string): Promise<Session> =>
    readSession((await folds.load(at, clinic.id, `session/${id}`, sessionFold)).state);
  const place = async ({ at, clinic }: MyAsked<unknown>) => {
    const { state } = await folds.load(at, clinic.id, PLACES_STREAM, placesFold);
    return { name: state.clinicName ?? clinic.name, site: state.sites[0] ?? null };
  };
  const passport = async (asked: MyAsked<unknown>): Promise<PassportBundle | null> => {
    const patient = await own(asked);
    if (patient.details === null) return null;
    const sessions = await sessionsOf(
      input(asked),
      patient.sessions.map(({ body }) => body.session),
    );
    const { name, site } = await place(asked);
    const fees = (await folds.load(asked.at, asked.clinic.id, FEES_STREAM, feesFold)).state;
    return signPassport(
      passportBundle({
        patient,
        signed: new Set(sessions.filter(({ signatures }) => signatures.length > 0).map(({ id }) => id)),
        clinic: { name, phone: site?.phone ?? null, npi: fees.identity?.npi ?? null },
        madeAt: iso(asked.now),
      }),
    );
  };
  return [
    myView({
      name: 'my-cost',
      action: 'view/my-cost',
      query: NoQuery,
      answer: MyCostView,
      read: (asked) => myCostView(input(asked), asked.patient, asked.clinic.zone),
    }),
    myView({
      name: 'my-estimate-pdf',
      action: 'view/my-estimate-pdf',
      query: EstimateQuery.pick({ estimate: true }),
      answer: z.custom<PaperOrBytes>(),
      async read(asked) {
        const latest = allPatientEntries(await own(asked), 'estimate-issued').at(-1)?.body.estimate;
        const named = asked.query.estimate ?? latest;
        return named === undefined ? null : estimateBytes(input(asked), asked.patient, named);
      },
      draw: (answer) => pdf('good-faith-estimate', answer),
    }),
    myView({
      name: 'my-superbill-pdf',
      action: 'view/my-superbill-pdf',
      query: SuperbillQuery,
      answer: z.custom<PaperOrBytes>(),
      read: (asked) => superbillOf(input(asked), asked.patient, asked.clinic.zone, asked.query),
      draw: (answer) => pdf('itemized-bill', answer),
    }),
    myView({
      name: 'my-sessions',
      action: 'view/my-sessions',
      query: NoQuery,
      answer: MySessionsView,
      async read(asked): Promise<MySessionsView | null> {
        const patient = await own(asked);
        if (patient.details === null) return null;
        const wish = allPatientEntries(patient, 'next-time-wished').at(-1);
        const felt = allPatientEntries(patient, 'experience-answered');
        const { people } = (await folds.load(asked.at, asked.clinic.id, STAFF_STREAM, staffFold)).state;
        const rows: MySessionsView['sessions'] = [];
        for (const { body, at } of patient.sessions.toReversed()) {
          const session = await sessionOf(asked, body.session);
          rows.push({
            session: body.session,
            at: iso(body.startedAt ?? at),
            route: body.route,
            mg: body.deliveredMg,
            outcome: body.outcome,
            peakBp: body.peakBp,
            nausea: body.worstNausea,
            helped: [...body.rescueMedicines],
            signed: session.signatures.length > 0,
            felt: felt.findLast((answer) => answer.body.session === body.session)?.body.felt ?? null,
          });
        }
        return {
          position: asked.at.position,
          zone: asked.clinic.zone,
          sessions: rows,
          talks: integrationOf(patient, asked.now)
            .talks.toReversed()
            .map(({ visit, startsAt, where, state, therapist }) => ({
              visit,
              at: iso(startsAt),
              where,
              state,
              with: therapist === null ? null : (people[therapist]?.name ?? null),
            })),
          wish:
            wish === undefined
              ? null
              : { words: wish.body.words ?? null, music: wish.body.music ?? null, at: iso(wish.at) },
        };
      },
    }),
    myView({
      name: 'my-advice-pdf',
      action: 'view/my-advice-pdf',
      query: MyAdviceQuery,
      answer: z.custom<PaperOrBytes>(),
      async read(asked): Promise<PaperOrBytes | null> {
        const patient = await own(asked);
        // A session of somebody else is as little there as one that never was.
        if (!patient.sessions.some(({ body }) => body.session === asked.query.session)) return null;
        const { name, site } = await place(asked);
        const next = patient.visits
          .filter(({ body }) => body.kind !== 'integration')
          .map(({ body }) => body.startsAt)
          .filter((at) => at > asked.now);
        return {
          paper: afterVisit({
            language: asked.query.language ?? 'en',
            session: await sessionOf(asked, asked.query.session),
            calledName: patient.details?.calledName ?? patient.details?.givenName ?? '',
            clinic: name,
            site,
            nextVisitAt: next.sort((a, b) => a - b)[0] ?? null,
            zone: site?.zone ?? asked.clinic.zone,
            asOf: iso(asked.now),
          }),
        };
      },
      draw: (answer) => pdf('after-your-session', answer),
    }),
    myView({
      name: 'my-passport',
      action: 'view/my-passport',
      query: NoQuery,
      answer: z.custom<PassportBundle>(),
      read: passport,
      draw: async (bundle) => json('treatment-passport.json', bundle),
    }),
    myView({
      name: 'my-passport-pdf',
      action: 'view/my-passport-pdf',
      query: MyPaperQuery,
      answer: z.custom<PaperOrBytes>(),
      async read(asked): Promise<{ readonly bytes: Buffer } | null> {
        const bundle = await passport(asked);
        if (bundle === null) return null;
        const { name, site } = await place(asked);
        const madeAt = iso(asked.now);
        const paper = passportPaper(bundle, {
          language: asked.query.language ?? 'en',
          clinic: name,
          site,
          zone: site?.zone ?? asked.clinic.zone,
          asOf: madeAt,
        });
        return { bytes: sealPaper(await drawPaper(paper), { clinic: name, madeAt }) };
      },
      draw: (answer) => pdf('treatment-passport', answer),
    }),
    myView({
      name: 'my-privacy',
      action: 'view/my-privacy',
      query: NoQuery,
      answer: MyPrivacyView,
      async read(asked): Promise<MyPrivacyView | null> {
        const patient = await own(asked);
        if (patient.details === null) return null;
        const zone = asked.clinic.zone;
        const events = await asked.at.since(`patient/${asked.patient}`, 0);
        const counts = new Map<string, number>();
        for (const event of events) counts.set(eventClass(event), (counts.get(eventClass(event)) ?? 0) + 1);
        const staff = (await folds.load(asked.at, asked.clinic.id, STAFF_STREAM, staffFold)).state;
        const nameOf = (person: string): { name: string; roles: string[] } | null => {
          const known = staff.people[person];
          return known === undefined ? null : { name: known.name, roles: [...known.roles] };
        };
        const looks = await looksAt(asked, zone, nameOf);
        return {
          position: asked.at.position,
          zone,
          stored: EVENT_CLASSES.map((what) => ({ what, count: counts.get(what) ?? 0 })).filter(
            ({ count }) => count > 0,
          ),
          firstAt: events[0] === undefined ? null : iso(events[0].recordedAt),
          ...looks,
          deletions: patient.tasks
            .filter(({ kind }) => kind === 'deletion-request')
            .toReversed()
            .map((task) => ({ askedAt: iso(task.openedAt), answer: deletionAnswer(task, nameOf) })),
          contact: { ...patient.contactConsents },
        };
      },
    }),
    myView({
      name: 'my-export',
      action: 'view/my-export',
      query: NoQuery,
      answer: z.custom<object>(),
      async read(asked) {
        const events = await asked.at.since(`patient/${asked.patient}`, 0);
        if (events.length === 0) return null;
        const sessions = (await own(asked)).sessions.map(({ body }) => body.session);
        const streams = [{ stream: `patient/${asked.patient}`, events }];
        for (const session of new Set(sessions)) {
          streams.push({ stream: `session/${session}`, events: await asked.at.since(`session/${session}`, 0) });
        }
        return {
          format: 'keel-record-1',
          madeAt: iso(asked.now),
          clinic: asked.clinic.name,
          // What others keep as their own notes is theirs, and what is counselling is given by who wrote it.
          streams: streams.map(({ stream, events: all }) => ({
            stream,
            events: all
              .filter((event) => {
                const what = eventClass(event);
                return what !== 'counselling' && (what !== 'own' || event.author.id === asked.patient);
              })
              .map(({ kind, occurredAt, recordedAt, zone, seq, author, body, hash }) => ({
                seq,
                kind,
                occurredAt: iso(occurredAt),
                recordedAt: iso(recordedAt),
                zone,
                author: { kind: author.kind, id: author.id },
                body: isErased(body) ? { erased: true } : body,
                hash,
              })),
          })),
        };
      },
      draw: async (answer) => json('my-record.json', answer),
    }),
  ];
}

/** Who looked at this chart, from the access log. A look of one's own is said to be one's own. */
async function looksAt(
  asked: MyAsked<unknown>,
  zone: string,
  known: (person: string) => { readonly name: string; readonly roles: string[] } | null,
): Promise<Pick<MyPrivacyView, 'looks' | 'looksLeftOut'>> {
  const { rows } = await sql<{
    recorded_at: Date;
    actor_kind: string;
    actor_id: string | null;
    action: string;
    outcome: string;
  }>`select recorded_at, actor_kind, actor_id, action, outcome from access_log
    where clinic_id = ${asked.clinic.id} and patient = ${asked.patient}
    order by position desc limit ${LOOKS_MAX}`.execute(asked.trx);
  const lines = new Map<string, MyPrivacyView['looks'][number]>();
  for (const row of rows) {
    const on = localDateOf(row.recorded_at.getTime() as MyAsked<unknown>['now'], zone);
    const self = row.actor_id === asked.patient;
    const person = self || row.actor_id === null ? null : known(row.actor_id);
    const purpose = self ? 'own' : purposeOf(row.action);
    const denied = row.outcome === 'denied';
    const key = [on, row.actor_id, purpose, denied].join(' ');
    const line = lines.get(key);
    if (line !== undefined) line.count += 1;
    else
      lines.set(key, {
        on,
        lastAt: iso(row.recorded_at),
        who: self ? 'self' : row.actor_kind === 'person' ? 'person' : 'clinic',
        name: person?.name ?? null,
        roles: person?.roles ?? [],
        purpose,
        count: 1,
        denied,
      });
  }
  return { looks: [...lines.values()], looksLeftOut: rows.length === LOOKS_MAX };
}
