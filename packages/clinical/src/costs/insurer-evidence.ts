import { antidepressantIn, antidepressantsTried, intakeAnswers } from '../intake/index.ts';
import type { LocalDate, Patient } from '../patient/index.ts';
import type { Instant } from '../units/index.ts';
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
export function insurerEvidence(patient: Patient, today: LocalDate): Pick<InsurerFacts, 'evidence' | 'at'> {
  const evidence: Partial<Record<Evidence, boolean>> = {};
  const at: Partial<Record<Evidence, Instant>> = {};
  const say = (of: Evidence, answer: Answer | undefined): void => {
    if (answer === undefined) return;
    evidence[of] = answer.is;
    at[of] = answer.at;
  };
  const tried = twoTried(patient);
  say('antidepressants', tried);
  // Two that were tried are not yet two that were long and high enough in a plan's own measure; fewer than two cannot be.
  if (tried?.is === false) say('trials', tried);
  const looked = patient.results.findLast(({ body }) => body.item === 'pdmp');
  if (looked !== undefined) say('pdmp', { is: true, at: looked.at });
  say('substance', noUseDisorder(patient));
  say('oral', takesAntidepressant(patient, today));
  return { evidence, at };
}

/** What the record answers, and when it was told. */
interface Answer {
  readonly is: boolean;
  readonly at: Instant;
}

/** Whether two antidepressants were tried: as the patient listed them, or as a clinician found. */
function twoTried(patient: Patient): Answer | undefined {
  const found = patient.results.findLast(({ body }) => body.item === 'antidepressant-trials');
  if (found !== undefined && found.body.reads !== 'unclear' && (found.body.value ?? 0) >= ASKED)
    return { is: true, at: found.at };
  const listed = intakeAnswers(patient).get('trials');
  const answer = listed?.body.answer;
  if (listed === undefined || answer?.kind !== 'trials') return undefined;
  const { drugs, open } = antidepressantsTried(answer.trials);
  if (drugs.length >= ASKED) return { is: true, at: listed.at };
  return open || found !== undefined ? undefined : { is: false, at: listed.at };
}

/** Of the intake: what a patient tells of a use disorder, whatever the list of conditions says. */
const USE_QUESTIONS = ['drug-problem', 'ketamine-misuse'] as const;

/**
 * No use disorder on a list of conditions that was taken, and never one by the patient's own word: a list on which none stands may be
 * one where nobody asked. One that is there may be treated or not: nobody has said.
 */
function noUseDisorder(patient: Patient): Answer | undefined {
  const { conditions } = patient;
  if (conditions === null) return undefined;
  const answers = intakeAnswers(patient);
  const told = USE_QUESTIONS.map((question) => answers.get(question)?.body.answer);
  if (told.some((answer) => answer?.kind !== 'one' || answer.value !== 'never')) return undefined;
  // A drug screen that found something, or that nobody could read, speaks louder than a list.
  const screened = patient.results.some(({ body }) => body.item === 'urine-drug-screen' && body.reads !== 'normal');
  if (screened) return undefined;
  const may = conditions.body.conditions.some(
    ({ system, code, status }) =>
      (status === 'active' || status === 'remission') &&
      (system === 'ICD-10-CM' && code !== undefined ? USE_DISORDER.test(code) : true),
  );
  return may ? undefined : { is: true, at: conditions.at };
}

/** Selegiline is given by a patch as well. */
const BY_SKIN = /patch|parche|transderm/i;

/** An antidepressant that is taken now; undefined where the list was not taken, or holds a name that nobody can read. */
function takesAntidepressant({ medicines }: Patient, today: LocalDate): Answer | undefined {
  if (medicines === null) return undefined;
  const { at } = medicines;
  const taken = medicines.body.medicines.filter(({ stopped }) => stopped === undefined || stopped > today);
  const found = taken.filter(({ name }) => !BY_SKIN.test(name)).map(({ name }) => antidepressantIn(name));
  if (found.some((drug) => typeof drug === 'string')) return { is: true, at };
  return found.some((drug) => drug === undefined) ? undefined : { is: false, at };
}
