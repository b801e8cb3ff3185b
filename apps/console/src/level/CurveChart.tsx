import { useId } from 'react';
import styles from './CurveChart.module.css';

export interface Curve {
  readonly id: string;
  /** Written in the corner that falling levels leave empty, beside a piece of the curve's own stroke. */
  readonly label: string;
  readonly values: ArrayLike<number>;
  readonly band: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> } | null;
}

const WIDTH = 960;
const HEIGHT = 320;
const LEFT = 56;
const RIGHT = 944;
const TOP = 28;
const BOTTOM = 276;
const KEY = 600;

/** A round step that cuts a range into four or five. */
function stepOf(most: number): number {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
}

/** Predicted levels over time with their bands, on one pair of axes. Up to four curves, told apart by stroke as well as by colour. */
export function CurveChart(props: {
  readonly times: readonly number[];
  readonly curves: readonly Curve[];
  readonly unitX: string;
  readonly unitY: string;
  /** What is drawn, in words, for who cannot see it. */
  readonly summary: string;
  /** A level to look at, with its label. */
  readonly level?: { readonly value: number; readonly label: string } | undefined;
}) {
  const id = useId();
  const { times, curves, level } = props;
  const last = times.at(-1) ?? 1;
  const most = Math.max(
    10,
    level?.value ?? 0,
    ...curves.flatMap(({ values, band }) => [...Array.from(values), ...Array.from(band?.high ?? [])]),
  );
  const step = stepOf(most);
  const top = Math.ceil(most / step) * step;
  const x = (at: number): number => LEFT + (at / last) * (RIGHT - LEFT);
  const y = (value: number): number => BOTTOM - (Math.min(value, top) / top) * (BOTTOM - TOP);
  const line = (values: ArrayLike<number>): string =>
    times.map((at, index) => `${x(at).toFixed(1)},${y(values[index] ?? 0).toFixed(1)}`).join(' ');
  const hours = last > 600 ? 240 : last > 240 ? 60 : 30;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={id} className={styles['chart']}>
      <title id={id}>{props.summary}</title>
      {Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step).map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={RIGHT} y1={y(value)} y2={y(value)} className={styles['grid']} />
          <text x={LEFT - 8} y={y(value) + 5} textAnchor="end" className={styles['tick']}>
            {value}
          </text>
        </g>
      ))}
      {Array.from({ length: Math.floor(last / hours) + 1 }, (_, index) => index * hours).map((at) => (
        <text key={at} x={x(at)} y={BOTTOM + 22} textAnchor="middle" className={styles['tick']}>
          {at}
        </text>
      ))}
      <text x={LEFT - 44} y={14} className={styles['unit']}>
        {props.unitY}
      </text>
      <text x={RIGHT} y={HEIGHT - 4} textAnchor="end" className={styles['unit']}>
        {props.unitX}
      </text>
      {curves.map(({ id: key, band }, index) =>
        band === null ? null : (
          <polygon
            key={key}
            points={`${line(band.high)} ${line(band.low).split(' ').reverse().join(' ')}`}
            className={styles['band']}
            data-nth={index}
          />
        ),
      )}
      {curves.map(({ id: key, values }, index) => (
        <polyline key={key} points={line(values)} className={styles['curve']} data-nth={index} />
      ))}
      {level && (
        <g>
          <line x1={LEFT} x2={RIGHT} y1={y(level.value)} y2={y(level.value)} className={styles['level']} />
          <text x={RIGHT} y={y(level.value) - 6} textAnchor="end" className={styles['unit']}>
            {level.label}
          </text>
        </g>
      )}
      {curves.map(({ id: key, label }, index) => (
        <g key={key} transform={`translate(${KEY} ${TOP + 10 + index * 24})`}>
          <line x1={0} x2={40} y1={-5} y2={-5} className={styles['curve']} data-nth={index} />
          <text x={50} className={styles['label']} data-nth={index}>
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
}
