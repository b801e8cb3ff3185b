import type { ReadingKind, ReadingMethod } from '@keel/clinical/device';
import { apart } from './charset.ts';
import { componentsOf, plainText, repetitionsOf, unescapeText } from './hl7-message.ts';
import {
  ALARM_ATTRIBUTE_NAME,
  CLAIMS,
  CODE_ROWS,
  type CodeRow,
  DIALECTS,
  type Dialect,
  type DialectRow,
  EVENT_NAME,
  isEventCode,
  KIND_UNITS,
  UNIT_ROWS,
  type UnitRow,
} from './nomenclature.ts';
import { type Separators, USUAL_SEPARATORS } from './separators.ts';

const BY_CODE: ReadonlyMap<number, CodeRow> = new Map(CODE_ROWS.map((row) => [row.code, row]));
const BY_NAME: ReadonlyMap<string, CodeRow> = new Map(CODE_ROWS.flatMap((row) => row.names.map((name) => [name, row])));

/** Spellings of the IEEE 11073-10101 system. */
const IEEE = new Set(['MDC', 'ISO+', 'ISO/IEEE 11073-10101', '11073-10101', 'URN:ISO:STD:ISO:11073:10101']);
const UCUM = new Set(['UCUM', 'HTTP://UNITSOFMEASURE.ORG']);

/** One coded element: what OBX-3 and OBX-6 hold, twice when the sender gives an alternative. */
export interface Coded {
  readonly code: string;
  readonly text: string;
  readonly system: string;
}

/** The coded elements of a field's first repetition, blanks trimmed, without those that are empty throughout. */
export function codedElements(field: string | undefined, separators: Separators): Coded[] {
  const parts = componentsOf(repetitionsOf(field, separators)[0], separators);
  const part = (n: number): string => unescapeText(parts[n] ?? '', separators).trim();
  const all = [0, 3].map((from) => ({ code: part(from), text: part(from + 1), system: part(from + 2) }));
  return all.filter(({ code, text }) => code !== '' || text !== '');
}

/** What OBX-3 holds, and what follows from it alone. */
export interface CodeField {
  readonly coded: readonly Coded[];
  /** The same as one line of text: how it is shown. */
  readonly text: string;
  /** One of its codes is said to be of the IEEE system: whoever sends it is a device. */
  readonly isIeee: boolean;
  readonly isAlarm: boolean;
  /** Without any private codes adopted. */
  readonly identified: Identified;
}

/** What OBX-6 holds. */
export interface UnitField {
  readonly text: string;
  readonly unit: UnitReading;
}

export const codeField = remembered((field, separators): CodeField => {
  const coded = codedElements(field, separators);
  return {
    coded,
    text: coded.map(({ code, text, system }) => [code, text, system].join('^')).join('^'),
    isIeee: coded.some(({ system }) => IEEE.has(system.toUpperCase())),
    isAlarm: coded.some(
      ({ code, text }) => isEventCode(code) || EVENT_NAME.test(text) || ALARM_ATTRIBUTE_NAME.test(text),
    ),
    identified: identify(coded, []),
  };
});

export const unitField = remembered(
  (field, separators): UnitField => ({
    text: plainText(field, separators),
    unit: unitOf(codedElements(field, separators)),
  }),
);

const REMEMBERED_MAX = 2_000;
const REMEMBERED_LENGTH_MAX = 200;

/**
 * Works out once what a field of codes says: a monitor sends the same few dozen for ever. Bounded, and forgotten as a
 * whole, so that a sender who makes up codes costs no memory.
 */
function remembered<T>(
  work: (field: string, separators: Separators) => T,
): (field: string, separators: Separators) => T {
  const known = new Map<string, T>();
  return (field, separators) => {
    if (separators !== USUAL_SEPARATORS || field.length > REMEMBERED_LENGTH_MAX) return work(field, separators);
    const found = known.get(field);
    if (found !== undefined) return found;
    const own = apart(field);
    const made = work(own, separators);
    if (known.size >= REMEMBERED_MAX) known.clear();
    known.set(own, made);
    return made;
  };
}

export type CodeTrouble =
  | 'code-disagrees'
  | 'code-not-a-number'
  | 'code-name-missing'
  | 'code-private'
  | 'pressure-site-unsaid';

/** What OBX-3 says was measured. */
export type Identified =
  | {
      readonly as: 'reading';
      readonly kind: ReadingKind;
      readonly method: ReadingMethod;
      readonly warnings: readonly string[];
    }
  /** It claims to be something Keel files, but not in a way that can be relied on. */
  | { readonly as: 'trouble'; readonly reason: CodeTrouble; readonly because: string; readonly claims: ReadingKind }
  | { readonly as: 'other'; readonly what: string };

/**
 * Reads a code strictly: number, reference id and system must belong together, in every alternative given. A code that
 * only looks like a vital sign is held back with the reason, never matched by similar text.
 */
export function identify(elements: readonly Coded[], dialects: readonly Dialect[]): Identified {
  const all = elements.map((element) => identifyOne(element, dialects));
  const trouble = all.find((one) => one.as === 'trouble' && one.reason !== 'code-private');
  if (trouble !== undefined) return trouble;
  const readings = all.filter((one) => one.as === 'reading');
  const [first, second] = readings;
  if (first !== undefined && second !== undefined && first.kind !== second.kind)
    return disagreement(`the two codes given stand for ${first.kind} and ${second.kind}`, first.kind);
  if (first !== undefined) {
    const known = all.find((one) => one.as === 'other' && one.what !== UNRECOGNISED);
    if (known?.as === 'other')
      return disagreement(`the two codes given stand for ${first.kind} and ${known.what}`, first.kind);
    return first;
  }
  return all.find((one) => one.as === 'trouble') ?? all[0] ?? { as: 'other', what: UNRECOGNISED };
}

export const UNRECOGNISED = 'unrecognised code';

const disagreement = (because: string, claims: ReadingKind): Identified => ({
  as: 'trouble',
  reason: 'code-disagrees',
  because,
  claims,
});

function identifyOne({ code, text, system }: Coded, dialects: readonly Dialect[]): Identified {
  const systemName = system.toUpperCase();
  const adopted = dialects.find((dialect) => dialect === systemName);
  if (adopted !== undefined) return identifyInDialect({ code, text, system }, DIALECTS[adopted]);
  if (system !== '' && !IEEE.has(systemName)) {
    const claims = claimOf({ code, text, system });
    if (claims === null) return { as: 'other', what: UNRECOGNISED };
    return {
      as: 'trouble',
      reason: 'code-private',
      because: `coded in ${system}, which is not IEEE 11073 (MDC) and not adopted for this device`,
      claims,
    };
  }
  const byName = BY_NAME.get(text) ?? BY_NAME.get(code);
  if (!/^\d{1,10}$/.test(code)) {
    const claims = kindOf(byName) ?? claimOf({ code, text, system });
    if (claims === null || claims === undefined) return { as: 'other', what: byName ? whatOf(byName) : UNRECOGNISED };
    const named = byName === undefined ? text || code : byName.names[0];
    return {
      as: 'trouble',
      reason: 'code-not-a-number',
      because: `local code ${code === '' ? '(empty)' : code} instead of the number of ${named}`,
      claims,
    };
  }
  const byCode = BY_CODE.get(Number(code));
  if (byCode === undefined) {
    const claims = kindOf(byName);
    if (claims === undefined) return { as: 'other', what: UNRECOGNISED };
    return disagreement(`number ${code} is not the number of ${text}`, claims);
  }
  const claims = kindOf(byCode) ?? kindOf(byName);
  if (text === '') {
    if (claims === undefined) return { as: 'other', what: whatOf(byCode) };
    return {
      as: 'trouble',
      reason: 'code-name-missing',
      because: `number ${code} comes without its reference id, so the two cannot be checked against each other`,
      claims,
    };
  }
  if (!byCode.names.includes(text)) {
    if (claims === undefined) return { as: 'other', what: whatOf(byCode) };
    return disagreement(
      `number ${code} is ${byCode.names[0]}, but the reference id says ${text}`,
      kindOf(byName) ?? claims,
    );
  }
  switch (byCode.meaning.is) {
    case 'reading': {
      const { kind, method } = byCode.meaning;
      return { as: 'reading', kind, method, warnings: system === '' ? ['code-system-missing'] : [] };
    }
    case 'site-unsaid':
      return {
        as: 'trouble',
        reason: 'pressure-site-unsaid',
        because: `${text} does not say whether a cuff or a line measured it`,
        claims: byCode.meaning.claims,
      };
    case 'other':
      return { as: 'other', what: byCode.meaning.what };
  }
}

function identifyInDialect({ code, text, system }: Coded, rows: readonly DialectRow[]): Identified {
  const row = rows.find((one) => one.code.toUpperCase() === code.toUpperCase());
  if (row === undefined) {
    const claims = claimOf({ code, text, system });
    if (claims === null) return { as: 'other', what: UNRECOGNISED };
    return {
      as: 'trouble',
      reason: 'code-private',
      because: `code ${code} of ${system} is not in the table adopted for this device`,
      claims,
    };
  }
  if (row.names.length > 0 && !row.names.includes(text))
    return disagreement(`code ${code} of ${system} is ${row.names[0]}, but the text says ${text}`, row.kind);
  return { as: 'reading', kind: row.kind, method: row.method, warnings: [`dialect-${system.toLowerCase()}`] };
}

function kindOf(row: CodeRow | undefined): ReadingKind | undefined {
  if (row === undefined || row.meaning.is === 'other') return undefined;
  return row.meaning.is === 'reading' ? row.meaning.kind : row.meaning.claims;
}

function whatOf(row: CodeRow): string {
  return row.meaning.is === 'other' ? row.meaning.what : row.names.join(' ');
}

/** Which kind the wording of a foreign code claims, by whole words only. */
function claimOf({ code, text, system }: Coded): ReadingKind | null {
  const dialect = Object.entries(DIALECTS).find(([name]) => name === system.toUpperCase())?.[1] as
    | readonly DialectRow[]
    | undefined;
  const row = dialect?.find((one) => one.code.toUpperCase() === code.toUpperCase());
  if (row !== undefined) return row.kind;
  const named = kindOf(BY_NAME.get(text)) ?? kindOf(BY_NAME.get(code));
  if (named !== undefined) return named;
  const words = `${code} ${text}`.toUpperCase().replace(/[^A-Z0-9]+/g, ' ');
  return CLAIMS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

export type UnitReading =
  | { readonly ok: true; readonly unit: UnitRow['unit']; readonly warnings: readonly string[] }
  | {
      readonly ok: false;
      readonly reason: 'unit-missing' | 'unit-unknown' | 'unit-disagrees';
      readonly because: string;
    };

const UNIT_BY_CODE: ReadonlyMap<string, UnitRow> = new Map(UNIT_ROWS.map((row) => [String(row.code), row]));
const UNIT_BY_NAME: ReadonlyMap<string, UnitRow> = new Map(UNIT_ROWS.map((row) => [row.name ?? '', row]));
const UNIT_BY_UCUM: ReadonlyMap<string, UnitRow> = new Map(
  UNIT_ROWS.flatMap((row) => row.ucum.map((code) => [code, row])),
);
const UNIT_BY_TEXT: ReadonlyMap<string, UnitRow> = new Map(
  UNIT_ROWS.flatMap((row) => row.text.map((text) => [text, row])),
);

/** Reads OBX-6: an IEEE unit, a UCUM unit, or an everyday spelling, which is taken with a warning. */
export function unitOf(elements: readonly Coded[]): UnitReading {
  if (elements.length === 0) return { ok: false, reason: 'unit-missing', because: 'no unit is given' };
  const found: UnitRow[] = [];
  const warnings: string[] = [];
  for (const { code, text, system } of elements) {
    const systemName = system.toUpperCase();
    const byNumber = UNIT_BY_CODE.get(code);
    const byName = UNIT_BY_NAME.get(text) ?? UNIT_BY_NAME.get(code);
    if (byNumber !== undefined && text !== '' && byName !== byNumber && UNIT_BY_UCUM.get(text) !== byNumber)
      return {
        ok: false,
        reason: 'unit-disagrees',
        because: `unit ${code} is ${byNumber.name}, but the text says ${text}`,
      };
    const foreign = system !== '' && !IEEE.has(systemName) && !UCUM.has(systemName);
    if (
      byName !== undefined &&
      byNumber === undefined &&
      code !== '' &&
      UNIT_BY_NAME.get(code) === undefined &&
      !UCUM.has(systemName)
    )
      return { ok: false, reason: 'unit-disagrees', because: `${code} is not the number of ${text}` };
    const spelled = UNIT_BY_UCUM.get(code) ?? UNIT_BY_UCUM.get(text) ?? UNIT_BY_TEXT.get((code || text).toUpperCase());
    const row = byNumber ?? byName ?? spelled;
    if (row === undefined) continue;
    if (byNumber === undefined && byName === undefined && (foreign || !UCUM.has(systemName)))
      warnings.push('unit-as-text');
    found.push(row);
  }
  const [first] = found;
  const shown = elements.map(({ code, text }) => code || text).join(' / ');
  if (first === undefined) return { ok: false, reason: 'unit-unknown', because: `the unit ${shown} is not known` };
  if (found.some(({ unit }) => unit !== first.unit))
    return { ok: false, reason: 'unit-disagrees', because: `the units given differ: ${shown}` };
  return { ok: true, unit: first.unit, warnings };
}

const SHOWN_UNITS: Readonly<Record<UnitRow['unit'], string>> = {
  'mm[Hg]': 'mmHg',
  kPa: 'kPa',
  '%': '%',
  'beat/min': '/min',
  'breath/min': '/min',
  'per-minute': '/min',
  Cel: '°C',
  '[degF]': '°F',
};

/** A unit as it was sent (OBX-6), for whoever reads it: a known one as people write it, else its name; empty: none was sent. */
export function shownUnit(sent: string): string {
  const coded = codedElements(sent, USUAL_SEPARATORS);
  const read = unitOf(coded);
  if (read.ok) return SHOWN_UNITS[read.unit];
  return coded.map(({ code, text }) => text || code)[0] ?? '';
}

/** The value in the kind's own unit; null when the unit does not belong to the kind. */
export function inOwnUnit(
  kind: ReadingKind,
  value: number,
  unit: UnitRow['unit'],
): { value: number; converted: boolean } | null {
  const conversion = KIND_UNITS[kind][unit];
  if (conversion === undefined) return null;
  return conversion === 'same' ? { value, converted: false } : { value: conversion(value), converted: true };
}
