/** What was asked last when it was refused. */
export type Step = 'password' | 'code' | 'passkey';

/**
 * Under which words a refusal is told; null: by its own. Only once the password was right is it said that it was the code. Without an
 * attempt that still stands no code is taken: it begins again.
 */
export function refusedWords(key: string, step: Step): 'wrong' | 'wrongCode' | 'startAgain' | 'passkeyFailed' | null {
  if (key === 'code-refused') return 'wrongCode';
  if (key !== 'login-refused') return null;
  return step === 'password' ? 'wrong' : step === 'code' ? 'startAgain' : 'passkeyFailed';
}
