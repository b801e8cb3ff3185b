import type { Instant } from '../units/index.ts';
import type { ReadingKind, ReadingUnit } from './reading-kind.ts';

/**
 * How a rate was sensed, where one kind has several: electrodes, fingertip, cuff, chest impedance, capnograph.
 * Rates from different sensors are never merged; whoever charts one says which.
 */
export type ReadingMethod = 'ecg' | 'oximeter' | 'cuff' | 'impedance' | 'capnograph' | 'unsaid';

/** Which field gave the time, best first. Source: codes 6 (time order). */
export type TimeFrom = 'OBX-14' | 'OBR-7' | 'MSH-7';

/** One measured value as a device reported it, in the kind's own unit, at the device's own time. */
export interface DeviceReading {
  readonly kind: ReadingKind;
  readonly value: number;
  readonly unit: ReadingUnit;
  /** When the device says it measured, which may be wrong: the arrival time is kept beside it. */
  readonly at: Instant;
  readonly timeFrom: TimeFrom;
  readonly method: ReadingMethod;
}
