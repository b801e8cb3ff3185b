/** How much a number may still be trusted, from its age. A frozen number is never shown as current (safety A15). */
export type Freshness = 'current' | 'aged' | 'gone';

/**
 * `ageMs` against the interval in which the next value was expected: beyond twice it is greyed with its age, beyond
 * three times it is removed. A value from the future (a clock ahead) is as doubtful as an old one.
 */
export function freshness(ageMs: number, expectedEveryMs: number): Freshness {
  const age = Math.abs(ageMs);
  if (!Number.isFinite(age) || age > 3 * expectedEveryMs) return 'gone';
  return age > 2 * expectedEveryMs ? 'aged' : 'current';
}

const SECOND = 1_000;
const MINUTE = 60_000;

/**
 * When the next value of a kind is expected. Channels that a monitor sends every second: 5 s, so that one lost packet
 * greys nothing. A cuff measures when it is told to: 5 min, the shortest cycle of the treatment.
 * Source: project default, scaled from safety 1.1 (stale data) and A4, A15.
 */
export const EXPECTED_EVERY_MS = {
  HR: 5 * SECOND,
  PULSE: 5 * SECOND,
  SPO2: 5 * SECOND,
  RR: 5 * SECOND,
  ETCO2: 5 * SECOND,
  NIBP_SYS: 5 * MINUTE,
  NIBP_DIA: 5 * MINUTE,
  NIBP_MEAN: 5 * MINUTE,
  TEMP: 60 * MINUTE,
} as const satisfies Readonly<Record<string, number>>;

/** A value that a person charted holds until the next look at the patient: the longest step of the monitoring grid. */
export const CHARTED_EVERY_MS = 15 * MINUTE;

/** `8 s`, `3 min`, `1 h 05`: short enough to stand beside a number, in any language. */
export function ageText(ageMs: number): string {
  const seconds = Math.max(0, Math.round(ageMs / SECOND));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}

/** `4:09` to go, `−1:30` past; hours when there are any. */
export function countdownText(remainingMs: number): string {
  const seconds = Math.abs(remainingMs < 0 ? Math.floor(remainingMs / SECOND) : Math.ceil(remainingMs / SECOND));
  const h = Math.floor(seconds / 3600);
  const m = Math.floor((seconds % 3600) / 60);
  const s = String(seconds % 60).padStart(2, '0');
  const text = h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
  return remainingMs < 0 ? `\u2212${text}` : text;
}
