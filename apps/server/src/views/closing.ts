import { CALLS_STREAM, type CallFact, readCalls } from '@keel/clinical/calls';
import {
  CLOSING_CHECKS,
  type ClosingFacts,
  type ClosingItem,
  type ClosingLine,
  closingLines,
} from '@keel/clinical/closing';
import { consentStanding } from '@keel/clinical/consent';
import { authorisationOn, renewOf } from '@keel/clinical/costs';
import { COVER_STREAM, coverAt, coverFold, worksHere } from '@keel/clinical/cover';
import { type DayState, dayFold, dayStream, drugNeeds, drugOfDay } from '@keel/clinical/day';
import { moleculeOf } from '@keel/clinical/dosing';
import { callFacts, type Patient, patientFold, REACHED_NOBODY, readPatient } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import { bookMg, openMg, type RegisterState, registerFold, registerStream, unwitnessed } from '@keel/clinical/register';
import { allOf, isOver, latestOf, readSession, type Session, sessionFold } from '@keel/clinical/session';
import { isSuicideTask } from '@keel/clinical/tasks';
import { DAY_MS, dateOfDay, dayOfDate, HOUR_MS, type Instant, instant, localDateOf } from '@keel/clinical/units';
import type { ClosingView } from '@keel/formats/api';
import type { OpenRecord } from '../record/index.ts';
import { type BoardInput, house } from './board.ts';
import { patientsOf } from './charts.ts';
import { briefsOf, unknownBrief } from './lists.ts';
import { registerLocations } from './register-rows.ts';
import { visitsForDrug } from './schedule.ts';

/** What Keel knows of its own backups; null where the database keeps its own. */
export type BackupSeen = () => { readonly copiedAt: Instant | null; readonly restoredAt: Instant | null } | null;

const iso = (at: number): string => new Date(at).toISOString();
/** How far back a session that nobody signed, and ahead the next day with bookings, is looked for. */
const SIGNED_DAYS = 14;
const AHEAD_DAYS = 7;
/** How far back a day that nobody locked is looked for: over a long weekend. */
const BACK_DAYS = 5;
/** Tasks due within this time want an owner before the door is locked; forms within two days. */
const OWNED_WITHIN_MS = 24 * HOUR_MS;
const FORM_WITHIN_MS = 2 * DAY_MS;

const item = (what: string, more: Partial<ClosingItem> = {}): ClosingItem => ({
  what,
  patient: null,
  about: null,
  name: null,
  at: null,
  ...more,
});

interface Evening {
  readonly facts: ClosingFacts;
  readonly day: DayState;
  readonly seq: number;
  readonly site: { readonly siteId: string; readonly name: string; readonly zone: string };
  readonly kitItems: readonly string[];
  readonly cover: ClosingView['cover'];
  /** The last day before this one that was open, where nobody locked it. */
  readonly unlockedBefore: string | null;
  readonly nameOf: (person: string) => string;
}

/** Everything the evening asks, gathered from the record in one transaction. Null: there is no such site. */
export async function evening(
  input: BoardInput,
  site: string,
  date: string,
  backup: BackupSeen,
): Promise<Evening | null> {
  const { at, clinic, folds, now, trx } = input;
  const { places, staff, policy } = await house(input);
  const place = places.sites.find(({ siteId }) => siteId === site);
  if (place === undefined) return null;
  const { state: day, seq } = await folds.load(at, clinic, dayStream(site, date), dayFold);
  const sessionOf = async (id: string): Promise<Session> =>
    readSession((await folds.load(at, clinic, `session/${id}`, sessionFold)).state);
  const owing = await trx
    .selectFrom('patient_index')
    .select('patient')
    .where('clinic_id', '=', clinic)
    .where('open_tasks', '>', 0)
    .orderBy('patient')
    .execute();
  const owers = await patientsOf(
    input,
    owing.map(({ patient }) => patient),
  );
  const people = new Map(owers);
  const patientOf = async (id: string): Promise<Patient> => {
    const known = people.get(id) ?? readPatient((await folds.load(at, clinic, `patient/${id}`, patientFold)).state);
    people.set(id, known);
    return known;
  };
  const rows = await trx
    .selectFrom('session_index')
    .select(['session', 'patient', 'phase', 'over', 'starts_at'])
    .where('clinic_id', '=', clinic)
    .where('site', '=', site)
    .where((eb) => eb.or([eb('over', '=', false), eb('starts_at', '>', new Date(now - SIGNED_DAYS * DAY_MS))]))
    .orderBy('starts_at')
    .execute();
  const booked = new Set(day.bookings.map((one) => one.session));
  const here: ClosingItem[] = [];
  const unsigned: ClosingItem[] = [];
  const notCome: ClosingItem[] = [];
  for (const row of rows) {
    const session = await sessionOf(row.session);
    const about = { patient: session.patient, about: session.id };
    const begun = !['planned', 'cancelled'].includes(session.phase);
    if (begun && !isOver(session.phase)) here.push(item('still-here', { ...about, at: session.arrivedAt }));
    else if (session.phase === 'released' && session.leftAt === null)
      here.push(item('not-left', { ...about, at: session.releasedAt }));
    if (isOver(session.phase) && session.phase !== 'cancelled' && session.signatures.length === 0)
      unsigned.push(item('not-signed', { ...about, at: session.startsAt }));
    if (
      session.phase === 'planned' &&
      session.startsAt !== null &&
      // A day may go on past midnight: who was booked on it belongs to it.
      (booked.has(session.id) || localDateOf(session.startsAt, place.zone) === date) &&
      session.startsAt < now
    )
      notCome.push(item('not-arrived', { ...about, at: session.startsAt }));
  }
  for (const gone of day.cancelled.filter(({ because }) => because === 'no-show')) {
    const calls = readCalls(callFacts((await patientOf(gone.patient)).entries));
    const rung = allOf(await sessionOf(gone.session), 'patient-called');
    const reached =
      calls.some(({ ended }) => ended !== null && ended.at > gone.startsAt && !REACHED_NOBODY.has(ended.outcome)) ||
      rung.some(({ at: when, body }) => body.answered && when > gone.startsAt);
    if (!reached) notCome.push(item('no-show', { patient: gone.patient, about: gone.session, at: gone.startsAt }));
  }
  const risk: ClosingItem[] = [];
  const tasks: ClosingItem[] = [];
  const forms: ClosingItem[] = [];
  const strangers = readPatient((await folds.load(at, clinic, CALLS_STREAM, patientFold)).state);
  for (const person of [...owers.values(), strangers]) {
    const patient = person === strangers ? null : person.id;
    for (const task of person.tasks) {
      if (task.state === 'closed') continue;
      const about = { patient, about: task.task, name: task.title, kind: task.kind, at: task.dueAt };
      if (task.kind === 'rems-form' && task.dueAt <= now + FORM_WITHIN_MS) forms.push(item('form-due', about));
      if (task.owner !== undefined && worksHere(staff, task.owner)) continue;
      if (isSuicideTask(task.kind)) risk.push(item('no-owner', about));
      else if (task.urgent || task.dueAt <= now + OWNED_WITHIN_MS) tasks.push(item('no-owner', about));
    }
  }
  const callers = await openCallFacts(input, patientOf);
  const locations = [];
  for (const location of await registerLocations(input)) {
    const { state } = await folds.load(at, clinic, registerStream(location), registerFold);
    if (state.place?.siteId === site) locations.push({ location, state });
  }
  const tomorrow = await holesOf(input, {
    site,
    date,
    zone: place.zone,
    policy,
    locations: locations.map(({ state }) => state),
    patientOf,
    sessionOf,
  });
  const { state: said } = await folds.load(at, clinic, COVER_STREAM, coverFold);
  const nameOf = (person: string): string => staff.people[person]?.name ?? person;
  const covered = said.cover === null ? null : coverAt(said.cover, now);
  const able = (ids: readonly string[]) => ids.filter((id) => worksHere(staff, id));
  const tonight = covered === null ? [] : able(covered.watched ? covered.people : (covered.next?.people ?? []));
  const midnight = instant(Date.parse(`${date}T00:00:00.000Z`));
  // The first moment of the local day: the stamp of a count of yesterday's evening lies before it.
  let dayFrom = midnight - 15 * HOUR_MS;
  while (localDateOf(instant(dayFrom), place.zone) < date) dayFrom += HOUR_MS / 4;
  return {
    day,
    seq,
    site: place,
    kitItems: [...new Set((place.kit?.items ?? []).map(({ drug }) => drug))],
    unlockedBefore: await unlockedBefore(input, site, date),
    nameOf,
    cover: {
      names: covered?.watched === true ? tonight.map(nameOf) : [],
      until: covered?.watched === true ? iso(covered.until) : null,
      nextFrom: covered?.watched === false && covered.next !== null ? iso(covered.next.from) : null,
      nextNames: covered?.watched === false && covered.next !== null ? tonight.map(nameOf) : [],
    },
    facts: {
      now,
      dayFrom: instant(dayFrom),
      found: {
        'close-people': here,
        'close-risk': risk,
        'close-calls': callers,
        'close-no-shows': notCome,
        'close-tasks': tasks,
        'close-notes': unsigned,
        'close-rems': forms,
        'close-waste': locations.flatMap(({ location, state }) => [
          ...unwitnessed(state).map(({ at: when, mg }) =>
            item('no-witness', { about: location, name: `${state.place?.name ?? location}, ${mg} mg`, at: when }),
          ),
          ...[...state.draws.values()]
            .filter((draw) => openMg(draw) > 0)
            .map((draw) =>
              item('draw-open', {
                about: location,
                name: `${state.place?.name ?? location}, ${openMg(draw)} mg`,
                at: draw.at,
              }),
            ),
        ]),
        'close-cases': locations.flatMap(({ location, state }) =>
          [...state.cases.values()]
            .filter(({ decision }) => decision === null)
            .map(({ openedAt }) =>
              item('no-decision', { about: location, name: state.place?.name ?? location, at: openedAt }),
            ),
        ),
        'close-tomorrow': tomorrow,
        'close-cover': tonight.length > 0 ? [] : [item(said.cover === null ? 'no-cover' : 'nobody-next')],
      },
      stock: locations
        .filter(({ state }) => [...state.containers.values()].some((container) => bookMg(container) > 0))
        .map(({ location, state }) => ({
          location,
          name: state.place?.name ?? location,
          count: state.counts.at(-1) ?? null,
        })),
      kitListed: place.kit !== null,
      kit: day.kit,
      rooms: day.rooms,
      backup: backup(),
    },
  };
}

/** A day that goes on past midnight is closed on the next date, and one that was forgotten later still. */
async function unlockedBefore({ at, clinic, folds }: BoardInput, site: string, date: string): Promise<string | null> {
  for (let back = 1; back <= BACK_DAYS; back += 1) {
    const before = dateOfDay(dayOfDate(date) - back);
    const { state } = await folds.load(at, clinic, dayStream(site, before), dayFold);
    if (state.hours !== null || state.bookings.length > 0) return state.closed === null ? before : null;
  }
  return null;
}

async function openCallFacts(
  { at, clinic, folds, trx }: BoardInput,
  patientOf: (id: string) => Promise<Patient>,
): Promise<readonly ClosingItem[]> {
  const rows = await trx
    .selectFrom('patient_index')
    .select(['patient', 'brief'])
    .where('clinic_id', '=', clinic)
    .execute();
  const open = (facts: readonly CallFact[], patient: string | null): readonly ClosingItem[] =>
    readCalls(facts)
      .filter(({ ended, identified }) => ended === null && identified === null)
      .map(({ call, openedAt }) => item('call-open', { patient, about: call, at: openedAt }));
  const found = [
    ...open(callFacts(readPatient((await folds.load(at, clinic, CALLS_STREAM, patientFold)).state).entries), null),
  ];
  for (const { patient, brief } of rows) {
    if (brief.lastCallAt === undefined) continue;
    found.push(...open(callFacts((await patientOf(patient)).entries), patient));
  }
  return found;
}

/** What the next day with bookings lacks: drug, escort, prescriber, consent, and who arrives at high risk. */
async function holesOf(
  input: BoardInput,
  about: {
    readonly site: string;
    readonly date: string;
    readonly zone: string;
    readonly policy: Policy | null;
    readonly locations: readonly RegisterState[];
    readonly patientOf: (id: string) => Promise<Patient>;
    readonly sessionOf: (id: string) => Promise<Session>;
  },
): Promise<readonly ClosingItem[]> {
  const { at, clinic, folds } = input;
  const days = Array.from({ length: AHEAD_DAYS }, (_, ahead) => dateOfDay(dayOfDate(about.date) + ahead + 1));
  for (const date of days) {
    const { state: day } = await folds.load(at, clinic, dayStream(about.site, date), dayFold);
    if (day.bookings.length === 0) continue;
    const found: ClosingItem[] = [];
    for (const booking of day.bookings) {
      const whose = { patient: booking.patient, about: booking.session, at: booking.startsAt };
      const route = about.policy?.regimens[booking.regimen]?.route;
      const session = await about.sessionOf(booking.session);
      const patient = await about.patientOf(booking.patient);
      if (latestOf(session, 'escort-arranged') === undefined) found.push(item('no-escort', whose));
      if (
        !day.duties.some(
          ({ role, from, until }) => role === 'prescriber' && from <= booking.startsAt && booking.startsAt < until,
        )
      )
        found.push(item('no-prescriber', whose));
      if (route === undefined || consentStanding(patient, route, booking.startsAt).state !== 'in-force')
        found.push(item('no-consent', whose));
      const granted =
        route === undefined
          ? null
          : authorisationOn(patient, moleculeOf(route), date, about.zone, renewOf(about.policy));
      if (granted !== null && granted.standing !== 'not-asked' && granted.standing !== 'in-force')
        found.push(item(`authorisation-${granted.standing}`, whose));
      if (patient.tasks.some(({ kind, state }) => state === 'open' && isSuicideTask(kind)))
        found.push(item('high-risk', whose));
    }
    const inOrder = [...day.bookings].sort((one, other) => one.startsAt - other.startsAt);
    const needs = drugNeeds(await visitsForDrug(input, inOrder), about.policy?.regimens ?? {});
    const shelf = about.locations.flatMap(({ containers }) => [...containers.values()]);
    for (const drug of drugOfDay(needs, shelf, date).filter(({ short }) => short > 0)) {
      const first = needs.find(({ molecule }) => molecule === drug.molecule)?.booking;
      found.push(
        item(drug.unit === 'device' ? 'few-devices' : 'few-ketamine', {
          name: `${Math.round(drug.onHand)} / ${Math.round(drug.needed)}${drug.unit === 'mg' ? ' mg' : ''}`,
          at: inOrder.find(({ booking }) => booking === first)?.startsAt ?? null,
        }),
      );
    }
    return found;
  }
  return [];
}

/** The lines as they stand, for a signature: gathered outside of any screen, at the moment of signing. */
export const gatherEvening =
  (
    record: Pick<OpenRecord, 'reading'>,
    deps: Omit<BoardInput, 'trx' | 'at' | 'clinic' | 'now'> & { readonly backup: BackupSeen },
  ) =>
  (clinic: string, site: string, date: string, now: Instant): Promise<readonly ClosingLine[] | null> =>
    record.reading(clinic, null, async (trx, at) => {
      const found = await evening({ ...deps, trx, at, clinic, now }, site, date, deps.backup);
      return found === null ? null : closingLines(found.facts);
    });

/** `GET /api/v1/closing/<site>_<date>`. */
export async function closingView(input: BoardInput, key: string, backup: BackupSeen): Promise<ClosingView | null> {
  const [site, date] = [key.slice(0, -11), key.slice(-10)];
  const found = await evening(input, site, date, backup);
  if (found === null) return null;
  const { facts, day, nameOf } = found;
  const lines = closingLines(facts);
  const briefs = await briefsOf(
    input,
    lines.flatMap(({ items }) => items.flatMap(({ patient }) => patient ?? [])),
  );
  return {
    position: input.at.position,
    now: iso(input.now),
    site,
    siteName: found.site.name,
    date,
    zone: found.site.zone,
    opensAt: day.hours === null ? null : iso(day.hours.opensAt),
    unlockedBefore: found.unlockedBefore,
    seq: found.seq,
    lines: lines.map(({ check, state, items }) => ({
      check,
      state,
      items: items.map(({ patient, at, ...rest }) => ({
        ...rest,
        patient: patient === null ? null : (briefs.get(patient) ?? unknownBrief(patient)),
        at: at === null ? null : iso(at),
      })),
      override: [...(CLOSING_CHECKS.find(({ id }) => id === check)?.override?.roles ?? [])],
    })),
    rooms: day.rooms === null ? null : { at: iso(day.rooms.at), by: nameOf(day.rooms.by), seen: [...day.rooms.seen] },
    kit:
      day.kit === null
        ? null
        : {
            at: iso(day.kit.at),
            by: nameOf(day.kit.by),
            second: day.kit.second === null ? null : nameOf(day.kit.second),
          },
    kitItems: [...found.kitItems],
    cover: found.cover,
    backup:
      facts.backup === null
        ? null
        : {
            copiedAt: facts.backup.copiedAt === null ? null : iso(facts.backup.copiedAt),
            restoredAt: facts.backup.restoredAt === null ? null : iso(facts.backup.restoredAt),
          },
    closed:
      day.closed === null
        ? null
        : {
            at: iso(day.closed.at),
            by: nameOf(day.closed.by),
            printedName: day.closed.printedName,
            over: day.closed.overrides.map((over) => ({ ...over })),
            before: day.closedBefore.map(({ at, printedName }) => ({ at: iso(at), printedName })),
          },
  };
}
