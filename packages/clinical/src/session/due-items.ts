import { type Check, gridChecks } from '../monitoring/index.ts';
import type { Patient } from '../patient/index.ts';
import { type CheckItem, type Policy, settingOf } from '../policy/index.ts';
import { eventId } from '../record/index.ts';
import { addMinutes, addMs, DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../units/index.ts';
import { takenBack } from './against-more.ts';
import { doseTotals } from './dose-totals.ts';
import { gate } from './gate.ts';
import { gridOf } from './light-grid.ts';
import { observation } from './observation.ts';
import { isPlausible } from './plausible.ts';
import { endOfDay } from './same-day.ts';
import { allOf, isOver, latestOf, type Session, type SessionEntryOf, unsignedSpokenOrders } from './session.ts';
import { latestWith, looks, triggersIn } from './vitals.ts';

/** Something that is to be done at a time, or was. */
export interface DueItem {
  /** Stable while it stands: the same thing keeps its key from tick to tick. */
  readonly key: string;
  readonly what:
    | 'check'
    | 'bp-repeat'
    | 'look-again'
    | 'consent-withdrawn'
    | 'confirm'
    | 'next-device'
    | 'bag-empty'
    | 'flush-line'
    | 'back-on-monitor'
    | 'observation-over'
    | 'answer-question'
    | 'sign-spoken-order'
    | 'eyes-on'
    | 'offer-drink'
    | 'change-nurse';
  readonly at: Instant;
  readonly state: Check['state'];
  /** For a check: what it asks for and what is still missing; its minute on the grid's clock. */
  readonly wants: readonly CheckItem[];
  readonly missing: readonly CheckItem[];
  readonly gridMinute: number | null;
  readonly by: readonly string[];
  readonly lateMinutes: number;
}

const OPEN: readonly DueItem['state'][] = ['soon', 'due', 'overdue'];
export const isOpen = (item: DueItem): boolean => OPEN.includes(item.state);
/** Owed and not done. Before the first dose nothing was owed to the grid: what had to be measured then is the gate's. */
export const isMissed = ({ state, gridMinute }: DueItem): boolean =>
  state === 'missed' && (gridMinute === null || gridMinute >= 0);

/**
 * Everything due, overdue, done and missed at `now`, in time order. Judged when read, never counted: a tablet that slept
 * for an hour is right the moment it wakes. `patient` null: what the chart says about the person is left out.
 */
export function dueItems(
  session: Session,
  policy: Policy,
  now: Instant,
  patient: Patient | null = null,
): readonly DueItem[] {
  const most = (id: Parameters<typeof settingOf>[1]) => settingOf(policy, id);
  const items: DueItem[] = [];
  const endedAt = session.releasedAt ?? (isOver(session.phase) ? (session.leftAt ?? session.stoppedAt ?? now) : null);
  const soon = most('grid-soon-minutes');
  const timed = (key: string, what: DueItem['what'], at: Instant, lateMinutes: number): DueItem => {
    const since = (now - at) / MINUTE_MS;
    const state = since > lateMinutes ? 'overdue' : since >= 0 ? 'due' : since >= -soon ? 'soon' : 'upcoming';
    return { key, what, at, state, wants: [], missing: [], gridMinute: null, by: [], lateMinutes: 0 };
  };

  const grid = gridOf(session, policy);
  if (grid !== null && session.firstDoseAt !== null) {
    const checks = gridChecks(grid, {
      firstDoseAt: session.firstDoseAt,
      lastDoseAt: session.lastDoseEndedAt,
      endedAt,
      now,
      horizon: addMinutes(now, 60),
      looks: looks(session),
      soonMinutes: soon,
      lateMinutes: most('grid-late-minutes'),
    });
    for (const check of checks) {
      items.push({
        key: `check/${check.from}/${check.minute}`,
        what: 'check',
        at: check.at,
        state: check.state,
        wants: check.wants,
        missing: check.missing,
        gridMinute: check.from === 'first-dose' ? check.minute : null,
        by: check.by,
        lateMinutes: check.lateMinutes,
      });
    }
  }
  if (isOver(session.phase)) return items.sort((a, b) => a.at - b.at);

  // ---- the consent was taken back while it runs: until nothing runs and somebody has answered the patient
  const gone = takenBack(session, patient, now);
  if (gone !== null && session.firstDoseAt !== null) {
    const asks = (kind: string) => kind === 'consent-withdrawn' || kind === 'consent-in-doubt';
    const asked = patient?.tasks.some(({ kind, state }) => asks(kind) && state === 'open') === true;
    if (asked || session.infusions.some(({ state }) => state === 'running'))
      items.push(timed('consent-withdrawn', 'consent-withdrawn', gone.at, 0));
  }

  // ---- before the dose: a raised pressure is taken again
  if (session.firstDoseAt === null && session.arrivedAt !== null) {
    const { repeatBp } = gate(session, null, policy, now);
    const window = repeatBp === null ? 0 : (repeatBp.until - repeatBp.from) / MINUTE_MS;
    if (repeatBp !== null) items.push(timed(`bp-repeat/${repeatBp.from}`, 'bp-repeat', repeatBp.from, window));
    const waits = latestOf(session, 'dose-waited');
    // What was waited for until then is looked at again, unless somebody has looked since.
    if (waits !== undefined && session.gatePassedAt === null)
      items.push(timed(`look-again/${waits.id}`, 'look-again', waits.body.until, 5));
  }

  // ---- a level-2 pressure or pulse is confirmed within minutes
  const latestBp = latestWith(session, 'bp', now);
  if (latestBp !== undefined && session.firstDoseAt !== null && latestBp.at >= session.firstDoseAt) {
    const triggers = triggersIn(session, latestBp.body.observations, policy);
    if (
      triggers.some(({ level, rule }) => level !== 'notify' && (rule === 'session-bp-high' || rule === 'session-hr'))
    ) {
      items.push(timed(`confirm/${latestBp.id}`, 'confirm', addMinutes(latestBp.at, most('confirm-minutes')), 0));
    }
  }

  // ---- nasal devices, bag, line
  const order = session.order?.order;
  if (session.phase === 'dosing' && order?.form === 'nasal-devices') {
    const last = session.devices.at(-1);
    if (last !== undefined && session.devices.length < order.devices) {
      const rest = most('device-rest-minutes');
      items.push(timed(`next-device/${session.devices.length + 1}`, 'next-device', addMinutes(last.at, rest), 5));
    }
  }
  const totals = doseTotals(session, now);
  for (const infusion of session.infusions) {
    const line = totals.parts.find(({ entry }) => entry === infusion.started.id)?.line;
    if (line === undefined) continue;
    if (infusion.state === 'running' && line.mlPerHour > 0) {
      const bag = infusion.started.body.bagVolumeMl;
      const left =
        bag -
        line.pumpedMl -
        (infusion.started.body.line.primedWith === 'drug' ? infusion.started.body.line.volumeMl : 0);
      const ms = Math.round((Math.max(0, left) / line.mlPerHour) * HOUR_MS);
      // A pump that hardly runs empties nothing in a time that anyone plans for.
      const at = left > 1e-9 ? addMs(now, Math.min(ms, DAY_MS * 30)) : (line.pumpedUntil ?? now);
      items.push(timed(`bag-empty/${infusion.name}`, 'bag-empty', at, 2));
    }
    const stopped = infusion.steps.findLast(({ kind }) => kind === 'infusion-stopped');
    if (infusion.state === 'stopped' && stopped !== undefined && line.inLineMg > 1e-9 && line.flushing === null) {
      items.push(timed(`flush-line/${infusion.name}`, 'flush-line', stopped.at, 5));
    }
  }

  // ---- off the monitor
  if (session.offMonitor !== null) {
    const limit = offMonitorMinutes(policy, session.offMonitor);
    items.push(
      timed(`back-on-monitor/${session.offMonitor.id}`, 'back-on-monitor', addMinutes(session.offMonitor.at, limit), 0),
    );
  }

  // ---- eyes on, and what long infusions need
  if (session.phase === 'dosing' || session.phase === 'recovery') {
    const seen = session.entries.findLast(
      (entry) =>
        (entry.kind === 'care-given' && entry.body.care === 'eyes-on') ||
        (entry.kind === 'observations-charted' && entry.body.source.from === 'person') ||
        entry.kind === 'device-given' ||
        entry.kind === 'injection-given' ||
        entry.kind === 'infusion-started',
    );
    if (seen !== undefined) {
      items.push(timed('eyes-on', 'eyes-on', addMinutes(seen.at, most('eyes-on-minutes')), 0));
    }
  }
  const regimen = session.regimen === null ? undefined : policy.regimens[session.regimen];
  if (regimen?.longInfusion !== undefined && session.phase === 'dosing' && session.firstDoseAt !== null) {
    const drank = allOf(session, 'care-given').findLast(({ body }) => body.care === 'drank')?.at ?? session.firstDoseAt;
    items.push(timed('offer-drink', 'offer-drink', addMinutes(drank, regimen.longInfusion.hydrationMinutes), 15));
    const relieved = allOf(session, 'chair-handed-over').findLast(({ body }) => body.from !== body.to);
    const changed = relieved?.at ?? session.firstDoseAt;
    items.push(timed('change-nurse', 'change-nurse', addMinutes(changed, regimen.longInfusion.nurseChangeMinutes), 30));
  }

  // ---- observation, questions, spoken orders
  if (session.phase === 'recovery') {
    const clock = observation(session, policy, now);
    if (clock.until !== null) items.push(timed('observation-over', 'observation-over', clock.until, 30));
  }
  const answered = new Set(allOf(session, 'question-answered').map(({ body }) => eventId(body.question)));
  for (const question of allOf(session, 'question-asked')) {
    if (!answered.has(question.id)) {
      // Whoever asks may want it sooner; later than the clinic promises is nobody's to say.
      const promised = addMinutes(question.at, most('question-minutes'));
      const until = Math.min(question.body.answerBy, promised) as Instant;
      items.push(timed(`question/${question.id}`, 'answer-question', until, 0));
    }
  }
  for (const order of unsignedSpokenOrders(session)) {
    const at = spokenOrderDue(policy, order.at, order.zone);
    items.push(timed(`sign-spoken-order/${order.id}`, 'sign-spoken-order', at, 0));
  }
  return items.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

/** A spoken order is signed within the clinic's hours and never later than the same day (e.5). */
export const spokenOrderDue = (policy: Policy, at: Instant, zone: string): Instant =>
  Math.min(addMinutes(at, settingOf(policy, 'spoken-order-hours') * 60), endOfDay(at, zone)) as Instant;

/** How long this state off the monitor lasts at most: as it was said, where that can be, within the limit of its reason. */
export function offMonitorMinutes(policy: Policy, entry: SessionEntryOf<'off-monitor-started'>): number {
  const limit = offMonitorLimit(policy, entry.body.because);
  return isPlausible(entry) ? Math.min(entry.body.limitMinutes, limit) : limit;
}

/** How long a state off the monitor may last, by its reason. */
export function offMonitorLimit(policy: Policy, because: string): number {
  switch (because) {
    case 'toilet':
      return settingOf(policy, 'off-monitor-toilet-minutes');
    case 'patient-request':
      return settingOf(policy, 'off-monitor-request-minutes');
    default:
      return settingOf(policy, 'off-monitor-short-minutes');
  }
}
