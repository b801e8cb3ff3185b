import { worryingWords } from '../distress/index.ts';
import { REFERRAL_PARTS } from '../sign-up/index.ts';

/**
 * Where somebody who is not of the staff can write in his own words: the patient, who fetches him, who sends him. Whatever is
 * written there is looked at in one place, and opens the same task. A new field stands here or the build fails: a test walks the
 * schema of every command of these people and asks for each field of free text whether it is `looked` at or `excused`, and why.
 */
export interface WrittenWords {
  readonly command: string;
  /** The event that keeps it. */
  readonly event: string;
  /** Goes into the task, never the words. */
  readonly rule: string;
  /** Fields of the event's body; everything that is written in one and below it. */
  readonly looked: readonly string[];
  readonly excused: Readonly<Record<string, string>>;
  /** The looked at fields as the command's body names them, where the event names them otherwise. */
  readonly said?: readonly string[];
}

const CODE = 'the key of a row, chosen and not written';

export const WRITTEN_WORDS = [
  {
    command: 'answer-check-in',
    event: 'check-in-answered',
    rule: 'check-in-words',
    looked: ['words'],
    excused: {},
  },
  {
    command: 'tell-answers-so-far',
    event: 'answers-so-far-told',
    rule: 'answers-so-far',
    looked: [],
    excused: {
      instrument: CODE,
      version: CODE,
      form: CODE,
      language: CODE,
      wording: CODE,
    },
  },
  { command: 'write-journal', event: 'journal-written', rule: 'journal-words', looked: ['words'], excused: {} },
  {
    command: 'answer-experience',
    event: 'experience-answered',
    rule: 'experience-words',
    looked: ['nextTime'],
    excused: {},
  },
  {
    command: 'say-not-safe',
    event: 'not-safe-said',
    rule: 'not-safe-pressed',
    looked: [],
    excused: { words: 'the press itself opens the gravest task', where: CODE },
  },
  { command: 'wish-next-time', event: 'next-time-wished', rule: 'wish-words', looked: ['words', 'music'], excused: {} },
  { command: 'ask-deletion', event: 'deletion-asked', rule: 'deletion-words', looked: ['words'], excused: {} },
  { command: 'ask-integration', event: 'integration-asked', rule: 'integration-words', looked: ['words'], excused: {} },
  {
    command: 'end-portal-logins',
    event: 'portal-logins-ended',
    rule: 'sign-in-words',
    looked: ['words'],
    excused: {},
  },
  { command: 'set-goals', event: 'goals-set', rule: 'goal-words', looked: ['goals'], excused: {} },
  {
    command: 'write-safety-plan',
    event: 'safety-plan-written',
    rule: 'safety-plan-words',
    looked: [],
    excused: Object.fromEntries(
      ['signs', 'myself', 'places', 'people', 'professionals', 'surroundings', 'reasons'].map((part) => [
        part,
        'a safety plan names these thoughts on purpose, and is what helps against them',
      ]),
    ),
  },
  {
    command: 'answer-scale',
    event: 'scale-answered',
    rule: 'scale-words',
    looked: ['answers'],
    excused: { instrument: CODE, version: CODE, form: CODE, language: CODE, wording: CODE, band: CODE },
  },
  {
    command: 'answer-intake',
    event: 'intake-answered',
    rule: 'intake-words',
    looked: ['answer.lines', 'answer.medicines', 'answer.allergies', 'answer.trials'],
    excused: {
      question: CODE,
      form: CODE,
      'answer.value': 'an option of the question, which says itself what help it asks for',
      'answer.values': 'options of the question, which say themselves what help they ask for',
    },
  },
  { command: 'finish-intake', event: 'intake-finished', rule: 'intake-words', looked: [], excused: { form: CODE } },
  {
    command: 'ask-about-consent',
    event: 'consent-question-asked',
    rule: 'consent-words',
    looked: ['words'],
    excused: {},
  },
  {
    command: 'withdraw-consent-question',
    event: 'consent-question-withdrawn',
    rule: 'consent-words',
    looked: [],
    excused: { 'question.command': CODE },
  },
  {
    command: 'withdraw-consent',
    event: 'consent-withdrawn',
    rule: 'withdrawal-words',
    looked: ['words'],
    excused: { 'signature.command': CODE },
  },
  {
    command: 'sign-consent-text',
    event: 'consent-signed',
    rule: 'consent-words',
    looked: ['printedName'],
    excused: { version: CODE, teachBack: 'questions and choices of the text, picked and not written' },
  },
  {
    command: 'name-escort',
    event: 'escort-named',
    rule: 'escort-words',
    looked: ['name', 'relation', 'phone'],
    excused: {},
  },
  {
    command: 'tick-preparation',
    event: 'preparation-ticked',
    rule: 'preparation-words',
    looked: [],
    excused: { item: CODE },
  },
  {
    command: 'sign-up',
    event: 'signed-up',
    rule: 'sign-up-words',
    looked: ['givenName', 'familyName', 'calledName', 'heardFrom', 'guardian'],
    excused: {},
  },
  {
    command: 'refer-patient',
    event: 'signed-up',
    rule: 'sign-up-words',
    looked: ['givenName', 'familyName', 'guardian', 'referrer'],
    excused: {},
  },
  {
    command: 'refer-patient',
    event: 'referral-written',
    rule: 'referral-words',
    looked: ['reason', ...REFERRAL_PARTS],
    excused: {},
    said: ['referral.reason', ...REFERRAL_PARTS.map((part) => `referral.${part}`)],
  },
  {
    command: 'sign-up',
    event: 'self-check-carried',
    rule: 'self-check-words',
    looked: ['answers'],
    excused: {},
    said: ['selfCheck'],
  },
  { command: 'ask-estimate', event: 'estimate-requested', rule: 'estimate-words', looked: ['words'], excused: {} },
] as const satisfies readonly WrittenWords[];

const ROWS: readonly WrittenWords[] = WRITTEN_WORDS;

/** Whether a command holds words that are looked at. */
export const holdsWords = (command: string): boolean =>
  ROWS.some((row) => row.command === command && row.looked.length > 0);

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* textsIn(part);
}

const fieldOf = (body: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : null),
      body,
    );

/** The rule by which the words of an event worry; null where none do. */
export function worryOf(event: string, body: unknown): string | null {
  for (const { event: kind, looked, rule } of ROWS) {
    if (kind !== event) continue;
    const said = looked.flatMap((path) => [...textsIn(fieldOf(body, path))]);
    if (worryingWords(said.join('\n')).length > 0) return rule;
  }
  return null;
}
