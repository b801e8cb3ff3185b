import type { IntakeAnswered } from '../patient/index.ts';
import { intakeQuestion } from './rows.ts';

export type Fit = { readonly ok: true } | { readonly ok: false; readonly rule: string; readonly because: string };

const no = (rule: string, because: string): Fit => ({ ok: false, rule, because });

/**
 * Whether an answer is one that its question can have. One that is not is kept as it was said, flagged, and read by no rule:
 * a form of another version may have asked it.
 */
export function fits({ question, answer }: Pick<IntakeAnswered, 'question' | 'answer'>): Fit {
  const row = intakeQuestion(question);
  if (row === undefined) return no('intake-question-unknown', question);
  if (answer.kind === 'unknown') return { ok: true };
  if (row.kind === 'scale') return no('intake-answer-off-form', 'a scale is answered as a scale');
  if (answer.kind !== row.kind) return no('intake-answer-off-form', `${question} is answered by ${row.kind}`);
  if (answer.kind === 'number' && row.kind === 'number') {
    const { min, max, unit } = row;
    return answer.value >= min && answer.value <= max
      ? { ok: true }
      : no('implausible', `${answer.value} ${unit} is not between ${min} and ${max}`);
  }
  if ('options' in row) {
    const known = new Set(row.options.map(({ id }) => id));
    const said = answer.kind === 'one' ? [answer.value] : answer.kind === 'many' ? answer.values : [];
    const strange = said.filter((value) => !known.has(value));
    if (strange.length > 0) return no('intake-answer-off-form', `no such choice: ${strange.join(', ')}`);
  }
  return { ok: true };
}
