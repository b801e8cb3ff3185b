import { type AdoptionState, adoptionFold, POLICY_STREAM, policyAt, policyOfSession } from '@keel/clinical/adoption';
import { readAlarms } from '@keel/clinical/alarms';
import { lastRecorded } from '@keel/clinical/entries';
import { chairOf, PLACES_STREAM, type PlacesState, placesFold } from '@keel/clinical/places';
import { type Policy, settingOf } from '@keel/clinical/policy';
import type { StreamName } from '@keel/clinical/record';
import {
  allOf,
  dueItems,
  isOpen,
  latestOf,
  nextMoments,
  predictedFreeTime,
  readSession,
  type Session,
  sessionFold,
  whoNeedsMeNext,
} from '@keel/clinical/session';
import { STAFF_STREAM, type Staff, staffFold } from '@keel/clinical/staff';
import { addMinutes, DAY_MS, type Instant } from '@keel/clinical/units';
import type { BoardTile, BoardView, TileValue } from '@keel/formats/api';
import { sql } from 'kysely';
import { patientsOf } from './charts.ts';
import type { FoldCache } from './fold-cache.ts';
import { briefsOf, tileNone, tileValues, unknownBrief, type ViewInput } from './lists.ts';

export interface BoardInput extends ViewInput {
  readonly folds: FoldCache;
  readonly feed: () => BoardView['feed'];
}

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

/** What every screen of the clinic needs beside its own streams. */
export type HouseInput = Pick<BoardInput, 'at' | 'clinic' | 'folds' | 'now'>;
export async function house(input: HouseInput) {
  const { at, clinic, folds } = input;
  const [places, staff, adoption] = [
    await folds.load<PlacesState>(at, clinic, PLACES_STREAM, placesFold),
    await folds.load<Staff>(at, clinic, STAFF_STREAM, staffFold),
    await folds.load<AdoptionState>(at, clinic, POLICY_STREAM, adoptionFold),
  ];
  return {
    places: places.state,
    staff: staff.state,
    adoption: adoption.state,
    policy: policyAt(adoption.state, input.now)?.policy ?? null,
  };
}

/** Sessions shown beside those in which somebody is being cared for. */
const OTHERS_MAX = 200;

/**
 * Every session that somebody is in, however many and however old; beside them, nearest to now first, what is planned
 * for today or yesterday and what is over since this morning.
 */
export async function boardSessions(input: BoardInput): Promise<readonly { session: Session; seq: number }[]> {
  const sessions = () =>
    input.trx.selectFrom('session_index').select(['session', 'starts_at']).where('clinic_id', '=', input.clinic);
  const here = await sessions().where('over', '=', false).where('phase', '!=', 'planned').execute();
  const others = await sessions()
    .where((eb) =>
      eb.or([
        eb.and([
          eb('over', '=', false),
          eb('phase', '=', 'planned'),
          eb('starts_at', '>', new Date(input.now - DAY_MS)),
          eb('starts_at', '<', new Date(input.now + DAY_MS)),
        ]),
        eb.and([
          eb('over', '=', true),
          eb('starts_at', '>', new Date(input.now - DAY_MS / 2)),
          eb('starts_at', '<', new Date(input.now + DAY_MS / 2)),
        ]),
      ]),
    )
    .orderBy(sql`abs(extract(epoch from starts_at) * 1000 - ${input.now}::bigint)`)
    .limit(OTHERS_MAX)
    .execute();
  // Two that begin together never change places: what stands where was looked at before.
  const rows = [...here, ...others].sort(
    (a, b) => Number(a.starts_at) - Number(b.starts_at) || (a.session < b.session ? -1 : 1),
  );
  const streams = rows.map(({ session }): StreamName => `session/${session}`);
  const folded = await input.folds.loadEach(input.at, input.clinic, streams, sessionFold);
  return [...folded.values()].map(({ state, seq }) => ({ session: readSession(state), seq }));
}

/** What a monitor sends every second: when it says that it has none, what it had a minute ago is not current either. */
const CONTINUOUS: ReadonlySet<string> = new Set(['HR', 'PULSE', 'SPO2', 'RR', 'ETCO2']);

/**
 * Charted values by when they were taken; a device's own newer value takes the place of an older one. Where the device
 * says since that it has none, its charted value goes too; a pressure or a hand's finding keeps standing with its age.
 */
function valuesOf(session: Session, live: readonly TileValue[], none: BoardTile['none'], now: Instant): TileValue[] {
  const charted = new Map<TileValue['kind'], TileValue>();
  const names = [
    ['HR', 'heartRatePerMin', '/min'],
    ['SPO2', 'spo2Percent', '%'],
    ['RR', 'respiratoryRatePerMin', '/min'],
    ['NIBP_SYS', 'systolicMmHg', 'mm[Hg]'],
    ['NIBP_DIA', 'diastolicMmHg', 'mm[Hg]'],
    ['ETCO2', 'etco2MmHg', 'mm[Hg]'],
    ['TEMP', 'temperatureC', 'Cel'],
  ] as const;
  for (const { at, body } of allOf(session, 'observations-charted')) {
    if (at > now) continue;
    for (const [kind, name, unit] of names) {
      const value = body.observations[name];
      const takenAt = body.source.from === 'device' ? body.source.readAt : at;
      if (value !== undefined) charted.set(kind, { kind, value, unit, at: iso(takenAt), source: body.source.from });
    }
  }
  for (const { kind, at } of none) {
    const known = charted.get(kind);
    if (known?.source === 'device' && known.at <= at && CONTINUOUS.has(kind)) charted.delete(kind);
  }
  for (const value of live) {
    const known = charted.get(value.kind);
    if (known === undefined || known.at <= value.at) charted.set(value.kind, value);
  }
  return [...charted.values()];
}

function escortOf(session: Session): BoardTile['escort'] {
  if (latestOf(session, 'escort-arrived') !== undefined) return 'here';
  return latestOf(session, 'escort-arranged') === undefined ? 'not-arranged' : 'arranged';
}

/** When a person last looked; what the monitor charted by itself is not a look, and what is dated ahead has not been. */
const eyesOnAt = (session: Session, now: Instant): Instant | null =>
  session.entries.findLast(
    (entry) =>
      entry.at <= now &&
      ((entry.kind === 'observations-charted' && entry.body.source.from === 'person') ||
        (entry.kind === 'care-given' && entry.body.care === 'eyes-on')),
  )?.at ?? null;

/** `GET /api/v1/board`: who needs me next, judged now. Without an adopted policy nothing can be judged, and no tile is drawn. */
export async function boardView(input: BoardInput): Promise<BoardView> {
  const { places, staff, policy, adoption } = await house(input);
  const sessions = await boardSessions(input);
  const patients = await patientsOf(
    input,
    sessions.flatMap(({ session }) => session.patient ?? []),
  );
  const briefs = await briefsOf(input, [...patients.keys()]);
  const seqOf = new Map(sessions.map(({ session, seq }) => [session.stream, seq]));
  /** Null only while nobody has adopted anything, and then nothing is judged at all. */
  const policyOf = (session: Session): Policy => policyOfSession(adoption, session, input.now)?.policy ?? policy!;
  const board = sessions.map(({ session }) => ({
    session,
    patient: session.patient === null ? null : (patients.get(session.patient) ?? null),
  }));
  const needs = policy === null ? [] : whoNeedsMeNext(board, policyOf, input.now);
  const chairName = (id: string | null) => {
    const found = id === null ? undefined : chairOf(places, id);
    return found === undefined
      ? id === null
        ? null
        : { id, name: id }
      : { id: found.chair.chairId, name: found.chair.name };
  };
  const tiles = needs.map(({ session, need, about }, rank): BoardTile => {
    const devices = input.live.onSession(input.clinic, session.id);
    // Of two monitors one may have what the other has not.
    const shown = devices.flatMap(tileValues);
    const none = devices.flatMap(tileNone).filter(({ kind }) => !shown.some((value) => value.kind === kind));
    const free = policy === null ? null : predictedFreeTime(session, policyOf(session), input.now);
    const answered = new Set(
      allOf(session, 'question-answered').map(({ body }) => `${body.question.command}/${body.question.index}`),
    );
    return {
      session: session.id,
      seq: seqOf.get(session.stream) ?? 0,
      phase: session.phase,
      route: session.route,
      regimen: session.regimen,
      startsAt: isoOrNull(session.startsAt),
      firstDoseAt: isoOrNull(session.firstDoseAt),
      lastDoseEndedAt: isoOrNull(session.lastDoseEndedAt),
      readySince: isoOrNull(session.readySince),
      predictedFreeAt: free === null || free.kind === 'unknown' ? null : iso(free.at),
      patient: briefs.get(session.patient ?? '') ?? unknownBrief(session.patient ?? 'nobody'),
      site: session.site,
      chair: chairName(session.chair),
      nurse:
        session.nurse === null ? null : { id: session.nurse, name: staff.people[session.nurse]?.name ?? session.nurse },
      escort: escortOf(session),
      eyesOnAt: isoOrNull(eyesOnAt(session, input.now)),
      values: valuesOf(session, shown, none, input.now),
      none,
      due: (policy === null
        ? []
        : dueItems(session, policyOf(session), input.now, patients.get(session.patient ?? '') ?? null)
      )
        .filter((item) => isOpen(item) || item.state === 'upcoming')
        .slice(0, 6)
        .map((item) => ({
          key: item.key,
          what: item.what,
          dueAt: iso(item.at),
          lateAt:
            item.what === 'check' ? iso(addMinutes(item.at, settingOf(policyOf(session), 'grid-late-minutes'))) : null,
        })),
      alarms: readAlarms(session.entries).active.map((alarm) => ({
        alarm: alarm.id,
        condition: alarm.condition,
        kind: alarm.side,
        priority: alarm.priority,
        state: alarm.phase,
        raisedAt: iso(alarm.raisedAt),
        acknowledgedAt: isoOrNull(alarm.acknowledgedAt ?? null),
        channel: alarm.channel,
        text: alarm.monitor?.text ?? '',
      })),
      alarmPause: pauseOf(session.entries),
      questions: allOf(session, 'question-asked')
        .filter(({ id }) => !answered.has(id))
        .map(({ id, body }) => ({ question: id, to: body.to, answerBy: iso(body.answerBy) })),
      device: devices[0]?.device ?? null,
      rank,
      why: need === 'quiet' || need === 'over' ? need : `${need}:${about}`,
    };
  });
  const inChair = new Map(
    tiles
      .filter(({ phase }) => ['arrived', 'ready', 'dosing', 'recovery'].includes(phase))
      .map((tile) => [tile.chair?.id, tile.session]),
  );
  return {
    position: input.at.position,
    now: iso(input.now),
    tiles,
    moments:
      policy === null
        ? []
        : nextMoments(board, policyOf, input.now, 10).map(({ session, item, clashesWith }) => ({
            session: session.id,
            key: item.key,
            what: item.what,
            dueAt: iso(item.at),
            clashesWith: clashesWith.map((stream) => stream.slice('session/'.length)),
          })),
    chairs: places.sites.flatMap((site) =>
      site.chairs
        .filter(({ open }) => open)
        .map((chair) => ({
          id: chair.chairId,
          name: chair.name,
          site: site.siteId,
          session: inChair.get(chair.chairId) ?? null,
        })),
    ),
    prescribersOnSite: onSite(
      sessions.map(({ session }) => session),
      staff,
    ),
    policy: policy === null ? null : { version: policy.version, title: policy.title },
    feed: input.feed(),
  };
}

/** Prescribers whose presence was said in any session of today, and not taken back since. */
function onSite(sessions: readonly Session[], staff: Staff): string[] {
  const said = sessions.flatMap((session) => allOf(session, 'prescriber-presence')).sort((a, b) => a.at - b.at);
  const latest = new Map<string, boolean>();
  for (const { body, author } of said) latest.set(body.prescriber ?? author.id, body.onSite);
  return [...latest].filter(([, here]) => here).map(([id]) => staff.people[id]?.name ?? id);
}

/** When the sound was paused last, and until when. */
function pauseOf(entries: Session['entries']): BoardTile['alarmPause'] {
  const { pausedUntil } = readAlarms(entries);
  const paused = lastRecorded(entries.filter(({ kind }) => kind === 'alarms-paused'));
  return paused === undefined || pausedUntil === undefined ? null : { from: iso(paused.at), until: iso(pausedUntil) };
}
