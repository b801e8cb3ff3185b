/** The characters a message declares for itself in MSH-1 and MSH-2. Empty means the message has none. */
export interface Separators {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
}

/** What nearly every sender declares. Compared by identity: what is worked out for these is kept. */
export const USUAL_SEPARATORS: Separators = {
  field: '|',
  component: '^',
  repetition: '~',
  escape: '\\',
  subcomponent: '&',
};

/**
 * Reads MSH-1 and MSH-2 from a header segment. Null when it is no header, a separator is a letter, a digit, a blank or a
 * control character, or two separators are the same character: then no field of the message can be told from another.
 * Older senders leave the last ones out. Source: HL7 v2 chapter 2, MSH-1 and MSH-2.
 */
export function separatorsOf(header: string): Separators | null {
  if (header.startsWith('MSH|^~\\&|')) return USUAL_SEPARATORS;
  if (!header.startsWith('MSH')) return null;
  const field = header[3];
  if (field === undefined) return null;
  const end = header.indexOf(field, 4);
  const encoding = end === -1 ? header.slice(4) : header.slice(4, end);
  const component = encoding[0];
  if (component === undefined || encoding.length > 5) return null;
  const all = [field, ...encoding];
  if (new Set(all).size !== all.length || all.some((character) => /[A-Za-z0-9\s"]|\p{Cc}/u.test(character)))
    return null;
  return {
    field,
    component,
    repetition: encoding[1] ?? '',
    escape: encoding[2] ?? '',
    subcomponent: encoding[3] ?? '',
  };
}
