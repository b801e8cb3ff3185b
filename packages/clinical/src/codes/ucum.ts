/** A unit as UCUM writes it (case matters), what it is for, and what it is not. */
export interface UnitRow {
  readonly code: string;
  readonly use:
    | 'pressure'
    | 'rate'
    | 'fraction'
    | 'temperature'
    | 'mass'
    | 'length'
    | 'concentration'
    | 'dosing'
    | 'volume'
    | 'flow'
    | 'time'
    | 'laboratory'
    | 'count'
    | 'ratio';
  /** Texts in the field that mean this unit: accepted with a warning, never written. */
  readonly seenAs: readonly string[];
  /** For people, where it differs from the code. */
  readonly shown?: string;
}

/** The units Keel reads and writes. Anything else is quarantined with its text. */
export const UCUM: readonly UnitRow[] = [
  { code: 'mm[Hg]', use: 'pressure', seenAs: ['mmHg', 'mm Hg', 'MMHG'], shown: 'mmHg' },
  { code: 'kPa', use: 'pressure', seenAs: ['KPA'] },
  { code: '/min', use: 'rate', seenAs: ['bpm', 'BPM', '{beats}/min', 'beats/min', 'rpm', 'br/min', '1/min'] },
  { code: '%', use: 'fraction', seenAs: ['percent', 'pct'] },
  { code: 'Cel', use: 'temperature', seenAs: ['C', '°C', 'degC'], shown: '°C' },
  { code: '[degF]', use: 'temperature', seenAs: ['F', '°F', 'degF'], shown: '°F' },
  { code: 'kg', use: 'mass', seenAs: ['KG', 'Kg'] },
  { code: 'g', use: 'mass', seenAs: [] },
  { code: '[lb_av]', use: 'mass', seenAs: ['lb', 'lbs'], shown: 'lb' },
  { code: 'm', use: 'length', seenAs: [] },
  { code: 'cm', use: 'length', seenAs: ['CM'] },
  { code: '[in_i]', use: 'length', seenAs: ['in', 'inch'], shown: 'in' },
  { code: 'kg/m2', use: 'ratio', seenAs: ['kg/m^2', 'kg/m²'], shown: 'kg/m²' },
  { code: 'mg', use: 'mass', seenAs: [] },
  { code: 'ug', use: 'mass', seenAs: ['mcg', 'µg', 'μg'], shown: 'mcg' },
  { code: 'ng', use: 'mass', seenAs: [] },
  { code: 'mg/mL', use: 'concentration', seenAs: ['mg/cc', 'mg/ml'] },
  { code: 'ng/mL', use: 'concentration', seenAs: ['ng/ml'] },
  { code: 'ug/L', use: 'concentration', seenAs: ['mcg/L'], shown: 'mcg/L' },
  { code: 'mg/kg', use: 'dosing', seenAs: [] },
  { code: 'mg/kg/h', use: 'dosing', seenAs: ['mg/kg/hr'] },
  { code: 'ug/kg/min', use: 'dosing', seenAs: ['mcg/kg/min'], shown: 'mcg/kg/min' },
  { code: 'mg/h', use: 'dosing', seenAs: ['mg/hr'] },
  { code: 'mL/h', use: 'flow', seenAs: ['ml/h', 'mL/hr', 'ml/hr'] },
  { code: 'mL/min', use: 'flow', seenAs: ['ml/min'] },
  { code: 'L/min', use: 'flow', seenAs: ['l/min', 'lpm', 'LPM'] },
  { code: 'mL', use: 'volume', seenAs: ['ml', 'cc'] },
  { code: 'L', use: 'volume', seenAs: ['l'] },
  { code: 'ms', use: 'time', seenAs: ['msec'] },
  { code: 's', use: 'time', seenAs: ['sec'] },
  // `m` is the metre: a minute is never read from it.
  { code: 'min', use: 'time', seenAs: ['mins'] },
  { code: 'h', use: 'time', seenAs: ['hr', 'hrs'] },
  { code: 'd', use: 'time', seenAs: ['day', 'days'] },
  { code: 'wk', use: 'time', seenAs: ['week', 'weeks'] },
  { code: 'mo', use: 'time', seenAs: ['month', 'months'] },
  { code: 'mmol/L', use: 'laboratory', seenAs: [] },
  { code: 'mg/dL', use: 'laboratory', seenAs: ['mg/dl'] },
  { code: 'U/L', use: 'laboratory', seenAs: ['IU/L'] },
  { code: 'm[IU]/L', use: 'laboratory', seenAs: ['mIU/L'], shown: 'mIU/L' },
  { code: '{score}', use: 'count', seenAs: ['score'], shown: '' },
  { code: '{Tscore}', use: 'count', seenAs: [], shown: 'T' },
  { code: '{count}', use: 'count', seenAs: [], shown: '' },
  { code: '{spray}', use: 'count', seenAs: ['spray', 'sprays'], shown: 'sprays' },
  { code: '{device}', use: 'count', seenAs: ['device', 'devices'], shown: 'devices' },
  { code: '{tablet}', use: 'count', seenAs: ['tablet', 'tablets'], shown: 'tablets' },
  { code: '1', use: 'ratio', seenAs: [], shown: '' },
];

const BY_CODE: ReadonlyMap<string, UnitRow> = new Map(UCUM.map((row) => [row.code, row]));
const BY_TEXT: ReadonlyMap<string, UnitRow> = new Map(UCUM.flatMap((row) => row.seenAs.map((text) => [text, row])));

/** A unit as it arrived: the UCUM code, and whether it had to be understood. Nothing when it is not known. */
export function readUnit(text: string): { readonly code: string; readonly warned: boolean } | undefined {
  const exact = BY_CODE.get(text);
  if (exact !== undefined) return { code: exact.code, warned: false };
  const meant = BY_TEXT.get(text.trim()) ?? BY_CODE.get(text.trim());
  return meant && { code: meant.code, warned: true };
}

/** A unit as people read it. */
export const shownUnit = (code: string): string => BY_CODE.get(code)?.shown ?? code;

/** value × `times` + `plus`, from the first unit to the second; the way back is its inverse. */
const CONVERSIONS: readonly { from: string; to: string; times: number; plus: number }[] = [
  { from: 'kPa', to: 'mm[Hg]', times: 7.50062, plus: 0 },
  { from: 'Cel', to: '[degF]', times: 9 / 5, plus: 32 },
  { from: '[lb_av]', to: 'kg', times: 0.45359237, plus: 0 },
  { from: '[in_i]', to: 'cm', times: 2.54, plus: 0 },
  { from: 'kg', to: 'g', times: 1000, plus: 0 },
  { from: 'g', to: 'mg', times: 1000, plus: 0 },
  { from: 'mg', to: 'ug', times: 1000, plus: 0 },
  { from: 'ug', to: 'ng', times: 1000, plus: 0 },
  { from: 'm', to: 'cm', times: 100, plus: 0 },
  { from: 'L', to: 'mL', times: 1000, plus: 0 },
  { from: 'ng/mL', to: 'ug/L', times: 1, plus: 0 },
  { from: 'L/min', to: 'mL/min', times: 1000, plus: 0 },
  { from: 'mL/min', to: 'mL/h', times: 60, plus: 0 },
  { from: 'h', to: 'min', times: 60, plus: 0 },
  { from: 'min', to: 's', times: 60, plus: 0 },
  { from: 's', to: 'ms', times: 1000, plus: 0 },
  { from: 'd', to: 'h', times: 24, plus: 0 },
  { from: 'wk', to: 'd', times: 7, plus: 0 },
];

/** A value in another unit; nothing when the two measure different things or no conversion is known. Unrounded. */
export function convert(value: number, from: string, to: string): number | undefined {
  if (from === to) return BY_CODE.has(from) ? value : undefined;
  // Breadth first over the table, both ways: lb → kg → g is found, kg → cm is not.
  const reached = new Map<string, number>([[from, value]]);
  const queue = [from];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const here = reached.get(at) ?? 0;
    for (const step of CONVERSIONS) {
      const next = step.from === at ? step.to : step.to === at ? step.from : undefined;
      if (next === undefined || reached.has(next)) continue;
      const there = step.from === at ? here * step.times + step.plus : (here - step.plus) / step.times;
      if (next === to) return there;
      reached.set(next, there);
      queue.push(next);
    }
  }
  return undefined;
}
