import type { MyCareView } from '@keel/formats/api';
import { useTranslation } from 'react-i18next';
import { dayAt, shortDayAt } from '../shell/index.ts';
import { labelPlace } from './label-place.ts';
import styles from './Well.module.css';

const WIDTH = 360;
const HEIGHT = 232;
const LEFT = 30;
const RIGHT = 12;
const TOP = 34;
const BOTTOM = 40;

/** The line of scores against the treatments, with the lines that response and remission are read from; the same as a table. */
export function Curve({ curve, zone }: { readonly curve: NonNullable<MyCareView['curve']>; readonly zone: string }) {
  const { t } = useTranslation();
  const times = [...curve.points.map(({ at }) => Date.parse(at)), ...curve.doses.map((at) => Date.parse(at))];
  const from = Math.min(...times);
  const until = Math.max(...times, from + 7 * 86_400_000);
  const axis = HEIGHT - BOTTOM;
  const x = (at: string): number =>
    LEFT + 10 + ((Date.parse(at) - from) / (until - from)) * (WIDTH - LEFT - RIGHT - 20);
  const y = (total: number): number => TOP + (1 - total / curve.max) * (axis - TOP);
  const scores = curve.points.map(({ at, total }) => ({ x: x(at), y: y(total) }));
  const line = (value: number | null, label: string) => {
    if (value === null) return null;
    const place = labelPlace(y(value), scores, [LEFT, WIDTH - RIGHT]);
    return (
      <g className={styles['rule']}>
        <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
        <text x={place.x} y={y(value) - 5} textAnchor={place.anchor}>
          {label}
        </text>
      </g>
    );
  };
  const [first, last] = [curve.points[0], curve.points.at(-1)];
  return (
    <figure className={styles['figure']}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('well.curveLabel', { title: curve.title })}>
        <text className={styles['scale']} x="0" y="14">
          {t(curve.higherIsBetter ? 'well.higherIsBetter' : 'well.lowerIsBetter')}
        </text>
        {curve.remission !== null && !curve.higherIsBetter && (
          <rect
            className={styles['calm']}
            x={LEFT}
            width={WIDTH - LEFT - RIGHT}
            y={y(curve.remission)}
            height={axis - y(curve.remission)}
          />
        )}
        <line className={styles['axis']} x1={LEFT} x2={WIDTH - RIGHT} y1={axis} y2={axis} />
        <text className={styles['scale']} x={LEFT - 6} y={y(curve.max) + 5} textAnchor="end">
          {curve.max}
        </text>
        <text className={styles['scale']} x={LEFT - 6} y={axis + 4} textAnchor="end">
          0
        </text>
        {line(curve.response, t('well.responseLine'))}
        {line(curve.remission, t('well.remissionLine'))}
        {curve.doses.map((at) => (
          <line key={at} className={styles['dose']} x1={x(at)} x2={x(at)} y1={axis} y2={axis + 9} />
        ))}
        <text className={styles['scale']} x={LEFT} y={HEIGHT - 8}>
          {shortDayAt(new Date(from).toISOString(), zone)}
        </text>
        <text className={styles['scale']} x={WIDTH - RIGHT} y={HEIGHT - 8} textAnchor="end">
          {shortDayAt(new Date(until).toISOString(), zone)}
        </text>
        <polyline
          className={styles['line']}
          points={curve.points.map(({ at, total }) => `${x(at)},${y(total)}`).join(' ')}
        />
        {curve.points.map(({ at, total }) => (
          <circle key={at} className={styles['point']} cx={x(at)} cy={y(total)} r="4.5" />
        ))}
        {[first, last === first ? undefined : last].map(
          (point) =>
            point && (
              <text
                key={point.at}
                className={styles['value']}
                x={x(point.at)}
                y={y(point.total) - 11}
                textAnchor="middle"
              >
                {point.total}
              </text>
            ),
        )}
      </svg>
      <figcaption className={styles['soft']}>{t('well.curveRead', { max: curve.max })}</figcaption>
      <details>
        <summary>{t('well.asTable')}</summary>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('well.day')}</th>
              <th scope="col">{t('well.score')}</th>
            </tr>
          </thead>
          <tbody>
            {curve.points.map(({ at, total }) => (
              <tr key={at}>
                <td>{dayAt(at, zone)}</td>
                <td>{total}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
