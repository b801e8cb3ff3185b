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

export const emailKey = (email: string): string => email.trim().toLowerCase();

/** Digits; a North American number with or without its leading 1 is the same number. */
export function phoneKey(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
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
