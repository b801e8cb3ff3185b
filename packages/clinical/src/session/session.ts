import type { DoseOrder, Route } from '../dosing/index.ts';
import {
  type EntriesState,
  type Entry,
  entriesFold,
  inRecordOrder,
  lastRecorded,
  readEntries,
} from '../entries/index.ts';
import { plausibleOf } from '../monitoring/index.ts';
import { type EventDraft, type EventRef, eventId, type Fold, type StreamName, streamId } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { Baseline, SessionEvent, SessionEventBodies, SessionEventKind } from './events.ts';
import { flushEnds } from './line-steps.ts';

export const PHASES = [
  'planned',
  'arrived',
  'ready',
  'dosing',
  'recovery',
  'released',
  'left',
  'stopped',
  'cancelled',
  'transferred',
] as const;
/** `left`: gone before release. `stopped`: ended with nothing given. */
export type Phase = (typeof PHASES)[number];
export const isOver = (phase: Phase): boolean => PHASES.indexOf(phase) >= PHASES.indexOf('released');

export type SessionEntryOf<Kind extends SessionEventKind> = Entry<EventDraft<Kind, SessionEventBodies[Kind]>>;
export type SessionEntry = Entry<SessionEvent>;

/** What is folded: the facts in the order they happened. Everything else is read from it by `readSession`. */
export type SessionState = EntriesState;
export const sessionFold: Fold<SessionState> = entriesFold;

/** One bag and line, with everything that was done to it, in order, and the removal of the last access, which ends it. */
export interface Infusion {
  readonly name: string;
  readonly started: SessionEntryOf<'infusion-started'>;
  readonly steps: readonly (
    | SessionEntryOf<'infusion-rate-changed'>
    | SessionEntryOf<'infusion-paused'>
    | SessionEntryOf<'infusion-resumed'>
    | SessionEntryOf<'infusion-stopped'>
    | SessionEntryOf<'pump-volume-read'>
    | SessionEntryOf<'line-flushed'>
    | SessionEntryOf<'line-discarded'>
    | SessionEntryOf<'line-failed'>
    | SessionEntryOf<'access-removed'>
  )[];
  readonly state: 'running' | 'paused' | 'stopped';
}

/** The order in force, with its place in the record. */
export interface StandingOrder {
  readonly ref: EventRef;
  readonly entry: SessionEntryOf<'order-written'>;
  readonly order: DoseOrder;
  /** A spoken order that nobody signed yet. */
  readonly unsigned: boolean;
}

/** A session as it stands: what happened, corrected and in order, with what follows from the lists alone (not from now). */
export interface Session {
  readonly stream: StreamName;
  readonly id: string;
  readonly seq: number;
  readonly phase: Phase;
  readonly patient: string | null;
  readonly site: string | null;
  readonly chair: string | null;
  readonly route: Route | null;
  readonly regimen: string | null;
  /** True unless the plan says that it is not: not known counts as a first. */
  readonly firstTreatment: boolean;
  readonly startsAt: Instant | null;
  readonly arrivedAt: Instant | null;
  readonly gatePassedAt: Instant | null;
  readonly firstDoseAt: Instant | null;
  /**
   * End of the last dose: last spray, injection, tablet, stop of the last infusion or end of its flush, which may lie ahead; null
   * while an infusion runs.
   */
  readonly lastDoseEndedAt: Instant | null;
  readonly stoppedAt: Instant | null;
  /** "Ready since", apart from released and left. */
  readonly readySince: Instant | null;
  readonly releasedAt: Instant | null;
  readonly leftAt: Instant | null;
  readonly baseline: Baseline | null;
  readonly order: StandingOrder | null;
  readonly infusions: readonly Infusion[];
  readonly devices: readonly SessionEntryOf<'device-given'>[];
  readonly nurse: string | null;
  readonly present: readonly string[];
  readonly offMonitor: SessionEntryOf<'off-monitor-started'> | null;
  readonly signatures: readonly SessionEntryOf<'session-signed'>[];
  /** Something was recorded or changed after the first signature. */
  readonly amendedAfterSignature: boolean;
  /** The whole time line; `withdrawn` are undone or struck and count nowhere. */
  readonly entries: readonly SessionEntry[];
  readonly withdrawn: readonly SessionEntry[];
  /** Evidence dated ahead: kept and shown, and it counts for nothing until its time is corrected (A12). */
  readonly ahead: readonly SessionEntry[];
  readonly erased: number;
}

/** What shows how the patient is, or that something was asked or done in time: dated ahead it proves nothing. */
const EVIDENCE: ReadonlySet<string> = new Set<SessionEventKind>([
  'observations-charted',
  'care-given',
  'fasting-answered',
  'escort-arranged',
  'escort-arrived',
  'escort-called',
  'patient-called',
  'consent-checked',
  'medicines-reviewed',
  'rems-checked',
  'pregnancy-answered',
  'substances-answered',
  'since-last-answered',
  'suicide-risk-asked',
  'glucose-measured',
  'weight-measured',
  'rescue-checked',
  'prescriber-presence',
  'screening-taken',
  'pump-checked',
  'identity-confirmed',
  'access-removed',
  'aldrete-scored',
  'padss-scored',
  'criterion-checked',
  'advice-given',
  'readiness-judged',
  'vitals-judged',
  'chair-handed-over',
]);

/** An entry that can be pointed at: one that counts, or one that waits for its time to be put right. */
export const entryOf = (session: Pick<Session, 'entries' | 'ahead'>, ref: EventRef): SessionEntry | undefined =>
  [...session.entries, ...session.ahead].find(({ id }) => id === eventId(ref));

/** Entries of one kind, oldest first. */
export function allOf<Kind extends SessionEventKind>(
  session: Pick<Session, 'entries'>,
  kind: Kind,
): readonly SessionEntryOf<Kind>[] {
  return session.entries.filter((entry): entry is SessionEntry & SessionEntryOf<Kind> => entry.kind === kind);
}

/** The latest entry of one kind. */
export function latestOf<Kind extends SessionEventKind>(
  session: Pick<Session, 'entries'>,
  kind: Kind,
): SessionEntryOf<Kind> | undefined {
  return session.entries.findLast((entry) => entry.kind === kind) as SessionEntryOf<Kind> | undefined;
}

/** The entry of one kind that was recorded last: of what is decided in the moment, see `inRecordOrder`. */
export const decidedLast = <Kind extends SessionEventKind>(
  session: Pick<Session, 'entries'>,
  kind: Kind,
): SessionEntryOf<Kind> | undefined => lastRecorded(allOf(session, kind));

const STEP_KINDS = [
  'infusion-rate-changed',
  'infusion-paused',
  'infusion-resumed',
  'infusion-stopped',
  'pump-volume-read',
  'line-flushed',
  'line-discarded',
  'line-failed',
] as const;

/** The removal after which no access is in; undefined while one is. */
function lastAccessOut(entries: Pick<Session, 'entries'>): SessionEntryOf<'access-removed'> | undefined {
  const removed = allOf(entries, 'access-removed');
  return removed.length >= Math.max(1, allOf(entries, 'access-placed').length) ? removed.at(-1) : undefined;
}

function readInfusions(entries: Pick<Session, 'entries'>): Infusion[] {
  const seen = new Set<string>();
  const out = lastAccessOut(entries);
  return allOf(entries, 'infusion-started')
    .filter(({ body }) => !seen.has(body.infusion) && seen.add(body.infusion))
    .map((started) => {
      const steps = entries.entries.filter(
        (entry): entry is SessionEntry & Infusion['steps'][number] =>
          entry === out ||
          ((STEP_KINDS as readonly string[]).includes(entry.kind) &&
            (entry.body as { infusion: string }).infusion === started.body.infusion),
      );
      const turned = (kinds: RegExp) => steps.findLast(({ kind }) => kinds.test(kind))?.kind;
      // Only a resume undoes a stop: a pause that seems to come after it, under a clock that was set back, starts nothing.
      const state =
        turned(/^infusion-(resumed|stopped)$/) === 'infusion-stopped'
          ? 'stopped'
          : turned(/^infusion-(paused|resumed)$/) === 'infusion-paused'
            ? 'paused'
            : 'running';
      return { name: started.body.infusion, started, steps, state };
    });
}

/** The infusion that hands are on: the one that is not stopped, else the last. */
export const infusionInHand = (session: Pick<Session, 'infusions'>): Infusion | undefined =>
  session.infusions.findLast(({ state }) => state !== 'stopped') ?? session.infusions.at(-1);

/** The rate it was last set to, mL/h; a pause does not change it. */
export function rateSet(infusion: Infusion, at: Instant): number {
  const set = infusion.steps.findLast(
    (step): step is SessionEntryOf<'infusion-rate-changed'> | SessionEntryOf<'infusion-resumed'> =>
      (step.kind === 'infusion-rate-changed' || step.kind === 'infusion-resumed') && step.at <= at,
  );
  return (set ?? infusion.started).body.mlPerHour;
}

function standingOrder(entries: Pick<Session, 'entries'>): StandingOrder | null {
  const cancelled = new Set(allOf(entries, 'order-cancelled').map(({ body }) => eventId(body.order)));
  let entry: SessionEntryOf<'order-written'> | undefined;
  // Withdrawn, the order that took the place of another one brings that back to nobody: it is ordered anew.
  for (const next of inRecordOrder(allOf(entries, 'order-written')))
    if (entry === undefined || next.body.arrivedLate !== true || next.at >= entry.at) entry = next;
  if (entry === undefined || cancelled.has(entry.id)) return null;
  const unsigned = unsignedSpokenOrders(entries).some(({ id }) => id === entry.id);
  return { ref: entry.ref, entry, order: entry.body.order, unsigned };
}

/** Spoken orders, for the treatment and for rescue drugs, that whoever spoke has not signed; also those replaced since. */
export function unsignedSpokenOrders(
  entries: Pick<Session, 'entries'>,
): readonly (SessionEntryOf<'order-written'> | SessionEntryOf<'medicine-ordered'>)[] {
  const signatures = allOf(entries, 'spoken-order-signed');
  return [...allOf(entries, 'order-written'), ...allOf(entries, 'medicine-ordered')].filter(
    ({ id, body }) =>
      body.given === 'spoken' &&
      !signatures.some(({ body: signed, author }) => eventId(signed.order) === id && author.id === body.orderedBy),
  );
}

/**
 * Off the monitor now; null: on it. Both may be told late, and the clock may have been set back, so whatever may end it does: an
 * end ends what it comes after by either order, and a start that is told after the end that followed it begins nothing.
 */
function offMonitorNow(entries: Pick<Session, 'entries'>): SessionEntryOf<'off-monitor-started'> | null {
  let open: readonly SessionEntryOf<'off-monitor-started'>[] = [];
  let backAt: Instant | null = null;
  for (const entry of inRecordOrder([
    ...allOf(entries, 'off-monitor-started'),
    ...allOf(entries, 'off-monitor-ended'),
  ])) {
    if (entry.kind === 'off-monitor-started') {
      if (backAt === null || entry.at > backAt) open = [...open, entry];
      continue;
    }
    // The end of an earlier time, told while it is off anew, leaves it off: it has a start of its own.
    const before = open.filter(({ at }) => at <= entry.at);
    open = before.length === 0 ? [] : open.filter((start) => !before.includes(start));
    if (backAt === null || entry.at > backAt) backAt = entry.at;
  }
  return open.reduce<SessionEntryOf<'off-monitor-started'> | null>(
    (last, start) => (last === null || start.at >= last.at ? start : last),
    null,
  );
}

/** Off the monitor at a moment that is told of; null: on it. What came after that moment changes nothing of it. */
export const offMonitorAt = (session: Session, at: Instant): SessionEntryOf<'off-monitor-started'> | null =>
  offMonitorNow({ entries: session.entries.filter((entry) => entry.at <= at) });

const memo = new WeakMap<SessionState, Session>();

/** Reads the session out of its facts. The same state gives the same object, so screens may call it freely. */
export function readSession(state: SessionState): Session {
  const known = memo.get(state);
  if (known !== undefined) return known;
  const session = derive(state);
  memo.set(state, session);
  return session;
}

/** A look without the values that cannot be; they stay beside it, and no reader can take them for a value. */
function usable(entry: SessionEntry): SessionEntry {
  if (entry.kind !== 'observations-charted') return entry;
  const { observations, implausible } = plausibleOf(entry.body.observations);
  if (implausible.length === 0) return entry;
  const gone = Object.entries(entry.body.observations).filter(([field]) => !(field in observations));
  return { ...entry, body: { ...entry.body, observations }, implausible: Object.fromEntries(gone) };
}

function derive(state: SessionState): Session {
  const read = readEntries<SessionEvent>(state);
  const told = read.entries as readonly SessionEntry[];
  // A dose that was given counts whatever its clock said; what only shows how somebody is must be of its time.
  const isAhead = ({ saidAt, kind }: SessionEntry) => saidAt !== undefined && EVIDENCE.has(kind);
  const ahead = told.filter(isAhead);
  const entries = told.filter((entry) => !isAhead(entry)).map(usable);
  const story = { entries };
  const plan = latestOf(story, 'session-planned');
  const arrived = allOf(story, 'patient-arrived')[0];
  const gate = decidedLast(story, 'gate-passed');
  const order = standingOrder(story);
  const infusions = readInfusions(story);
  const devices = allOf(story, 'device-given');
  const singles = [
    ...allOf(story, 'bolus-given'),
    ...allOf(story, 'injection-given'),
    ...allOf(story, 'mouth-dose-given'),
    ...devices,
  ].filter(({ body }) => body.delivery.kind !== 'declined');
  const doseStarts = [...infusions.map(({ started }) => started.at), ...singles.map(({ at }) => at)];
  const running = infusions.some((infusion) => infusion.state !== 'stopped');
  const doseEnds = [
    // A flush after the stop brings in what the line held, so the dose ends when that has run in.
    ...infusions.flatMap((infusion) => [
      ...infusion.steps.filter(({ kind }) => kind === 'infusion-stopped').map(({ at }) => at),
      ...flushEnds(infusion).map(({ at }) => at),
    ]),
    ...singles.map(({ at }) => at),
  ];
  const stop = latestOf(story, 'session-stopped');
  const devicesOwed =
    stop === undefined &&
    order?.order.form === 'nasal-devices' &&
    devices.length > 0 &&
    !devices.some(({ body }) => body.delivery.kind === 'declined') &&
    new Set(devices.map(({ body }) => body.device)).size < order.order.devices;
  const released = latestOf(story, 'patient-released');
  const left = latestOf(story, 'left-before-release');
  const transferred = latestOf(story, 'patient-transferred');
  const ready = lastRecorded(entries.filter(({ kind }) => kind === 'ready-reached' || kind === 'ready-lost'));
  const present = new Map<string, boolean>();
  for (const { body } of allOf(story, 'presence-changed')) present.set(body.person, body.present);
  const signatures = allOf(story, 'session-signed');
  const firstSignature = signatures.reduce(
    (lowest, { seq }) => (lowest === null || seq < lowest ? seq : lowest),
    null as number | null,
  );

  const dosed = doseStarts.length > 0;
  const phase: Phase =
    transferred !== undefined
      ? 'transferred'
      : left !== undefined
        ? 'left'
        : released !== undefined
          ? 'released'
          : dosed
            ? running || devicesOwed
              ? 'dosing'
              : 'recovery'
            : stop !== undefined
              ? 'stopped'
              : latestOf(story, 'session-cancelled') !== undefined
                ? 'cancelled'
                : gate !== undefined
                  ? 'ready'
                  : arrived !== undefined
                    ? 'arrived'
                    : 'planned';

  return {
    stream: state.stream,
    id: streamId(state.stream),
    seq: state.seq,
    phase,
    patient: plan?.body.patient ?? null,
    site: plan?.body.site ?? null,
    chair:
      entries
        .map((entry) =>
          entry.kind === 'chair-assigned' || entry.kind === 'patient-arrived' || entry.kind === 'session-planned'
            ? entry.body.chair
            : undefined,
        )
        .findLast((chair) => chair !== undefined) ?? null,
    route: plan?.body.route ?? null,
    regimen: plan?.body.regimen ?? null,
    firstTreatment: plan?.body.firstTreatment !== false,
    startsAt: plan?.body.startsAt ?? null,
    arrivedAt: arrived?.at ?? null,
    gatePassedAt: gate?.at ?? null,
    firstDoseAt: dosed ? (Math.min(...doseStarts) as Instant) : null,
    lastDoseEndedAt: running || doseEnds.length === 0 ? null : (Math.max(...doseEnds) as Instant),
    stoppedAt: stop?.at ?? null,
    readySince: ready?.kind === 'ready-reached' ? ready.body.since : null,
    releasedAt: released?.at ?? null,
    leftAt: left?.at ?? latestOf(story, 'patient-left')?.at ?? null,
    baseline: gate?.body.baseline ?? null,
    order,
    infusions,
    devices,
    nurse: latestOf(story, 'chair-handed-over')?.body.to ?? null,
    present: [...present].filter(([, here]) => here).map(([person]) => person),
    offMonitor: offMonitorNow(story),
    signatures,
    amendedAfterSignature:
      firstSignature !== null &&
      state.events.some(({ seq, kind }) => seq > firstSignature && kind !== 'session-signed'),
    entries,
    withdrawn: read.withdrawn as readonly SessionEntry[],
    ahead,
    erased: read.erased.length,
  };
}
