import type { AnswerSpace, EnableWhen, Item } from './instrument.ts';
import type { FormOf } from './instruments.ts';

/** Answers as they arrive: absent and `null` both mean unanswered, never zero. */
export type Answers = Readonly<Record<string, number | null>>;

export interface AnswerIssue {
  readonly linkId: string;
  readonly message: string;
}

/** What the item accepts, in words for the person who must correct it. */
export const describeSpace = (space: AnswerSpace): string =>
  'options' in space
    ? `one of ${[...space.options.map((option) => option.value)].sort((a, b) => a - b).join(', ')}`
    : `${space.step === 1 ? 'a whole number' : 'a number'} from ${space.min} to ${space.max}`;

/** Lowest and highest value an item can take. */
export const spaceRange = (space: AnswerSpace): readonly [number, number] => {
  if (!('options' in space)) return [space.min, space.max];
  const values = space.options.map((option) => option.value);
  return [Math.min(...values), Math.max(...values)];
};

const accepts = (space: AnswerSpace, value: number): boolean =>
  'options' in space
    ? space.options.some((option) => option.value === value)
    : value >= space.min && value <= space.max && (space.step === null || Number.isInteger(value));

/** Everything that is wrong with a set of answers, by linkId; nothing is clamped, rounded or guessed. */
export function checkAnswers(of: FormOf, answers: Readonly<Record<string, unknown>>): readonly AnswerIssue[] {
  const items = new Map(of.asked.map((item) => [item.linkId, item]));
  return Object.entries(answers).flatMap(([linkId, value]): AnswerIssue[] => {
    const item = items.get(linkId);
    if (item === undefined) {
      const known = of.standardItems.has(linkId);
      if (known && value === null) return [];
      const why = known
        ? `is not asked in the form "${of.form}" of ${of.instrument.id}`
        : `is not an item of ${of.instrument.id}`;
      return [{ linkId, message: `${why}; its items are ${[...items.keys()].join(', ') || 'none'}` }];
    }
    if (value === null) return [];
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return [
        { linkId, message: `must be ${describeSpace(item.answer)}, or null when unanswered; got ${shown(value)}` },
      ];
    }
    return accepts(item.answer, value)
      ? []
      : [{ linkId, message: `must be ${describeSpace(item.answer)}; got ${value}` }];
  });
}

const shown = (value: unknown): string => {
  if (typeof value === 'string') return `text (${JSON.stringify(value.slice(0, 20))})`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return String(value);
};

/** Answered values by linkId, moved to the standard form's scale. Call it after `checkAnswers` found nothing. */
export function answered(of: FormOf, answers: Answers): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const item of of.asked) {
    const value = Object.hasOwn(answers, item.linkId) ? answers[item.linkId] : null;
    if (value !== null && value !== undefined) values.set(item.linkId, value + of.add);
  }
  return values;
}

const meets = (when: EnableWhen, value: number): boolean => ('eq' in when ? value === when.eq : value >= when.gte);

/** Is the item asked, going by the answers so far? `unknown` while the answer that decides it is missing. */
export function isAsked(item: Item, values: ReadonlyMap<string, number>): 'yes' | 'no' | 'unknown' {
  if (item.enableWhen === undefined) return 'yes';
  const deciding = values.get(item.enableWhen.item);
  if (deciding === undefined) return 'unknown';
  return meets(item.enableWhen, deciding) ? 'yes' : 'no';
}
