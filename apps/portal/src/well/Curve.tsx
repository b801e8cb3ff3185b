import type { MyCareView } from '@keel/formats/api';
import { useTranslation } from 'react-i18next';
import { dayAt } from '../shell/index.ts';
import styles from './Well.module.css';

const WIDTH = 340;
const HEIGHT = 180;
const LEFT = 28;
const BOTTOM = 22;

/** The line of scores against the treatments, with the lines that response and remission are read from; the same as a table. */
export function Curve({ curve, zone }: { readonly curve: NonNullable<MyCareView['curve']>; readonly zone: string }) {
  const { t } = useTranslation();
  const times = [...curve.points.map(({ at }) => Date.parse(at)), ...curve.doses.map((at) => Date.parse(at))];
  const from = Math.min(...times);
  const until = Math.max(...times, from + 7 * 86_400_000);
  const x = (at: string): number => LEFT + ((Date.parse(at) - from) / (until - from)) * (WIDTH - LEFT - 8);
  const y = (total: number): number => 8 + (1 - total / curve.max) * (HEIGHT - BOTTOM - 8);
  const line = (value: number | null, label: string) =>
    value === null ? null : (
      <g className={styles['rule']}>
        <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} />
        <text x={WIDTH - 4} y={y(value) - 4} textAnchor="end">
          {label}
        </text>
      </g>
    );
  return (
    <figure className={styles['figure']}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('well.curveLabel', { title: curve.title })}>
        <line className={styles['axis']} x1={LEFT} x2={WIDTH} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
        <text className={styles['scale']} x={LEFT - 6} y={y(curve.max) + 4} textAnchor="end">
          {curve.max}
        </text>
        <text className={styles['scale']} x={LEFT - 6} y={y(0) + 4} textAnchor="end">
          0
        </text>
        {line(curve.response, t('well.responseLine'))}
        {line(curve.remission, t('well.remissionLine'))}
        {curve.doses.map((at) => (
          <line
            key={at}
            className={styles['dose']}
            x1={x(at)}
            x2={x(at)}
            y1={HEIGHT - BOTTOM}
            y2={HEIGHT - BOTTOM + 8}
          />
        ))}
        <polyline
          className={styles['line']}
          points={curve.points.map(({ at, total }) => `${x(at)},${y(total)}`).join(' ')}
        />
        {curve.points.map(({ at, total }) => (
          <circle key={at} className={styles['point']} cx={x(at)} cy={y(total)} r="4" />
        ))}
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
