import type { ReactNode } from 'react';
import { ageText, type Freshness } from '../freshness/index.ts';
import styles from './Vital.module.css';

export interface VitalProps {
  /** In words: "Heart rate". */
  readonly label: string;
  readonly unit: string;
  /** As it is to be read, such as `72` or `138/84`; null when there is none. */
  readonly value: string | null;
  /** Why there is none, or none any more. Shown in its place. */
  readonly because: string;
  readonly freshness: Freshness;
  readonly ageMs: number | null;
  /** The age is shown from one expected interval on; the caller knows the interval. */
  readonly showAge: boolean;
  /** Where it comes from, in a word. */
  readonly source?: string | undefined;
  readonly alarm?: 'high' | 'medium' | 'low' | undefined;
  readonly trend?: ReactNode;
  /** Tapping the number charts a new one. */
  readonly onTap?: (() => void) | undefined;
  readonly tapLabel?: string;
}

/** One vital sign. Draws what it is told and decides nothing; a number that is too old is not drawn at all. */
export function Vital(props: VitalProps) {
  const gone = props.value === null || props.freshness === 'gone';
  const inside = (
    <>
      <span className={styles['label']}>{props.label}</span>
      <span className={`${styles['number']} ${gone ? styles['none'] : ''}`}>{gone ? '––' : props.value}</span>
      <span className={styles['side']}>
        {!gone && <span>{props.unit}</span>}
        <span className={styles['age']}>
          {gone ? props.because : props.showAge && props.ageMs !== null ? ageText(props.ageMs) : props.source}
        </span>
        {!gone && props.trend}
      </span>
    </>
  );
  const shared = {
    className: styles['vital'],
    'data-freshness': gone ? 'gone' : props.freshness,
    'data-alarm': gone ? undefined : props.alarm,
  };
  return props.onTap ? (
    <button type="button" {...shared} onClick={props.onTap} title={props.tapLabel}>
      {inside}
    </button>
  ) : (
    <div {...shared}>{inside}</div>
  );
}
