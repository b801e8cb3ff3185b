import { recogniseMedicine } from '../medicines/index.ts';
import { affirmedAt, affirms, DENIAL_REACH } from './affirmed.ts';
import { clauses } from './clauses.ts';
import type { ConditionId, FindingStatus } from './condition.ts';
import { QUALIFIERS } from './condition-qualifiers.ts';
import { phraseAt } from './find-phrase.ts';
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
  THIS_PERSON,
  TURNS,
} from './small-words.ts';

/** A phrase found in free text. `denied` phrases were written as absent; a rule never fires on them and never relies on them. */
export interface Mention {
  readonly is: readonly ConditionId[];
  readonly phrase: string;
  readonly status: FindingStatus | null;
  readonly denied: boolean;
}

export interface ReadText {
  readonly mentions: readonly Mention[];
  /** True when the text holds words of content and nothing in it was understood. */
  readonly unread: boolean;
  /** Statements of their own ("COPD; frobnitz") in which nothing was understood, where others were: each must be asked about. */
  readonly unreadParts: readonly string[];
  /** True when the text says that there is nothing to say: "none", "no known problems". */
  readonly nothing: boolean;
  readonly words: ReadonlySet<string>;
}

const qualifiers = QUALIFIERS.map((row) => ({
  ...row,
  written: row.written === undefined ? null : new RegExp(`\\b(?:${row.written})`),
  phrases: row.words.split('|').map((phrase) => phrase.split(' ')),
}));

/** Which qualifying phrases a segment holds that no denial stands before: "without plan" qualifies nothing. */
function qualifies(segment: readonly string[], phrases: readonly (readonly string[])[]): boolean {
  return phrases.some((phrase) =>
    segment.some(
      (_, at) =>
        phrase.every((word, n) => segment[at + n] === word) &&
        !segment.slice(Math.max(0, at - DENIAL_REACH), at).some((token) => DENIALS.has(token)),
    ),
  );
}

/** The words of a segment that belong to one mention: up to its neighbours, and past an "and" to the nearer of the two. */
function surroundings(
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

function qualified(mention: Mention, segment: readonly string[]): Mention {
  const adds = qualifiers.flatMap(({ of, written, phrases, adds: more }) =>
    mention.is.includes(of) && (written === null || written.test(mention.phrase)) && qualifies(segment, phrases)
      ? more.filter((condition) => !mention.is.includes(condition))
      : [],
  );
  return adds.length === 0 ? mention : { ...mention, is: [...mention.is, ...adds] };
}

/**
 * What a piece of free text says about health, clause by clause.
 *
 * A denial holds over the commas of a list ("denies SI, AVH", "no aneurysm, AVM or stroke") and ends where another statement
 * begins ("no psychosis, current mania", "not sober, AUD severe"). Where a bare name after a comma can be read both ways
 * ("no SI, HTN") it is neither: it comes back among `unreadParts`, to be asked about.
 *
 * Never guesses: text whose content words match nothing comes back as `unread`. With `ofToday`, what is written is of today
 * whatever stands before it: "prior chest pain still there" is chest pain.
 */
export function readWords(text: string, ofToday = false): ReadText {
  const whole = readClauses(text, ofToday);
  const parts = text.split(/[;\n]/);
  if (whole.mentions.length === 0) return { ...whole, unreadParts: [] };
  const silent = parts.length < 2 ? [] : parts.map((part) => part.trim()).filter(saysNothingKnown);
  return {
    ...whole,
    unreadParts: [...new Set([...silent, ...whole.unreadParts.map((part) => asWritten(text, part))])],
  };
}

/** The words of a segment as they stand in the text, with their capitals; as they were read where they are not found. */
function asWritten(text: string, part: string): string {
  const at = text.toLowerCase().indexOf(part);
  return at === -1 ? part : text.slice(at, at + part.length);
}

/** A statement that names nothing known and grades nothing that stands beside it ("HTN; poorly controlled" does). */
function saysNothingKnown(part: string): boolean {
  if (!readClauses(part).unread) return false;
  const tokens = clauses(part).flat(2);
  return !qualifiers.some(({ phrases }) => qualifies(tokens, phrases));
}

/** True when the segment says that what was called over is not: it goes on, came back, or "has not resolved". */
function goesOn(segment: readonly string[]): boolean {
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
function remitted(segment: readonly string[], is: readonly ConditionId[]): boolean {
  if (is.includes('suicidal-intent')) return false;
  const ofSubstance = is.some((condition) => condition.startsWith('sud'));
  const otherwise = segment.some((token) => CLEAN_OTHERWISE.has(token));
  return segment.some(
    (token, at) =>
      REMISSION.has(token) &&
      affirmedAt(segment, at) &&
      (!SOBER.has(token) || (ofSubstance && (token !== 'clean' || !otherwise))),
  );
}

const holdsContent = (token: string): boolean =>
  !STOP.has(token) &&
  !TURNS.has(token) &&
  !NOW.has(token) &&
  !REMISSION.has(token) &&
  !DENIED_AFTER.has(token) &&
  !PAST_AFTER.has(token) &&
  /[a-z]{2}/.test(token);

/** A word or three after a comma that say nothing of what stands before it, and are no medicine: "HTN, frobnitz". */
function namesSomething(segment: readonly string[]): boolean {
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
const inList = (token: string): boolean =>
  JOINS.has(token) ||
  LISTS.has(token) ||
  PAST_BEFORE.has(token) ||
  (STOP.has(token) && !/^(?:severe|since|chronic|on|with)$/.test(token)) ||
  (NOW.has(token) && token !== 'on' && token !== 'still');

/** A denial, or the word of another person's health, that may reach past a comma. */
interface Reach {
  /** Said with a word that leads a list. */
  readonly list: boolean;
  /** It denied something known where it stood, so that what follows may be more of the same. */
  readonly named: boolean;
  /** What was negative was a test: only another test is more of the same. */
  readonly test: boolean;
}

/** How a name after a comma is read, when a denial stands before the comma. */
function carried(reach: Reach, bare: boolean, joined: boolean): 'denied' | 'stated' | 'doubtful' {
  if (bare && (reach.list || joined)) return 'denied';
  if (reach.list) return 'doubtful';
  return bare && reach.named ? 'doubtful' : 'stated';
}

/** Words that turn a denial, and no more than qualify what is denied. */
const NO_TURN: ReadonlySet<string> = new Set(['known', 'current', 'active', 'has']);
const turns = (token: string): boolean => TURNS.has(token) && !NO_TURN.has(token);
const isTest = (token: string): boolean => TESTS.has(token);
/** A list names things; more words than this tell something. */
const LISTED_WORDS_MAX = 5;

/** True when what stands at `from`, in a segment after a denied list, is a statement of its own: "denies SI, lives with schizophrenia". */
const statesAnew = (segment: readonly string[], from: number): boolean =>
  segment.slice(0, from).some(turns) ||
  (segment.length > LISTED_WORDS_MAX && (segment.some(turns) || !segment.some((token) => JOINS.has(token))));

function readClauses(text: string, ofToday = false): ReadText {
  const mentions: Mention[] = [];
  const words = new Set<string>();
  const unreadParts: string[] = [];
  let unread = false;
  let content = 0;
  for (const clause of clauses(text)) {
    let reach: Reach | null = null;
    let reachElsewhere: Reach | null = null;
    clause.forEach((segment, index) => {
      for (const token of segment) words.add(token);
      const first = segment[0] ?? '';
      if (TURNS.has(first) || THIS_PERSON.has(first)) {
        reach = null;
        reachElsewhere = null;
      }
      const before: Reach | null = reach ?? reachElsewhere;
      const joined = clause.slice(index).some((later) => later.some((token) => JOINS.has(token)));
      let denying: Reach | null = null;
      let elsewhere: Reach | null = null;
      let past = false;
      let matched = 0;
      let known = false;
      let verbal = false;
      const places: { readonly from: number; readonly to: number }[] = [];
      const lasts = goesOn(segment);
      for (let at = 0; at < segment.length; ) {
        const token = segment[at] ?? '';
        const family = phraseAt(segment, at);
        if (family !== undefined) {
          const after = segment[at + family.tokens.length] ?? '';
          const afterThat = segment[at + family.tokens.length + 1] ?? '';
          const denied =
            denying !== null ||
            elsewhere !== null ||
            (DENIED_AFTER.has(after) && (after !== 'no' || afterThat === '')) ||
            ((after === 'in' || after === 'en') && segment.some((word, n) => n > at && ELSEWHERE.has(word))) ||
            ((after === 'is' || after === 'was') && DENIED_AFTER.has(afterThat)) ||
            (after === 'not' && afterThat === 'present');
          const over = PAST_AFTER.has(after) && affirmedAt(segment, at + family.tokens.length);
          const called =
            family.status ?? (remitted(segment, family.is) ? 'remission' : past || over ? 'history' : null);
          const status = lasts && (family.status === null || family.status === 'remission') ? null : called;
          places.push({ from: at, to: at + family.tokens.length });
          mentions.push({ is: family.is, phrase: family.tokens.join(' '), status, denied });
          // "Not hungry" is no list that goes on; "no headache" may be one.
          known ||= denied && !(verbal && family.is[0] === 'no-rule');
          at += family.tokens.length;
          matched++;
          continue;
        }
        if (NOW.has(token)) past = false;
        if (DENIALS.has(token)) verbal = /^(?:not|never|isnt|doesnt|hasnt)$/.test(token);
        if (DENIALS.has(token))
          denying = { list: LISTS.has(token) || LISTS.has(segment[at + 1] ?? ''), named: false, test: false };
        else if (ELSEWHERE.has(token))
          elsewhere = { list: LISTS.has(token) || LISTS.has(segment[at + 1] ?? ''), named: false, test: false };
        else if (THIS_PERSON.has(token)) elsewhere = null;
        else if (PAST_BEFORE.has(token)) past = !ofToday && affirmedAt(segment, at);
        else if (denying !== null && turns(token) && !(NOW.has(token) && DENIALS.has(segment[at - 1] ?? '')))
          denying = null;
        else if (holdsContent(token)) content++;
        at++;
      }
      if (before !== null && matched > 0) {
        const bare = segment.every(
          (token, at) => places.some(({ from, to }) => at >= from && at < to) || inList(token),
        );
        const reading = before.test && !segment.some(isTest) ? 'stated' : carried(before, bare, joined);
        if (reading === 'stated') {
          reach = null;
          reachElsewhere = null;
        } else {
          const begins = mentions.length - matched;
          const all = mentions.slice(begins);
          const read = all.map((mention, n) =>
            reading === 'doubtful' && statesAnew(segment, places[n]?.from ?? 0)
              ? mention
              : { ...mention, denied: true },
          );
          if (reading === 'doubtful' && all.some(({ denied }, n) => !denied && read[n]?.denied === true))
            unreadParts.push(segment.join(' '));
          mentions.splice(begins, matched, ...read);
        }
      }
      // "not sober" denies what is no illness: it says nothing of what comes after the comma. "no rash" may go on.
      if (denying !== null)
        reach =
          known || (denying as Reach).list ? { ...(denying as Reach), named: known, test: segment.some(isTest) } : null;
      if (elsewhere !== null) reachElsewhere = { ...(elsewhere as Reach), named: true };
      const latest = () => mentions.at(-1);
      const change = (more: Partial<Mention>) => {
        const mention = latest();
        if (mention !== undefined) mentions[mentions.length - 1] = { ...mention, ...more };
      };
      // What grades a condition stands around it, or in a segment of its own after it: "HTN, poorly controlled".
      let answered = false;
      if (matched === 0) {
        const last = latest();
        if (last !== undefined && !last.denied) mentions[mentions.length - 1] = qualified(last, segment);
        answered = qualifiers.some(({ phrases }) => qualifies(segment, phrases));
      } else
        places.forEach(({ from, to }, n) => {
          const at = mentions.length - matched + n;
          const mention = mentions[at];
          const around = surroundings(segment, from, to, places[n - 1]?.to ?? 0, places[n + 1]?.from ?? segment.length);
          if (mention !== undefined && !mention.denied) mentions[at] = qualified(mention, around);
        });
      if (matched === 0) {
        // "UTI, resolved": what ended it stands in a segment of its own, and so does what says that it goes on.
        const status = latest()?.status ?? null;
        if (segment.length <= 3 && affirms(segment, PAST_AFTER) && status === null) change({ status: 'history' });
        if (status === null && remitted(segment, latest()?.is ?? [])) change({ status: 'remission' });
        if (lasts) change({ status: null });
        // "psychosis: none" and "psychosis, denied": the answer stands in a segment of its own
        if (segment.length <= 2 && DENIED_AFTER.has(segment.at(-1) ?? '') && first !== 'not' && first !== 'never')
          change({ denied: true });
        if (!answered && !lasts && namesSomething(segment)) unreadParts.push(segment.join(' '));
      }
    });
  }
  if (mentions.length === 0 && content > 0) unread = true;
  const nothing =
    mentions.length === 0 &&
    /^\s*(no|none|nil|ninguno|ninguna|nada|n\/a|na|nothing|negative|well|not applicable|no (known )?(problems?|symptoms?|infections?|issues|complaints|reactions?|adverse reactions?|conditions|diagnos[ei]s)|denies( any)?( symptoms| problems)?|unremarkable|absent)[\s.]*$/i.test(
      text,
    );
  return { mentions, unread: unread && !nothing, unreadParts, nothing, words };
}
