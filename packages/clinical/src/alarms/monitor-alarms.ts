import { type Instant, MINUTE_MS, wentBack } from '../units/index.ts';
import type { Alarm, AlarmMeasurement, AlarmSide, AlarmState, Priority } from './events.ts';
import type { AlarmDraft } from './machine.ts';

/** One alarm of a bedside monitor, as it last spoke of it. It is the monitor's: nobody here can silence or end it there. */
export interface MonitorAlarm {
  /** The same through the life of the alarm, of this device alone. */
  readonly key: string;
  /** The monitor's own words; empty where it gave none. */
  readonly text: string;
  readonly side: AlarmSide;
  readonly priority: Priority;
  /** With its last word that it goes on: what it measures once it is over is not what it alarmed for. */
  readonly measured: AlarmMeasurement | null;
  /** When it began, as far as the monitor has said; null where only its end was heard. */
  readonly since: Instant | null;
  /** When the monitor last spoke of it, by its own word: long ago where that waited in a buffer. */
  readonly saidAt: Instant;
  /** When that word arrived. */
  readonly heardAt: Instant;
  /** The monitor says that it has ended. */
  readonly over: boolean;
}

/** Alarms of one device that are remembered at once. Monitors raise a handful; a broken one could raise without end. */
export const MONITOR_ALARMS_MAX = 40;
/** Seen by somebody, and not said again by the monitor for so long: it stands no more in front of what is new. PD. */
export const NOT_REPEATED_MS = 5 * MINUTE_MS;
/** Of one urgency so many of a device stand at once: who has not seen forty does not see the next one either. PD. */
export const STANDING_MAX = 40;
/** And so many are raised in a minute: one that chatters is raised again when there is room, and fills no record. PD. */
export const RAISED_A_MINUTE_MAX = 20;

/** What a device has said of its alarms, with one more word of it. A word from before what is known says nothing new. */
export function saidOf(
  known: readonly MonitorAlarm[],
  /** `at`: when what it says of the alarm was so. */
  said: Omit<MonitorAlarm, 'since'> & { readonly at: Instant },
): readonly MonitorAlarm[] {
  const { at, ...word } = said;
  const before = known.find(({ key }) => key === said.key);
  // By our own clock's arrivals: a word of an hour ago came out of a buffer, and is no sign that the clock was set back.
  if (before !== undefined && before.saidAt > said.saidAt && !wentBack(before.heardAt, said.heardAt)) {
    // The beginning of what is already known to be over, come late.
    if (said.over || before.since !== null) return known;
    return known.map((one) => (one === before ? { ...one, ...whatOf(said), since: at } : one));
  }
  const since = said.over ? (before?.since ?? null) : before === undefined || before.over ? at : before.since;
  const others = known.filter(({ key }) => key !== said.key);
  // What is over goes first; the newest stands last.
  const kept = others.length < MONITOR_ALARMS_MAX ? others : others.toSpliced(firstToGo(others), 1);
  // What ends may end without a word of how urgent it was.
  const what = said.over && before !== undefined && !before.over ? whatOf(before) : {};
  return [...kept, { ...word, ...what, since }];
}

const whatOf = ({ text, side, priority, measured }: Pick<MonitorAlarm, 'text' | 'side' | 'priority' | 'measured'>) => ({
  text,
  side,
  priority,
  measured,
});

const firstToGo = (alarms: readonly MonitorAlarm[]): number =>
  Math.max(
    0,
    alarms.findIndex(({ over }) => over),
  );

/** One look at what a device says of its alarms: what of it stands and stood in the session, and what follows. */
interface Look {
  readonly device: string;
  readonly now: Instant;
  readonly mine: readonly Alarm[];
  readonly gone: AlarmState['past'];
  readonly raised: MonitorAlarm[];
  readonly drafts: AlarmDraft[];
}

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
  const own = ({ condition, device: of }: Alarm) => condition === 'monitor-alarm' && of === device;
  const look: Look = { device, now, mine: active.filter(own), gone: past.filter(own), raised: [], drafts: [] };
  for (const alarm of said) {
    if (quiet && alarm.side === 'technical') hush(look, alarm);
    else if (alarm.over) takeEnd(look, alarm);
    else takeStanding(look, alarm);
  }
  dropWhatIsNotRepeated(look, said);
  return look.drafts;
}

/** Expected while the patient is off the monitor: what stands goes, and nothing is raised. */
function hush(look: Look, alarm: MonitorAlarm): void {
  for (const one of openOf(look, alarm)) clear(look, one.id, 'off-monitor');
}

/** Over: what stands of it goes, or waits to be seen. A grave one that nobody was ever told of is raised to be seen. */
function takeEnd(look: Look, alarm: MonitorAlarm): void {
  for (const one of openOf(look, alarm)) {
    if (latches(one)) latch(look, one.id);
    else clear(look, one.id, 'recovered');
  }
  if (isGrave(alarm) && !wasTold(look, alarm) && isRoomFor(look, alarm)) latch(look, raise(look, alarm));
}

/** Somebody was told of an alarm that is over, or there is no saying when it began. */
function wasTold(look: Look, alarm: MonitorAlarm): boolean {
  const { since } = alarm;
  return (
    since === null ||
    look.mine.some((one) => isOf(one, alarm) || isSeenWith(one, alarm)) ||
    look.raised.some((one) => sameWords(one.text, one, alarm)) ||
    look.gone.some((one) => isOf(one, alarm) && one.clearedAt >= since)
  );
}

/** The monitor alarms: raised, unless it stands already. */
function takeStanding(look: Look, alarm: MonitorAlarm): void {
  const here = look.mine.filter((one) => isOf(one, alarm));
  const alike = look.mine.filter((one) => !isOf(one, alarm) && isSeenWith(one, alarm));
  if (here.some((one) => isOpen(one) && one.priority === alarm.priority && one.side === alarm.side)) return;
  if (here.length === 0 && (wasDropped(look, alarm) || alike.some(isOpen))) return;
  if (look.raised.some((one) => sameWords(one.text, one, alarm)) || !isRoomFor(look, alarm)) return;
  // More or less urgent than it was, or again after it had ended: to be seen anew.
  for (const one of [...here, ...alike]) supersede(look, one, alarm);
  raise(look, alarm);
}

/** It went because the monitor did not say it again, and the monitor has not done so since. */
const wasDropped = ({ gone }: Look, alarm: MonitorAlarm): boolean =>
  gone.some(
    (one) =>
      (isOf(one, alarm) || sameWords(one.monitor?.text, one, alarm)) &&
      one.because === 'not-repeated' &&
      one.clearedAt >= alarm.saidAt,
  );

/** What was graver and nobody saw is not over with a lesser word for it. */
function supersede(look: Look, one: Alarm, by: MonitorAlarm): void {
  if (!latches(one) || isGrave(by)) clear(look, one.id, 'superseded');
  else if (isOpen(one)) latch(look, one.id);
}

function dropWhatIsNotRepeated(look: Look, said: readonly MonitorAlarm[]): void {
  const cleared = look.drafts.flatMap(({ kind, body }) => (kind === 'alarm-cleared' ? [body.alarm] : []));
  for (const one of look.mine) {
    if (one.acknowledgedAt === undefined || one.phase !== 'acknowledged' || cleared.includes(one.id)) continue;
    const lastSaid = said.find((alarm) => isOf(one, alarm))?.heardAt ?? one.since;
    if (look.now - Math.max(lastSaid, one.acknowledgedAt) > NOT_REPEATED_MS) clear(look, one.id, 'not-repeated');
  }
}

function isRoomFor({ mine, gone, raised, now }: Look, { priority }: MonitorAlarm): boolean {
  const alike = <One extends { readonly priority: Priority }>(all: readonly One[]) =>
    all.filter((one) => one.priority === priority);
  const lately = alike([...mine, ...gone]).filter(({ raisedAt }) => Math.abs(now - raisedAt) < MINUTE_MS);
  const more = alike(raised).length;
  return alike(mine).length + more < STANDING_MAX && lately.length + more < RAISED_A_MINUTE_MAX;
}

/** Its id holds how many drafts of this look came before it: two of one moment are told apart. */
function raise({ device, now, raised, drafts }: Look, alarm: MonitorAlarm): string {
  raised.push(alarm);
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
      monitor: {
        key: alarm.key,
        text: alarm.text,
        ...(alarm.measured === null ? {} : { measured: alarm.measured }),
      },
    },
  });
  return id;
}
const latch = ({ drafts }: Look, alarm: string): void => {
  drafts.push({ kind: 'alarm-latched', body: { alarm } });
};
const clear = (
  { drafts }: Look,
  alarm: string,
  because: 'recovered' | 'off-monitor' | 'superseded' | 'not-repeated',
): void => {
  drafts.push({ kind: 'alarm-cleared', body: { alarm, because } });
};

const isOf = (one: Alarm, alarm: MonitorAlarm): boolean => one.monitor?.key === alarm.key;
const isOpen = ({ phase }: Alarm): boolean => phase !== 'latched';
const openOf = ({ mine }: Look, alarm: MonitorAlarm): readonly Alarm[] =>
  mine.filter((one) => isOf(one, alarm) && isOpen(one));
/** Nobody has seen these words yet, or whoever did has seen this alarm with them: some monitors name each word anew. */
const isSeenWith = (one: Alarm, alarm: MonitorAlarm): boolean =>
  sameWords(one.monitor?.text, one, alarm) && (one.acknowledgedAt === undefined || one.acknowledgedAt >= alarm.saidAt);
/** Alike to whoever reads them; nothing is alike that has no words. */
const sameWords = (
  text: string | undefined,
  one: Pick<Alarm, 'priority' | 'side'>,
  alarm: Pick<MonitorAlarm, 'text' | 'priority' | 'side'>,
): boolean => text !== '' && text === alarm.text && one.priority === alarm.priority && one.side === alarm.side;
const isGrave = ({ side, priority }: Pick<Alarm, 'side' | 'priority'>): boolean =>
  side === 'physiological' && priority === 'high';
const latches = (alarm: Alarm): boolean => isGrave(alarm) && alarm.acknowledgedAt === undefined;
