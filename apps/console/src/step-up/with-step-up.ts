import { ProblemError } from '../api/index.ts';

/** Does something that may ask who this is again. Null when it was not confirmed; every other refusal is thrown on. */
export async function withStepUp<T>(confirm: () => Promise<boolean>, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError) || error.key !== 'step-up-required') throw error;
  }
  return (await confirm()) ? work() : null;
}
