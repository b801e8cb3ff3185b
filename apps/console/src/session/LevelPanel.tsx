import { doseTotals } from '@keel/clinical/session';
import { instant } from '@keel/clinical/units';
import { figure } from '@keel/ui/figure';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type uPlot from 'uplot';
import type { AlignedData } from 'uplot';
import { useSaid } from '../clinical-words/index.ts';
import { clockText } from '../time/index.ts';
import { useVisit } from '../visit/index.ts';
import { Lane } from './Lane.tsx';
import styles from './LevelPanel.module.css';
import { levelOf } from './level-of.ts';
import { OverlayPanel } from './OverlayPanel.tsx';

const MINUTE = 60_000;
const STEP_MS = 30_000;
const token = (name: string) => (): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** The predicted drug level: past, now and fifteen minutes ahead, with the band of a population. Display, never advice. */
export function LevelPanel() {
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const visit = useVisit();
  const { session, patient, zone } = visit;
  const now = instant(Math.floor(visit.now / STEP_MS) * STEP_MS);
  const start = session.firstDoseAt;
  const answer = useMemo(() => {
    if (start === null) return null;
    const from = start - 15 * MINUTE;
    const until = Math.max(now + 15 * MINUTE, start + 75 * MINUTE);
    const { running } = doseTotals(session, now);
    const order = session.order?.order;
    const plannedEnd = running && order?.form === 'infusion' ? start + order.minutes * MINUTE : null;
    return levelOf({ session, patient, now, zone, from, until, plannedEnd });
  }, [session, patient, now, zone, start]);
  const drawn = useMemo(() => {
    if (answer?.kind !== 'forecast') return null;
    const times = Array.from(answer.timesMs, (at) => at / 1_000);
    const past = Array.from(answer.plasmaNgPerMl, (value, i) => (i < answer.pastCount ? value : null));
    const ahead = Array.from(answer.plasmaNgPerMl, (value, i) => (i >= answer.pastCount - 1 ? value : null));
    const band = answer.band?.plasma;
    const high = band ? Array.from(band.p95) : times.map(() => null);
    const low = band ? Array.from(band.p5) : times.map(() => null);
    const most = Math.max(50, ...Array.from(band?.p95 ?? answer.plasmaNgPerMl));
    const top = Math.ceil(most / 50) * 50;
    return {
      data: [times, high, low, past, ahead] as AlignedData,
      options: {
        height: 132,
        unit: 'ng/mL',
        range: [0, top * 1.1] as const,
        splits: [0, top / 2, top],
        clock: (seconds: number): string => clockText(seconds * 1_000, zone, i18n.language),
        window: [answer.timesMs[0]!, answer.timesMs.at(-1)!] as const,
        now,
        marks: [],
        series: [
          { stroke: token('hair'), width: 1, points: { show: false } },
          { stroke: token('hair'), width: 1, points: { show: false } },
          { stroke: token('accent'), width: 2, points: { show: false } },
          { stroke: token('accent'), width: 2, dash: [4, 4], points: { show: false } },
        ] satisfies Partial<uPlot.Series>[],
        bands: [{ series: [1, 2] as uPlot.Band.Bounds, fill: token('accent-wash') as unknown as string }],
      },
    };
  }, [answer, now, zone, i18n.language]);
  if (answer === null || (answer.kind === 'none' && answer.because === 'no-dose')) return null;
  return (
    <section className={styles['level']} aria-label={t('level.title')}>
      <header className={styles['head']}>
        <h2>{t('level.title')}</h2>
        <p>{t('level.label')}</p>
        {answer.kind === 'forecast' && (
          <p className={styles['now']}>{t('level.now', { value: figure(answer.now.plasmaNgPerMl, 0) })}</p>
        )}
      </header>
      {drawn && (
        <Lane
          label={t('level.plasma')}
          unit="ng/mL"
          summary={t('level.title')}
          data={drawn.data}
          options={drawn.options}
        />
      )}
      {answer.kind === 'forecast' && (
        <p className={styles['notice']}>
          {t('level.notice')} {t('level.model', { title: said(answer.model.title), range: said(answer.model.range) })}{' '}
          {t(`level.blood.${answer.model.sampling}`)}. {answer.warnings.map(({ message }) => said(message)).join(' ')}
        </p>
      )}
      {answer.kind === 'forecast' && answer.others.length > 0 && (
        <p className={styles['notice']}>
          {t('level.secondNow', {
            models: answer.others
              .map((other) =>
                other.kind === 'curve'
                  ? `${said(other.model.title)}, ${t(`level.blood.${other.model.sampling}`)}: ${figure(other.plasmaNgPerMl[Math.max(0, answer.pastCount - 1)] ?? 0, 0)} ng/mL`
                  : `${said(other.model.title)}: ${other.because.map(({ message }) => said(message)).join(' ')}`,
              )
              .join('; '),
          })}
        </p>
      )}
      {answer.kind === 'forecast' && <OverlayPanel />}
      {answer.kind === 'refused' && (
        <p className={styles['notice']}>
          {t('level.refused')} {answer.because.map(({ message }) => said(message)).join(' ')}
        </p>
      )}
      {answer.kind === 'none' && <p className={styles['notice']}>{t(`level.none.${answer.because}`)}</p>}
    </section>
  );
}
