import { affirmedAt, affirms } from './affirmed.ts';
import { clauses } from './clauses.ts';
import { carried, goesOnOver, type Reach, type Sort, sortOf } from './denial-reach.ts';
import { phraseAt } from './find-phrase.ts';
import type { Mention, ReadText } from './mention.ts';
import { figured, qualified, qualifiers, qualifies, surroundings } from './qualify.ts';
import {
  answersItself,
  ELSEWHERE_REACH,
  goesOn,
  headsFamily,
  holdsContent,
  inList,
  isHomicidal,
  isOr,
  isTest,
  namesSomething,
  ofAnother,
  remitted,
  statesAnew,
  turns,
} from './segment.ts';
import {
  DENIALS,
  DENIED_AFTER,
  ELSEWHERE,
  LISTS,
  NOW,
  PAST_AFTER,
  PAST_BEFORE,
  THIS_PERSON,
  TURNS,
} from './small-words.ts';
import { deniesWholeList } from './whole-list.ts';

export type { Mention, ReadText };

/**
 * What a piece of free text says about health, clause by clause.
 *
 * A denial holds over the commas of a list ("denies SI, AVH", "no aneurysm, AVM or stroke") and ends where another statement
 * begins ("no psychosis, current mania", "not sober, AUD severe"). Where a bare name after a comma can be read both ways
 * ("no SI, HTN") it is neither: it comes back among `unreadParts`, to be asked about. A list that is nothing but what one
 * denies in a breath ("no aneurysm, AVM, ICH") is denied as a whole.
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

function readClauses(text: string, ofToday = false): ReadText {
  const mentions: Mention[] = [];
  const words = new Set<string>();
  const unreadParts: string[] = [];
  /** Which segments are about which mention: those it stands in, and those after it that have no subject of their own. */
  const loose: string[] = [];
  const readings: (readonly string[])[] = [];
  let unread = false;
  let content = 0;
  const read = clauses(text);
  for (const [nth, clause] of read.entries()) {
    let reach: Reach | null = null;
    /** The segment in which what reaches on was said. */
    let saidIn = 0;
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
      const places: {
        readonly from: number;
        readonly to: number;
        readonly sort: Sort;
        readonly doubtful: boolean;
        /** It says how it ended ("pneumonia resolved"): that is stated, whatever is denied before it. */
        readonly over: boolean;
      }[] = [];
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
          places.push({ from: at, to: end, sort, doubtful: another && !isDenied, over });
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
      // "denies: frobnitz, schizophrenia": it has denied something, whatever that is.
      let carriedOn: Reach | null =
        before !== null && matched === 0 && segment.some(holdsContent) ? { ...before, heads: false } : before;
      if (before !== null && matched > 0) {
        const bare = segment.every(
          (token, at) => places.some(({ from, to }) => at >= from && at < to) || inList(token),
        );
        const otherTest = before.test && !segment.some(isTest);
        const whole = !before.others && deniesWholeList(clause.slice(saidIn), read[nth + 1]?.[0] ?? []);
        let ask = false;
        let any = false;
        const sorts = new Set(before.sorts);
        places.forEach(({ from, sort, over }, n) => {
          const mention = mentions[begins + n];
          if (mention === undefined || mention.denied || over) return;
          const found = otherTest
            ? { denied: false, ask: false }
            : carried({ ...before, sorts }, { sort, bare, joined, whole, anew: statesAnew(segment, from) });
          ask ||= found.ask;
          if (!found.denied) return;
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
      else {
        saidIn = index;
        reach =
          denied.size > 0 || (denying.list && !(denying.others && answersItself(segment)))
            ? {
                list: denying.list,
                sorts: denied,
                test: segment.some(isTest),
                others: denying.others,
                heads:
                  denied.size === 0 &&
                  segment.every((token) => DENIALS.has(token) || LISTS.has(token) || !holdsContent(token)),
              }
            : null;
      }
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
        // "Denies SI, HI, AVH": no rule reads HI, and in this list nobody need ask what it is.
        const deniedBeside = before?.list === true && before.sorts.has('sign-of-mind') && segment.every(isHomicidal);
        if (!answered && !lasts && !deniedBeside && namesSomething(segment)) unreadParts.push(segment.join(' '));
      } else namedAt = index;
    });
  }
  if (mentions.length === 0 && content > 0) unread = true;
  const nothing =
    mentions.length === 0 &&
    /^\s*((?:(?:pm|ps)hx?|(?:past )?(?:medical|surgical) (?:history|hx))\s*[:-]?\s*(?:none|nil|denies|negative|noncontributory|non-contributory|unremarkable)|no (?:known |significant |other |past |pertinent )*(?:medical )?(?:pmhx?|history|hx|illness(?:es)?)|no (?:known |significant |other )*medical (?:problems?|conditions?|issues)|none (?:known|reported)|(?:sin|niega|no refiere) antecedentes(?: (?:m[eé]dicos|patol[oó]gicos|personales|de inter[eé]s))*|(?:sin|ninguna|niega|no padece) enfermedad(?:es)?|no|none|nil|ninguno|ninguna|nada|n\/a|na|nothing|negative|well|not applicable|no (known )?(problems?|symptoms?|infections?|issues|complaints|reactions?|adverse reactions?|conditions|diagnos[ei]s)|denies( any)?( symptoms| problems)?|unremarkable|absent)[\s.]*$/i.test(
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
