import { prepare, STARTING_POLICY, screenPrepared } from '@keel/clinical/screening';
import { instant } from '@keel/clinical/units';
import { plain } from '../search/index.ts';

// What is asked has no time in it: any moment does.
const NO_TIME = instant(0);

function fired(patient: { medications: { name: string }[]; diagnoses: { display: string }[] }): ReadonlySet<string> {
  const { flags } = screenPrepared(prepare({ patient }, NO_TIME), STARTING_POLICY);
  return new Set(flags.map(({ rule }) => rule));
}
const ALWAYS = fired({ medications: [], diagnoses: [] });

/**
 * The rules that would speak for a medicine or a condition of this name, brand or spelling: asked of the rules themselves,
 * so a word finds what it would do and not only where it is written.
 */
export function rulesSpokenOf(text: string): readonly string[] {
  const name = plain(text).trim();
  if (name.length < 4) return [];
  const said = [
    ...fired({ medications: [{ name }], diagnoses: [] }),
    ...fired({ medications: [], diagnoses: [{ display: name }] }),
  ];
  return [...new Set(said)].filter((rule) => !ALWAYS.has(rule) && !rule.endsWith('-unrecognised'));
}
