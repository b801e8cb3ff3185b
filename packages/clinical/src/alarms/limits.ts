import type { Reason, Role } from '../record/index.ts';
import type { AlarmLimits } from './events.ts';

/** One limit: where it starts, how far it may be moved, and what it is called. All PD after clinical-protocol e.3. */
export interface AlarmLimitRow {
  readonly title: string;
  readonly unit: string;
  readonly value: number;
  readonly safer: 'lower' | 'higher';
  /** The hard limit: no session and no policy goes beyond it (A17). */
  readonly loosest: number;
  readonly tightest: number;
  readonly sources: readonly string[];
}

const high = (title: string, unit: string, value: number, loosest: number, tightest: number): AlarmLimitRow => ({
  title,
  unit,
  value,
  safer: 'lower',
  loosest,
  tightest,
  sources: ['e.3', 'PD'],
});
const low = (title: string, unit: string, value: number, loosest: number, tightest: number): AlarmLimitRow => ({
  ...high(title, unit, value, loosest, tightest),
  safer: 'higher',
});

export const ALARM_LIMIT_ROWS: Readonly<Record<keyof AlarmLimits, AlarmLimitRow>> = {
  spo2LowPercent: low('SpO2 low', '%', 90, 85, 96),
  pulseHighPerMin: high('Pulse high', '/min', 120, 150, 90),
  pulseLowPerMin: low('Pulse low', '/min', 50, 40, 60),
  respiratoryRateLowPerMin: low('Breathing slow', '/min', 8, 6, 12),
  respiratoryRateHighPerMin: high('Breathing fast', '/min', 30, 40, 20),
  apnoeaSeconds: high('No breath', 's', 15, 20, 5),
  systolicHighMmHg: high('Systolic high', 'mm[Hg]', 180, 200, 140),
  systolicLowMmHg: low('Systolic low', 'mm[Hg]', 90, 80, 110),
  diastolicHighMmHg: high('Diastolic high', 'mm[Hg]', 110, 120, 90),
  etco2HighMmHg: high('End-tidal CO2 high', 'mm[Hg]', 60, 70, 45),
  etco2LowMmHg: low('End-tidal CO2 low', 'mm[Hg]', 20, 10, 30),
};
const NAMES = Object.keys(ALARM_LIMIT_ROWS) as (keyof AlarmLimits)[];

/** The limits every session begins with: nothing of the patient before is left (A8). */
export const STARTING_ALARM_LIMITS = Object.fromEntries(
  NAMES.map((name) => [name, ALARM_LIMIT_ROWS[name].value]),
) as unknown as AlarmLimits;

/** Limits as they are used: an off one stays off, a loosened one is held at its hard limit. */
export function heldLimits(limits: AlarmLimits): AlarmLimits {
  const held = NAMES.map((name) => {
    const row = ALARM_LIMIT_ROWS[name];
    const value = limits[name];
    if (value === null) return [name, null];
    return [name, row.safer === 'lower' ? Math.min(value, row.loosest) : Math.max(value, row.loosest)];
  });
  return Object.fromEntries(held) as unknown as AlarmLimits;
}

/** Why a change of limits is refused. `off` needs a prescriber; a limit beyond the hard one needs nobody, it cannot be. */
export function alarmLimitReasons(limits: AlarmLimits, roles: readonly Role[]): readonly Reason[] {
  return NAMES.flatMap((name): Reason[] => {
    const row = ALARM_LIMIT_ROWS[name];
    const value = limits[name];
    const refuse = (rule: string, because: string, override: Reason['override']): Reason[] => [
      { rule, title: row.title, because, inputs: [], missing: [], sources: ['A8', 'A17', ...row.sources], override },
    ];
    if (value === null) {
      return roles.includes('prescriber')
        ? []
        : refuse('alarm-off-needs-right', 'only a prescriber turns an alarm off', { roles: ['prescriber'] });
    }
    if (!Number.isFinite(value)) return refuse('alarm-limit-not-a-number', `in ${row.unit}`, null);
    const looser = row.safer === 'lower' ? value > row.loosest : value < row.loosest;
    const senseless = row.safer === 'lower' ? value < row.tightest : value > row.tightest;
    if (looser) return refuse('alarm-limit-too-loose', `${row.loosest} ${row.unit} is the hard limit`, null);
    if (senseless) return refuse('alarm-limit-senseless', `beyond ${row.tightest} ${row.unit} it makes no sense`, null);
    return [];
  });
}
