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
