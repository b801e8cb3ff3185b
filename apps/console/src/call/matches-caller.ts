import type { CallersView } from '@keel/formats/api';
import { matches } from '../patients/index.ts';

type Person = CallersView['people'][number];

/** A number may be typed with or without country, spaces and dashes: from four digits on, its end or its middle is enough. */
export function matchesCaller(person: Person, search: string): boolean {
  const digits = search.replace(/\D/g, '');
  const number = /^[\d\s()+.-]+$/.test(search.trim()) && digits.length >= 4;
  if (number && person.phones.some((phone) => phone.number.replace(/\D/g, '').includes(digits))) return true;
  // As a date people say it: 14.3.1981, 3/14/1981, 1981-03-14.
  const parts = search.trim().split(/[./-]/).map(Number);
  if (parts.length === 3 && parts.every((part) => Number.isInteger(part)) && person.brief.birthDate !== null) {
    const born = person.brief.birthDate
      .split('-')
      .map(Number)
      .toSorted((a, b) => a - b);
    return parts.toSorted((a, b) => a - b).every((part, index) => part === born[index]);
  }
  return matches(person.brief, search) || person.phones.some(({ name }) => name !== null && named(name, search));
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const named = (name: string, search: string): boolean =>
  search.trim().length >= 3 && plain(name).includes(plain(search.trim()));
