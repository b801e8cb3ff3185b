import { isSeated } from '@keel/clinical/session';
import type { BoardTile, BoardView } from '@keel/formats/api';
import { ageText, CHARTED_EVERY_MS, countdownText, EXPECTED_EVERY_MS, freshness } from '@keel/ui/freshness';
import { PriorityMark } from '@keel/ui/priority';
import { IconArrowLeft, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { alarmWords } from '../alarm-words/index.ts';
import { meQuery, viewQuery } from '../api/index.ts';
import { newest, newestPressure, type Shown, useFeedState, useNow, useReadings, useTopics } from '../live/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { clockText } from '../time/index.ts';

import styles from './WallScreen.module.css';

/** The board for a wall, read at four metres by whoever walks past: chairs and numbers, and nobody's name. */
export function WallScreen() {
  const { t, i18n } = useTranslation();
  const board = useQuery({ ...viewQuery<BoardView>('board'), refetchInterval: 30_000 });
  useTopics(['board'], board.data?.position);
  const me = useQuery(meQuery).data;
  const now = useNow();
  const { state, silentMs } = useFeedState();
  if (!board.data) return board.error ? <Failed error={board.error} reset={() => void board.refetch()} /> : <Waiting />;
  const tiles = board.data.tiles
    .filter(isSeated)
    .sort((a, b) => (a.chair?.name ?? '').localeCompare(b.chair?.name ?? '', i18n.language, { numeric: true }));
  return (
    <div className={styles['wall']}>
      <header className={styles['head']}>
        <h1>{me?.clinic.name}</h1>
        <time className={styles['clock']}>{clockText(now, me?.clinic.zone ?? 'UTC', i18n.language)}</time>
        <Link to="/" className={styles['back']}>
          <IconArrowLeft size={24} aria-hidden />
          {t('wall.back')}
        </Link>
      </header>
      {state === 'silent' && (
        <p className={styles['blind']} role="alert">
          <IconPlugConnectedX size={40} aria-hidden />
          {t('feed.notLiveFor', { seconds: Math.round(silentMs / 1_000) })}
        </p>
      )}
      {tiles.length === 0 ? (
        <p className={styles['calm']}>{t('board.nobody')}</p>
      ) : (
        <section className={styles['chairs']} data-many={tiles.length > 4} aria-label={t('board.chairs')}>
          {tiles.map((tile) => (
            <Chair key={tile.session} tile={tile} now={now} />
          ))}
        </section>
      )}
    </div>
  );
}

function Chair({ tile, now }: { readonly tile: BoardTile; readonly now: number }) {
  const { t } = useTranslation();
  const readings = useReadings(tile.session);
  const start = tile.firstDoseAt === null ? null : Date.parse(tile.firstDoseAt);
  const [next] = [...tile.due].sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  const [alarm] = tile.alarms;
  const pressure = newestPressure(tile, readings);
  const figure = (label: string, unit: string, text: string | null, shown: Shown | null, everyMs: number) => {
    const every = shown?.source === 'person' ? CHARTED_EVERY_MS : everyMs;
    const age = shown === null ? null : now - shown.at;
    const fresh = age === null ? 'gone' : freshness(age, every);
    return (
      <div className={styles['figure']} data-freshness={fresh}>
        <dt>{label}</dt>
        <dd className={styles['number']}>{fresh === 'gone' || text === null ? '––' : text}</dd>
        <dd className={styles['unit']}>
          {unit}
          {age !== null && age > every && ` ${ageText(age)}`}
        </dd>
      </div>
    );
  };
  const hr = newest(tile, 'HR', readings) ?? newest(tile, 'PULSE', readings);
  const spo2 = newest(tile, 'SPO2', readings);
  return (
    <article className={styles['chair']}>
      <div className={styles['top']}>
        <h2>{tile.chair?.name ?? t('board.noChair')}</h2>
        <p>
          {t(`phase.${tile.phase}` as 'phase.planned', { defaultValue: tile.phase })}
          {start !== null && ` ${t('board.minute', { count: Math.max(0, Math.floor((now - start) / 60_000)) })}`}
        </p>
      </div>
      {alarm && (
        <p className={styles['alarm']} data-level={alarm.kind === 'technical' ? 'technical' : alarm.priority}>
          <PriorityMark priority={alarm.priority} technical={alarm.kind === 'technical'} />
          {/* Without the monitor's own words: nobody knows whom they name. */}
          {alarmWords(t, alarm.condition, '')}
        </p>
      )}
      <dl className={styles['figures']}>
        {figure(t('vital.hr'), '/min', hr === null ? null : String(hr.value), hr, EXPECTED_EVERY_MS.HR)}
        {figure(t('vital.spo2'), '%', spo2 === null ? null : String(spo2.value), spo2, EXPECTED_EVERY_MS.SPO2)}
        {figure(
          t('vital.bp'),
          'mmHg',
          pressure === null ? null : `${pressure.systolic}/${pressure.diastolic}`,
          pressure === null
            ? null
            : { value: pressure.systolic, unit: 'mmHg', at: pressure.at, source: pressure.source },
          EXPECTED_EVERY_MS.NIBP_SYS,
        )}
      </dl>
      {next && (
        <p className={styles['due']}>
          <span>{t(`due.${next.what}` as 'due.check', { defaultValue: next.what })}</span>
          <b>{countdownText(Date.parse(next.dueAt) - now)}</b>
        </p>
      )}
    </article>
  );
}
