import { DENIAL_REACH } from './affirmed.ts';
import type { ConditionId } from './condition.ts';
import { QUALIFIERS } from './condition-qualifiers.ts';
import type { Mention } from './mention.ts';
import { DENIALS } from './small-words.ts';

export const qualifiers = QUALIFIERS.map((row) => ({
  ...row,
  written: row.written === undefined ? null : new RegExp(`\\b(?:${row.written})`),
  phrases: row.words.split('|').map((phrase) => phrase.split(' ')),
}));

/** Which qualifying phrases a segment holds that no denial stands before: "without plan" qualifies nothing. */
export function qualifies(segment: readonly string[], phrases: readonly (readonly string[])[]): boolean {
  return phrases.some((phrase) =>
    segment.some(
      (_, at) =>
        phrase.every((word, n) => segment[at + n] === word) &&
        !segment.slice(Math.max(0, at - DENIAL_REACH), at).some((token) => DENIALS.has(token)),
    ),
  );
}

/** The words of a segment that belong to one mention: up to its neighbours, and past an "and" to the nearer of the two. */
export function surroundings(
  segment: readonly string[],
  from: number,
  to: number,
  begins: number,
  ends: number,
): readonly string[] {
  const joins = (token: string) => token === 'and' || token === 'or' || token === 'y' || token === 'plus';
  const before = segment.slice(begins, from);
  const after = segment.slice(to, ends);
  const open = begins === 0 ? -1 : before.findLastIndex(joins);
  const close = ends === segment.length ? -1 : after.findIndex(joins);
  return [...before.slice(open + 1), ...segment.slice(from, to), ...(close === -1 ? after : after.slice(0, close))];
}

/** What figures anywhere in the text add to a mention. */
export const figured = (mention: Mention, segment: readonly string[]): Mention => {
  const adds = qualifiers.flatMap(({ of, reads, adds: more }) =>
    mention.is.includes(of) && reads?.(segment) === true
      ? more.filter((condition) => !mention.is.includes(condition))
      : [],
  );
  return adds.length === 0 ? mention : { ...mention, is: [...mention.is, ...adds] };
};

/** What a qualifier adds can be the good of a condition: only words that are about nothing else say so. */
export const GOOD: ReadonlySet<ConditionId> = new Set(['heart-failure-compensated']);

export function qualified(mention: Mention, segment: readonly string[], own = true): Mention {
  const adds = qualifiers.flatMap(({ of, written, phrases, reads, adds: more }) =>
    mention.is.includes(of) &&
    (written === null || written.test(mention.phrase)) &&
    (own || !more.some((condition) => GOOD.has(condition))) &&
    (qualifies(segment, phrases) || reads?.(segment) === true)
      ? more.filter((condition) => !mention.is.includes(condition))
      : [],
  );
  return adds.length === 0 ? mention : { ...mention, is: [...mention.is, ...adds] };
}
