import { INSTRUMENTS } from '../scales/index.ts';
import { BILLING } from './billing.ts';
import type { CodeRow, SystemId } from './code-row.ts';
import { ICD_10_CM } from './icd-10-cm.ts';
import { LOCAL_CODES } from './local.ts';
import { LOINC, type LoincRow } from './loinc.ts';
import { MDC } from './mdc.ts';
import { DRUG_CODES, RXNORM } from './rxnorm.ts';
import { SNOMED_CT } from './snomed-ct.ts';
import { UCUM } from './ucum.ts';

const LOCAL: readonly CodeRow[] = LOCAL_CODES.map((row) => ({
  system: 'local',
  code: row.code,
  display: row.definition,
  mark: 'project-proposal',
}));
const UNITS: readonly CodeRow[] = UCUM.map((row) => ({
  system: 'ucum',
  code: row.code,
  display: row.shown ?? row.code,
  mark: 'looked-up',
}));

/** Panels, totals and items of the instruments: they stand in `scales`, where they are used, and are found from here. */
const INSTRUMENT_CODES: readonly LoincRow[] = INSTRUMENTS.flatMap((instrument) => {
  const term = (code: string, display: string, units: readonly string[]): LoincRow => ({
    system: 'loinc',
    code,
    display: `${instrument.id}: ${display}`,
    mark: 'looked-up',
    group: 'instrument',
    units,
  });
  return [
    ...Object.entries(instrument.codes).flatMap(([name, code]) =>
      code.loinc === null ? [] : [term(code.loinc, name, code.unit === undefined ? [] : [code.unit])],
    ),
    ...instrument.items.flatMap((item) => (item.loinc === null ? [] : [term(item.loinc, item.label, [])])),
  ];
});

/** Every coded row Keel knows. */
export const ALL_CODES: readonly CodeRow[] = [
  ...LOINC,
  ...INSTRUMENT_CODES,
  ...SNOMED_CT,
  ...RXNORM,
  ...DRUG_CODES,
  ...ICD_10_CM,
  ...MDC,
  ...BILLING,
  ...UNITS,
  ...LOCAL,
];

const INDEX: ReadonlyMap<string, readonly CodeRow[]> = index(ALL_CODES);

function index(all: readonly CodeRow[]): ReadonlyMap<string, readonly CodeRow[]> {
  const found = new Map<string, CodeRow[]>();
  for (const row of all) {
    const key = `${row.system}|${row.code}`;
    const rows = found.get(key);
    if (rows === undefined) found.set(key, [row]);
    else rows.push(row);
  }
  return found;
}

/**
 * What Keel knows of a code: several rows where one code is used twice, none where it is not recognised. An unknown
 * code is kept and shown as unrecognised; nothing is ever guessed from its words.
 */
export const findCode = (system: SystemId, code: string): readonly CodeRow[] => INDEX.get(`${system}|${code}`) ?? [];

/** The name to show for a code, or the code itself with a word that it is not recognised. */
export const displayOf = (system: SystemId, code: string): string =>
  findCode(system, code)[0]?.display ?? `${code} (unrecognised)`;
