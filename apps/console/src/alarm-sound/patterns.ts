/**
 * What each priority sounds like, after IEC 60601-1-8 as three makers write it (safety 1.1, A2). Only the bedside monitor
 * is the primary alarm; this is its repeat at the desk.
 */
export interface Pattern {
  /** Pulses in groups: `[5, 5]` is five, a breath, and five again. */
  readonly groups: readonly number[];
  /** Start of one burst to the start of the next, ms. */
  readonly everyMs: number;
  readonly hertz: number;
  readonly source: string;
}

export const PATTERNS = {
  high: { groups: [5, 5], everyMs: 10_000, hertz: 880, source: 'safety 1.1' },
  medium: { groups: [3], everyMs: 25_000, hertz: 660, source: 'safety 1.1' },
  low: { groups: [1], everyMs: 30_000, hertz: 523, source: 'safety 1.1' },
  /** A tone of its own: equipment is never taken for the patient. */
  technical: { groups: [2], everyMs: 25_000, hertz: 330, source: 'safety 1.1; the tone PD' },
  /** One soft tone for what was seen and goes on; how often is for the clinical rule to say. */
  reminder: { groups: [1], everyMs: 30_000, hertz: 523, source: 'safety 1.1, A3' },
} as const satisfies Readonly<Record<string, Pattern>>;
export type PatternName = keyof typeof PATTERNS;

const PULSE_MS = 150;
const GAP_MS = 100;
const GROUP_GAP_MS = 500;
const PULSE = { lengthMs: PULSE_MS, gapMs: GAP_MS } as const;

/** When each pulse of one burst begins, ms after the burst. */
export function pulsesOf(pattern: Pattern): readonly number[] {
  const starts: number[] = [];
  let at = 0;
  for (const group of pattern.groups) {
    for (let i = 0; i < group; i += 1) {
      starts.push(at);
      at += PULSE.lengthMs + PULSE.gapMs;
    }
    at += GROUP_GAP_MS;
  }
  return starts;
}

export const PULSE_LENGTH_MS = PULSE_MS;
