import { recogniseMedicine } from '../medicines/index.ts';
import { affirmedAt } from './affirmed.ts';
import type { ConditionId } from './condition.ts';
import {
  CLEAN_OTHERWISE,
  COURSE,
  DENIALS,
  DENIED_AFTER,
  ELSEWHERE,
  GOES_ON,
  GOES_ON_NOT,
  JOINS,
  LISTS,
  NOW,
  PAST_AFTER,
  PAST_BEFORE,
  REMISSION,
  SOBER,
  STOP,
  TESTS,
  TURNS,
} from './small-words.ts';

/** Words of a course that name nothing: "sober since June", "controlled on drops". */
export const OF_COURSE: ReadonlySet<string> = new Set(
  (
    'fully full sustained early partial maintained maintenance self reported reports per medically surgically surgical spontaneously symptom ' +
    'episode episodes relapse relapses using use used drinking drinks meds med medicine medicines drops gotas well poorly good better ' +
    'seizure seizures last months month year years yr yrs wk wks week weeks day days january february march april may june july august ' +
    'september october november december jan feb mar apr jun jul aug sept sep oct nov dec completely total totally currently rate ' +
    'treatment tratamiento therapy tx rx mono combination repaired replaced replacement clipped coiled resected removed ablated ablation ' +
    'healed cleared drug drugs free hace desde anos semanas meses dias bien con compensated decompensated nyha class child pugh ' +
    'regular regularly usual resting valve valves tumor tumour gland adrenal euthyroid methimazole cpap bipap nightly every night'
  ).split(' '),
);

/** True when a segment that names nothing known has a subject of its own: "frobnitz removed", "allergies". */
export function ofAnother(segment: readonly string[]): boolean {
  const strange = segment.filter(
    (token) =>
      holdsContent(token) &&
      !OF_COURSE.has(token) &&
      !COURSE.has(token) &&
      !GOES_ON.has(token) &&
      !PAST_BEFORE.has(token) &&
      !DENIALS.has(token) &&
      !/^\d/.test(token),
  );
  if (strange.length === 0) return false;
  // A medicine beside a disease is what it is treated with.
  return !strange.every((token) => recogniseMedicine({ name: token }).ingredients.some(({ by }) => by === 'name'));
}

/** True when the segment says that what was called over is not: it goes on, came back, or "has not resolved". */
export function goesOn(segment: readonly string[]): boolean {
  return segment.some((token, at) => {
    if (GOES_ON.has(token))
      return (
        affirmedAt(segment, at) &&
        !GOES_ON_NOT.has(segment[at + 1] ?? '') &&
        !segment.slice(Math.max(0, at - 2), at).some((word) => word === 'since' || word === 'after')
      );
    return (PAST_AFTER.has(token) || REMISSION.has(token)) && !affirmedAt(segment, at);
  });
}

/**
 * True when the segment says that what these conditions are is in remission; sobriety is of a substance alone. A plan to die is in no
 * remission: whoever writes so is asked what is meant.
 */
export function remitted(segment: readonly string[], is: readonly ConditionId[]): boolean {
  if (is.includes('suicidal-intent')) return false;
  const ofSubstance = is.every((condition) => condition.startsWith('sud'));
  const otherwise = segment.some((token) => CLEAN_OTHERWISE.has(token));
  return segment.some(
    (token, at) =>
      REMISSION.has(token) &&
      affirmedAt(segment, at) &&
      (!SOBER.has(token) || (ofSubstance && (token !== 'clean' || !otherwise))),
  );
}

export const holdsContent = (token: string): boolean =>
  !STOP.has(token) &&
  !TURNS.has(token) &&
  !NOW.has(token) &&
  !REMISSION.has(token) &&
  !DENIED_AFTER.has(token) &&
  !PAST_AFTER.has(token) &&
  /[a-z]{2}/.test(token);

/** A word or three after a comma that say nothing of what stands before it, and are no medicine: "HTN, frobnitz". */
export function namesSomething(segment: readonly string[]): boolean {
  return (
    segment.length <= 3 &&
    segment.every(
      (token) =>
        holdsContent(token) &&
        !COURSE.has(token) &&
        !PAST_BEFORE.has(token) &&
        !DENIALS.has(token) &&
        !ELSEWHERE.has(token),
    ) &&
    !recogniseMedicine({ name: segment.join(' ') }).ingredients.some(({ by }) => by === 'name')
  );
}

/** Words that may stand beside a name in a list without making a statement of their own: "no mania or current psychosis". */
export const inList = (token: string): boolean =>
  JOINS.has(token) ||
  LISTS.has(token) ||
  PAST_BEFORE.has(token) ||
  (STOP.has(token) && !/^(?:severe|since|chronic|on|with)$/.test(token)) ||
  (NOW.has(token) && token !== 'on' && token !== 'still');

/** Words that turn a denial, and no more than qualify what is denied. */
export const NO_TURN: ReadonlySet<string> = new Set(['known', 'current', 'active', 'has']);
export const turns = (token: string): boolean => TURNS.has(token) && !NO_TURN.has(token);
/** Of "SI/HI": thoughts of killing somebody else, which no rule reads. */
export const isHomicidal = (token: string): boolean => token === 'hi' || token === 'homicidal' || token === 'ideation';
export const isTest = (token: string): boolean => TESTS.has(token);
/** A list names things; more words than this tell something. */
export const LISTED_WORDS_MAX = 5;

/** True when what stands at `from`, in a segment after a denied list, is a statement of its own: "denies SI, lives with schizophrenia". */
export const statesAnew = (segment: readonly string[], from: number): boolean =>
  segment.slice(0, from).some(turns) ||
  (segment.length > LISTED_WORDS_MAX && (segment.some(turns) || !segment.some((token) => JOINS.has(token))));

/** "fh", "family history": what follows, over every comma, is the family's. A family that supports or lives there heads nothing. */
export function headsFamily(segment: readonly string[], at: number): boolean {
  const token = segment[at] ?? '';
  const next = segment[at + 1] ?? '';
  if (token === 'fh' || token === 'fhx' || token === 'familial') return true;
  if (token === 'family') return next === 'history' || next === 'hx' || next === 'hist';
  return token === 'familiares' && segment[at - 1] === 'antecedentes';
}

export const HEADING = new Set([
  'fh',
  'fhx',
  'familial',
  'family',
  'antecedentes',
  'familiares',
  'history',
  'hx',
  'hist',
  'pertinent',
]);
/** "FH unknown", "family history noncontributory": the heading has its answer, and what follows is another statement. */
export const answersItself = (segment: readonly string[]): boolean =>
  segment.some((token) => !HEADING.has(token) && (holdsContent(token) || DENIED_AFTER.has(token)));

/** How far after "in" whoever else has it may stand: "in his mother", "in a maternal uncle". */
export const ELSEWHERE_REACH = 3;
export const isOr = (token: string): boolean =>
  token === 'or' || token === 'nor' || token === 'o' || token === 'u' || token === 'ni';
