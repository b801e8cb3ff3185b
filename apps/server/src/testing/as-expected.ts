import { STARTING_POLICIES } from '@keel/clinical/policy';
import type { Answer } from './test-clinic.ts';

/** What a test takes for granted. @throws Error with what the clinic said instead. */
export async function must(answer: Answer): Promise<Answer> {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer;
}

/** The body of `adopt-policy` by which most clinics of the tests open. */
export const ADOPTED = {
  policy: STARTING_POLICIES.mixed,
  printedName: 'Dr. P',
  meaning: 'responsible-prescriber',
  from: null,
  because: 'opening',
} as const;
