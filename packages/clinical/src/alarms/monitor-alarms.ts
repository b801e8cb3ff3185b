import { type Instant, MINUTE_MS, wentBack } from '../units/index.ts';
import type { Alarm, AlarmSide, AlarmState, Priority } from './events.ts';
import type { AlarmDraft } from './machine.ts';

/** One alarm of a bedside monitor, as it last spoke of it. It is the monitor's: nobody here can silence or end it there. */
export interface MonitorAlarm {
  /** The same through the life of the alarm, of this device alone. */
  readonly key: string;
  /** The monitor's own words; empty where it gave none. */
  readonly text: string;
  readonly side: AlarmSide;
  readonly priority: Priority;
  /** When it began, as far as the monitor has said; null where only its end was heard. */
  readonly since: Instant | null;
  /** When the monitor last spoke of it. */
  readonly saidAt: Instant;
  /** The monitor says that it has ended. */
  readonly over: boolean;
}

/** Alarms of one device that are remembered at once. Monitors raise a handful; a broken one could raise without end. */
export const MONITOR_ALARMS_MAX = 40;
/** Seen by somebody, and not said again by the monitor for so long: it stands no more in front of what is new. PD. */
export const NOT_REPEATED_MS = 5 * MINUTE_MS;

/** What a device has said of its alarms, with one more word of it. A word from before what is known says nothing new. */
export function saidOf(
  known: readonly MonitorAlarm[],
  said: Omit<MonitorAlarm, 'since' | 'saidAt'> & { readonly at: Instant },
): readonly MonitorAlarm[] {
  const { at, ...word } = said;
  const before = known.find(({ key }) => key === said.key);
  if (before !== undefined && before.saidAt > at && !wentBack(before.saidAt, at)) {
    // The beginning of what is already known to be over, come late.
    if (said.over || before.since !== null) return known;
    return known.map((one) => (one === before ? { ...one, since: at } : one));
  }
  const since = said.over ? (before?.since ?? null) : before === undefined || before.over ? at : before.since;
  const others = known.filter(({ key }) => key !== said.key);
  // What is over goes first; the newest stands last.
  const kept = others.length < MONITOR_ALARMS_MAX ? others : others.toSpliced(firstToGo(others), 1);
  return [...kept, { ...word, since, saidAt: at }];
}

const firstToGo = (alarms: readonly MonitorAlarm[]): number =>
  Math.max(
    0,
    alarms.findIndex(({ over }) => over),
  );

/**
 * Takes the monitor's own alarms into the session's: raised while the monitor says so, over when it says so. A high one of
 * the patient stays until somebody has seen it, also one that began and ended between two looks. `quiet`: the patient
 * is off the monitor, whose technical alarms are expected.
 */
export function monitorAlarmDrafts(
  device: string,
  said: readonly MonitorAlarm[],
  { active, past }: AlarmState,
  now: Instant,
  quiet: boolean,
): readonly AlarmDraft[] {
  const drafts: AlarmDraft[] = [];
  const own = ({ condition, device: of }: Alarm) => condition === 'monitor-alarm' && of === device;
  const raise = (alarm: MonitorAlarm): string => {
    const id = `monitor-alarm/${device}/${now}/${drafts.length}`;
    drafts.push({
      kind: 'alarm-raised',
      body: {
        alarm: id,
        condition: 'monitor-alarm',
        side: alarm.side,
        priority: alarm.priority,
        channel: null,
        value: null,
        limit: null,
        unit: null,
        since: alarm.since ?? alarm.saidAt,
        device,
        monitor: { key: alarm.key, text: alarm.text },
      },
    });
    return id;
  };
  const clear = (id: string, because: 'recovered' | 'off-monitor' | 'superseded' | 'not-repeated') =>
    drafts.push({ kind: 'alarm-cleared', body: { alarm: id, because } });

  for (const alarm of said) {
    const here = active.filter((one) => own(one) && one.monitor?.key === alarm.key);
    const open = here.filter(({ phase }) => phase !== 'latched');
    const silent = quiet && alarm.side === 'technical';
    if (alarm.over || silent) {
      for (const one of open) {
        if (!silent && latches(one)) drafts.push({ kind: 'alarm-latched', body: { alarm: one.id } });
        else clear(one.id, silent ? 'off-monitor' : 'recovered');
      }
      const { since } = alarm;
      const told =
        here.length > 0 ||
        since === null ||
        past.some((one) => own(one) && one.monitor?.key === alarm.key && one.clearedAt >= since);
      if (!silent && !told && isGrave(alarm)) drafts.push({ kind: 'alarm-latched', body: { alarm: raise(alarm) } });
      continue;
    }
    const same = open.filter(({ priority, side }) => priority === alarm.priority && side === alarm.side);
    if (same.length > 0) continue;
    const dropped = past.some(
      (one) =>
        own(one) && one.monitor?.key === alarm.key && one.because === 'not-repeated' && one.clearedAt >= alarm.saidAt,
    );
    if (dropped && here.length === 0) continue;
    // More or less urgent than it was, or again after it had ended: to be seen anew.
    for (const one of here) clear(one.id, 'superseded');
    raise(alarm);
  }

  for (const one of active) {
    if (!own(one) || one.acknowledgedAt === undefined) continue;
    if (drafts.some(({ kind, body }) => kind === 'alarm-cleared' && 'alarm' in body && body.alarm === one.id)) continue;
    const lastSaid = said.find(({ key }) => key === one.monitor?.key)?.saidAt ?? one.since;
    const last = Math.max(lastSaid, one.acknowledgedAt);
    if (one.phase === 'acknowledged' && now - last > NOT_REPEATED_MS) clear(one.id, 'not-repeated');
  }
  return drafts;
}

const isGrave = ({ side, priority }: Pick<Alarm, 'side' | 'priority'>): boolean =>
  side === 'physiological' && priority === 'high';
const latches = (alarm: Alarm): boolean => isGrave(alarm) && alarm.acknowledgedAt === undefined;
