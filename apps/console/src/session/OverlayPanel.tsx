import type { SessionView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { figure } from '@keel/ui/figure';
import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { useVisit } from '../visit/index.ts';
import styles from './OverlayPanel.module.css';
import { OVERLAY_KINDS, type OverlayKind, overlayOf, sessionOf } from './overlay-of.ts';

/** As many sessions back as one look can hold. */
const BACK = 3;
const WIDTH = 960;
const LEFT = 120;
const RIGHT = 944;
const ROW = 76;
const RANGE: Readonly<Record<OverlayKind, readonly [number, number]>> = {
  systolic: [80, 200],
  spo2: [85, 100],
  sedation: [0, 5],
  dissociation: [0, 3],
};

/** This person's own measurements of this and earlier sessions on one clock, each with the level predicted for its moment. */
export function OverlayPanel() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles['overlay']}>
      <Button kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'level.overlayHide' : 'level.overlayShow')}
      </Button>
      {open && <Overlay />}
    </div>
  );
}

function Overlay() {
  const { t } = useTranslation();
  const { session, patient, now, zone } = useVisit();
  const ids = patient.sessions
    .filter(({ body }) => body.route === session.route && body.deliveredMgMax > 0)
    .slice(-BACK)
    .map(({ body }) => body.session);
  const views = useQueries({ queries: ids.map((id) => viewQuery<SessionView>('session', id)) });
  const minute = Math.floor(now / 60_000);
  const loaded = views.filter(({ data }) => data !== undefined).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the views are new objects each time; how many are there is what changes.
  const overlay = useMemo(
    () =>
      overlayOf({
        session,
        patient,
        now,
        zone,
        earlier: views.flatMap(({ data }, index) =>
          data === undefined ? [] : [{ id: ids[index]!, session: sessionOf(data) }],
        ),
      }),
    [session, patient, minute, zone, loaded],
  );
  if (overlay === null) return <p className={styles['notice']}>{t('level.none.no-model')}</p>;
  const points = overlay.sessions.flatMap((one) =>
    one.kind === 'points' ? one.points.map((point) => ({ ...point, current: one.id === 'now' })) : [],
  );
  const last = Math.max(60, ...points.map(({ sinceFirstDoseMin }) => sinceFirstDoseMin));
  const first = Math.min(0, ...points.map(({ sinceFirstDoseMin }) => Math.max(-30, sinceFirstDoseMin)));
  const x = (at: number): number => LEFT + ((at - first) / (last - first)) * (RIGHT - LEFT);
  const most = Math.max(50, ...points.map(({ plasmaNgPerMl }) => plasmaNgPerMl));
  const rows = [...OVERLAY_KINDS, 'level' as const];
  const y = (row: number, value: number, [low, high]: readonly [number, number]): number =>
    (row + 1) * ROW - 14 - ((Math.min(Math.max(value, low), high) - low) / (high - low)) * (ROW - 28);
  const unit: Readonly<Record<string, string>> = { systolic: 'mmHg', spo2: '%', sedation: 'MOAA/S', level: 'ng/mL' };
  return (
    <figure>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a phone scrolls the chart sideways, a keyboard must be able to. */}
      <section className={styles['scroll']} tabIndex={0} aria-label={t('level.overlay')}>
        <svg
          viewBox={`0 0 ${WIDTH} ${rows.length * ROW + 28}`}
          className={styles['chart']}
          role="img"
          aria-label={t('level.overlaySummary', { count: points.length, sessions: overlay.sessions.length })}
        >
          {rows.map((kind, row) => {
            const range = kind === 'level' ? ([0, most] as const) : RANGE[kind];
            return (
              <g key={kind}>
                <line
                  x1={LEFT}
                  x2={RIGHT}
                  y1={(row + 1) * ROW - 6}
                  y2={(row + 1) * ROW - 6}
                  className={styles['hair']}
                />
                <text x={0} y={row * ROW + 34} className={styles['label']}>
                  {t(`level.kinds.${kind}`)}
                </text>
                <text x={0} y={row * ROW + 52} className={styles['unit']}>
                  {kind === 'dissociation'
                    ? t('level.dissociationScale')
                    : `${figure(range[0], 0)}–${figure(range[1], 0)} ${unit[kind]}`}
                </text>
                {points
                  .filter((point) => kind === 'level' || point.kind === kind)
                  .filter(({ sinceFirstDoseMin }) => sinceFirstDoseMin >= first)
                  .map((point) => (
                    <circle
                      key={`${kind} ${point.kind} ${point.atMs}`}
                      cx={x(point.sinceFirstDoseMin)}
                      cy={y(row, kind === 'level' ? point.plasmaNgPerMl : point.value, range)}
                      r={4.5}
                      className={point.current ? styles['here'] : styles['before']}
                    />
                  ))}
              </g>
            );
          })}
          <line x1={x(0)} x2={x(0)} y1={4} y2={rows.length * ROW - 6} className={styles['dose']} />
          {Array.from({ length: Math.floor(last / 30) + 1 }, (_, index) => index * 30).map((at) => (
            <text key={at} x={x(at)} y={rows.length * ROW + 16} textAnchor="middle" className={styles['unit']}>
              {at} min
            </text>
          ))}
        </svg>
      </section>
      <figcaption className={styles['notice']}>
        {t('level.overlayKey', { count: overlay.sessions.length - 1 })} {t('level.notCause')} {t('level.label')},{' '}
        {overlay.model.title}, {t(`level.blood.${overlay.model.sampling}`)}; {overlay.model.range}.
      </figcaption>
    </figure>
  );
}
