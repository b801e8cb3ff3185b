import { progressOf } from '@keel/clinical/follow-up';
import type { Patient } from '@keel/clinical/patient';
import { instrumentById } from '@keel/clinical/scales';
import { Chips } from '@keel/ui/chips';
import { figure } from '@keel/ui/figure';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayText } from '../time/index.ts';
import styles from './TimeLine.module.css';

const WIDTH = 1200;
const LEFT = 64;
const RIGHT = 1176;
const DAY = 86_400_000;

/** One line of time: sessions as bars with their dose, scores as curves, pressure before and at its highest. */
export function TimeLine({
  patient,
  zone,
  now,
  none,
}: {
  readonly patient: Patient;
  readonly zone: string;
  readonly now: number;
  /** What stands there where nothing can be drawn. */
  readonly none: string;
}) {
  const { t, i18n } = useTranslation();
  const sessions = patient.sessions.map(({ at, body }) => ({ at: body.startedAt ?? at, body }));
  const lines = progressOf(patient);
  const [chosen, setChosen] = useState<string>();
  const keyOf = (line: (typeof lines)[number]): string => `${line.series.instrument} ${line.series.form}`;
  const line = lines.find((one) => keyOf(one) === chosen) ?? lines[0];
  const points = (line?.series.points ?? []).flatMap(({ at, total }) => (total === null ? [] : [{ at, value: total }]));
  const title = line && (instrumentById(line.series.instrument)?.title ?? line.series.instrument);
  const times = [...sessions.map(({ at }) => at), ...points.map(({ at }) => at)];
  if (times.length === 0) return <p className={styles['none']}>{none}</p>;
  const from = Math.min(...times) - 4 * DAY;
  const until = Math.max(now, ...times) + 2 * DAY;
  const x = (at: number): number => LEFT + ((at - from) / (until - from)) * (RIGHT - LEFT);
  const doses = sessions.map(({ body }) => body.deliveredMgMax);
  const mostDose = Math.max(1, ...doses);
  const pressures = sessions
    .flatMap(({ body }) => [body.peakBp?.systolicMmHg, body.baselineBp?.systolicMmHg])
    .filter((v) => v !== undefined);
  const high = Math.max(180, ...pressures);
  const bp = (value: number): number => 300 - ((value - 80) / (high - 80)) * 76;
  const top = Math.max(10, ...points.map(({ value }) => value));
  // The first score may be the highest: its number stays below the name of the scale.
  const y = (value: number): number => 116 - (value / top) * 76;
  const { response = null, remission = null } = line?.lines ?? {};
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is wider than a phone, and is scrolled by keyboard too
    <figure className={styles['line']} tabIndex={0}>
      {lines.length > 1 && (
        <Chips
          label={t('chart.scores')}
          options={lines.map((one) => ({
            value: keyOf(one),
            label: instrumentById(one.series.instrument)?.title ?? one.series.instrument,
          }))}
          chosen={line === undefined ? [] : [keyOf(line)]}
          onChoose={setChosen}
        />
      )}
      <svg viewBox={`0 0 ${WIDTH} 336`} role="img" aria-label={t('patient.timeLine', { count: sessions.length })}>
        {line && (
          <g>
            <text x={LEFT} y={14} className={styles['label']}>
              {title}
            </text>
            {response !== null && (
              <>
                <line x1={LEFT} x2={RIGHT} y1={y(response)} y2={y(response)} className={styles['guide']} />
                <text x={LEFT} y={y(response) - 4} className={styles['small']}>
                  {t('patient.response')}
                </text>
              </>
            )}
            {remission !== null && (
              <>
                <line x1={LEFT} x2={RIGHT} y1={y(remission)} y2={y(remission)} className={styles['guide']} />
                <text x={LEFT} y={y(remission) + 16} className={styles['small']}>
                  {t('patient.remission')}
                </text>
              </>
            )}
            <polyline
              points={points.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ')}
              className={styles['curve']}
            />
            {points.map(({ at, value }) => (
              <g key={at}>
                <circle cx={x(at)} cy={y(value)} r={4} className={styles['dot']} />
                <text x={x(at)} y={y(value) - 9} textAnchor="middle" className={styles['value']}>
                  {value}
                </text>
              </g>
            ))}
          </g>
        )}
        <text x={LEFT} y={144} className={styles['label']}>
          {t('patient.dose')}
        </text>
        {sessions.map(({ at, body }) => {
          const height = (body.deliveredMg / mostDose) * 44;
          return (
            <g key={body.session}>
              <rect x={x(at) - 5} y={204 - height} width={10} height={Math.max(1, height)} className={styles['bar']} />
              <text x={x(at)} y={198 - height} textAnchor="middle" className={styles['value']}>
                {figure(body.deliveredMg, 0)}
              </text>
            </g>
          );
        })}
        <line x1={LEFT} x2={RIGHT} y1={204} y2={204} className={styles['axis']} />
        <text x={LEFT} y={222} className={styles['label']}>
          {t('patient.pressure')}
        </text>
        {sessions.map(({ at, body }) =>
          body.peakBp && body.baselineBp ? (
            <g key={body.session}>
              <line
                x1={x(at)}
                x2={x(at)}
                y1={bp(body.baselineBp.systolicMmHg)}
                y2={bp(body.peakBp.systolicMmHg)}
                className={styles['rise']}
              />
              <circle cx={x(at)} cy={bp(body.baselineBp.systolicMmHg)} r={3} className={styles['hollow']} />
              <circle cx={x(at)} cy={bp(body.peakBp.systolicMmHg)} r={4} className={styles['dot']} />
              <text x={x(at) + 8} y={bp(body.peakBp.systolicMmHg) + 4} className={styles['value']}>
                {body.peakBp.systolicMmHg}
              </text>
            </g>
          ) : null,
        )}
        <line x1={LEFT} x2={RIGHT} y1={308} y2={308} className={styles['axis']} />
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <text
            key={share}
            x={LEFT + share * (RIGHT - LEFT)}
            y={328}
            textAnchor={share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}
            className={styles['small']}
          >
            {dayText(from + share * (until - from), zone, i18n.language)}
          </text>
        ))}
        <line x1={x(now)} x2={x(now)} y1={20} y2={308} className={styles['now']} />
      </svg>
    </figure>
  );
}
