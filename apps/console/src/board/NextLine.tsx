import { buttonClass } from '@keel/ui/button';
import { countdownText } from '@keel/ui/freshness';
import { fullName } from '@keel/ui/identity';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type CSSProperties, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { alarmWords } from '../alarm-words/index.ts';
import styles from './NextLine.module.css';
import { type Coming, clashes, type Urgent } from './next-minutes.ts';
import { pinned } from './pinned.ts';

export const chairName = (one: { tile: Coming['tile'] }, without: string): string => one.tile.chair?.name ?? without;

/** The one next thing, and after it ten minutes of every chair on one clock. Who is in trouble comes before any clock. */
export function NextLine(props: {
  readonly urgent: Urgent | null;
  readonly coming: readonly Coming[];
  readonly now: number;
}) {
  const { t } = useTranslation();
  const { urgent, coming, now } = props;
  const [first] = coming;
  const what = (one: Coming): string =>
    one.whats.map((key) => t(`due.${key}` as 'due.check', { defaultValue: key })).join(', ');
  const over = (one: Coming): string => (one.dueAt < now ? ` ${countdownText(one.dueAt - now)}` : '');
  const line = useRef<HTMLOListElement>(null);
  const [linePx, setLinePx] = useState(1_000);
  useLayoutEffect(() => {
    const seen = new ResizeObserver(([entry]) => entry && setLinePx(Math.max(1, entry.contentRect.width)));
    if (line.current !== null) seen.observe(line.current);
    return () => seen.disconnect();
  }, []);
  const placed = pinned(
    coming,
    (one) => chairName(one, t('board.noChair')).length + what(one).length + over(one).length,
    linePx,
  );
  const rows = Math.max(1, ...placed.map(({ row }) => row + 1));
  return (
    <section className={styles['next']} aria-label={t('board.nextTen')}>
      {urgent ? (
        <div className={styles['first']} data-urgent>
          <div className={styles['words']}>
            <p className={styles['where']}>
              {chairName(urgent, t('board.noChair'))}
              <span className={styles['who']}>{fullName(urgent.tile.patient)}</span>
            </p>
            <p className={styles['what']}>
              {/* A monitor's own alarm says already that it is one. */}
              {urgent.about !== 'monitor-alarm' && t(`board.need.${urgent.need}`)}
              {urgent.need.startsWith('alarm') &&
                `${urgent.about === 'monitor-alarm' ? '' : ': '}${alarmWords(t, urgent.about, urgent.tile.alarms.find((one) => one.condition === urgent.about && one.acknowledgedAt === null)?.text ?? '')}`}
              {urgent.need.startsWith('values') &&
                `: ${t(`trigger.${urgent.about}` as 'trigger.session-hr', { defaultValue: urgent.about })}`}
            </p>
          </div>
          <Link
            to="/session/$id"
            params={{ id: urgent.tile.session }}
            className={`${buttonClass({ kind: 'next', size: 'large' })} ${styles['go']}`}
          >
            {t('board.go', { chair: chairName(urgent, t('board.noChair')) })}
          </Link>
        </div>
      ) : first ? (
        <div className={styles['first']}>
          <div className={styles['words']}>
            <p className={styles['where']}>
              {chairName(first, t('board.noChair'))}
              <span className={styles['who']}>{fullName(first.tile.patient)}</span>
            </p>
            <p className={styles['what']}>{what(first)}</p>
          </div>
          <p className={`${styles['count']} ${first.dueAt < now ? styles['over'] : ''}`}>
            <span className={styles['big']}>{countdownText(first.dueAt - now)}</span>
            <span>{t(first.late ? 'board.late' : first.dueAt < now ? 'board.due' : 'board.toGo')}</span>
          </p>
          <Link
            to="/session/$id"
            params={{ id: first.tile.session }}
            className={`${buttonClass({ kind: 'next', size: 'large' })} ${styles['go']}`}
          >
            {t('board.go', { chair: chairName(first, t('board.noChair')) })}
          </Link>
        </div>
      ) : (
        <p className={styles['calm']}>{t('board.nothing')}</p>
      )}
      <div className={styles['line']}>
        <ol ref={line} className={styles['pins']} style={{ '--rows': rows } as CSSProperties}>
          {placed.map((one) => (
            <li
              key={one.id}
              className={styles['pin']}
              data-late={one.late}
              data-clash={one.clash}
              data-side={one.side}
              style={{ left: `${one.place * 100}%`, '--row': one.row + 1 } as CSSProperties}
            >
              <Link to="/session/$id" params={{ id: one.tile.session }} className={styles['label']}>
                {one.clash && <IconArrowsSplit2 size={16} aria-hidden />}
                <b>{chairName(one, t('board.noChair'))}</b> {what(one)}
                {over(one) !== '' && <span className={styles['past']}>{over(one)}</span>}
                {one.clash && <span className={styles['hidden']}>{t('board.clash')}</span>}
              </Link>
            </li>
          ))}
        </ol>
        <div className={styles['scale']} aria-hidden="true">
          {[0, 2, 4, 6, 8, 10].map((minute) => (
            <span key={minute} style={{ left: `${minute * 10}%` }}>
              {minute === 0 ? t('board.now') : t('board.inMinutes', { count: minute })}
            </span>
          ))}
        </div>
      </div>
      {clashes(coming, now).map((clash) => {
        const minutes = Math.round((clash.at - now) / 60_000);
        return (
          <p key={clash.at} className={styles['clash']}>
            <IconArrowsSplit2 size={20} aria-hidden />
            {t('board.clashes', {
              when: minutes < 1 ? t('board.whenNow') : t('board.whenIn', { count: minutes }),
              list: clash.tiles.map((tile) => tile.chair?.name ?? t('board.noChair')).join(', '),
            })}
          </p>
        );
      })}
    </section>
  );
}
