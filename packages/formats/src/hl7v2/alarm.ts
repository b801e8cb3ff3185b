import type { TimeFrom } from '@keel/clinical/device';
import type { Instant } from '@keel/clinical/units';
import { plainText, repetitionsOf, textAt } from './hl7-message.ts';
import { codedElements } from './identify.ts';
import { saysNothing } from './judge-row.ts';
import { EVENT_NAME, isEventCode } from './nomenclature.ts';
import type { ObxRow } from './obx-row.ts';

/**
 * An alarm as the bedside monitor raised it. It is the monitor's, not Keel's: kept and shown, never silenced, cleared or
 * repeated by us. What the monitor did not say is null; phase and states are its own words, lower case.
 */
export interface DeviceAlarm {
  /** One id for the lifetime of the alarm: start, continuation and end carry it. */
  readonly id: string | null;
  readonly code: string | null;
  readonly name: string | null;
  readonly text: string | null;
  readonly priority: 'high' | 'medium' | 'low' | 'none' | null;
  readonly source: 'physiological' | 'technical' | 'advisory' | null;
  readonly phase: string | null;
  readonly state: string | null;
  readonly inactivation: string | null;
  /**
   * The measurement that it is about, as text: it belongs to the alarm and is not filed as a reading. Null where the monitor
   * sent none, or says itself that it has none.
   */
  readonly value: string | null;
  readonly valueCode: string | null;
  readonly unit: string | null;
  readonly limits: string | null;
  readonly at: Instant | null;
  readonly timeFrom: TimeFrom | null;
  readonly device: string | null;
  readonly obx: string | null;
}

const PRIORITIES: Readonly<Record<string, DeviceAlarm['priority']>> = {
  PH: 'high',
  PM: 'medium',
  PL: 'low',
  PI: 'none',
  PN: 'none',
};
const SOURCES: Readonly<Record<string, DeviceAlarm['source']>> = {
  SP: 'physiological',
  ST: 'technical',
  SA: 'advisory',
};

/** Number of the general alarm event, whose value then names the event proper. */
const EVENT_ALARM = '196616';
/** Position of the alarm a row belongs to: the measured thing without the facet. */
export const alarmPath = (row: ObxRow): string => (row.path ?? '').split('.').slice(0, 4).join('.');

/**
 * Puts together the rows of one alarm (IHE PCD-04: one order group each, its facets told by the fifth part of OBX-4 or
 * by their names). An alarm with missing facets is still an alarm.
 */
export function readAlarm(rows: readonly ObxRow[], obr: readonly string[] | undefined): DeviceAlarm | null {
  const [anyRow] = rows;
  if (anyRow === undefined) return null;
  const { separators } = anyRow;
  const named = (pattern: RegExp): ObxRow | undefined =>
    rows.find((row) => row.coded.some(({ text, code }) => pattern.test(text) || pattern.test(code)));
  const facet = (n: string): ObxRow | undefined => rows.find((row) => (row.path ?? '').split('.')[4] === n);
  const event =
    rows.find((row) => row.coded.some(({ code, text }) => isEventCode(code) || EVENT_NAME.test(text))) ?? facet('1');
  const attribute = /MDCX?_ATTR_/;
  const isMeasured = (row: ObxRow): boolean =>
    row !== event &&
    !row.coded.some(({ text }) => attribute.test(text)) &&
    (row.type === 'NM' || (row.valueText !== '' && row.unitText !== ''));
  const source = facet('2');
  const all = rows.filter(isMeasured);
  // Of several that no facet tells apart nobody can say which one it is about.
  const measured = source !== undefined && isMeasured(source) ? source : all.length === 1 ? all[0] : undefined;
  const valued = measured !== undefined && !saysNothing(measured);
  const said = (row: ObxRow | undefined): string | null => {
    const text = row === undefined ? '' : textAt(row.value, 1, separators);
    return text === '' ? null : text.toLowerCase();
  };
  const phase = named(/_(?:EVENT|EVT)_PHASE$/) ?? facet('3');
  const state = named(/_AL(?:ARM|ERT)_STATE$/) ?? facet('4');
  const inactivation = named(/_INACTIVATION_STATE$/) ?? facet('5');
  const priorityRow = named(/_AL(?:ARM|ERT)_PRIORITY$/);
  const typeRow = named(/_AL(?:ARM|ERT)_TYPE$/);
  const textRow = named(/_AL(?:ARM|ERT)_TEXT$/);
  const marks = rows.flatMap((row) => (row === event || event === undefined ? row.flags : []));
  const flags = [
    ...marks,
    ...(said(priorityRow)?.toUpperCase().split('~') ?? []),
    ...(said(typeRow)?.toUpperCase().split('~') ?? []),
  ];
  const [code] = event?.coded ?? codedElements(obr?.[4], separators);
  // The general event names the event proper in its value, when that value is coded.
  const [proper] = event !== undefined && code?.code === EVENT_ALARM ? codedElements(event.value, separators) : [];
  const properCoded = proper !== undefined && proper.text !== '' ? proper : undefined;
  const shown = textRow ?? (properCoded === undefined ? event : undefined);
  const text = shown === undefined ? '' : plainText(repetitionsOf(shown.value, separators)[0], separators);
  const filler = textAt(obr?.[3], 1, separators) || textAt(obr?.[2], 1, separators);
  const place = event?.place ?? anyRow.place;
  return {
    id: filler === '' ? null : filler,
    code: (properCoded ?? code)?.code || null,
    name: (properCoded ?? code)?.text || null,
    text: text === '' ? (properCoded?.text ?? null) : text,
    priority: flags.map((flag) => PRIORITIES[flag]).find((one) => one !== undefined) ?? null,
    source: flags.map((flag) => SOURCES[flag]).find((one) => one !== undefined) ?? null,
    phase: said(phase),
    state: said(state),
    inactivation: said(inactivation),
    value: valued ? measured.valueText : null,
    valueCode: measured?.coded[0]?.text || measured?.coded[0]?.code || null,
    unit: measured === undefined || measured.unitText === '' ? null : measured.unitText,
    limits: measured === undefined || measured.limits === '' ? null : measured.limits,
    at: place.at,
    timeFrom: place.timeFrom,
    device: event?.device ?? anyRow.device,
    obx: (event ?? anyRow).setId,
  };
}
