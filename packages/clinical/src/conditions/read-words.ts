import { affirmedAt, affirms, DENIAL_REACH } from './affirmed.ts';
import type { ConditionId, FindingStatus } from './condition.ts';
import { QUALIFIERS } from './condition-qualifiers.ts';
import { CONDITION_WORDS } from './condition-words.ts';
import { CONDITION_WORDS_ES } from './condition-words-es.ts';

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

interface Family {
  readonly is: readonly ConditionId[];
  readonly status: FindingStatus | null;
  readonly tokens: readonly string[];
}

const DENIALS = new Set([
  'no',
  'not',
  'without',
  'denies',
  'denied',
  'deny',
  'denying',
  'never',
  'nil',
  'neither',
  'nor',
  'negative',
  'absence',
  'free',
  'non',
  'doesnt',
  'hasnt',
  'isnt',
  'wo',
  'sin',
  'niega',
  'nunca',
  'ninguna',
  'ningun',
  'tampoco',
]);
/** Somebody else, or something that may come: the person does not have it. */
const ELSEWHERE = new Set([
  'family',
  'familial',
  'fh',
  'fhx',
  'mother',
  'mothers',
  'father',
  'fathers',
  'brother',
  'sister',
  'parent',
  'parents',
  'maternal',
  'paternal',
  'grandmother',
  'grandfather',
  'son',
  'daughter',
  'uncle',
  'aunt',
  'screening',
  'prophylaxis',
  'prevention',
  'risk',
  'fear',
  'vaccination',
  'immunization',
  'madre',
  'padre',
  'hermano',
  'hermana',
  'abuela',
  'abuelo',
  'familiar',
  'familiares',
  'riesgo',
  'miedo',
]);
const DENIED_AFTER = new Set(['excluded', 'absent', 'denied', 'none', 'negative', 'no']);
const PAST_BEFORE = new Set([
  'history',
  'hx',
  'ho',
  'past',
  'previous',
  'previously',
  'prior',
  'remote',
  'former',
  'childhood',
  'resolved',
  'repaired',
  'sp',
  'old',
  'antecedente',
  'antecedentes',
  'pasado',
  'pasada',
  'previo',
  'previa',
]);
const PAST_AFTER = new Set([
  'resolved',
  'repaired',
  'history',
  'hx',
  'childhood',
  'treated surgically',
  'resected',
  'removed',
  'cured',
]);
const REMISSION = new Set(['remission', 'remitted', 'abstinent', 'recovered', 'sober', 'remision', 'sobrio', 'sobria']);
/** What was said of the past ends here: "history of bipolar disorder currently manic". */
const NOW = new Set([
  'now',
  'current',
  'currently',
  'today',
  'presents',
  'active',
  'ahora',
  'actualmente',
  'actual',
  'hoy',
]);
const COUNT =
  '(?:\\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\\s-](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eighteen|nineteen)';
/** An age and a stretch of time up to now hold "old" and "past", and say nothing of what is over. */
const NOT_PAST: readonly RegExp[] = [
  new RegExp(`\\b${COUNT}[\\s-]*(?:years?|yrs?|months?|weeks?|days?)[\\s-]*olds?\\b`, 'g'),
  /\b\d{1,3}[\s-]*(?:y\/o|y\.o\.?|yo)(?![a-z])/g,
  /\b(?:de )?\d{1,3} anos de edad\b|\bde \d{1,3} anos\b/g,
  new RegExp(
    `\\b(?:(?:in|over|for|during|within|throughout) )?(?:the |this )?(?:past|previous|prior) (?:(?:${COUNT}(?:\\s*(?:-|to)\\s*${COUNT})?|a|few|several|couple(?: of)?)[\\s-]+)?(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|months?|years?|yrs?)\\b`,
    'g',
  ),
  /\b(?:en |durante )?(?:el |la |los |las )?pasad[oa]s? (?:\d{1,3} )?(?:minutos?|horas?|dias?|noches?|semanas?|mes(?:es)?|anos?)\b/g,
  /\b(?:la|el) (?:hora|noche|semana|mes|ano) pasad[oa]\b/g,
  /\bprior to\b|\bprevio a\b/g,
];
/** A new statement begins: a denial before it does not reach past it. */
const TURNS = new Set([
  'but',
  'however',
  'except',
  'although',
  'though',
  'yet',
  'current',
  'currently',
  'now',
  'has',
  'have',
  'reports',
  'reported',
  'endorses',
  'with',
  'positive',
  'known',
  'presents',
  'today',
  'active',
  'pero',
  'actualmente',
  'actual',
  'hoy',
  'refiere',
]);
const STOP = new Set(
  'a an and or of the in to for on at due by from patient pt is was were be been mild moderate severe unspecified type other disorder disease syndrome episode single recurrent chronic acute left right bilateral uncomplicated primary essential features symptoms current since years year months weeks ago yes known with without stable status level site any all today some very old'.split(
    ' ',
  ),
);

const byFirst: ReadonlyMap<string, readonly Family[]> = (() => {
  const index = new Map<string, Family[]>();
  for (const { is, words, status } of [...CONDITION_WORDS, ...CONDITION_WORDS_ES])
    for (const phrase of words.split('|')) {
      const tokens = phrase.split(' ');
      const first = tokens[0] ?? '';
      const list = index.get(first) ?? [];
      list.push({ is, status: status ?? null, tokens });
      index.set(first, list);
    }
  for (const list of index.values()) list.sort((a, b) => b.tokens.length - a.tokens.length);
  return index;
})();
/** A shorter word differs by a letter and is another word. */
const MISSPELT_FROM = 7;
const longSingles: readonly Family[] = [...byFirst.values()]
  .flat()
  .filter(({ tokens }) => tokens.length === 1 && (tokens[0] ?? '').length >= MISSPELT_FROM);
/** Phrases of several words by the first letter of the first one, for a slip in any of their long words. */
const phrasesByLetter: ReadonlyMap<string, readonly Family[]> = (() => {
  const index = new Map<string, Family[]>();
  for (const family of [...byFirst.values()].flat()) {
    if (family.tokens.length < 2) continue;
    const letter = (family.tokens[0] ?? '').charAt(0);
    index.set(letter, [...(index.get(letter) ?? []), family]);
  }
  return index;
})();
const qualifiers = QUALIFIERS.map((row) => ({
  ...row,
  written: row.written === undefined ? null : new RegExp(`\\b(?:${row.written})`),
  phrases: row.words.split('|').map((phrase) => phrase.split(' ')),
}));

/** Clauses in order; inside one, comma-separated segments of tokens. Letters with accents are folded, hyphens open up. */
function clauses(text: string): string[][][] {
  const folded = text
    // Capitals alone tell this abbreviation from the verb.
    .replace(/\bDID\b/g, 'dissociative identity disorder')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\bs\/p\b/g, 'sp')
    .replace(/\bh\/o\b/g, 'ho')
    .replace(/\bw\/o\b/g, 'without')
    .replace(/\bw\/ /g, 'with ')
    .replace(/\br\/o\b/g, 'possible')
    .replace(/['’]/g, '')
    .replace(/_/g, ' ')
    .replace(/\bdoes not have\b|\bruled out\b/g, (found) => (found === 'ruled out' ? 'excluded' : 'not'))
    .replace(/\brule out\b/g, 'possible');
  return NOT_PAST.reduce((rest, stretch) => rest.replace(stretch, ' '), folded)
    .split(/[;.\n()[\]]|\bbut\b|\bhowever\b|\bexcept\b|\balthough\b/)
    .map((clause) =>
      clause
        .split(/[,:]/)
        .map((segment) => segment.split(/[^a-z0-9+]+/).filter((token) => token !== ''))
        .filter((segment) => segment.length > 0),
    )
    .filter((clause) => clause.length > 0);
}

/** True when one insertion, deletion, change or swap of neighbours makes the two words equal. */
function oneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let endA = a.length;
  let endB = b.length;
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [left, right] = [a.slice(from, endA), b.slice(from, endB)];
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left[0] === right[1] && left[1] === right[0]);
}

/** The same word, or one slip away from it when it is long enough and begins alike. */
function nearly(word: string, written: string | undefined): boolean {
  if (written === undefined) return false;
  if (word === written) return true;
  return (
    written.length >= MISSPELT_FROM - 1 && word[0] === written[0] && word.length > 4 && oneSlipApart(word, written)
  );
}

/** Which phrases of several words may begin with this word. Remembered, since the same words come again and again. */
function beginLike(token: string): readonly Family[] {
  const known = remembered.get(token);
  if (known !== undefined) return known;
  // Only a long first word can be misspelt itself; a short one must be right for the words after it to be looked at.
  const found =
    token.length < MISSPELT_FROM - 1
      ? (byFirst.get(token) ?? []).filter(({ tokens }) => tokens.length > 1)
      : (phrasesByLetter.get(token.charAt(0)) ?? []).filter(({ tokens }) => nearly(tokens[0] ?? '', token));
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(token, found);
  return found;
}
const REMEMBERED = 5_000;
const remembered = new Map<string, readonly Family[]>();

function phraseAt(tokens: readonly string[], at: number): Family | undefined {
  const token = tokens[at] ?? '';
  const exact = byFirst.get(token)?.find((family) => family.tokens.every((word, n) => tokens[at + n] === word));
  if (exact !== undefined && exact.tokens.length > 1) return exact;
  let longest = exact;
  for (const family of beginLike(token)) {
    if (family.tokens.length <= (longest?.tokens.length ?? 0)) continue;
    let n = 1;
    while (n < family.tokens.length && nearly(family.tokens[n] ?? '', tokens[at + n])) n++;
    if (n === family.tokens.length) longest = family;
  }
  if (longest !== exact) return longest;
  if (exact !== undefined || token.length < MISSPELT_FROM) return exact;
  return longSingles.find(({ tokens: [word = ''] }) => word[0] === token[0] && oneSlipApart(word, token));
}

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
 * What a piece of free text says about health, clause by clause. A denial holds to the end of its clause, over the commas of a
 * plain list ("no aneurysm, AVM or stroke"), and ends at a turn ("no psychosis, current mania").
 *
 * Never guesses: text whose content words match nothing comes back as `unread`. With `ofToday`, what is written is of today
 * whatever stands before it: "prior chest pain still there" is chest pain.
 */
export function readWords(text: string, ofToday = false): ReadText {
  const whole = readClauses(text, ofToday);
  const parts = text.split(/[;\n]/);
  if (parts.length < 2 || whole.mentions.length === 0) return whole;
  return { ...whole, unreadParts: parts.map((part) => part.trim()).filter(saysNothingKnown) };
}

/** A statement that names nothing known and grades nothing that stands beside it ("HTN; poorly controlled" does). */
function saysNothingKnown(part: string): boolean {
  if (!readClauses(part).unread) return false;
  const tokens = clauses(part).flat(2);
  return !qualifiers.some(({ phrases }) => qualifies(tokens, phrases));
}

function readClauses(text: string, ofToday = false): ReadText {
  const mentions: Mention[] = [];
  const words = new Set<string>();
  let unread = false;
  let content = 0;
  for (const clause of clauses(text)) {
    let denying = false;
    let elsewhere = false;
    for (const segment of clause) {
      for (const token of segment) words.add(token);
      const first = segment[0] ?? '';
      if (denying && (TURNS.has(first) || segment.length > 5)) denying = false;
      if (TURNS.has(first)) elsewhere = false;
      let past = false;
      let matched = 0;
      const places: { readonly from: number; readonly to: number }[] = [];
      const inRemission = affirms(segment, REMISSION);
      for (let at = 0; at < segment.length; ) {
        const token = segment[at] ?? '';
        const family = phraseAt(segment, at);
        if (family !== undefined) {
          const after = segment[at + family.tokens.length] ?? '';
          const afterThat = segment[at + family.tokens.length + 1] ?? '';
          const denied =
            denying ||
            elsewhere ||
            (DENIED_AFTER.has(after) && (after !== 'no' || afterThat === '')) ||
            ((after === 'in' || after === 'en') && segment.some((word, n) => n > at && ELSEWHERE.has(word))) ||
            ((after === 'is' || after === 'was') && DENIED_AFTER.has(afterThat)) ||
            (after === 'not' && afterThat === 'present');
          const over = PAST_AFTER.has(after) && affirmedAt(segment, at + family.tokens.length);
          const status = family.status ?? (inRemission ? 'remission' : past || over ? 'history' : null);
          places.push({ from: at, to: at + family.tokens.length });
          mentions.push({ is: family.is, phrase: family.tokens.join(' '), status, denied });
          at += family.tokens.length;
          matched++;
          continue;
        }
        if (NOW.has(token)) past = false;
        if (DENIALS.has(token)) denying = true;
        else if (ELSEWHERE.has(token)) elsewhere = true;
        else if (PAST_BEFORE.has(token)) past = !ofToday && affirmedAt(segment, at);
        else if (
          denying &&
          TURNS.has(token) &&
          token !== 'known' &&
          token !== 'current' &&
          token !== 'active' &&
          token !== 'has'
        )
          denying = false;
        else if (
          !STOP.has(token) &&
          !TURNS.has(token) &&
          !REMISSION.has(token) &&
          !DENIED_AFTER.has(token) &&
          !PAST_AFTER.has(token) &&
          /[a-z]{2}/.test(token)
        )
          content++;
        at++;
      }
      // What grades a condition stands around it, or in a segment of its own after it: "HTN, poorly controlled".
      if (matched === 0) {
        const last = mentions.at(-1);
        if (last !== undefined && !last.denied) mentions[mentions.length - 1] = qualified(last, segment);
      } else
        places.forEach(({ from, to }, n) => {
          const at = mentions.length - matched + n;
          const mention = mentions[at];
          const around = surroundings(segment, from, to, places[n - 1]?.to ?? 0, places[n + 1]?.from ?? segment.length);
          if (mention !== undefined && !mention.denied) mentions[at] = qualified(mention, around);
        });
      // "UTI, resolved": what ended it stands in a segment of its own.
      const ended = matched === 0 && segment.length <= 3 && affirms(segment, PAST_AFTER);
      const latest = mentions.at(-1);
      if (ended && latest !== undefined && latest.status === null)
        mentions[mentions.length - 1] = { ...latest, status: 'history' };
      // "psychosis: none" and "psychosis, denied": the answer stands in a segment of its own
      const absent = DENIED_AFTER.has(segment.at(-1) ?? '') && first !== 'not' && first !== 'never';
      if (matched === 0 && segment.length <= 2 && absent && mentions.length > 0) {
        const last = mentions.length - 1;
        const mention = mentions[last];
        if (mention !== undefined) mentions[last] = { ...mention, denied: true };
      }
      if (matched === 0 && inRemission && mentions.length > 0) {
        const last = mentions.length - 1;
        const mention = mentions[last];
        if (mention !== undefined && mention.status === null) mentions[last] = { ...mention, status: 'remission' };
      }
    }
  }
  if (mentions.length === 0 && content > 0) unread = true;
  const nothing =
    mentions.length === 0 &&
    /^\s*(no|none|nil|ninguno|ninguna|nada|n\/a|na|nothing|negative|well|not applicable|no (known )?(problems?|symptoms?|infections?|issues|complaints|reactions?|adverse reactions?|conditions|diagnos[ei]s)|denies( any)?( symptoms| problems)?|unremarkable|absent)[\s.]*$/i.test(
      text,
    );
  return { mentions, unread: unread && !nothing, unreadParts: [], nothing, words };
}
