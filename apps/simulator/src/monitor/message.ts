import type { Vitals } from '../physiology/index.ts';
import type { AlarmWord } from './own-alarms.ts';

/** Values the monitor shows now; absent: not measured; `off`: the sensor has come off and the monitor says so. */
export type Shown = { readonly [Kind in keyof Vitals | 'PULSE']?: number | 'off' };

interface Metric {
  readonly kind: keyof Shown;
  readonly code: string;
  readonly unit: string;
  readonly containment: string;
  readonly digits: number;
}

/** MDC codes and IHE containment of an ordinary bedside monitor (reference: codes, MDC). */
const METRICS: readonly Metric[] = [
  {
    kind: 'HR',
    code: '147842^MDC_ECG_HEART_RATE^MDC',
    unit: '264864^MDC_DIM_BEAT_PER_MIN^MDC',
    containment: '1.7.4.147842',
    digits: 0,
  },
  {
    kind: 'RR',
    code: '151562^MDC_RESP_RATE^MDC',
    unit: '264928^MDC_DIM_RESP_PER_MIN^MDC',
    containment: '1.1.4.151562',
    digits: 0,
  },
  {
    kind: 'SPO2',
    code: '150456^MDC_PULS_OXIM_SAT_O2^MDC',
    unit: '262688^MDC_DIM_PERCENT^MDC',
    containment: '1.3.1.150456',
    digits: 0,
  },
  {
    kind: 'PULSE',
    code: '149530^MDC_PULS_OXIM_PULS_RATE^MDC',
    unit: '264864^MDC_DIM_BEAT_PER_MIN^MDC',
    containment: '1.3.1.149530',
    digits: 0,
  },
  {
    kind: 'ETCO2',
    code: '151708^MDC_AWAY_CO2_ET^MDC',
    unit: '266016^MDC_DIM_MMHG^MDC',
    containment: '1.4.1.151708',
    digits: 0,
  },
  {
    kind: 'NIBP_SYS',
    code: '150021^MDC_PRESS_BLD_NONINV_SYS^MDC',
    unit: '266016^MDC_DIM_MMHG^MDC',
    containment: '1.5.1.150021',
    digits: 0,
  },
  {
    kind: 'NIBP_DIA',
    code: '150022^MDC_PRESS_BLD_NONINV_DIA^MDC',
    unit: '266016^MDC_DIM_MMHG^MDC',
    containment: '1.5.1.150022',
    digits: 0,
  },
  {
    kind: 'NIBP_MEAN',
    code: '150023^MDC_PRESS_BLD_NONINV_MEAN^MDC',
    unit: '266016^MDC_DIM_MMHG^MDC',
    containment: '1.5.1.150023',
    digits: 0,
  },
  {
    kind: 'TEMP',
    code: '150344^MDC_TEMP^MDC',
    unit: '268192^MDC_DIM_DEGC^MDC',
    containment: '1.6.1.150344',
    digits: 1,
  },
];

export interface Heading {
  /** The monitor's own name, as registered with the clinic. */
  readonly device: string;
  readonly controlId: string;
  /** By the monitor's clock, which may be wrong. */
  readonly at: Date;
  readonly patient: { readonly id: string; readonly family: string; readonly given: string } | null;
  /** Place as typed on the monitor. */
  readonly location: string;
}

export interface MessageParts extends Heading {
  readonly shown: Shown;
  /** When the cuff last measured; its rows carry this time instead of the message's. */
  readonly cuffAt: Date | null;
}

const stamp = (at: Date): string => `${at.toISOString().replace(/[-:T]/g, '').replace('Z', '')}+0000`;
const hl7Text = (text: string): string =>
  text
    .replace(/\\/g, '\\E\\')
    .replace(/\|/g, '\\F\\')
    .replace(/\^/g, '\\S\\')
    .replace(/&/g, '\\T\\')
    .replace(/~/g, '\\R\\');

const OBSERVATIONS = 'ORU^R01^ORU_R01|IHE_PCD_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO';
const ALARMS = 'ORU^R40^ORU_R40|IHE_PCD_ACM_001^IHE PCD';

/** Who says it of whom and where: what every message of the monitor begins with. */
function heading(parts: Heading, kind: typeof OBSERVATIONS | typeof ALARMS): readonly string[] {
  const [type, profile] = kind.split('|');
  const { patient } = parts;
  return [
    `MSH|^~\\&|${hl7Text(parts.device)}^^EUI-64|BEDSIDE|KEEL|CLINIC|${stamp(parts.at)}||${type}|${hl7Text(parts.controlId)}|P|2.6|||AL|NE||UNICODE UTF-8|||${profile}`,
    patient
      ? `PID|||${hl7Text(patient.id)}^^^KEEL^MR||${hl7Text(patient.family)}^${hl7Text(patient.given)}^^^^^L`
      : 'PID|||',
    `PV1||O|${hl7Text(parts.location)}`,
  ];
}
const numbered = (rows: readonly string[]): readonly string[] => rows.map((row, index) => `OBX|${index + 1}|${row}`);

/** An unsolicited observation report (ORU^R01, IHE PCD-01), segments ended by CR. */
export function observationMessage(parts: MessageParts): string {
  const time = stamp(parts.at);
  const device = hl7Text(parts.device);
  const rows = METRICS.flatMap((metric) => {
    const value = parts.shown[metric.kind];
    if (value === undefined) return [];
    const cuff = metric.kind.startsWith('NIBP');
    const taken = cuff && parts.cuffAt ? stamp(parts.cuffAt) : time;
    const text = value === 'off' ? '8388607' : value.toFixed(metric.digits);
    const status = value === 'off' ? 'X' : 'R';
    return [
      `NM|${metric.code}|${metric.containment}|${text}|${metric.unit}|||||${status}|||${taken}||||${device}^^^EUI-64`,
    ];
  });
  return [
    ...heading(parts, OBSERVATIONS),
    `OBR|1|${hl7Text(parts.controlId)}^KEELSIM|${hl7Text(parts.controlId)}^KEELSIM|182777000^monitoring of patient^SCT|||${time}`,
    ...numbered(rows),
    '',
  ].join('\r');
}

/** One word of one alarm of the monitor (ORU^R40, IHE PCD-04): that it began, goes on, or is over. */
export function alarmMessage(parts: Heading, { id, alarm, phase, value }: AlarmWord): string {
  const time = stamp(parts.at);
  const device = `${hl7Text(parts.device)}^^^EUI-64`;
  const metric = METRICS.find(({ kind }) => kind === alarm.kind) as Metric;
  const place = (facet: number): string => `${metric.containment}.${facet}`;
  return [
    ...heading(parts, ALARMS),
    `OBR|1||${hl7Text(id)}^KEELSIM|196616^MDC_EVT_ALARM^MDC|||${time}`,
    ...numbered([
      `ST|${alarm.event}|${place(1)}|${hl7Text(alarm.text)}|||${alarm.flags}|||R|||${time}||||${device}`,
      ...(value === null
        ? []
        : [
            `NM|${metric.code}|${place(2)}|${value.toFixed(metric.digits)}|${metric.unit}|${alarm.limits ?? ''}||||R|||${time}||||${device}`,
          ]),
      `ST|68481^MDC_ATTR_EVENT_PHASE^MDC|${place(3)}|${phase}||||||R`,
      `ST|68482^MDC_ATTR_ALARM_STATE^MDC|${place(4)}|${phase === 'end' ? 'inactive' : 'active'}||||||R`,
      `ST|68483^MDC_ATTR_ALARM_INACTIVATION_STATE^MDC|${place(5)}|enabled||||||R`,
    ]),
    '',
  ].join('\r');
}
