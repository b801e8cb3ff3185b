import { type CodeRow, G, L } from './code-row.ts';

/** What a device's number names. */
export type MdcKind = 'measure' | 'group' | 'waveform' | 'demographic' | 'containment' | 'alarm' | 'pump' | 'unit';

/** A row of IEEE 11073-10101. Matched on the number: reference ids vary from maker to maker. */
export interface MdcRow extends CodeRow {
  readonly system: 'mdc';
  readonly kind: MdcKind;
  /** LOINC codes the value is sent under; empty = a local code or none. */
  readonly loinc: readonly string[];
  /** UCUM; `null` where there is no value. For a row of kind `unit`, the unit it names. */
  readonly unit: string | null;
}

type Cell = readonly [code: number, refId: string, loinc: readonly string[], unit: string | null, note?: string];
const rows = (kind: MdcKind, cells: readonly Cell[]): readonly MdcRow[] =>
  cells.map(([code, display, loinc, unit, note]) => ({
    system: 'mdc',
    code: String(code),
    display,
    mark: L,
    kind,
    loinc,
    unit,
    ...(note === undefined ? {} : { note }),
  }));

const HR = ['8867-4'];
const SPO2 = ['59408-5', '2708-6'];
const RR = ['9279-1'];
const SYS = ['8480-6'];
const DIA = ['8462-4'];
const MEAN = ['8478-0'];

export const MDC: readonly MdcRow[] = [
  ...rows('measure', [
    [147842, 'MDC_ECG_HEART_RATE', HR, '/min', 'heart rate from the ECG'],
    [149530, 'MDC_PULS_OXIM_PULS_RATE', HR, '/min', 'pulse from the oximeter'],
    [149546, 'MDC_PULS_RATE_NON_INV', HR, '/min', 'pulse from the cuff'],
    [149522, 'MDC_BLD_PULS_RATE_INV', HR, '/min', 'the name differs by maker: mapped per device model'],
    [150456, 'MDC_PULS_OXIM_SAT_O2', SPO2, '%'],
    [150448, 'MDC_PULS_OXIM_PERF_REL', [], '%'],
    [150488, 'MDC_BLD_PERF_INDEX', [], '%'],
    [150021, 'MDC_PRESS_BLD_NONINV_SYS', SYS, 'mm[Hg]', 'cuff'],
    [150022, 'MDC_PRESS_BLD_NONINV_DIA', DIA, 'mm[Hg]', 'cuff'],
    [150023, 'MDC_PRESS_BLD_NONINV_MEAN', MEAN, 'mm[Hg]', 'cuff'],
    [150301, 'MDC_PRESS_CUFF_SYS', SYS, 'mm[Hg]', 'cuff'],
    [150302, 'MDC_PRESS_CUFF_DIA', DIA, 'mm[Hg]', 'cuff'],
    [150303, 'MDC_PRESS_CUFF_MEAN', MEAN, 'mm[Hg]', 'cuff'],
    [150017, 'MDC_PRESS_BLD_SYS', SYS, 'mm[Hg]', 'method unknown'],
    [150018, 'MDC_PRESS_BLD_DIA', DIA, 'mm[Hg]', 'method unknown'],
    [150019, 'MDC_PRESS_BLD_MEAN', MEAN, 'mm[Hg]', 'method unknown'],
    [150033, 'MDC_PRESS_BLD_ART_SYS', SYS, 'mm[Hg]', 'arterial line'],
    [150034, 'MDC_PRESS_BLD_ART_DIA', DIA, 'mm[Hg]', 'arterial line'],
    [150035, 'MDC_PRESS_BLD_ART_MEAN', MEAN, 'mm[Hg]', 'arterial line'],
    [150087, 'MDC_PRESS_BLD_VEN_CENT_MEAN', [], 'mm[Hg]'],
    [151562, 'MDC_RESP_RATE', RR, '/min'],
    [151578, 'MDC_TTHOR_RESP_RATE', RR, '/min', 'impedance'],
    [151594, 'MDC_CO2_RESP_RATE', RR, '/min', 'capnograph'],
    [151658, 'MDC_PULS_OXIM_PLETH_RESP_RATE', RR, '/min', 'pleth'],
    [151708, 'MDC_AWAY_CO2_ET', ['19891-1'], 'mm[Hg]'],
    [150344, 'MDC_TEMP', ['8310-5'], 'Cel'],
    [150364, 'MDC_TEMP_BODY', ['8310-5'], 'Cel'],
    [147232, 'MDC_ECG_TIME_PD_QT_GL', ['8633-0'], 'ms'],
    [147236, 'MDC_ECG_TIME_PD_QTc', [], 'ms'],
    [148066, 'MDC_ECG_V_P_C_RATE', [], '/min'],
    [184327, 'MDC_ECG_STAT_RHY', ['8884-9'], null],
    [188736, 'MDC_MASS_BODY_ACTUAL', ['29463-7'], 'kg'],
    [188740, 'MDC_LEN_BODY_ACTUAL', ['8302-2'], 'cm'],
  ]),
  ...rows('group', [[150020, 'MDC_PRESS_BLD_NONINV', ['85354-9'], null]]),
  ...rows('waveform', [
    [150452, 'MDC_PULS_OXIM_PLETH', [], null],
    [131329, 'MDC_ECG_ELEC_POTL_I', [], null],
  ]),
  // Set at the monitor by hand: not measured, and never charted as if it were.
  ...rows('demographic', [
    [68063, 'MDC_ATTR_PT_WEIGHT', ['29463-7'], 'kg'],
    [68060, 'MDC_ATTR_PT_HEIGHT', ['8302-2'], 'cm'],
  ]),
  ...rows('containment', [
    [69965, 'MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS', [], null],
    [69642, 'oximeter VMD', [], null],
    [70666, 'ECG and respiration VMD', [], null],
    [70686, 'NIBP VMD', [], null],
    [70687, 'NIBP channel', [], null],
    [70675, 'pulse channel', [], null],
    [70739, 'cardiac rate channel', [], null],
    [528388, 'oximeter profile', [], null],
    [528391, 'blood-pressure cuff profile', [], null],
  ]),
  ...rows('alarm', [
    [196616, 'MDC_EVT_ALARM', [], null],
    [196670, 'MDC_EVT_LO', [], null],
    [68480, 'alarm attribute', [], null],
    [68481, 'alarm attribute', [], null],
    [68482, 'alarm attribute', [], null],
    [68483, 'alarm attribute', [], null],
    [68484, 'alarm attribute', [], null],
    [68485, 'alarm attribute', [], null],
  ]),
  ...rows('pump', [
    [157784, 'MDC_FLOW_FLUID_PUMP', [], 'mL/h'],
    [158014, 'current flow', [], 'mL/h'],
    [157924, 'MDC_RATE_DOSE', [], null, 'its unit comes with the message'],
    [157884, 'MDC_VOL_FLUID_TBI', [], 'mL'],
    [157872, 'MDC_VOL_FLUID_TBI_REMAIN', [], 'mL'],
    [157993, 'MDC_VOL_DELIV_TOTAL', [], 'mL'],
    [157760, 'MDC_CONC_DRUG', [], 'mg/mL'],
    [184514, 'MDC_DRUG_NAME_LABEL', [], null],
  ]),
  ...rows('unit', [
    [266016, 'MDC_DIM_MMHG', [], 'mm[Hg]'],
    [262688, 'MDC_DIM_PERCENT', [], '%'],
    [264864, 'MDC_DIM_BEAT_PER_MIN', [], '/min'],
    [264928, 'MDC_DIM_RESP_PER_MIN', [], '/min'],
    [268192, 'MDC_DIM_DEGC', [], 'Cel'],
    [263875, 'MDC_DIM_KILO_G', [], 'kg'],
    [263441, 'MDC_DIM_CENTI_M', [], 'cm'],
    [263762, 'MDC_DIM_MILLI_L', [], 'mL'],
    [265266, 'MDC_DIM_MILLI_L_PER_HR', [], 'mL/h'],
    [263890, 'MDC_DIM_MILLI_G', [], 'mg'],
    [264306, 'MDC_DIM_MILLI_G_PER_ML', [], 'mg/mL'],
    [265619, 'MDC_DIM_MICRO_G_PER_KG_PER_MIN', [], 'ug/kg/min'],
    [264338, 'MDC_DIM_MILLI_SEC', [], 'ms'],
    [264352, 'MDC_DIM_MIN', [], 'min'],
    [262656, 'MDC_DIM_DIMLESS', [], '1'],
  ]),
  {
    system: 'mdc',
    code: '266560',
    display: 'MDC_DIM_FAHR',
    mark: G,
    kind: 'unit',
    loinc: [],
    unit: '[degF]',
  },
];

/** A nomenclature number taken apart: `number = partition × 65536 + term`. */
export const mdcParts = (code: number): { readonly partition: number; readonly term: number } => ({
  partition: Math.floor(code / 65_536),
  term: code % 65_536,
});

/** Values by which monitors say "nothing measured". Never a low reading. */
export const NOT_A_NUMBER: readonly string[] = ['-1', '-100', '-999', '-99.9', '8388607', '', '""', '---', '?'];
