import type { ScreeningRequest } from '@keel/clinical/screening';
import { type Answers, QUESTIONS, requestOfAnswers } from '@keel/clinical/self-check';

const KEY = 'keel-carried-answers';
const VERSION = 1;
/** More than any honest answers need. */
const LENGTH_MAX = 20_000;

/** What a person took along from "Is it for me?", and the same as the clinic's screening request. */
export interface CarriedAnswers {
  readonly answers: Answers;
  readonly request: ScreeningRequest;
  readonly language: 'en' | 'es';
}

/** Keeps the answers in this tab until it is closed. They are sent nowhere. False where the browser keeps nothing. */
export function carryAnswers(answers: Answers, language: 'en' | 'es'): boolean {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ version: VERSION, language, answers }));
    return true;
  } catch {
    return false;
  }
}

/**
 * The answers that this tab carries, for the sign-up page to show and to ask whether they may be sent; null when there are none. What
 * lies in the browser's storage may be anybody's writing: only questions and answers that exist are taken over, texts are cut.
 */
export function carriedAnswers(): CarriedAnswers | null {
  let kept: unknown;
  try {
    const written = sessionStorage.getItem(KEY);
    if (written === null || written.length > LENGTH_MAX) return null;
    kept = JSON.parse(written);
  } catch {
    return null;
  }
  if (typeof kept !== 'object' || kept === null) return null;
  const { version, language, answers } = kept as Record<string, unknown>;
  if (version !== VERSION || typeof answers !== 'object' || answers === null) return null;
  const known = Object.fromEntries(
    QUESTIONS.flatMap(({ id }) => {
      const given = (answers as Record<string, unknown>)[id];
      return Array.isArray(given)
        ? [[id, given.filter((one): one is string => typeof one === 'string').map((one) => one.slice(0, 4_000))]]
        : [];
    }),
  );
  return { answers: known, request: requestOfAnswers(known), language: language === 'es' ? 'es' : 'en' };
}

/** Takes them away: after they were sent, or when the person says so. */
export function forgetAnswers(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
