import { ProblemError, UnreachableError } from './client.ts';
import { signingOut } from './sign-out.ts';

const REVOKE_MS = 60_000;

/**
 * Fetches a file of one's own and hands it to the browser to keep. It is asked for with the header of this side, which a
 * plain link cannot send; the address names nobody.
 *
 * @throws UnreachableError where nobody answers or its reader has signed out, ProblemError when it is refused.
 */
export async function download(path: string, name: string): Promise<void> {
  if (signingOut()) throw new UnreachableError(path);
  let response: Response;
  try {
    response = await fetch(`/api/v1/${path}`, { credentials: 'same-origin', headers: { 'keel-side': 'portal' } });
  } catch (error) {
    throw new UnreachableError(path, { cause: error });
  }
  if (!response.ok) throw new ProblemError(await response.json(), null);
  const blob = await response.blob();
  // Signed out while it came: nothing of his opens here any more.
  if (signingOut()) throw new UnreachableError(path);
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // A browser may read it a moment later.
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_MS);
}
