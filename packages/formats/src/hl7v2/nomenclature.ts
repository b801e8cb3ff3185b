import type { ReadingKind, ReadingMethod } from '@keel/clinical/device';

/** What a code stands for: a kind Keel files, or something it knows and does not file. */
export type Meaning =
  | { readonly is: 'reading'; readonly kind: ReadingKind; readonly method: ReadingMethod }
  /** A measurement of another sort: kept with the message, no reading. */
  | { readonly is: 'other'; readonly what: string }
  /** A pressure that does not say whether a cuff or a line measured it: never taken for a cuff. */
  | { readonly is: 'site-unsaid'; readonly claims: ReadingKind };

export interface CodeRow {
  /** IEEE 11073-10101 number: partition × 65536 + term. */
  readonly code: number;
  /** Reference ids that belong to the number. Makers and editions differ, so a row can have several. */
  readonly names: readonly string[];
  readonly meaning: Meaning;
  /** `ref`: in the project's code reference; `GK`: general knowledge, to be confirmed. */
  readonly basis: 'ref' | 'GK';
}

const reading = (kind: ReadingKind, method: ReadingMethod): Meaning => ({ is: 'reading', kind, method });
const other = (what: string): Meaning => ({ is: 'other', what });

/** The codes of a bedside report that Keel can tell apart. Source: codes 5. */
export const CODE_ROWS: readonly CodeRow[] = [
  {
    code: 147842,
    names: ['MDC_ECG_HEART_RATE', 'MDC_ECG_CARD_BEAT_RATE'],
    meaning: reading('HR', 'ecg'),
    basis: 'ref',
  },
  { code: 150456, names: ['MDC_PULS_OXIM_SAT_O2'], meaning: reading('SPO2', 'oximeter'), basis: 'ref' },
  { code: 149530, names: ['MDC_PULS_OXIM_PULS_RATE'], meaning: reading('PULSE', 'oximeter'), basis: 'ref' },
  { code: 149546, names: ['MDC_PULS_RATE_NON_INV'], meaning: reading('PULSE', 'cuff'), basis: 'ref' },
  { code: 149514, names: ['MDC_PULS_RATE'], meaning: reading('PULSE', 'unsaid'), basis: 'GK' },
  { code: 150021, names: ['MDC_PRESS_BLD_NONINV_SYS'], meaning: reading('NIBP_SYS', 'cuff'), basis: 'ref' },
  { code: 150022, names: ['MDC_PRESS_BLD_NONINV_DIA'], meaning: reading('NIBP_DIA', 'cuff'), basis: 'ref' },
  { code: 150023, names: ['MDC_PRESS_BLD_NONINV_MEAN'], meaning: reading('NIBP_MEAN', 'cuff'), basis: 'ref' },
  { code: 150301, names: ['MDC_PRESS_CUFF_SYS'], meaning: reading('NIBP_SYS', 'cuff'), basis: 'ref' },
  { code: 150302, names: ['MDC_PRESS_CUFF_DIA'], meaning: reading('NIBP_DIA', 'cuff'), basis: 'ref' },
  { code: 150303, names: ['MDC_PRESS_CUFF_MEAN'], meaning: reading('NIBP_MEAN', 'cuff'), basis: 'ref' },
  { code: 151562, names: ['MDC_RESP_RATE'], meaning: reading('RR', 'unsaid'), basis: 'ref' },
  { code: 151578, names: ['MDC_TTHOR_RESP_RATE'], meaning: reading('RR', 'impedance'), basis: 'ref' },
  { code: 151594, names: ['MDC_CO2_RESP_RATE'], meaning: reading('RR', 'capnograph'), basis: 'ref' },
  { code: 151658, names: ['MDC_PULS_OXIM_PLETH_RESP_RATE'], meaning: reading('RR', 'oximeter'), basis: 'ref' },
  {
    code: 151708,
    names: ['MDC_AWAY_CO2_ET', 'MDC_CONC_AWAY_CO2_ET'],
    meaning: reading('ETCO2', 'capnograph'),
    basis: 'ref',
  },
  { code: 150344, names: ['MDC_TEMP'], meaning: reading('TEMP', 'unsaid'), basis: 'ref' },
  { code: 150364, names: ['MDC_TEMP_BODY'], meaning: reading('TEMP', 'unsaid'), basis: 'ref' },

  { code: 150017, names: ['MDC_PRESS_BLD_SYS'], meaning: { is: 'site-unsaid', claims: 'NIBP_SYS' }, basis: 'ref' },
  { code: 150018, names: ['MDC_PRESS_BLD_DIA'], meaning: { is: 'site-unsaid', claims: 'NIBP_DIA' }, basis: 'ref' },
  { code: 150019, names: ['MDC_PRESS_BLD_MEAN'], meaning: { is: 'site-unsaid', claims: 'NIBP_MEAN' }, basis: 'ref' },

  { code: 150020, names: ['MDC_PRESS_BLD_NONINV'], meaning: other('cuff pressure, group'), basis: 'ref' },
  { code: 150033, names: ['MDC_PRESS_BLD_ART_SYS'], meaning: other('arterial line pressure'), basis: 'ref' },
  { code: 150034, names: ['MDC_PRESS_BLD_ART_DIA'], meaning: other('arterial line pressure'), basis: 'ref' },
  { code: 150035, names: ['MDC_PRESS_BLD_ART_MEAN'], meaning: other('arterial line pressure'), basis: 'ref' },
  { code: 150037, names: ['MDC_PRESS_BLD_ART_ABP_SYS'], meaning: other('arterial line pressure'), basis: 'GK' },
  { code: 150038, names: ['MDC_PRESS_BLD_ART_ABP_DIA'], meaning: other('arterial line pressure'), basis: 'GK' },
  { code: 150039, names: ['MDC_PRESS_BLD_ART_ABP_MEAN'], meaning: other('arterial line pressure'), basis: 'GK' },
  { code: 150087, names: ['MDC_PRESS_BLD_VEN_CENT_MEAN'], meaning: other('central venous pressure'), basis: 'ref' },
  { code: 149522, names: ['MDC_BLD_PULS_RATE_INV'], meaning: other('pulse rate of an arterial line'), basis: 'ref' },
  { code: 150448, names: ['MDC_PULS_OXIM_PERF_REL'], meaning: other('perfusion index'), basis: 'ref' },
  { code: 150488, names: ['MDC_BLD_PERF_INDEX'], meaning: other('perfusion index'), basis: 'ref' },
  { code: 150452, names: ['MDC_PULS_OXIM_PLETH'], meaning: other('waveform'), basis: 'ref' },
  { code: 131329, names: ['MDC_ECG_ELEC_POTL_I'], meaning: other('waveform'), basis: 'ref' },
  { code: 147232, names: ['MDC_ECG_TIME_PD_QT_GL'], meaning: other('QT interval'), basis: 'ref' },
  { code: 147236, names: ['MDC_ECG_TIME_PD_QTc'], meaning: other('QT interval'), basis: 'ref' },
  { code: 148066, names: ['MDC_ECG_V_P_C_RATE'], meaning: other('rate of extra beats'), basis: 'ref' },
  { code: 184327, names: ['MDC_ECG_STAT_RHY'], meaning: other('rhythm'), basis: 'ref' },
  { code: 188736, names: ['MDC_MASS_BODY_ACTUAL'], meaning: other('weight'), basis: 'ref' },
  { code: 188740, names: ['MDC_LEN_BODY_ACTUAL'], meaning: other('height'), basis: 'ref' },
  { code: 68063, names: ['MDC_ATTR_PT_WEIGHT'], meaning: other('weight set at the monitor'), basis: 'ref' },
  { code: 68060, names: ['MDC_ATTR_PT_HEIGHT'], meaning: other('height set at the monitor'), basis: 'ref' },
];

/**
 * Private codes of one maker, taken only for a device for which the clinic adopted the dialect: a private number means
 * nothing outside its maker's own book. `names` empty: the maker's text is not checked. Source: codes 5, private codes.
 */
export interface DialectRow {
  readonly code: string;
  readonly names: readonly string[];
  readonly kind: ReadingKind;
  readonly method: ReadingMethod;
}

export const DIALECTS = {
  EHC: [
    { code: '131072', names: ['ECG_HR'], kind: 'HR', method: 'ecg' },
    { code: '327680', names: ['SPO2_SPO2'], kind: 'SPO2', method: 'oximeter' },
    { code: '393216', names: ['NIBP_SYS'], kind: 'NIBP_SYS', method: 'cuff' },
  ],
  /** Partition and term of the same IEEE number, in hexadecimal. */
  MDIL: [
    { code: '0002-4182', names: [], kind: 'HR', method: 'ecg' },
    { code: '0002-4a05', names: ['NBPs'], kind: 'NIBP_SYS', method: 'cuff' },
    { code: '0002-4a06', names: [], kind: 'NIBP_DIA', method: 'cuff' },
    { code: '0002-4a07', names: [], kind: 'NIBP_MEAN', method: 'cuff' },
    { code: '0002-4bb8', names: ['SpO2'], kind: 'SPO2', method: 'oximeter' },
  ],
  LN: [
    { code: '8867-4', names: [], kind: 'HR', method: 'unsaid' },
    { code: '59408-5', names: [], kind: 'SPO2', method: 'oximeter' },
    { code: '2708-6', names: [], kind: 'SPO2', method: 'unsaid' },
    { code: '9279-1', names: [], kind: 'RR', method: 'unsaid' },
    { code: '8480-6', names: [], kind: 'NIBP_SYS', method: 'unsaid' },
    { code: '8462-4', names: [], kind: 'NIBP_DIA', method: 'unsaid' },
    { code: '8478-0', names: [], kind: 'NIBP_MEAN', method: 'unsaid' },
    { code: '8310-5', names: [], kind: 'TEMP', method: 'unsaid' },
    { code: '19891-1', names: [], kind: 'ETCO2', method: 'capnograph' },
  ],
} as const satisfies Record<string, readonly DialectRow[]>;

export type Dialect = keyof typeof DIALECTS;
export const DIALECT_NAMES = Object.keys(DIALECTS) as readonly Dialect[];
export const isDialect = (name: string): name is Dialect => Object.hasOwn(DIALECTS, name);

/** Words a private code's text uses for what Keel files: enough to keep the row in sight, never enough to file it. */
export const CLAIMS: readonly (readonly [RegExp, ReadingKind])[] = [
  [/\b(?:NIBP|NBP|NONINV|CUFF)\s*(?:SYS|S)\b|\bNIBPS\b|\bNBPS\b|\bSYSTOLIC\b/, 'NIBP_SYS'],
  [/\b(?:NIBP|NBP|NONINV|CUFF)\s*(?:DIA|D)\b|\bNIBPD\b|\bNBPD\b|\bDIASTOLIC\b/, 'NIBP_DIA'],
  [
    /\b(?:NIBP|NBP|NONINV|CUFF)\s*(?:MEAN|MAP|M)\b|\bNIBPM\b|\bNBPM\b|\bMEAN\s+(?:BLOOD|ARTERIAL)\s+PRESSURE\b/,
    'NIBP_MEAN',
  ],
  [/\bSPO2\b|\bSAT\s+O2\b|\bOXYGEN\s+SATURATION\b/, 'SPO2'],
  [/\bET\s?CO2\b|\bCO2\s+ET\b|\bEND\s+TIDAL\b/, 'ETCO2'],
  [/\bPULSE?\s+RATE\b|\bPULSE\b|\bPR\b/, 'PULSE'],
  [/\bRESP(?:IRATORY|IRATION)?\s+RATE\b|\bRR\b/, 'RR'],
  [/\bHR\b|\bHEART\s+RATE\b/, 'HR'],
  [/\bTEMP(?:ERATURE)?\b/, 'TEMP'],
];

/** Events have a partition of their own in the IEEE numbering. */
export const isEventCode = (code: string): boolean =>
  /^\d{6}$/.test(code) && Number(code) >= 196608 && Number(code) < 262144;

/** Names of alarm events and of their attributes (IHE PCD-04). */
export const EVENT_NAME = /^MDCX?_EVT_/;
export const ALARM_ATTRIBUTE_NAME =
  /^MDCX?_ATTR_(?:EVENT_PHASE|EVT_PHASE|AL(?:ARM|ERT)_(?:STATE|PRIORITY|INACTIVATION_STATE|TYPE|SOURCE|TEXT))$/;

/** Units a row may carry, as their IEEE number, their IEEE name, or the UCUM and everyday spellings. */
export interface UnitRow {
  readonly code: number | null;
  readonly name: string | null;
  /** UCUM codes as their own system spells them. */
  readonly ucum: readonly string[];
  /** Everyday spellings, upper case; taken, and marked as such. */
  readonly text: readonly string[];
  readonly unit: 'mm[Hg]' | 'kPa' | '%' | 'beat/min' | 'breath/min' | 'per-minute' | 'Cel' | '[degF]';
}

export const UNIT_ROWS: readonly UnitRow[] = [
  { code: 266016, name: 'MDC_DIM_MMHG', ucum: ['mm[Hg]'], text: ['MMHG'], unit: 'mm[Hg]' },
  { code: 265987, name: 'MDC_DIM_KILO_PASCAL', ucum: ['kPa'], text: ['KPA'], unit: 'kPa' },
  { code: 262688, name: 'MDC_DIM_PERCENT', ucum: ['%'], text: ['PERCENT', 'PCT'], unit: '%' },
  {
    code: 264864,
    name: 'MDC_DIM_BEAT_PER_MIN',
    ucum: ['{beat}/min', '{beats}/min', '{Beat}/min', '{H.B.}/min'],
    text: ['BEATS/MIN', 'BEAT/MIN'],
    unit: 'beat/min',
  },
  {
    code: 264928,
    name: 'MDC_DIM_RESP_PER_MIN',
    ucum: ['{breath}/min', '{breaths}/min', '{resp}/min'],
    text: ['RPM', 'BRPM', 'BREATHS/MIN', 'BREATH/MIN', 'RESP/MIN'],
    unit: 'breath/min',
  },
  // "bpm" is written for beats and for breaths alike. The number is general knowledge (GK).
  {
    code: 264672,
    name: 'MDC_DIM_PER_MIN',
    ucum: ['/min', '1/min', 'min-1'],
    text: ['BPM', 'PER MIN'],
    unit: 'per-minute',
  },
  { code: 268192, name: 'MDC_DIM_DEGC', ucum: ['Cel'], text: ['C', 'DEGC', '°C', 'DEG C', 'CELSIUS'], unit: 'Cel' },
  {
    code: 266560,
    name: 'MDC_DIM_FAHR',
    ucum: ['[degF]'],
    text: ['F', 'DEGF', '°F', 'DEG F', 'FAHRENHEIT'],
    unit: '[degF]',
  },
];

/** Which units belong to a kind, and how each becomes the kind's own. */
export const KIND_UNITS: Readonly<
  Record<ReadingKind, Readonly<Partial<Record<UnitRow['unit'], ((value: number) => number) | 'same'>>>>
> = {
  HR: { 'beat/min': 'same', 'per-minute': 'same' },
  PULSE: { 'beat/min': 'same', 'per-minute': 'same' },
  RR: { 'breath/min': 'same', 'per-minute': 'same' },
  SPO2: { '%': 'same' },
  NIBP_SYS: { 'mm[Hg]': 'same', kPa: kilopascals },
  NIBP_DIA: { 'mm[Hg]': 'same', kPa: kilopascals },
  NIBP_MEAN: { 'mm[Hg]': 'same', kPa: kilopascals },
  ETCO2: { 'mm[Hg]': 'same', kPa: kilopascals },
  TEMP: { Cel: 'same', '[degF]': fahrenheit },
};

/** kPa to mmHg, to a tenth. Source: codes 4 (conversions). */
function kilopascals(value: number): number {
  return Math.round(value * 7.50062 * 10) / 10;
}

/** Degrees Fahrenheit to Celsius, to a hundredth, finer than any thermometer here. Source: codes 4. */
function fahrenheit(value: number): number {
  return Math.round(((value - 32) * 5 * 100) / 9) / 100;
}
