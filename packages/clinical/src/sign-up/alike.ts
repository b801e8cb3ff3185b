/**
 * By what two records are seen to be of one person. A match is shown to staff and never acted upon by itself: twins share
 * a birth date, families an address and a number.
 */
export const PERSON_KEYS = ['name', 'email', 'phone'] as const;
export type PersonKey = (typeof PERSON_KEYS)[number];

export interface Told {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

const letters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');

export const emailKey = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

/** Digits; a North American number with or without its leading 1, dialled from abroad or not, is the same number. */
export function phoneKey(phone: string): string {
  const digits = phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:011|00)(?=\d{8})/, '');
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
}

/**
 * Where a message ends up, however it is spelt: by this is counted how often somebody is written to. What stands behind a plus
 * sign in an address reaches the same mailbox at most hosts; two people who part theirs so are counted together and still two.
 */
export function reachKey(contact: string): string {
  if (!contact.includes('@')) return phoneKey(contact);
  const [, local = '', host = ''] = /^(.*)@([^@]*)$/.exec(emailKey(contact)) ?? [];
  return `${local.replace(/(?<=.)\+.*$/, '')}@${host.replace(/\.$/, '')}`;
}

/** Keys of what was said; an empty answer is no key. */
export function personKeys(told: Told): readonly { readonly key: PersonKey; readonly value: string }[] {
  const given = letters(told.givenName);
  const family = letters(told.familyName);
  const found: { key: PersonKey; value: string }[] = [];
  if (given !== '' && family !== '') found.push({ key: 'name', value: `${family} ${given} ${told.birthDate}` });
  if (told.email !== undefined && told.email.trim() !== '') found.push({ key: 'email', value: emailKey(told.email) });
  const phone = told.phone === undefined ? '' : phoneKey(told.phone);
  if (phone.length >= 7) found.push({ key: 'phone', value: phone });
  return found;
}
