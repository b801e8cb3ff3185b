import type { PatientBrief } from '@keel/formats/api';

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word is found in a name, the record number or the date of birth (also as its digits alone). Accents do not matter. */
export function matches(
  brief: Pick<PatientBrief, 'givenName' | 'familyName' | 'calledName' | 'recordNumber' | 'birthDate'>,
  search: string,
): boolean {
  const fields = [brief.givenName, brief.familyName, brief.calledName, brief.recordNumber, brief.birthDate]
    .filter((field) => field !== null)
    .map(plain);
  const digits = (brief.birthDate ?? '').replaceAll('-', '');
  return plain(search)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => fields.some((field) => field.includes(word)) || (/^\d{4,8}$/.test(word) && digits.includes(word)));
}
