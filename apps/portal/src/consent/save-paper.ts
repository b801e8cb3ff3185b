import { UnreachableError } from '../api/index.ts';

/** Saves the paper of a signature to this device: asked as oneself, so no address ever opens it. @throws UnreachableError */
export async function savePaper(sha256: string): Promise<void> {
  const answer = await fetch(`/api/v1/my-consent-pdf?paper=${sha256}`, {
    headers: { 'keel-side': 'portal' },
    credentials: 'same-origin',
  }).catch((error: unknown) => {
    throw new UnreachableError('my-consent-pdf', { cause: error });
  });
  if (!answer.ok) throw new UnreachableError(String(answer.status));
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = 'consent.pdf';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
