import type { TFunction } from 'i18next';

const KNOWN = ['ketamine', 'esketamine', 'midazolam'] as const;

/** A drug of the register in the reader's language; another one is named as its box is. */
export function drugName(t: TFunction, drug: string): string {
  const known = KNOWN.find((one) => one === drug);
  return known === undefined ? drug : t(`register.drugOf.${known}`);
}
