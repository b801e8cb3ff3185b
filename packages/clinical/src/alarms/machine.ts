import type { Reading, ReadingKind } from '../monitoring/index.ts';
import { type Instant, SECOND_MS } from '../units/index.ts';
import {
  ALARM_CONDITIONS,
  APNOEA,
  type ConditionRow,
  CUFF_CURRENT_MS,
  CURRENT_MS,
  FUTURE_MS,
  SKEW_MS,
  SOURCE_CHANGED_MS,
  STRETCH_GAP_MS,
} from './conditions.ts';
import type { Alarm, AlarmEventBodies, AlarmLimits, AlarmState, OwnConditionId } from './events.ts';
import { heldLimits, STARTING_ALARM_LIMITS } from './limits.ts';
import { type MonitorAlarm, monitorAlarmDrafts } from './monitor-alarms.ts';

/** What the devices of a session say about themselves. */
export interface FeedState {
  readonly device: string;
  readonly lastMessageAt: Instant | null;
  readonly clockSkewMs?: number;
  readonly otherPatient?: boolean;
  /** When its name was last used from where it is not registered. */
  readonly sourceChangedAt?: Instant | null;
  /** How often it sends; 1 s unless it says otherwise. */
  readonly intervalMs?: number;
  /** What it says of its own alarms; absent: nothing. */
  readonly alarms?: readonly MonitorAlarm[];
}

export interface AlarmInput {
  readonly state: AlarmState;
  /** The last minutes, in any order, repeats allowed: what counts is each value at its own time. */
  readonly readings: readonly Reading[];
  readonly devices: readonly FeedState[];
  readonly now: Instant;
  /** Off the monitor until then: technical conditions are expected and stay silent; physiological ones do not. */
  readonly offMonitorUntil: Instant | null;
  /** Shorter or longer waiting than the rows say; for checking against a monitor that waits for nothing. */
  readonly waiting?: { readonly delayMs: number; readonly clearMs: number };
}

export type AlarmDraft = {
  [K in keyof AlarmEventBodies]: { readonly kind: K; readonly body: AlarmEventBodies[K] };
}[keyof AlarmEventBodies];

/** What a condition is at a moment. `unknown` neither raises nor clears: missing is not normal. */
type Finding =
  | {
      readonly is: 'met';
      readonly since: Instant;
      readonly value: number | null;
      readonly limit: number | null;
      readonly channel: ReadingKind | null;
      readonly device: string | null;
      readonly waitMs: number;
    }
  | { readonly is: 'not-met' }
  | { readonly is: 'unknown' };

interface Sample {
  readonly at: Instant;
  readonly value: number | null;
  readonly device: string;
}

/**
 * The alarm machine (A1): inactive → (delay) → active → acknowledged or latched → cleared. It reads its own events and a
 * window of readings and answers with events; what it waits for is derived from the window, so a restart goes on where
 * it was, and the same window gives the same events in any order of arrival (A12).
 */
export function decideAlarms(input: AlarmInput): readonly AlarmDraft[] {
  const drafts: AlarmDraft[] = [];
  const limits = heldLimits(input.state.limits ?? STARTING_ALARM_LIMITS);
  const channels = sampled(input.readings, input.now);
  const quiet = input.offMonitorUntil !== null && input.now < input.offMonitorUntil;

  for (const [condition, row] of Object.entries(ALARM_CONDITIONS) as [OwnConditionId, ConditionRow][]) {
    if (row.side === 'physiological') {
      const finding = physiological(condition, row, channels, limits, input);
      const lost = row.channels.some((kind) => {
        const gone = CONTINUOUS.includes(kind) ? channelLost(channels.get(kind) ?? [], kind, input) : OFF;
        return gone.is === 'met' && input.now - gone.since >= gone.waitMs;
      });
      // The signal is gone and said to be gone: a limit alarm without a value would be a stale number that sounds.
      if (finding.is === 'unknown' && lost) step(drafts, input, condition, row, '', OFF, 'signal-lost');
      else step(drafts, input, condition, row, '', finding);
    }
  }

  const ended = quiet ? 'off-monitor' : 'recovered';
  for (const kind of CONTINUOUS) {
    const finding = quiet ? OFF : channelLost(channels.get(kind) ?? [], kind, input);
    step(drafts, input, 'channel-lost', ALARM_CONDITIONS['channel-lost'], kind, finding, ended);
  }
  for (const device of input.devices) {
    for (const [condition, finding] of ofDevice(device, input)) {
      const silent = quiet && (condition === 'feed-late' || condition === 'feed-lost');
      step(
        drafts,
        input,
        condition,
        ALARM_CONDITIONS[condition],
        device.device,
        silent ? OFF : finding,
        silent ? 'off-monitor' : 'recovered',
      );
    }
    drafts.push(...monitorAlarmDrafts(device.device, device.alarms ?? [], input.state, input.now, quiet));
  }
  // A device that is no longer on this session has nothing more to say about it.
  const here = new Set(input.devices.map(({ device }) => device));
  for (const alarm of input.state.active) {
    const ofMonitor = alarm.condition === 'monitor-alarm' || (alarm.side === 'technical' && alarm.channel === null);
    if (ofMonitor && alarm.device !== null && !here.has(alarm.device)) {
      drafts.push({ kind: 'alarm-cleared', body: { alarm: alarm.id, because: 'superseded' } });
    }
  }
  return drafts;
}

const OFF: Finding = { is: 'not-met' };
const CONTINUOUS: readonly ReadingKind[] = ['HR', 'PULSE', 'SPO2', 'RR', 'ETCO2'];

/** Values of each channel in the order of their own time, one at a time; what is dated ahead is not believed. */
function sampled(readings: readonly Reading[], now: Instant): ReadonlyMap<ReadingKind, readonly Sample[]> {
  const channels = new Map<ReadingKind, Sample[]>();
  for (const { kind, at, value, device } of readings) {
    if (at > now + FUTURE_MS) continue;
    const list = channels.get(kind);
    const sample = { at, value, device };
    if (list === undefined) channels.set(kind, [sample]);
    else list.push(sample);
  }
  const order = (a: Sample, b: Sample) =>
    a.at - b.at || (a.device < b.device ? -1 : a.device > b.device ? 1 : (a.value ?? -1) - (b.value ?? -1));
  for (const list of channels.values()) {
    // Usually they arrive in order, and then nothing has to be sorted.
    if (list.some((sample, index) => index > 0 && order(list[index - 1]!, sample) > 0)) list.sort(order);
  }
  return channels;
}

type Judge = (sample: Sample) => boolean | null;

/** The latest valid value and, if it meets the condition, since when without a gap or a value that does not. */
function stretch(
  samples: readonly Sample[],
  meets: Judge,
  now: Instant,
  currentMs: number,
  clearMs: number,
): { is: 'met'; since: Instant; sample: Sample } | { is: 'not-met' } | { is: 'unknown' } {
  let latest: Sample | undefined;
  let since: Sample | undefined;
  for (let index = samples.length - 1; index >= 0; index -= 1) {
    const sample = samples[index]!;
    const verdict = sample.value === null ? null : meets(sample);
    // A value that is marked invalid says nothing, and does not end a stretch either.
    if (verdict === null) continue;
    if (latest === undefined) {
      if (now - sample.at > currentMs) return { is: 'unknown' };
      latest = sample;
      if (!verdict) {
        // Gone, but was it met a moment ago? Then it is not over yet.
        if (clearMs <= 0) return { is: 'not-met' };
        for (let back = index - 1; back >= 0; back -= 1) {
          const before = samples[back]!;
          if (now - before.at >= clearMs) break;
          if (before.value !== null && meets(before) === true) return { is: 'unknown' };
        }
        return { is: 'not-met' };
      }
    }
    if (!verdict) break;
    if (since !== undefined && since.at - sample.at > Math.max(STRETCH_GAP_MS, currentMs)) break;
    since = sample;
  }
  return latest === undefined || since === undefined
    ? { is: 'unknown' }
    : { is: 'met', since: since.at, sample: latest };
}

function physiological(
  condition: OwnConditionId,
  row: ConditionRow,
  channels: ReadonlyMap<ReadingKind, readonly Sample[]>,
  limits: AlarmLimits,
  { now, waiting }: AlarmInput,
): Finding {
  if (condition === 'apnoea') return apnoea(channels, limits.apnoeaSeconds, now);
  const clearMs = waiting?.clearMs ?? row.clearMs;
  const waitMs = waiting?.delayMs ?? row.delayMs;
  if (condition === 'bp-high') {
    return worst(
      judge('NIBP_SYS', limits.systolicHighMmHg, (value, limit) => value >= limit),
      judge('NIBP_DIA', limits.diastolicHighMmHg, (value, limit) => value >= limit),
    );
  }
  const limit = row.limit === null ? null : limits[row.limit];
  let answer: Finding = { is: 'unknown' };
  for (const kind of row.channels) {
    // No breath at all is the no-breath rule's, not a low rate: monitors do not call it one either (A5).
    const skip = (value: number) => (condition === 'respiratory-rate-low' || condition === 'etco2-low') && value === 0;
    answer = judge(kind, limit, (value, at) => !skip(value) && (row.beyond === 'above' ? value > at : value < at));
    if (answer.is !== 'unknown') return answer;
  }
  return answer;

  function judge(kind: ReadingKind, at: number | null, meets: (value: number, limit: number) => boolean): Finding {
    if (at === null) return { is: 'not-met' };
    const cuff = kind.startsWith('NIBP');
    const found = stretch(
      channels.get(kind) ?? [],
      ({ value }) => meets(value!, at),
      now,
      cuff ? CUFF_CURRENT_MS : CURRENT_MS,
      clearMs,
    );
    if (found.is !== 'met') return found;
    const { value, device } = found.sample;
    return { is: 'met', since: found.since, value, limit: at, channel: kind, device, waitMs };
  }
}

function worst(a: Finding, b: Finding): Finding {
  if (a.is === 'met') return a;
  if (b.is === 'met') return b;
  return a.is === 'unknown' || b.is === 'unknown' ? { is: 'unknown' } : a;
}

/** See `APNOEA`. Breaths and CO2 are read together, second by second, as the monitor showed them. */
function apnoea(channels: ReadonlyMap<ReadingKind, readonly Sample[]>, seconds: number | null, now: Instant): Finding {
  if (seconds === null) return { is: 'not-met' };
  const rates = channels.get('RR') ?? [];
  const co2 = channels.get('ETCO2') ?? [];
  let co2At = 0;
  let lastCo2: number | null = null;
  let lastBreathAt = Number.NEGATIVE_INFINITY;
  let lastLostAt = Number.NEGATIVE_INFINITY;
  let zeroSince: Sample | undefined;
  let gone: { since: Instant; waitMs: number } | undefined;
  let latest: Sample | undefined;
  for (const sample of rates) {
    while (co2At < co2.length && co2[co2At]!.at <= sample.at) {
      const { value, at } = co2[co2At]!;
      if (value === null) lastLostAt = at;
      else if (value > APNOEA.etco2GoneMmHg) lastBreathAt = at;
      lastCo2 = value;
      co2At += 1;
    }
    if (sample.value === null) {
      lastLostAt = sample.at;
      continue;
    }
    latest = sample;
    if (sample.value > 0) {
      lastBreathAt = sample.at;
      zeroSince = undefined;
      gone = undefined;
      continue;
    }
    zeroSince ??= sample;
    if (lastCo2 !== null && lastCo2 > APNOEA.etco2GoneMmHg) {
      gone = undefined;
      continue;
    }
    if (gone === undefined) {
      const straight = sample.at - lastBreathAt <= APNOEA.straightMs && sample.at - lastLostAt > APNOEA.quietMs;
      gone = { since: sample.at, waitMs: straight ? 0 : seconds * SECOND_MS };
    }
  }
  if (latest === undefined || now - latest.at > CURRENT_MS) return { is: 'unknown' };
  if (zeroSince === undefined) return { is: 'not-met' };
  const met = (since: Instant, waitMs: number): Finding => ({
    is: 'met',
    since,
    value: 0,
    limit: seconds,
    channel: 'RR',
    device: latest.device,
    waitMs,
  });
  if (gone !== undefined && now - gone.since >= gone.waitMs) return met(gone.since, gone.waitMs);
  if (now - zeroSince.at >= APNOEA.withCo2Ms) return met(zeroSince.at, APNOEA.withCo2Ms);
  // Waiting, or CO2 is back while no breath is counted yet: neither an alarm nor its end is sure before the wait is over.
  return gone === undefined ? { is: 'not-met' } : met(gone.since, gone.waitMs);
}

/** A channel that was there and is not, while its monitor goes on talking. */
function channelLost(samples: readonly Sample[], kind: ReadingKind, { now, devices }: AlarmInput): Finding {
  const valid = samples.findLast(({ value }) => value !== null);
  if (valid === undefined) return { is: 'unknown' };
  if (now - valid.at <= CURRENT_MS) return { is: 'not-met' };
  const device = devices.find((one) => one.device === valid.device);
  // A silent monitor is one alarm, not one for each of its channels.
  if (device === undefined || device.lastMessageAt === null || now - device.lastMessageAt > CURRENT_MS) {
    return { is: 'unknown' };
  }
  const waitMs = ALARM_CONDITIONS['channel-lost'].delayMs;
  return { is: 'met', since: valid.at, value: null, limit: null, channel: kind, device: valid.device, waitMs };
}

function ofDevice(device: FeedState, { now }: AlarmInput): readonly (readonly [OwnConditionId, Finding])[] {
  const interval = device.intervalMs ?? SECOND_MS;
  const silentMs = device.lastMessageAt === null ? Number.POSITIVE_INFINITY : now - device.lastMessageAt;
  const lateMs = Math.max(ALARM_CONDITIONS['feed-late'].delayMs, 2 * interval);
  const lostMs = Math.max(ALARM_CONDITIONS['feed-lost'].delayMs, 3 * interval);
  const since = (device.lastMessageAt ?? now) as Instant;
  const met: Finding = {
    is: 'met',
    since,
    value: null,
    limit: null,
    channel: null,
    device: device.device,
    waitMs: 0,
  };
  const when = (holds: boolean): Finding => (holds ? met : OFF);
  return [
    ['feed-late', when(silentMs > lateMs && silentMs <= lostMs)],
    ['feed-lost', when(silentMs > lostMs)],
    ['device-changed', when(device.otherPatient === true)],
    [
      'source-changed',
      when(device.sourceChangedAt != null && Math.abs(now - device.sourceChangedAt) <= SOURCE_CHANGED_MS),
    ],
    ['clock-skew', when(Math.abs(device.clockSkewMs ?? 0) > SKEW_MS)],
  ];
}

/** One transition of one alarm. `about` keeps apart what is one per channel or one per device. */
function step(
  drafts: AlarmDraft[],
  { state, now }: AlarmInput,
  condition: OwnConditionId,
  row: ConditionRow,
  about: string,
  finding: Finding,
  because: 'recovered' | 'off-monitor' | 'signal-lost' = 'recovered',
): void {
  // Two processes may have raised the same thing in the same second: then both are cleared together.
  const alarms = state.active.filter(
    (one) => one.condition === condition && (about === '' || one.channel === about || one.device === about),
  );
  const due = finding.is === 'met' && now - finding.since >= finding.waitMs;
  if (alarms.length === 0) {
    if (due) drafts.push(raised(condition, row, about, finding, now));
    return;
  }
  if (finding.is === 'unknown') return;
  if (alarms.every(({ phase }) => phase === 'latched')) {
    if (!due) return;
    for (const { id } of alarms) drafts.push({ kind: 'alarm-cleared', body: { alarm: id, because: 'superseded' } });
    drafts.push(raised(condition, row, about, finding, now));
    return;
  }
  if (finding.is === 'met') return;
  for (const alarm of alarms) {
    if (alarm.phase === 'latched') continue;
    if (latches(alarm)) drafts.push({ kind: 'alarm-latched', body: { alarm: alarm.id } });
    else drafts.push({ kind: 'alarm-cleared', body: { alarm: alarm.id, because } });
  }
}

/** A high one of the patient stays until somebody has seen it; technical ones never do (safety 1.1). */
const latches = (alarm: Alarm): boolean =>
  alarm.side === 'physiological' && alarm.priority === 'high' && alarm.acknowledgedAt === undefined;

function raised(
  condition: OwnConditionId,
  row: ConditionRow,
  about: string,
  finding: Extract<Finding, { is: 'met' }>,
  now: Instant,
): AlarmDraft {
  return {
    kind: 'alarm-raised',
    body: {
      // By when it was raised: one stretch can raise twice, when its first alarm was latched in between.
      alarm: `${condition}${about === '' ? '' : `/${about}`}/${now}`,
      condition,
      side: row.side,
      priority: row.priority,
      channel: finding.channel,
      value: finding.value,
      limit: finding.limit,
      unit: row.unit,
      since: finding.since,
      device: finding.device,
    },
  };
}

/** What ends with the session: nothing is carried to the next patient (A8). */
export const endAlarms = (state: AlarmState): readonly AlarmDraft[] =>
  state.active.map(({ id }) => ({ kind: 'alarm-cleared', body: { alarm: id, because: 'session-ended' } }));
