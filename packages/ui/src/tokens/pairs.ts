export const LOOKS = ['light', 'dark', 'quiet'] as const;
export type Look = (typeof LOOKS)[number];

export interface Pair {
  readonly ink: string;
  readonly on: string;
  /** Least contrast: 4.5 for text, 3 for the edge of a control or a mark (WCAG 2.2: 1.4.3, 1.4.11); ours are often higher. */
  readonly least: number;
}

const on = (grounds: readonly string[], ink: string, least: number): Pair[] =>
  grounds.map((ground) => ({ ink, on: ground, least }));

const GROUNDS = ['canvas', 'surface', 'raised', 'sunken'] as const;

/** Every pair of tokens that is drawn together. A pair that is not here may not be drawn. */
export const PAIRS: readonly Pair[] = [
  ...on(GROUNDS, 'ink', 7),
  ...on(GROUNDS, 'ink-soft', 4.5),
  ...on(GROUNDS, 'ink-faint', 4.5),
  ...on(GROUNDS, 'accent-ink', 4.5),
  ...on(['canvas', 'surface', 'raised'], 'edge', 3),
  ...on(GROUNDS, 'focus', 3),
  ...on(['accent-wash'], 'ink', 7),
  ...on(['accent-wash'], 'ink-soft', 4.5),
  ...on(['accent-wash'], 'accent-ink', 4.5),
  ...on(['accent', 'accent-press'], 'on-accent', 4.5),
  ...on(['ink'], 'canvas', 7),
  ...on(['alarm-high'], 'on-alarm-high', 4.5),
  ...on(['alarm-medium'], 'on-alarm-medium', 7),
  ...on(['alarm-low'], 'on-alarm-low', 7),
  ...on(['technical'], 'on-technical', 4.5),
  // The band of an alarm is seen against what it lies on. Yellow and cyan on paper cannot reach 3:1 in light, so they
  // are always drawn with an ink edge there (`alarm-strip`); the text inside carries the message.
  ...on(['canvas', 'surface'], 'alarm-high', 3),
  ...on(['canvas', 'surface'], 'technical', 3),
];
