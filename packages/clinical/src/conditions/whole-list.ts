import type { ConditionId } from './condition.ts';
import { type Family, phraseAt } from './find-phrase.ts';
import { inList } from './segment.ts';
import { COURSE, DENIALS, JOINS, PAST_AFTER, PAST_BEFORE, REMISSION } from './small-words.ts';

/**
 * What a referrer asks after and denies in one breath before a dose: "no aneurysm, AVM, ICH". What people live with for years and
 * what stands bare in every list of what somebody has (hypertension, asthma, a failing heart, a substance) is not among it.
 */
const ASKED_TOGETHER: ReadonlySet<ConditionId> = new Set([
  'aneurysm-avm',
  'intracranial-haemorrhage',
  'stroke-tia',
  'mi',
  'angina-unstable',
  'psychosis',
  'schizophrenia-spectrum',
  'mania',
  'dementia',
  'delirium',
  'seizure',
  'epilepsy',
  'icp-raised',
  'brain-mass',
  'phaeochromocytoma',
  'suicidal-ideation',
]);
/** Two names after a denial may be two statements ("no stroke, epilepsy"); three of these, and nothing else, are one. */
const NAMES_MIN = 3;

/** Said of what is there: "recent MI" behind a comma is no more of what was denied. */
const OF_ITS_OWN =
  /^(?:recent|acute|active|current|new|ongoing|severe|chronic|prior|old|ruptured|untreated|uncontrolled|reciente|agud[oa]|activ[oa]|actual)$/;
const askedTogether = ({ is, status, tokens }: Family): boolean =>
  status === null && !tokens.some((word) => OF_ITS_OWN.test(word)) && is.some((one) => ASKED_TOGETHER.has(one));

/** What stands behind a name and dates, ends or grades it: "(2019)", "; repaired". */
const tellsMore = (segment: readonly string[]): boolean =>
  /^\d/.test(segment[0] ?? '') ||
  segment.some((word) => PAST_AFTER.has(word) || PAST_BEFORE.has(word) || REMISSION.has(word) || COURSE.has(word));

/**
 * Whether a denial in the first of these segments is meant of all of them, to the end of the clause: three names or more that are
 * asked after together, each bare. A year, a grade or anything else beside one of them, and it is no such list.
 *
 * @param segments of one clause, from the one that denies
 * @param next the first segment of the clause after it; a year in brackets stands there
 */
export function deniesWholeList(segments: readonly (readonly string[])[], next: readonly string[]): boolean {
  let names = 0;
  for (const [index, segment] of segments.entries()) {
    const denial = index === 0 ? segment.findLastIndex((word) => DENIALS.has(word)) : -1;
    for (let at = denial + 1; at < segment.length; ) {
      const family = phraseAt(segment, at);
      if (family !== undefined && askedTogether(family)) {
        names++;
        at += family.tokens.length;
        continue;
      }
      const word = segment[at] ?? '';
      // "No known aneurysm": what leads the list. After that a word beside a name is a statement of its own.
      if (family !== undefined || !(JOINS.has(word) || (names === 0 && index === 0 && inList(word)))) return false;
      at++;
    }
  }
  return names >= NAMES_MIN && !(next.length > 0 && phraseAt(next, 0) === undefined && tellsMore(next));
}
