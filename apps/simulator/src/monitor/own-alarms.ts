import type { Shown } from './message.ts';

/** One thing this monitor alarms for by itself. */
export interface OwnAlarm {
  readonly kind: keyof Shown;
  /** MDC code of the event. */
  readonly event: string;
  readonly text: string;
  /** Abnormality, priority and source, as OBX-8 carries them. */
  readonly flags: string;
  /** The range that is no alarm, as HL7 writes it (OBX-7); null: it is not about a value. */
  readonly limits: string | null;
  readonly meets: (shown: number | 'off') => boolean;
}

export interface AlarmWord {
  /** The same from its start to its end, of this alarm alone. */
  readonly id: string;
  readonly alarm: OwnAlarm;
  /** `continue`: it goes on, and is said again. */
  readonly phase: 'start' | 'continue' | 'end';
  readonly value: number | null;
}

const below = (kind: keyof Shown, text: string, limit: number): OwnAlarm => ({
  kind,
  text,
  event: '196670^MDC_EVT_LO^MDC',
  flags: 'L~PM~SP',
  limits: `>${limit}`,
  meets: (shown) => shown !== 'off' && Math.round(shown) < limit,
});
const above = (kind: keyof Shown, text: string, limit: number): OwnAlarm => ({
  kind,
  text,
  event: '196648^MDC_EVT_HI^MDC',
  flags: 'H~PM~SP',
  limits: `<${limit}`,
  meets: (shown) => shown !== 'off' && Math.round(shown) > limit,
});

/**
 * Limits set on the monitor itself, chosen here: some tighter and some looser than those the clinic alarms by, as in a
 * room where nobody has made the two agree.
 */
const OWN_ALARMS: readonly OwnAlarm[] = [
  {
    kind: 'HR',
    event: '196802^MDC_EVT_LEADS_OFF^MDC',
    text: 'ECG leads off',
    flags: 'PL~ST',
    limits: null,
    meets: (shown) => shown === 'off',
  },
  {
    kind: 'RR',
    event: '199680^MDC_EVT_APNEA^MDC',
    text: 'Apnoea',
    flags: 'PH~SP',
    limits: null,
    meets: (shown) => shown === 0,
  },
  below('SPO2', 'SpO2 low', 92),
  below('HR', 'HR low', 48),
  above('HR', 'HR high', 130),
  above('RR', 'RR high', 35),
  below('NIBP_SYS', 'NIBP low', 85),
  above('NIBP_SYS', 'NIBP high', 190),
];

/** A value is beyond a limit so long before the monitor alarms, and within it so long before it is over; chosen here. */
const BEGINS_AFTER_MS = 5_000;
const ENDS_AFTER_MS = 10_000;
/** What goes on is said again so often, as monitors do that speak PCD-04; chosen here. */
const REPEATS_EVERY_MS = 60_000;

/** The alarms of one monitor: what it has to say of them each second: that one begins, goes on or ends, mostly nothing. */
export function ownAlarms(device: string) {
  const standing = new Map<OwnAlarm, { readonly id: string; readonly saidAtMs: number }>();
  const turnedAt = new Map<OwnAlarm, number>();
  return (shown: Shown, atMs: number): readonly AlarmWord[] =>
    OWN_ALARMS.flatMap((alarm): readonly AlarmWord[] => {
      const value = shown[alarm.kind];
      const meets = value !== undefined && alarm.meets(value);
      const known = standing.get(alarm);
      const word = (id: string, phase: AlarmWord['phase']): readonly AlarmWord[] => {
        if (phase === 'end') standing.delete(alarm);
        else standing.set(alarm, { id, saidAtMs: atMs });
        return [{ id, alarm, phase, value: typeof value === 'number' ? value : null }];
      };
      if (meets === (known !== undefined)) {
        turnedAt.delete(alarm);
        // Also under a clock that was set back.
        if (known === undefined || Math.abs(atMs - known.saidAtMs) < REPEATS_EVERY_MS) return [];
        return word(known.id, 'continue');
      }
      const since = turnedAt.get(alarm) ?? atMs;
      turnedAt.set(alarm, since);
      if (atMs - since < (meets ? BEGINS_AFTER_MS : ENDS_AFTER_MS)) return [];
      turnedAt.delete(alarm);
      return known === undefined
        ? word(`${device}-${alarm.text.replaceAll(' ', '-')}-${atMs.toString(36)}`, 'start')
        : word(known.id, 'end');
    });
}
