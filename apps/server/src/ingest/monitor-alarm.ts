import type { AlarmMeasurement, MonitorAlarm } from '@keel/clinical/alarms';
import type { Instant } from '@keel/clinical/units';
import { type DeviceAlarm, shownUnit } from '@keel/formats/hl7v2';

/** What of a monitor's alarm its state is made of; times by our clock. */
export type MonitorWord = Omit<MonitorAlarm, 'since'> & { readonly at: Instant };

/** Longer words and names would push everything else off a screen. */
const TEXT_MAX = 120;
const KEY_MAX = 200;
const FIGURE_MAX = 24;

/**
 * A monitor's alarm as the session's alarms take it; null for a mark that calls for nobody (PI, PN). A monitor that gives no
 * urgency is taken for medium: it alarmed, and did not say that it is nothing. Of no source it is the patient's.
 */
export function monitorWord(
  alarm: DeviceAlarm,
  times: Pick<MonitorWord, 'at' | 'saidAt' | 'heardAt'>,
): MonitorWord | null {
  if (alarm.priority === 'none') return null;
  const text = (alarm.text ?? alarm.name ?? alarm.code ?? '').replaceAll(/\s+/g, ' ').trim();
  return {
    key: (alarm.id ?? `${alarm.code ?? ''} ${alarm.name ?? ''} ${alarm.valueCode ?? ''}`).slice(0, KEY_MAX),
    text: text.slice(0, TEXT_MAX),
    side: alarm.source === 'technical' || alarm.source === 'advisory' ? 'technical' : 'physiological',
    priority: alarm.priority ?? 'medium',
    measured: measuredBy(alarm),
    ...times,
    // What has ended may still be shown by the monitor (latched): it is over all the same, and Keel latches by its own rule.
    over: alarm.phase === 'end' || alarm.phase === 'reset' || alarm.state === 'inactive' || alarm.state === 'latched',
  };
}

/** What came with the alarm; a figure too long to be one is none. */
function measuredBy({ value, unit, limits }: DeviceAlarm): AlarmMeasurement | null {
  const sent = { value, unit: unit === null ? null : shownUnit(unit), limits };
  if (value === null && limits === null) return null;
  return Object.fromEntries(
    Object.entries(sent).filter(([, said]) => said !== null && said !== '' && said.length <= FIGURE_MAX),
  );
}
