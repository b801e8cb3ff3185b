import type { ScreeningContext, ScreeningPatient, ScreeningRequest } from '../screening/index.ts';
import { medicineLines } from '../sign-up/index.ts';
import { type Answers, NONE, type Option, type Question, UNSURE } from './question.ts';
import { QUESTIONS } from './questions.ts';

/** Whether a question was answered at all; "not sure" leaves it open beside whatever else was ticked. */
export function isOpen(question: Question, answers: Answers): boolean {
  const given = answers[question.id] ?? [];
  return given.every((one) => one.trim() === '') || given.includes(UNSURE);
}

/** The options of a question that were ticked. */
export const ticked = (question: Question, answers: Answers): readonly Option[] =>
  question.kind === 'one' || question.kind === 'many'
    ? question.options.filter(({ id }) => (answers[question.id] ?? []).includes(id))
    : [];

/** Age in years as typed; nothing where it is no age. */
export function ageOf(answers: Answers): number | undefined {
  const written = (answers['age']?.[0] ?? '').trim();
  return /^\d{1,3}$/.test(written) && Number(written) > 0 && Number(written) <= 120 ? Number(written) : undefined;
}

/** Medicines line by line; an empty list is the answer "none", nothing is no answer. */
export function medicinesOf(answers: Answers): readonly string[] | undefined {
  const given = answers['medicines'] ?? [];
  if (given.includes(NONE)) return [];
  const lines = medicineLines(given);
  return lines.length === 0 ? undefined : lines;
}

/**
 * The answers as the clinic's own screening request. What was not answered is absent there, which screening reads as missing and
 * never as "no"; a history that is not whole is sent only when it names something.
 */
export function requestOfAnswers(answers: Answers): ScreeningRequest {
  const options = QUESTIONS.flatMap((question) => ticked(question, answers));
  const says = options.map((option) => option.says);
  const diagnoses = says.flatMap((one) => one.diagnoses ?? []);
  const histories = QUESTIONS.filter(({ id }) => ['heart', 'brain', 'mind', 'substances', 'body'].includes(id));
  const wholeHistory = histories.every((question) => !isOpen(question, answers));
  const symptoms = says.flatMap(({ symptom }) => (symptom === undefined ? [] : [symptom]));
  const now = QUESTIONS.find(({ id }) => id === 'now');
  const asked = now !== undefined && !isOpen(now, answers);
  const medicines = medicinesOf(answers);
  const age = ageOf(answers);
  const indication = says.find((one) => one.indication !== undefined)?.indication;
  const context: ScreeningContext = Object.assign({}, ...says.map((one) => one.context ?? {}));
  const patient: ScreeningPatient = {
    ...Object.assign({}, ...says.map((one) => one.patient ?? {})),
    ...(age === undefined ? {} : { ageYears: age }),
    ...(diagnoses.length > 0 || wholeHistory ? { diagnoses } : {}),
    ...(medicines === undefined ? {} : { medications: medicines.map((name) => ({ name })) }),
    context: { ...context, ...(symptoms.length > 0 || asked ? { symptomsToday: symptoms } : {}) },
  };
  return { ...(indication === undefined ? {} : { indication }), patient };
}
