/** How the name of a field reads. */
export type FieldWords = (name: string) => string;

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/ mm hg\b/, ' mmHg'],
  [/ ml\b/g, ' mL'],
  [/\bspo2\b/, 'SpO2'],
  [/\betco2\b/, 'EtCO2'],
];

/** A name as programs call it, in words: `systolicMmHg` is `systolic mmHg`. */
export const inWords: FieldWords = (name) =>
  UNITS.reduce(
    (so, [said, written]) => so.replace(said, written),
    name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase(),
  );

/** What stands in an entry, each value with the way to it: `observations, systolic mmHg 148`. Nothing of it is left out. */
export function fieldsOf(body: unknown, words: FieldWords, path: readonly string[] = []): string {
  if (body === null || typeof body !== 'object')
    return [path.map(words).join(', '), String(body)].filter(Boolean).join(' ');
  return Object.entries(body)
    .map(([name, value]) => fieldsOf(value, words, [...path, name]))
    .filter((line) => line !== '')
    .join(' · ');
}
