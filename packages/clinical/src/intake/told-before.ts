import { type IntakeAnswer, latestPatientEntry, type Patient } from '../patient/index.ts';
import { selfCheckAnswers } from '../sign-up/index.ts';
import type { Instant } from '../units/index.ts';
import type { Says } from './question.ts';

/** What one answer of "Is it for me?" tells: options of the intake, and what no option of it says as closely. */
export interface SelfCheckTells {
  readonly options: readonly (readonly [question: string, option: string])[];
  /**
   * Read by the screening until the question of the intake that it belongs to is answered; with `stands` also afterwards, until
   * a clinician has gone through the list: that somebody is safe now does not take back what was said of the weeks before.
   */
  readonly also?: { readonly question: string; readonly stands?: true } & Omit<Says, 'is'>;
}

const options = (...pairs: SelfCheckTells['options']): SelfCheckTells => ({ options: pairs });
const also = (question: string, display: string, status: Says['status'] = 'active') => ({
  also: { question, display, status },
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
  'heart/pressure-treated': options(['heart', 'high-blood-pressure'], ['blood-pressure-control', 'controlled']),
  'heart/pressure-high': options(['heart', 'high-blood-pressure'], ['blood-pressure-control', 'not-controlled']),
  'heart/attack-new': options(['heart', 'heart-attack'], ['heart-attack-when', 'under-6-weeks']),
  'heart/attack-year': options(['heart', 'heart-attack'], ['heart-attack-when', '6-weeks-to-year']),
  'heart/attack-old': options(['heart', 'heart-attack'], ['heart-attack-when', 'over-year']),
  'heart/heart-weak': { ...options(['heart', 'heart-failure']), ...also('heart', 'Decompensated heart failure') },
  'heart/rhythm': options(['heart', 'irregular-heartbeat']),
  'heart/vessel': options(['heart', 'aneurysm']),
  'brain/bleed': options(['brain', 'brain-bleed']),
  'brain/stroke-new': options(['brain', 'stroke'], ['stroke-when', 'under-6-weeks']),
  'brain/stroke-old': options(['brain', 'stroke'], ['stroke-when', 'over-6-weeks']),
  'brain/skull': options(['brain', 'brain-pressure']),
  'brain/blow': options(['brain', 'head-injury'], ['head-injury-when', 'under-3-months']),
  'brain/fits-treated': options(['brain', 'seizures']),
  'brain/fits': { ...options(['brain', 'seizures']), ...also('brain', 'Uncontrolled epilepsy') },
  'brain/eye-treated': options(['organs', 'glaucoma'], ['glaucoma-treated', 'treated']),
  'brain/eye': options(['organs', 'glaucoma'], ['glaucoma-treated', 'untreated']),
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
  'body/liver': { ...options(['organs', 'cirrhosis']), ...also('organs', 'Decompensated cirrhosis') },
  'body/bladder-ketamine': options(['bladder', 'ketamine-bladder']),
  'body/urine': options(['bladder', 'blood']),
  'body/thyroid': options(['organs', 'thyroid-overactive']),
  'body/apnea': options(['breathing', 'sleep-apnoea']),
  // "Asthma or another lung disease": which of them is for the intake to ask.
  'body/lungs': { options: [], ...also('breathing', 'Asthma or another lung disease') },
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
/** The questions of "Is it for me?" that are written and not ticked; what is no name of a medicine there. */
const NO_MEDICINE: ReadonlySet<string> = new Set(['none', 'unsure', '']);

export interface ToldBefore {
  /** By question of the intake. A part of an answer, never the whole: the question stays open. */
  readonly told: Readonly<Record<string, { readonly answer: IntakeAnswer; readonly at: Instant }>>;
  readonly also: readonly NonNullable<SelfCheckTells['also']>[];
  readonly at: Instant | null;
}

/** What this person told in "Is it for me?" and brought along, in the questions of the intake. */
export function toldBefore(patient: Pick<Patient, 'entries'>): ToldBefore {
  const brought = latestPatientEntry(patient, 'self-check-carried');
  if (brought === undefined) return { told: {}, also: [], at: null };
  const answers = selfCheckAnswers(brought.body.answers);
  const rows = Object.entries(SELF_CHECK_TELLS).flatMap(([name, row]) => {
    const [question = '', option = ''] = name.split('/');
    return answers[question]?.includes(option) === true ? [row] : [];
  });
  const told: Record<string, IntakeAnswer> = {};
  for (const [question, option] of rows.flatMap((row) => row.options)) {
    const held = told[question];
    if (question === 'allergies') told[question] = { kind: 'allergies', allergies: [{ substance: option }] };
    else if (!MANY.has(question)) told[question] ??= { kind: 'one', value: option };
    else if (held?.kind !== 'many') told[question] = { kind: 'many', values: [option] };
    else if (!held.values.includes(option)) told[question] = { kind: 'many', values: [...held.values, option] };
  }
  const medicines = (answers['medicines'] ?? [])
    .flatMap((written) => written.split(/[\n,;]+/))
    .map((line) => line.trim().slice(0, 400))
    .filter((line) => !NO_MEDICINE.has(line));
  if (medicines.length > 0)
    told['medicines'] = { kind: 'medicines', medicines: medicines.slice(0, 60).map((name) => ({ name })) };
  const { at } = brought;
  return {
    told: Object.fromEntries(Object.entries(told).map(([question, answer]) => [question, { answer, at }])),
    also: rows.flatMap((row) => (row.also === undefined ? [] : [row.also])),
    at,
  };
}
