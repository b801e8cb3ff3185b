/**
 * Check digits. They catch slips of the pen and most invented codes; none of them proves that a code exists.
 * NDC, RxNorm and ICD-10-CM have none.
 */

/** The digit that Luhn's sum (mod 10) wants after these digits. */
function luhnDigit(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}

/** `8867-4`: the digit after the dash is Luhn's over the digits before it. */
export function isLoinc(code: string): boolean {
  const parts = /^(\d{1,7})-(\d)$/.exec(code);
  return parts !== null && luhnDigit(parts[1] ?? '') === Number(parts[2]);
}

/**
 * `LA6568-5`, an answer: Luhn over the digits, plus 5 where their count is even and plus 2 where it is odd. Found by
 * trying, not published; it held for every code tried.
 */
export function isLoincAnswer(code: string): boolean {
  const parts = /^LA(\d{1,7})-(\d)$/.exec(code);
  if (parts === null) return false;
  const digits = parts[1] ?? '';
  return (luhnDigit(digits) + (digits.length % 2 === 0 ? 5 : 2)) % 10 === Number(parts[2]);
}

/** `LL465-6`, a list of answers: Luhn plus 1, likewise found by trying. */
export function isLoincList(code: string): boolean {
  const parts = /^LL(\d{1,7})-(\d)$/.exec(code);
  return parts !== null && (luhnDigit(parts[1] ?? '') + 1) % 10 === Number(parts[2]);
}

/** The dihedral group D5, by which Verhoeff's scheme multiplies. */
const MULTIPLY: readonly (readonly number[])[] = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
];
/** What happens to a digit at each place, counted from the right, modulo eight. */
const PERMUTE: readonly (readonly number[])[] = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
  [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
  [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
  [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
  [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
  [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
  [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
];

/** A SNOMED CT identifier: 6 to 18 digits, Verhoeff over all of them. */
export function isSnomedId(code: string): boolean {
  if (!/^[1-9]\d{5,17}$/.test(code)) return false;
  let check = 0;
  for (let place = 0; place < code.length; place += 1) {
    const digit = Number(code[code.length - 1 - place]);
    check = MULTIPLY[check]?.[PERMUTE[place % 8]?.[digit] ?? 0] ?? 0;
  }
  return check === 0;
}

/** A US provider number: ten digits, Luhn with 80840 before them (general knowledge). */
export const isNpi = (code: string): boolean =>
  /^[12]\d{9}$/.test(code) && luhnDigit(`80840${code.slice(0, 9)}`) === Number(code[9]);

/** A DEA registration: two letters, seven digits, the last from the odd places plus twice the even (general knowledge). */
export function isDea(code: string): boolean {
  const parts = /^[A-Z][A-Z9](\d{7})$/.exec(code);
  if (parts === null) return false;
  const digits = [...(parts[1] ?? '')].map(Number);
  const at = (index: number): number => digits[index] ?? 0;
  return (at(0) + at(2) + at(4) + 2 * (at(1) + at(3) + at(5))) % 10 === at(6);
}

const BASE_36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** An FDA substance identifier: ten characters, the last the sum of the others modulo 36 (general knowledge). */
export const isUnii = (code: string): boolean =>
  /^[0-9A-Z]{10}$/.test(code) &&
  [...code.slice(0, 9)].reduce((sum, char) => sum + BASE_36.indexOf(char), 0) % 36 === BASE_36.indexOf(code[9] ?? '');
