import { recogniseMedicine } from '../medicines/index.ts';
import { affirmedAt, affirms, DENIAL_REACH } from './affirmed.ts';
import { clauses } from './clauses.ts';
import type { ConditionId, FindingStatus } from './condition.ts';
import { QUALIFIERS } from './condition-qualifiers.ts';
import { carried, goesOnOver, type Reach, type Sort, sortOf } from './denial-reach.ts';
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
  /** The words that are about it and about nothing else, segment by segment: what may make it milder. */
  readonly about: readonly string[];
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

/** What figures anywhere in the text add to a mention. */
const figured = (mention: Mention, segment: readonly string[]): Mention => {
  const adds = qualifiers.flatMap(({ of, reads, adds: more }) =>
    mention.is.includes(of) && reads?.(segment) === true
      ? more.filter((condition) => !mention.is.includes(condition))
      : [],
  );
  return adds.length === 0 ? mention : { ...mention, is: [...mention.is, ...adds] };
};

/** What a qualifier adds can be the good of a condition: only words that are about nothing else say so. */
const GOOD: ReadonlySet<ConditionId> = new Set(['heart-failure-compensated']);

function qualified(mention: Mention, segment: readonly string[], own = true): Mention {
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
  return !qualifiers.some(({ phrases, reads }) => qualifies(tokens, phrases) || reads?.(tokens) === true);
}

/** Words of a course that name nothing: "sober since June", "controlled on drops". */
const OF_COURSE: ReadonlySet<string> = new Set(
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
function ofAnother(segment: readonly string[]): boolean {
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
  const ofSubstance = is.every((condition) => condition.startsWith('sud'));
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

/** "fh", "family history": what follows, over every comma, is the family's. A family that supports or lives there heads nothing. */
function headsFamily(segment: readonly string[], at: number): boolean {
  const token = segment[at] ?? '';
  const next = segment[at + 1] ?? '';
  if (token === 'fh' || token === 'fhx' || token === 'familial') return true;
  if (token === 'family') return next === 'history' || next === 'hx' || next === 'hist';
  return token === 'familiares' && segment[at - 1] === 'antecedentes';
}

const HEADING = new Set([
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
const answersItself = (segment: readonly string[]): boolean =>
  segment.some((token) => !HEADING.has(token) && (holdsContent(token) || DENIED_AFTER.has(token)));

/** How far after "in" whoever else has it may stand: "in his mother", "in a maternal uncle". */
const ELSEWHERE_REACH = 3;
const isOr = (token: string): boolean =>
  token === 'or' || token === 'nor' || token === 'o' || token === 'u' || token === 'ni';

function readClauses(text: string, ofToday = false): ReadText {
  const mentions: Mention[] = [];
  const words = new Set<string>();
  const unreadParts: string[] = [];
  /** Which segments are about which mention: those it stands in, and those after it that have no subject of their own. */
  const loose: string[] = [];
  const readings: (readonly string[])[] = [];
  let unread = false;
  let content = 0;
  for (const clause of clauses(text)) {
    let reach: Reach | null = null;
    /** The segment of this clause in which something known was last named. */
    let namedAt = -1;
    clause.forEach((segment, index) => {
      for (const token of segment) words.add(token);
      readings.push(segment);
      const first = segment[0] ?? '';
      if (TURNS.has(first) || THIS_PERSON.has(first)) reach = null;
      const before: Reach | null = reach;
      const joined = clause.slice(index).some((later) => later.some(isOr));
      let denying = null as { readonly list: boolean; readonly others: boolean } | null;
      /** What has been denied in this segment so far. */
      const denied = new Set<Sort>();
      let past = false;
      let matched = 0;
      let verbal = false;
      const places: { readonly from: number; readonly to: number; readonly sort: Sort; readonly doubtful: boolean }[] =
        [];
      const lasts = goesOn(segment);
      const contentBefore = content;
      for (let at = 0; at < segment.length; ) {
        const token = segment[at] ?? '';
        const family = phraseAt(segment, at);
        if (family !== undefined) {
          const end = at + family.tokens.length;
          const after = segment[end] ?? '';
          const afterThat = segment[end + 1] ?? '';
          const sort = sortOf(family);
          const latest = places.at(-1);
          const alternative = segment.slice(latest?.to ?? 0, at).some(isOr);
          // "Denies pain schizophrenia", "denies pain and schizophrenia": a second thing of another sort is no more of the same.
          const another =
            denying !== null && !denying.others && denied.size > 0 && !alternative && !goesOnOver(denied, sort);
          const isDenied =
            (denying !== null && !another) ||
            (DENIED_AFTER.has(after) && (after !== 'no' || afterThat === '')) ||
            ((after === 'in' || after === 'en') &&
              segment.slice(end + 1, end + 1 + ELSEWHERE_REACH).some((word) => ELSEWHERE.has(word))) ||
            ((after === 'is' || after === 'was') && DENIED_AFTER.has(afterThat)) ||
            (after === 'not' && afterThat === 'present');
          const over = PAST_AFTER.has(after) && affirmedAt(segment, end);
          const called =
            family.status ?? (remitted(segment, family.is) ? 'remission' : past || over ? 'history' : null);
          const status = lasts && (family.status === null || family.status === 'remission') ? null : called;
          places.push({ from: at, to: end, sort, doubtful: another && !isDenied });
          mentions.push({ is: family.is, phrase: family.tokens.join(' '), status, denied: isDenied, about: [] });
          // "Not hungry" is no list that goes on; "no headache" may be one.
          if (isDenied && !(verbal && family.is[0] === 'no-rule')) denied.add(sort);
          at = end;
          matched++;
          continue;
        }
        if (NOW.has(token)) past = false;
        // "Denies pain and": whatever it was that is denied, the denial has its object.
        if (denying !== null && !denying.others && (token === 'and' || token === 'y') && content > contentBefore)
          denied.add('other');
        const list = LISTS.has(token) || LISTS.has(segment[at + 1] ?? '');
        if (DENIALS.has(token)) {
          verbal = /^(?:not|never|isnt|doesnt|hasnt)$/.test(token);
          denying = { list: list || denying?.list === true, others: false };
        } else if (ELSEWHERE.has(token) && (denying === null || denying.others))
          denying = { list: headsFamily(segment, at) || denying?.list === true, others: true };
        else if (THIS_PERSON.has(token) && denying?.others === true) denying = null;
        else if (PAST_BEFORE.has(token)) past = !ofToday && affirmedAt(segment, at);
        else if (
          denying !== null &&
          !denying.others &&
          turns(token) &&
          !(NOW.has(token) && DENIALS.has(segment[at - 1] ?? ''))
        )
          denying = null;
        else if (holdsContent(token)) content++;
        at++;
      }
      const begins = mentions.length - matched;
      const asked = places.some(({ doubtful }) => doubtful);
      let carriedOn: Reach | null = before;
      if (before !== null && matched > 0) {
        const bare = segment.every(
          (token, at) => places.some(({ from, to }) => at >= from && at < to) || inList(token),
        );
        const otherTest = before.test && !segment.some(isTest);
        let ask = false;
        let any = false;
        const sorts = new Set(before.sorts);
        places.forEach(({ from, sort }, n) => {
          const mention = mentions[begins + n];
          if (mention === undefined || mention.denied) return;
          const read = otherTest
            ? { denied: false, ask: false }
            : carried({ ...before, sorts }, { sort, bare, joined, anew: statesAnew(segment, from) });
          ask ||= read.ask;
          if (!read.denied) return;
          any = true;
          sorts.add(sort);
          mentions[begins + n] = { ...mention, denied: true };
        });
        if (ask) unreadParts.push(segment.join(' '));
        carriedOn = any || (before.list && !otherTest) ? { ...before, sorts } : null;
      }
      if (asked) unreadParts.push(segment.join(' '));
      // "not sober" denies what is no illness: it says nothing of what comes after the comma. "no rash" may go on.
      if (denying === null) reach = carriedOn;
      else
        reach =
          denied.size > 0 || (denying.list && !(denying.others && answersItself(segment)))
            ? { list: denying.list, sorts: denied, test: segment.some(isTest), others: denying.others }
            : null;
      const latest = () => mentions.at(-1);
      const change = (more: Partial<Mention>) => {
        const mention = latest();
        if (mention !== undefined) mentions[mentions.length - 1] = { ...mention, ...more };
      };
      const another = matched === 0 && ofAnother(segment);
      // What grades a condition stands around it, or in a segment of its own after it: "HTN, poorly controlled".
      let answered = false;
      if (matched === 0) {
        const last = latest();
        if (last !== undefined && !last.denied) mentions[mentions.length - 1] = qualified(last, segment, !another);
        if (!another) {
          if (last === undefined) loose.push(segment.join(' '));
          else change({ about: [...(latest()?.about ?? []), segment.join(' ')] });
        }
        answered = qualifiers.some(({ phrases, reads }) => qualifies(segment, phrases) || reads?.(segment) === true);
      } else
        places.forEach(({ from, to }, n) => {
          const at = begins + n;
          const mention = mentions[at];
          const around = surroundings(segment, from, to, places[n - 1]?.to ?? 0, places[n + 1]?.from ?? segment.length);
          if (mention === undefined) return;
          const own = { ...mention, about: [around.join(' ')] };
          mentions[at] = mention.denied ? own : qualified(own, around);
        });
      if (matched === 0) {
        // "UTI, resolved": what ended it stands in a segment of its own, and so does what says that it goes on.
        const status = latest()?.status ?? null;
        if (!another && segment.length <= 3 && affirms(segment, PAST_AFTER) && status === null)
          change({ status: 'history' });
        if (!another && status === null && remitted(segment, latest()?.is ?? [])) change({ status: 'remission' });
        if (lasts) change({ status: null });
        // "psychosis: none" and "psychosis, denied": the answer stands in a segment of its own, right after it
        if (
          !another &&
          namedAt === index - 1 &&
          index > 0 &&
          segment.length <= 2 &&
          DENIED_AFTER.has(segment.at(-1) ?? '') &&
          first !== 'not' &&
          first !== 'never'
        )
          change({ denied: true });
        if (!answered && !lasts && namesSomething(segment)) unreadParts.push(segment.join(' '));
      } else namedAt = index;
    });
  }
  if (mentions.length === 0 && content > 0) unread = true;
  const nothing =
    mentions.length === 0 &&
    /^\s*(no|none|nil|ninguno|ninguna|nada|n\/a|na|nothing|negative|well|not applicable|no (known )?(problems?|symptoms?|infections?|issues|complaints|reactions?|adverse reactions?|conditions|diagnos[ei]s)|denies( any)?( symptoms| problems)?|unremarkable|absent)[\s.]*$/i.test(
      text,
    );
  // What makes it graver counts wherever it stands: "180/110 at home, HTN".
  mentions.forEach((mention, n) => {
    if (!mention.denied) mentions[n] = readings.reduce(figured, mention);
  });
  const [only] = mentions;
  if (only !== undefined && mentions.length === 1) mentions[0] = { ...only, about: [...loose, ...only.about] };
  return { mentions, unread: unread && !nothing, unreadParts, nothing, words };
}
