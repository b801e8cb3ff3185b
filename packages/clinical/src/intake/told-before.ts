import { allPatientEntries, type IntakeAnswer, type Patient } from '../patient/index.ts';
import { medicineLines, selfCheckAnswers } from '../sign-up/index.ts';
import type { Instant } from '../units/index.ts';
import type { Says } from './question.ts';
import { intakeQuestion } from './rows.ts';

/** What one answer of "Is it for me?" tells: options of the intake, and what no option of it says as closely. */
export interface SelfCheckTells {
  readonly options: readonly (readonly [question: string, option: string])[];
  /**
   * Read by the screening until the question of the intake that it belongs to is answered, and with `option` for as long as that
   * is in the answer, which has no closer word for it. With `stands` also afterwards, until a clinician has gone through the
   * list: that somebody is safe now does not take back what was said of the weeks before.
   */
  readonly also?: { readonly question: string; readonly option?: string; readonly stands?: true } & Omit<Says, 'is'>;
}

const options = (...pairs: SelfCheckTells['options']): SelfCheckTells => ({ options: pairs });
/** An option of the intake, and worse than it says. */
const worse = (question: string, option: string, display: string): SelfCheckTells => ({
  options: [[question, option]],
  also: { question, option, display, status: 'active' },
});
const stands = (display: string): SelfCheckTells => ({
  options: [],
  also: { question: 'safe-now', display, status: 'active', stands: true },
});
const NOTHING: SelfCheckTells = { options: [] };

/**
 * Row by row from the questions that are asked before there is an account to those of the intake. Only what somebody ticked is
 * taken along: they ask for less than the intake does, so what was not ticked, and "none of these", stays to be asked. A span of
 * time is carried where both have the same one. A test holds every answer there to a row here, and to the rules it raises.
 */
export const SELF_CHECK_TELLS: Readonly<Record<string, SelfCheckTells>> = {
  // Whether somebody is safe is asked anew each time.
  'safe/safe': NOTHING,
  'safe/thoughts': stands('Suicidal ideation'),
  'safe/not-safe': stands('Suicidal intent'),
  // An emergency of that hour is no illness.
  'now/chest': NOTHING,
  'now/breath': NOTHING,
  'now/headache': NOTHING,
  'now/weak': NOTHING,
  'now/fit': NOTHING,
  'now/confused': NOTHING,
  'reason/depression': options(['reason', 'depression']),
  'reason/resistant': options(['reason', 'depression']),
  'reason/suicidal': options(['reason', 'suicidal-thoughts']),
  'reason/ptsd': options(['reason', 'ptsd']),
  'reason/anxiety': options(['reason', 'anxiety']),
  'reason/pain': options(['reason', 'pain']),
  'reason/other': options(['reason', 'other']),
  // Counted without dose or weeks, which the intake asks for: a number is not carried.
  'tried/no-drug': NOTHING,
  'tried/one-drug': NOTHING,
  'tried/two-drugs': NOTHING,
  'heart/pressure-high': options(['heart', 'high-blood-pressure'], ['blood-pressure-control', 'not-controlled']),
  'heart/pressure-treated': options(['heart', 'high-blood-pressure'], ['blood-pressure-control', 'controlled']),
  'heart/attack-new': options(['heart', 'heart-attack'], ['heart-attack-when', 'under-6-weeks']),
  'heart/attack-year': options(['heart', 'heart-attack'], ['heart-attack-when', '6-weeks-to-year']),
  'heart/attack-old': options(['heart', 'heart-attack'], ['heart-attack-when', 'over-year']),
  'heart/heart-weak': worse('heart', 'heart-failure', 'Decompensated heart failure'),
  'heart/rhythm': options(['heart', 'irregular-heartbeat']),
  'heart/vessel': options(['heart', 'aneurysm']),
  'brain/bleed': options(['brain', 'brain-bleed']),
  'brain/stroke-new': options(['brain', 'stroke'], ['stroke-when', 'under-6-weeks']),
  'brain/stroke-old': options(['brain', 'stroke'], ['stroke-when', 'over-6-weeks']),
  'brain/skull': options(['brain', 'brain-pressure']),
  'brain/blow': options(['brain', 'head-injury'], ['head-injury-when', 'under-3-months']),
  'brain/fits-treated': options(['brain', 'seizures']),
  'brain/fits': worse('brain', 'seizures', 'Uncontrolled epilepsy'),
  'brain/eye': options(['organs', 'glaucoma'], ['glaucoma-treated', 'untreated']),
  'brain/eye-treated': options(['organs', 'glaucoma'], ['glaucoma-treated', 'treated']),
  'brain/memory': options(['brain', 'memory']),
  'mind/voices': options(['mind', 'psychosis-now']),
  'mind/schizophrenia': options(['mind', 'schizophrenia']),
  'mind/voices-past': options(['mind', 'psychosis-past']),
  'mind/mania': options(['mind', 'mania-now']),
  'mind/bipolar': options(['mind', 'bipolar']),
  'mind/apart': options(['mind', 'dissociative']),
  'mind/attempt': stands('Suicide attempt'),
  'substances/use-now': options(['drug-problem', 'now']),
  'substances/use-past': options(['drug-problem', 'past']),
  'substances/ketamine-now': options(['ketamine-misuse', 'now']),
  'substances/ketamine-past': options(['ketamine-misuse', 'past']),
  'body/liver': worse('organs', 'cirrhosis', 'Decompensated cirrhosis'),
  'body/bladder-ketamine': options(['bladder', 'ketamine-bladder']),
  'body/urine': options(['bladder', 'blood']),
  'body/thyroid': options(['organs', 'thyroid-overactive']),
  'body/apnea': options(['breathing', 'sleep-apnoea']),
  // "Asthma or another lung disease": which of them is for the intake to ask.
  'body/lungs': {
    options: [],
    also: { question: 'breathing', display: 'Asthma or another lung disease', status: 'active' },
  },
  'body/oxygen': options(['breathing', 'home-oxygen']),
  'body/dialysis': options(['organs', 'dialysis']),
  'body/nose': options(['breathing', 'nose']),
  'body/allergy': options(['allergies', 'ketamine']),
  'body/breastfeeding': options(['breastfeeding', 'yes']),
  // "No" has two meanings at intake: it is asked.
  'pregnant/cannot': NOTHING,
  'pregnant/maybe': options(['pregnancy', 'possible']),
  'pregnant/pregnant': options(['pregnancy', 'pregnant']),
  'escort/somebody': NOTHING,
  'escort/nobody': NOTHING,
};

/** Questions of the intake with several boxes; of the others the first row that is ticked counts, and the graver stands first. */
const MANY: ReadonlySet<string> = new Set(['heart', 'brain', 'mind', 'organs', 'breathing', 'bladder']);
/** What the name of a medicine may have on the wire; a longer line goes on in the next name, so that each part of it is read. */
const NAME_MAX = 160;

/** A line in parts of at most `NAME_MAX` characters, broken at a space where there is one. */
function parts(line: string): readonly string[] {
  if (line.length <= NAME_MAX) return [line];
  const space = line.lastIndexOf(' ', NAME_MAX);
  const end = space > 0 ? space : NAME_MAX;
  return [line.slice(0, end).trim(), ...parts(line.slice(end).trim())];
}
/** The most medicines that one answer holds. */
const LISTED_MAX = 60;

/** An answer with when it was given. */
export interface Dated {
  readonly answer: IntakeAnswer;
  readonly at: Instant;
}

export interface ToldBefore {
  /** By question of the intake. A part of an answer, never the whole: the question stays open. */
  readonly told: Readonly<Record<string, Dated>>;
  readonly also: readonly (NonNullable<SelfCheckTells['also']> & { readonly at: Instant })[];
}

/**
 * What this person told in "Is it for me?" and brought along, in the questions of the intake. Where it was brought along more than
 * once, all of it: of one thing the newest time counts.
 */
export function toldBefore(patient: Pick<Patient, 'entries'>): ToldBefore {
  const brought = allPatientEntries(patient, 'self-check-carried').map(({ body, at }) => ({
    answers: selfCheckAnswers(body.answers),
    at,
  }));
  const newest = (of: readonly { readonly at: Instant }[]): Instant | undefined =>
    of.map(({ at }) => at).toSorted((a, b) => b - a)[0];
  const rows = Object.entries(SELF_CHECK_TELLS).flatMap(([name, row]) => {
    const [question = '', option = ''] = name.split('/');
    const at = newest(brought.filter(({ answers }) => answers[question]?.includes(option) === true));
    return at === undefined ? [] : [{ row, at }];
  });
  const told: Record<string, Dated> = {};
  for (const { row, at } of rows) {
    for (const [question, option] of row.options) {
      const held = told[question];
      if (held !== undefined && !MANY.has(question)) continue;
      const values = held?.answer.kind === 'many' ? held.answer.values : [];
      told[question] = {
        answer:
          question === 'allergies'
            ? { kind: 'allergies', allergies: [{ substance: option }] }
            : MANY.has(question)
              ? { kind: 'many', values: values.includes(option) ? values : [...values, option] }
              : { kind: 'one', value: option },
        at: held === undefined || at > held.at ? at : held.at,
      };
    }
  }
  const lists = brought.map(({ answers, at }) => ({ lines: medicineLines(answers['medicines'] ?? []), at }));
  const names = [...new Set(lists.flatMap(({ lines }) => lines))].flatMap(parts).slice(0, LISTED_MAX);
  const at = newest(lists.filter(({ lines }) => lines.length > 0));
  if (at !== undefined)
    told['medicines'] = { answer: { kind: 'medicines', medicines: names.map((name) => ({ name })) }, at };
  return {
    told,
    also: rows.flatMap(({ row, at: when }) => (row.also === undefined ? [] : [{ ...row.also, at: when }])),
  };
}

const valuesOf = (answer: IntakeAnswer): readonly string[] =>
  answer.kind === 'one' ? [answer.value] : answer.kind === 'many' ? answer.values : [];

/** An older answer with what was told after it: it adds to a list, and of one thing the newer stands. */
export function together(older: IntakeAnswer, told: IntakeAnswer): IntakeAnswer {
  if (older.kind === 'many' && told.kind === 'many')
    return { kind: 'many', values: [...new Set([...older.values, ...told.values])] };
  if (older.kind === 'lines' && told.kind === 'lines')
    return { kind: 'lines', lines: [...new Set([...older.lines, ...told.lines])] };
  if (older.kind === 'medicines' && told.kind === 'medicines') {
    const has = new Set(older.medicines.map(({ name }) => name.toLowerCase()));
    const more = told.medicines.filter(({ name }) => !has.has(name.toLowerCase()));
    return { kind: 'medicines', medicines: [...older.medicines, ...more] };
  }
  if (older.kind === 'allergies' && told.kind === 'allergies') {
    const has = new Set(older.allergies.map(({ substance }) => substance.toLowerCase()));
    const more = told.allergies.filter(({ substance }) => !has.has(substance.toLowerCase()));
    return { kind: 'allergies', allergies: [...older.allergies, ...more] };
  }
  return told;
}

/**
 * What of it still stands beside the answers given at intake, by question. An answer given since stands instead, and takes along
 * what followed from what it no longer says; "I don't know" is no answer, and an older one is added to.
 */
export function toldStill({ told, also }: ToldBefore, answers: Readonly<Record<string, Dated>>): ToldBefore {
  /** The answer that was given since, and is one. */
  const since = (question: string, at: Instant): IntakeAnswer | undefined => {
    const given = answers[question];
    return given === undefined || given.at < at || given.answer.kind === 'unknown' ? undefined : given.answer;
  };
  const follows = (question: string, at: Instant): boolean =>
    (intakeQuestion(question)?.when ?? []).every((when) => {
      if (!('question' in when)) return true;
      const given = since(when.question, at);
      if (given === undefined) return true;
      const has = ('has' in when ? when.has : when.lacks).some((value) => valuesOf(given).includes(value));
      return 'has' in when ? has : !has;
    });
  return {
    told: Object.fromEntries(
      Object.entries(told).flatMap(([question, { answer, at }]) => {
        if (since(question, at) !== undefined || !follows(question, at)) return [];
        const older = answers[question]?.answer;
        return [[question, { answer: older === undefined ? answer : together(older, answer), at }]];
      }),
    ),
    also: also.filter(({ question, option, stands: keeps, at }) => {
      const given = since(question, at);
      return keeps === true || given === undefined || (option !== undefined && valuesOf(given).includes(option));
    }),
  };
}
