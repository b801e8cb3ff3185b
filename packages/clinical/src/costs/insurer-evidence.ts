import { antidepressantIn, antidepressantsTried, intakeAnswers } from '../intake/index.ts';
import type { LocalDate, Patient } from '../patient/index.ts';
import type { Evidence, InsurerFacts } from './insurers.ts';

/** Two are asked for by every plan that was seen (PAYERS). */
const ASKED = 2;
/** ICD-10-CM: use disorders, without tobacco and caffeine. */
const USE_DISORDER = /^F1[0-689]/;

/**
 * What of a plan's evidence the record answers. A key that is absent is not answered: a class, a dose borne, a share of days taken or
 * an improvement in per cent is asked by some plans and held by nobody's chart, and the trade of who prescribes neither.
 *
 * Source: clinical-protocol l.4 (what is asked); the answers are the record's own.
 */
export function insurerEvidence(patient: Patient, today: LocalDate): InsurerFacts['evidence'] {
  const answers: Partial<Record<Evidence, boolean>> = {};
  const say = (of: Evidence, answer: boolean | undefined): void => {
    if (answer !== undefined) answers[of] = answer;
  };
  const tried = twoTried(patient);
  say('antidepressants', tried);
  // Two that were tried are not yet two that were long and high enough in a plan's own measure; fewer than two cannot be.
  if (tried === false) say('trials', false);
  if (patient.results.some(({ body }) => body.item === 'pdmp')) say('pdmp', true);
  say('substance', noUseDisorder(patient));
  say('oral', takesAntidepressant(patient, today));
  return answers;
}

/** Whether two antidepressants were tried: as the patient listed them, or as a clinician found. */
function twoTried(patient: Patient): boolean | undefined {
  const found = patient.results.findLast(({ body }) => body.item === 'antidepressant-trials')?.body;
  if (found !== undefined && found.reads !== 'unclear' && (found.value ?? 0) >= ASKED) return true;
  const answer = intakeAnswers(patient).get('trials')?.body.answer;
  if (answer?.kind !== 'trials') return undefined;
  const { drugs, open } = antidepressantsTried(answer.trials);
  if (drugs.length >= ASKED) return true;
  return open || found !== undefined ? undefined : false;
}

/** Of the intake: what a patient tells of a use disorder, whatever the list of conditions says. */
const USE_QUESTIONS = ['drug-problem', 'ketamine-misuse'] as const;

/**
 * No use disorder on a list of conditions that was taken, and none that the patient tells of. One that is there may be treated or not:
 * nobody has said.
 */
function noUseDisorder(patient: Patient): boolean | undefined {
  const listed = patient.conditions?.body.conditions;
  if (listed === undefined) return undefined;
  const answers = intakeAnswers(patient);
  const told = USE_QUESTIONS.flatMap((question) => answers.get(question)?.body.answer ?? []);
  if (told.some((answer) => answer.kind !== 'one' || answer.value !== 'never')) return undefined;
  const may = listed.some(
    ({ system, code, status }) =>
      (status === 'active' || status === 'remission') &&
      (system === 'ICD-10-CM' && code !== undefined ? USE_DISORDER.test(code) : true),
  );
  return may ? undefined : true;
}

/** An antidepressant that is taken now; undefined where the list was not taken, or holds a name that nobody can read. */
function takesAntidepressant(patient: Patient, today: LocalDate): boolean | undefined {
  const taken = patient.medicines?.body.medicines.filter(({ stopped }) => stopped === undefined || stopped > today);
  if (taken === undefined) return undefined;
  const found = taken.map(({ name }) => antidepressantIn(name));
  if (found.some((drug) => typeof drug === 'string')) return true;
  return found.some((drug) => drug === undefined) ? undefined : false;
}
