import type { Treatment } from '../patient/index.ts';

const tenth = (mg: number): number => Math.round(mg * 10) / 10;

/** How much was given, from the least to the most that it can have been. */
export function givenText({ mg, mgMax, amountKnown }: Treatment): string {
  if (!amountKnown) return 'amount not known';
  return mg === mgMax ? `${tenth(mg)} mg` : `${tenth(mg)} to ${tenth(mgMax)} mg`;
}
