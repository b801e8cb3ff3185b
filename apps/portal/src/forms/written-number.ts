/** What stands where a number is asked for: nothing, the number, or words that are not one and are not to be lost as if nothing stood there. */
export function writtenNumber(text: string): number | null | 'unread' {
  const written = text.trim().replace(',', '.');
  if (written === '') return null;
  return /^\d+(\.\d+)?$/.test(written) ? Number(written) : 'unread';
}
