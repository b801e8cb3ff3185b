/**
 * The answers of "Is it for me?" as somebody brought them along: ids of options, or lines as they were written, by question. A
 * browser sent them, so anything may stand there: only lists of texts are taken.
 */
export function selfCheckAnswers(
  brought: Readonly<Record<string, unknown>>,
): Readonly<Record<string, readonly string[]>> {
  const { answers = brought } = brought;
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) return {};
  return Object.fromEntries(
    Object.entries(answers).flatMap(([question, given]) =>
      Array.isArray(given) ? [[question, given.filter((one): one is string => typeof one === 'string')]] : [],
    ),
  );
}

/** What stands among written medicines and is none: the answers "none" and "not sure", and a line left empty. */
const NO_MEDICINE: ReadonlySet<string> = new Set(['none', 'unsure', '']);

/** The medicines that somebody wrote, a line or a part between commas each. */
export const medicineLines = (written: readonly string[]): readonly string[] =>
  written
    .flatMap((one) => one.split(/[\n,;]+/))
    .map((line) => line.trim())
    .filter((line) => !NO_MEDICINE.has(line));
