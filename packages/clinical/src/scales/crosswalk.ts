/** One level of sedation on the scales a record may hold. Rough (general knowledge): for reading, never for a gate. */
export interface SedationLevel {
  readonly moaas: number;
  readonly rass: number;
  /** One or two levels: the scales do not line up. */
  readonly ramsay: readonly number[];
}

export const SEDATION_CROSSWALK: readonly SedationLevel[] = [
  { moaas: 5, rass: 0, ramsay: [2] },
  { moaas: 4, rass: -1, ramsay: [3] },
  { moaas: 3, rass: -2, ramsay: [3, 4] },
  { moaas: 2, rass: -3, ramsay: [4, 5] },
  { moaas: 1, rass: -4, ramsay: [5] },
  { moaas: 0, rass: -5, ramsay: [6] },
];

/** The row for a MOAA/S value; nothing for a value off the scale. Agitation (RASS above 0) has no MOAA/S. */
export const sedationAt = (moaas: number): SedationLevel | undefined =>
  SEDATION_CROSSWALK.find((level) => level.moaas === moaas);

/** QIDS-SR16 and HAM-D17 as studies line them up (looked up): for reading old records, never for rescoring them. */
export const DEPRESSION_CROSSWALK: readonly { readonly qids: number; readonly hamD17: readonly [number, number] }[] = [
  { qids: 5, hamD17: [7, 7] },
  { qids: 10, hamD17: [12, 13] },
  { qids: 15, hamD17: [18, 19] },
  { qids: 20, hamD17: [25, 25] },
];

/** HAM-D17 range for a QIDS total that the table holds; between its rows nothing is made up. */
export const hamD17ForQids = (qids: number): readonly [number, number] | undefined =>
  DEPRESSION_CROSSWALK.find((row) => row.qids === qids)?.hamD17;
